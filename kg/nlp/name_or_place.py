"""Names that both the actor and the place stage claim. In: references of both. Out: references with one reading each.

The gazetteer's reading goes before the model's guess that an unlisted name is somebody; a listed actor, a person with
an office or a full name in the text, and a longer name go before the gazetteer's. A country stays both: it acts, and it
lies somewhere.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.model import Actor
from kg.nlp.found import Found, Reference
from kg.ontology.given_names import load_given_names

TOLD = "told to be a place"
"""The rule of a reference that the words around it say to be a place's, whoever else bears the name."""


def settle_names(found: Found, places: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """The references of the actor stage and those of the place stage, each stretch of tokens read once."""
    named = {t: p for p in places for t in range(p.start, p.end)}
    actors = tuple(r for r in found.references if not _is_outdone(found, r, named))
    held = {t: r for r in actors if r.kind != "place" and r.form in ("name", "acronym") for t in range(r.start, r.end)}
    kept = tuple(p for p in places if (r := held.get(p.head)) is None or r.id == p.id or _is_both(found, r, p))
    return (*actors, *kept)


def _is_both(found: Found, name: Reference, place: Reference) -> bool:
    """Whether the place's reading stays beside a name's: it is only a guess, and does not reach beyond the place."""
    crossing = place.start < name.start < place.end < name.end
    person = _is_full_name(found.actor_of.get(name.id)) and found.place_of[place.id].lat is None
    return is_guess(found, name) and not crossing and not person


def _is_outdone(found: Found, reference: Reference, named: Mapping[int, Reference]) -> bool:
    """Whether a place's name is what an actor's was taken for: "North America" is no state, nor Atlanta's Georgia."""
    if reference.form not in ("name", "acronym", "metonym"):
        return False
    place = named.get(reference.start)
    if place is None or place.end < reference.end or place.id == reference.id:
        return False
    actor = found.actor_of.get(reference.id)
    if actor is not None and actor.kind == "state":
        record = found.place_of[place.id]
        namesake = reference.form != "metonym" and record.precision != "country" and record.country != actor.country
        return namesake or place.end - place.start > reference.end - reference.start
    if _is_full_name(actor) and found.place_of[place.id].lat is None:
        return False
    return is_guess(found, reference) or place.rule == TOLD


def is_guess(found: Found, reference: Reference) -> bool:
    """Whether only the model says that the name is an actor's."""
    actor = found.actor_of.get(reference.id)
    if actor is None or actor.known != "named" or reference.form == "nominal":
        return False
    if actor.kind != "person":
        return True
    return not (actor.sector or actor.part_of or _has_bearer(found, actor.name))


def _is_full_name(actor: Actor | None) -> bool:
    """Whether it is somebody's given name and another ("Clara Hill", which is no hill)."""
    if actor is None or actor.kind != "person":
        return False
    first, *others = actor.name.split()
    return bool(others) and first in load_given_names()


def _has_bearer(found: Found, surname: str) -> bool:
    """Whether the text gives a person's full name that ends with it."""
    return any(a.kind == "person" and a.name.endswith(f" {surname}") for a in found.actors)
