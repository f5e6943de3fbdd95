"""Names that both the actor and the place stage claim. In: references of both. Out: references with one reading each.

The gazetteer's reading goes before the model's guess that an unlisted name is an organization or a group; a listed
actor, a person and a longer name go before the gazetteer's. A country stays both: it acts, and it lies somewhere.
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
    """Whether only the model says that the name is an actor, and no person's."""
    actor = found.actor_of.get(reference.id)
    return actor is not None and actor.known == "named" and actor.kind != "person" and reference.form != "nominal"
