"""The user's decisions as the resolution applies them. In: decisions, facts. Out: `Decided`, of nodes that are there.

A decision that contradicts another, or joins nodes of two kinds, is an error that names its line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.resolve.decisions import Decision
from kg.resolve.facts import Facts
from kg.resolve.sets import CERTAIN, Link, Sets, link


@dataclass(frozen=True, slots=True)
class Decided:
    """Links that hold whatever else is found, pairs that stay apart, and nodes that are mistakes."""

    links: tuple[Link, ...]
    apart: tuple[tuple[str, str], ...]
    wrong: frozenset[str]

    def joined_with(self, node: str) -> Iterator[str]:
        """The nodes that a line of the user joins with a node."""
        for each in self.links:
            if node in (each.left, each.right):
                yield from (each.left, each.right)

    def rows(self) -> Iterator[tuple[str, str, str, str]]:
        """All of it as verdict, one node, the other, reason."""
        yield from (("same", each.left, each.right, each.reason) for each in self.links)
        yield from (("not-same", one, other, "") for one, other in self.apart)
        yield from (("wrong", node, node, "") for node in self.wrong)


def decide(decisions: Iterable[Decision], facts: Facts, base: str) -> Decided:
    """The decisions about nodes that the facts hold."""
    known = [(d, _iri(d.left, base), _iri(d.right or d.left, base)) for d in decisions]
    here = [(d, left, right) for d, left, right in known if facts.kind(left) and facts.kind(right)]
    same = [each for each in here if each[0].verdict == "same"]
    apart = [each for each in here if each[0].verdict == "not-same"]
    for decision, left, right in (*same, *apart):
        _check_kinds(decision, left, right, facts)
    _check_agreement(same, apart)
    return Decided(
        links=tuple(link(left, right, CERTAIN, _reason(d)) for d, left, right in same),
        apart=tuple((left, right) for _, left, right in apart),
        wrong=frozenset(left for d, left, _ in here if d.verdict == "wrong"),
    )


def _iri(name: str, base: str) -> str:
    bare = name.removeprefix("<").removesuffix(">").removeprefix("id:")
    return bare if bare.startswith(base) or "://" in bare else base + bare


def _check_kinds(decision: Decision, left: str, right: str, facts: Facts) -> None:
    one, other = facts.kind(left), facts.kind(right)
    if one != other or one == "claim":
        raise decision.error(f"{decision.left} is an {one}, {decision.right} an {other}", "join nodes of one kind")


def _check_agreement(same: Iterable[tuple[Decision, str, str]], apart: Iterable[tuple[Decision, str, str]]) -> None:
    sets = Sets()
    for _, left, right in same:
        sets.join(left, right)
    for decision, left, right in apart:
        if sets.canonical(left) == sets.canonical(right):
            raise decision.error("contradicts the lines that say they are the same", "take one of them out")


def _reason(decision: Decision) -> str:
    return f"decided: {decision.note}" if decision.note else "decided"
