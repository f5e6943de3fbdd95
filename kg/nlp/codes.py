"""Codes of other schemes that follow from who is on an event's sides. In: type, mode, sides. Out: ACLED, UCDP codes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations, product

from kg.nlp.found import Found
from kg.nlp.roles import Sides
from kg.ontology.by_sides import Scheme, load_side_rules


def code_by_sides(scheme: Scheme, kind: str, mode: str | None, found: Found, sides: Sides) -> str | None:
    """The scheme's code where a rule of the ontology gives one for these sides, else None."""
    return load_side_rules().code(scheme, kind, mode, _pairs(found, sides))


def _pairs(found: Found, sides: Sides) -> Iterator[tuple[str, str]]:
    """The kinds of the two sides, for each pair of those who take part."""
    actors = [side for who in sides.actors if (side := _side(found, who))]
    if sides.reciprocal:
        return permutations(actors, 2)
    return product(actors, [side for who in sides.recipients if (side := _side(found, who))])


def _side(found: Found, who: str) -> str | None:
    actor = found.actor_of.get(who)
    if actor is None:
        return None
    return "state" if actor.kind == "state" else load_side_rules().side_of.get(actor.sector or "")
