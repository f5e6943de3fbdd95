"""Counts and errors while an answer is scored. In: what was wanted and given, piece by piece. Out: a `Score`.

`ROWS` names what is counted, `CODES` what is compared where a claim was found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from kg.evaluate.quotes import Quote
from kg.evaluate.scores import Count

ROWS = ("event", "type", "actor", "recipient", "date", "place", "claim", "relay", "relation", "figure")
CODES = ("polarity", "certainty", "modality")
Fault = Literal["missed", "invented", "wrong", "repeated"]
Wanted = TypeVar("Wanted")
Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Slip:
    """One error: what is wanted, what was given, of what, and where. `line` is that of the coder's file.

    What is given and not wanted is invented, or repeated where another answer is paired with the same `wanted` already.
    """

    fault: Fault
    row: str
    about: str
    wanted: str
    given: str
    path: str
    line: int | None
    sentence: str


@dataclass(slots=True)
class Score:
    """What was counted; scores of several articles add up. `types` are the types of the pairs, wanted and given."""

    counts: dict[str, Count] = field(default_factory=lambda: dict.fromkeys((*ROWS, *CODES), Count()))
    types: list[tuple[str, str]] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Counts another article in."""
        for row, count in other.counts.items():
            self.counts[row] += count
        self.types += other.types
        self.slips += other.slips


@dataclass(frozen=True, slots=True)
class Entry:
    """What an error is about, where it stands in the article, and in which line of the coder's file."""

    label: str
    span: Quote | None
    line: int | None = None


class Tally:
    """Fills a score. Nothing wanted and nothing given counts nowhere."""

    def __init__(self, text: str, path: str) -> None:
        self._text, self._path = text, path
        self.score = Score()

    def count(self, row: str, *, right: int = 0, wanted: int = 0, given: int = 0) -> None:
        """Adds to a row."""
        self.score.counts[row] += Count(right, wanted, given)

    def one(self, row: str, entry: Entry, wanted: str, given: str, *, is_right: bool) -> None:
        """One value that an entry can have; "" where it has none."""
        self.count(row, right=is_right, wanted=bool(wanted), given=bool(given))
        if not is_right:
            self._slip(row, entry, wanted, given)

    def several(
        self,
        row: str,
        entry: Entry,
        wanted: Sequence[Wanted],
        given: Sequence[Given],
        is_same: Callable[[Wanted, Given], bool],
        label_wanted: Callable[[Wanted], str],
        label_given: Callable[[Given], str],
    ) -> list[tuple[Wanted, Given]]:
        """The pairs of values that an entry can have several of; the rest are errors."""
        rest = list(given)
        pairs: list[tuple[Wanted, Given]] = []
        for one in wanted:
            partner = next((other for other in rest if is_same(one, other)), None)
            if partner is not None:
                rest.remove(partner)
                pairs.append((one, partner))
        left = [one for one in wanted if all(one is not found for found, _ in pairs)]
        self.count(row, right=len(pairs), wanted=len(wanted), given=len(given))
        for place in range(max(len(left), len(rest))):
            missed = label_wanted(left[place]) if place < len(left) else ""
            invented = label_given(rest[place]) if place < len(rest) else ""
            self._slip(row, entry, missed, invented)
        return pairs

    def repeated(self, row: str, entry: Entry, wanted: str, given: str) -> None:
        """One more answer to what has its answer."""
        self.count(row, given=1)
        self._slip(row, entry, wanted, given, "repeated")

    def _slip(self, row: str, entry: Entry, wanted: str, given: str, fault: Fault | None = None) -> None:
        if wanted or given:
            fault = fault or ("missed" if not given else "invented" if not wanted else "wrong")
            sentence = sentence_at(self._text, entry.span) if entry.span else ""
            slip = Slip(fault, row, entry.label, wanted, given, self._path, entry.line, sentence)
            self.score.slips.append(slip)


_ENDS = (". ", "! ", "? ", ".\n", "!\n", "?\n", "\n\n", ".” ", '." ', "?” ", '?" ')


def sentence_at(text: str, span: Quote) -> str:
    """The sentence around the characters, without line breaks; for readers, so no parser is asked."""
    start = max((text.rfind(end, 0, span.start) + len(end) for end in _ENDS if end in text[: span.start]), default=0)
    after = [text.find(end, span.end) + len(end) for end in _ENDS if text.find(end, span.end) >= 0]
    return " ".join(text[start : min(after, default=len(text))].split())
