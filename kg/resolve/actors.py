"""Actors that are one. In: the facts. Out: links. Nodes of one key are one already; here is what joins several keys.

A rule looks at the facts and gives links, each with its score and reason. New ones take their place in `ACTOR_RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.resolve.facts import Facts
from kg.resolve.sets import CERTAIN, Link, link

ActorRule = Callable[[Facts], Iterator[Link]]


def same_outside_id(facts: Facts) -> Iterator[Link]:
    """Two nodes that are said to match the same thing elsewhere."""
    yield from links_by_match(facts, facts.actors - facts.places)


def links_by_match(facts: Facts, nodes: frozenset[str]) -> Iterator[Link]:
    """Links from the first node that matches an outside thing to the others that match it."""
    first: dict[str, str] = {}
    for node in sorted(nodes):
        for match in sorted(facts.matches.get(node, ())):
            if first.setdefault(match, node) != node:
                yield link(first[match], node, CERTAIN, f"both match {match}")


ACTOR_RULES: tuple[ActorRule, ...] = (same_outside_id,)


def find_same_actors(facts: Facts) -> tuple[Link, ...]:
    """All links of all rules."""
    return tuple(each for rule in ACTOR_RULES for each in rule(facts))
