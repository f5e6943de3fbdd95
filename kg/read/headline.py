"""Which line is the headline? In: the lines of an article and what is known of each. Out: one line, or none.

A headline is a short line without a final stop above the report, and shares its words with it: so slogans and the names
of sites and sections, which stand there too, are told from it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import ZoneKind
from kg.read.datelines import Dateline, find_date_line, find_trailing_date
from kg.read.lines import Line

HEADER_LINES = 12
_LONGEST = 160
_SHORTEST = 8
_ENOUGH_WORDS = 4
_SHARED_WITH_REPORT = 0.34
_SHARED_WITH_KNOWN = 0.7
_WORD = re.compile(r"[^\W_]+")
_QUESTION_OR_ANSWER = re.compile(r"[QA]\s*[:.]\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Headline:
    """The line `index` up to `length`; `dated` is the date that closes the line, if one does."""

    index: int
    length: int
    dated: Dateline | None = None


def find_headline(lines: Sequence[Line], kinds: Sequence[ZoneKind | None], known: str | None) -> Headline | None:
    """The headline; where it is known from elsewhere, only a line that says the same."""
    if known is not None:
        return next((line for line in map(_cut, range(HEADER_LINES), lines) if _is_same(line, lines, known)), None)
    lead = find_lead(lines, kinds)
    above = [i for i in range(min(lead or 0, HEADER_LINES)) if kinds[i] is None and _is_candidate(lines[i])]
    above = [i for i in above if not lines[i].text.endswith("?")] or above
    above = [i for i in above if len(_words(lines[i].text)) >= _ENOUGH_WORDS] or above
    if not above:
        return None
    report = {_stem(word) for line in lines[lead:] for word in _words(line.text)}
    shares = {i: _share(lines[i].text, report) for i in above}
    best = max(above, key=lambda i: (shares[i], i))
    chosen = next((i for i in above if shares[i] >= _SHARED_WITH_REPORT), best)
    return _cut(chosen, lines[chosen])


def find_lead(lines: Sequence[Line], kinds: Sequence[ZoneKind | None]) -> int | None:
    """The first line of running text that is not known to be something else."""
    return next((i for i, line in enumerate(lines) if kinds[i] is None and is_running_text(line)), None)


def is_running_text(line: Line) -> bool:
    """Whether the line reads as part of a report rather than as a heading, question or date."""
    if find_date_line(line.text):
        return False
    return len(line.text) > _LONGEST or (line.ends_sentence and not line.text.endswith("?"))


def is_heading(line: Line) -> bool:
    """Whether the line is short and has no final stop, as headlines, headings and names do."""
    return len(line.text) <= _LONGEST and not line.has_final_stop


def _cut(index: int, line: Line) -> Headline:
    """The line as a headline, without the date that closes it."""
    dated = find_trailing_date(line.text)
    return Headline(index, len(line.text[: -dated.length].rstrip()) if dated else len(line.text), dated)


def _is_same(found: Headline, lines: Sequence[Line], known: str) -> bool:
    line = lines[found.index]
    here, there = set(_words(line.text[: found.length])), set(_words(known))
    if here == there:
        return bool(here)
    more = max(len(here), len(there))
    return is_heading(line) and more >= _ENOUGH_WORDS and len(here & there) >= _SHARED_WITH_KNOWN * more


def _is_candidate(line: Line) -> bool:
    return (
        is_heading(line)
        and len(line.text) >= _SHORTEST
        and not line.text[0].islower()
        and len(_words(line.text)) >= 2
        and not _QUESTION_OR_ANSWER.match(line.text)
        and not find_date_line(line.text)
    )


def _words(text: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _WORD.findall(plain.lower())


def _share(line: str, report: set[str]) -> float:
    words = [_stem(word) for word in _words(line) if len(word) > 3]
    return sum(word in report for word in words) / len(words) if words else 0.0


def _stem(word: str) -> str:
    return word[:5]
