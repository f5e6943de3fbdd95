"""Entries of a chronicle or a week's review, each under its day. In: a Doc and its times. Out: tokens with a day.

"Monday, 3 May" on a line of its own heads all up to the next such line, "3 May 2021 The army seizes power" its
paragraph. One such line alone is the date of the report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.nlp.found import Found, TimeExpression
from kg.nlp.tokens import Doc

_LINE_END = re.compile(r"[ \t]*:?[ \t]*(?:\r?\n|$)")
_TEXT_AFTER = re.compile(r"[ \t]*(?:[:–—-][ \t]*(?=\S)|[ \t](?=[A-Z“\"]))")
_PARAGRAPH_END = re.compile(r"\n[ \t]*\r?\n")
_SILENT = frozenset({"dateline", "credit", "boilerplate", "link", "title"})


@dataclass(frozen=True, slots=True)
class Entry:
    """Characters `[start, end)` under the day of the expression."""

    start: int
    end: int
    time: TimeExpression


def find_entries(doc: Doc, found: Found) -> tuple[Entry, ...]:
    """The entries of the Doc; none where fewer than two days head one."""
    heads = [(time, alone) for time in found.times if (alone := _heads(doc, found, time)) is not None]
    if len({time.span.start for time, _ in heads}) < 2:
        return ()
    entries: list[Entry] = []
    for (time, alone), after in zip(heads, (*heads[1:], None), strict=False):
        start = doc[time.end - 1].idx + len(doc[time.end - 1])
        end = doc[after[0].start].idx if after is not None else len(doc.text)
        if not alone:
            paragraph = _PARAGRAPH_END.search(doc.text, start, end)
            end = paragraph.start() if paragraph else end
        entries.append(Entry(start, end, time))
    return tuple(entries)


def _heads(doc: Doc, found: Found, time: TimeExpression) -> bool | None:
    """Whether a day stands alone in its line (True) or begins one whose words go on without it (False)."""
    span = time.span
    if (
        span.start is None
        or span.start != span.end
        or any(z.start <= doc[time.start].idx < z.end and z.kind in _SILENT for z in found.article.zones)
    ):
        return None
    start, end = doc[time.start].idx, doc[time.end - 1].idx + len(doc[time.end - 1])
    if doc.text[doc.text.rfind("\n", 0, start) + 1 : start].strip(" \t*•-–"):
        return None
    if _LINE_END.match(doc.text, end):
        return True
    return False if _TEXT_AFTER.match(doc.text, end) else None
