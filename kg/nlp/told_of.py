"""What descriptions add to those whom they describe. In: references before and after coreference. Out: the actors.

"Aisha Bello is a Turkish national", "a student named Wong", "X, an officer of the army": the sector, country and body
of the description go to the one described, where nothing else has told them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Actor
from kg.nlp.found import Found, Reference

_DESCRIBING = frozenset({"apposition", "said of somebody"})
_ANYBODY = "CVL"


def with_descriptions(before: Iterable[Reference], found: Found) -> tuple[Actor, ...]:
    """The actors of `found`, the named ones with what their descriptions tell.

    `before` are the references of descriptions to actors of their own.
    """
    own = {(r.start, r.end): r.id for r in before if r.form == "nominal"}
    actors = dict(found.actor_of)
    for reference in found.references:
        described, description = (
            actors.get(reference.id),
            found.actor_of.get(own.get((reference.start, reference.end), "")),
        )
        if reference.rule not in _DESCRIBING or described is None or description is None:
            continue
        if described.known == "named" and described.id != description.id:
            actors[described.id] = _with(described, description)
    return tuple(actors.values())


def _with(described: Actor, description: Actor) -> Actor:
    """The actor with what the description tells: country and body where it says whose it is."""
    told = description.part_of is not None
    sector = description.sector if description.sector != _ANYBODY or told else None
    return replace(
        described,
        sector=described.sector or sector,
        country=described.country or (description.country if told else None),
        dictionary_code=described.dictionary_code or (description.dictionary_code if told else None),
        part_of=described.part_of or (description.part_of if description.part_of != described.id else None),
    )
