"""Which nodes are one, as far as they were looked at again, else as the identity graph tells. In: a store, sets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox

from kg.graph.graph import Graph
from kg.graph.terms import term
from kg.resolve.sets import Sets


class StoredGroups:
    """The groups that an identity graph holds by one property."""

    def __init__(self, store: Graph, graph: ox.NamedNode, property: str) -> None:
        self._store, self._graph, self._property = store, graph, term(property)

    def canonical(self, node: str) -> str:
        """The node that speaks for all, itself where the graph tells nothing of it."""
        quads = self._store.quads_for_pattern(ox.NamedNode(node), self._property, None, self._graph)
        return next((str(quad.object.value) for quad in quads), node)  # type: ignore[union-attr]

    def members(self, node: str) -> frozenset[str]:
        """All nodes of the node's group."""
        head = self.canonical(node)
        quads = self._store.quads_for_pattern(None, self._property, ox.NamedNode(head), self._graph)
        return frozenset({head, node, *(quad.subject.value for quad in quads)})  # type: ignore[union-attr]


class RenewedGroups:
    """Stored groups, each read once, with those in their place that were made anew, if any.

    `renewed` holds whole groups, old and new.
    """

    def __init__(self, stored: StoredGroups, sets: Sets | None = None, renewed: frozenset[str] = frozenset()) -> None:
        self._stored, self._sets, self._renewed = stored, Sets() if sets is None else sets, renewed
        self._heads: dict[str, str] = {}
        self._members: dict[str, frozenset[str]] = {}

    def canonical(self, node: str) -> str:
        """The node that speaks for all."""
        if node in self._renewed:
            return self._sets.canonical(node)
        if node not in self._heads:
            self._heads[node] = self._stored.canonical(node)
        return self._heads[node]

    def members(self, node: str) -> frozenset[str]:
        """All nodes of the node's group."""
        if node in self._renewed:
            return self._sets.members(node)
        if node not in self._members:
            self._members[node] = self._stored.members(node)
        return self._members[node]


def reached(seeds: Iterable[str], neighbours: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """The seeds and all that can be reached from them."""
    seen = set(seeds)
    open_ones = list(seen)
    while open_ones:
        new = set(neighbours(open_ones.pop())) - seen
        seen |= new
        open_ones.extend(new)
    return frozenset(seen)


def portions(seeds: Iterable[str], neighbours: Callable[[str], Iterable[str]], least: int) -> Iterator[frozenset[str]]:
    """The seeds and all that can be reached from them, in portions of `least` or a few more.

    What can be reached from each other stands in one portion, however large it is.
    """
    seen: set[str] = set()
    portion: set[str] = set()
    for seed in sorted(seeds):
        if seed not in seen:
            found = reached((seed,), neighbours)
            seen |= found
            portion |= found
        if len(portion) >= least:
            yield frozenset(portion)
            portion = set()
    if portion:
        yield frozenset(portion)
