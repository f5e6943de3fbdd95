"""Actors, or places, that are one. In: the facts, nodes that changed. Out: links, each with score and reason.

Nodes of one key are one already; here is what joins several keys: two nodes that are said to match the same thing
elsewhere. A new rule gives neighbours and links as this one does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.resolve.facts import Facts
from kg.resolve.sets import CERTAIN, Link, link


def matching(node: str, facts: Facts) -> Iterator[str]:
    """The nodes that a rule may join with a node."""
    kind = facts.node_kind(node)
    if kind:
        for match in facts.matches(node):
            yield from facts.matching(match, kind)


def find_same_nodes(nodes: Iterable[str], facts: Facts) -> Iterator[Link]:
    """The links among nodes, all of whose neighbours are among them: from the first that matches a thing to each."""
    for node in nodes:
        kind = facts.node_kind(node)
        for match in facts.matches(node) if kind else ():
            first = facts.matching(match, str(kind))[0]
            if first != node:
                yield link(first, node, CERTAIN, f"both match {match}")
