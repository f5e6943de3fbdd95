"""Names that both the actor and the place stage claim. In: references of both. Out: references with one reading each.

The gazetteer's reading goes before the model's guess that an unlisted name is somebody; a listed actor, a person with
an office or a full name in the text, and a longer name go before the gazetteer's. A country stays both: it acts, and it
lies somewhere.
"""

from __future__ import annotations

from kg.nlp.found import Found, Reference


def settle_names(found: Found, places: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """The references of the actor stage and those of the place stage, each stretch of tokens read once."""
    taken = {(r.start, r.end) for r in places if r.id in _known_places(found)}
    actors = tuple(r for r in found.references if not (_is_guess(found, r) and (r.start, r.end) in taken))
    held = {t: r for r in actors if r.kind != "place" and r.form in ("name", "acronym") for t in range(r.start, r.end)}
    kept = tuple(p for p in places if (r := held.get(p.head)) is None or r.id == p.id or _is_guess(found, r))
    return (*actors, *kept)


def _known_places(found: Found) -> frozenset[str]:
    return frozenset(p.id for p in found.places if p.lat is not None)


def _is_guess(found: Found, reference: Reference) -> bool:
    """Whether only the model says that the name is an actor."""
    actor = found.actor_of.get(reference.id)
    if actor is None or actor.known != "named" or reference.form == "nominal":
        return False
    return actor.kind != "person" or not (actor.sector or actor.part_of or _has_bearer(found, actor.name))


def _has_bearer(found: Found, surname: str) -> bool:
    """Whether the text gives a person's full name that ends with it."""
    return any(a.kind == "person" and a.name.endswith(f" {surname}") for a in found.actors)
