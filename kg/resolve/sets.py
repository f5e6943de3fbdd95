"""Sets of nodes that are one thing. In: links with scores, and who must or must not stand together. Out: the sets.

The result depends on the links alone, never on their order: the surest link goes first, ties by IRI.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

CERTAIN = Decimal(1)


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two nodes taken for one, `left` before `right` in the order of IRIs, with a score from 0 to 1 and the reason."""

    left: str
    right: str
    score: Decimal
    reason: str


def link(one: str, other: str, score: Decimal, reason: str) -> Link:
    """A link with its ends in order."""
    return Link(min(one, other), max(one, other), score, reason)


class Groups(Protocol):
    """Which nodes are one, as one may ask."""

    def canonical(self, node: str) -> str:
        """The node that speaks for all that are one with a node."""

    def members(self, node: str) -> frozenset[str]:
        """All that are one with a node."""


class Sets:
    """Disjoint sets that know which nodes must stay apart.

    `home` names for a node the one place that may give a set no more than one member: the article of an event.
    """

    def __init__(self, apart: Iterable[tuple[str, str]] = (), home: Mapping[str, str] | None = None) -> None:
        self._parent: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._home = home or {}
        self._apart: dict[str, set[str]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def canonical(self, node: str) -> str:
        """The smallest IRI of the node's set."""
        while (parent := self._parent.get(node, node)) != node:
            self._parent[node] = self._parent.get(parent, parent)
            node = parent
        return node

    def members(self, node: str) -> frozenset[str]:
        """All nodes of the node's set."""
        head = self.canonical(node)
        return frozenset(self._members.get(head, {head}))

    def join(self, one: str, other: str) -> None:
        """Make one set of two, whatever stands against it."""
        first, second = sorted((self.canonical(one), self.canonical(other)))
        if first != second:
            self._parent[second] = first
            self._members.setdefault(first, {first}).update(self._members.pop(second, {second}))

    def may_join(self, one: str, other: str) -> bool:
        """Whether nothing keeps two different sets apart."""
        left, right = self.members(one), self.members(other)
        if any(self._apart.get(node, frozenset()) & right for node in left):
            return False
        homes = [self._home[node] for node in (*left, *right) if node in self._home]
        return len(homes) == len(set(homes))

    def join_links(self, links: Iterable[Link]) -> tuple[Link, ...]:
        """Join along the links that nothing stands against, the surest first; gives back those that made a set."""
        followed: list[Link] = []
        for each in sorted(set(links), key=lambda each: (-each.score, each)):
            is_new = self.canonical(each.left) != self.canonical(each.right)
            if is_new and self.may_join(each.left, each.right):
                self.join(each.left, each.right)
                followed.append(each)
        return tuple(sorted(followed))


def without_ambiguous(links: Iterable[Link], home: Mapping[str, str]) -> tuple[Link, ...]:
    """The links less those whose end is as well or better linked to another node of the same home."""
    rivals: dict[tuple[str, str], list[Link]] = {}
    kept = set(links)
    for each in kept:
        rivals.setdefault((each.left, home[each.right]), []).append(each)
        rivals.setdefault((each.right, home[each.left]), []).append(each)
    ambiguous = {
        each
        for group in rivals.values()
        for each in group
        if any(other.score >= each.score and other is not each for other in group)
    }
    return tuple(sorted(kept - ambiguous))
