"""Which words make a time expression. In: a text. Out: matches, each with the function that reads it.

Of overlapping matches the longest counts, of equals the one whose form is listed first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.nlp.time_forms import FORMS, WEAK_FORMS, Form, Reader


@dataclass(frozen=True, slots=True)
class TimeMatch:
    """A form of time found in a text. `weak` forms are words of other meanings too and need a sign beside them."""

    match: re.Match[str]
    read: Reader
    weak: bool

    @property
    def start(self) -> int:
        """Its first character."""
        return self.match.start()

    @property
    def end(self) -> int:
        """The character after its last one."""
        return self.match.end()


@dataclass(frozen=True, slots=True)
class _Pattern:
    signs: tuple[str, ...]
    expression: re.Pattern[str]
    read: Reader
    weak: bool


def _compiled(forms: tuple[Form, ...], *, weak: bool) -> tuple[_Pattern, ...]:
    # Months stand with their own case in `time_words`; in all other forms small and capital letters are one.
    return tuple(
        _Pattern(
            signs,
            re.compile(source.replace(" ", r"[ \u00a0]"), 0 if "(?P<month>" in source else re.IGNORECASE),
            read,
            weak,
        )
        for signs, source, read in forms
    )


def _by_signs(patterns: Iterable[_Pattern]) -> tuple[tuple[tuple[str, ...], tuple[tuple[int, _Pattern], ...]], ...]:
    """The patterns of each group of signs with their places in the order of all."""
    groups: dict[tuple[str, ...], list[tuple[int, _Pattern]]] = {}
    for order, pattern in enumerate(patterns):
        groups.setdefault(pattern.signs, []).append((order, pattern))
    return tuple((signs, tuple(members)) for signs, members in groups.items())


_PATTERNS = _by_signs((*_compiled(FORMS, weak=False), *_compiled(WEAK_FORMS, weak=True)))


def find_time_matches(text: str) -> list[TimeMatch]:
    """All forms of time in the text, the longest of those that overlap, in textual order."""
    taken: list[TimeMatch] = []
    start = 0
    for line in text.splitlines(keepends=True):
        taken.extend(_matches_of_line(text, line + line.lower(), start, start + len(line)))
        start += len(line)
    return taken


def _matches_of_line(text: str, both_cases: str, start: int, end: int) -> list[TimeMatch]:
    found = [
        (match.start() - match.end(), order, TimeMatch(match, pattern.read, pattern.weak))
        for signs, patterns in _PATTERNS
        if any(map(both_cases.__contains__, signs))
        for order, pattern in patterns
        for match in pattern.expression.finditer(text, start, end)
    ]
    taken: list[TimeMatch] = []
    for _, _, candidate in sorted(found, key=lambda f: (f[0], f[1], f[2].start)):
        if all(candidate.end <= other.start or other.end <= candidate.start for other in taken):
            taken.append(candidate)
    return sorted(taken, key=lambda t: t.start)
