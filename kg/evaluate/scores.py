"""Precision, recall, kappa. In: how many were right, wanted, given. Out: figures, None without anything to count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """How many were `right` of those `wanted` by the coder and those `given` by the answer."""

    right: int = 0
    wanted: int = 0
    given: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.wanted + other.wanted, self.given + other.given)

    @property
    def precision(self) -> float | None:
        """The share of the answer that is right."""
        return self.right / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        """The share of what the coder wrote that the answer has."""
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two."""
        both = self.wanted + self.given
        return 2 * self.right / both if both else None


def kappa(pairs: Iterable[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two codings of the same things; None where chance alone makes them agree, or there are none."""
    both = list(pairs)
    if not both:
        return None
    ones, others = Counter(a for a, _ in both), Counter(b for _, b in both)
    agreed = sum(a == b for a, b in both) / len(both)
    by_chance = sum(count * others[code] for code, count in ones.items()) / len(both) ** 2
    return (agreed - by_chance) / (1 - by_chance) if by_chance < 1 else None
