"""Places that are one. In: the facts. Out: links. Places of one gazetteer key are one already."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.resolve.actors import links_by_match
from kg.resolve.facts import Facts
from kg.resolve.sets import Link

PlaceRule = Callable[[Facts], Iterator[Link]]


def same_outside_id(facts: Facts) -> Iterator[Link]:
    """Two places that are said to match the same thing elsewhere."""
    yield from links_by_match(facts, facts.places)


PLACE_RULES: tuple[PlaceRule, ...] = (same_outside_id,)


def find_same_places(facts: Facts) -> tuple[Link, ...]:
    """All links of all rules."""
    return tuple(each for rule in PLACE_RULES for each in rule(facts))
