"""Bounds and ranges of time expressions. In: readings of single expressions. Out: readings, prepositions read.

"Since" leaves the end open, "until" and "by" the beginning; "from A to B" and "on Monday and Tuesday" are one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.nlp.time_calendar import Days
from kg.nlp.tokens import Doc, Span

_SINCE = re.compile(r"\b(?:since|starting|beginning|from)(?: on| in)?(?: the)?\s*$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|up to|by|through|as of)(?: the)?\s*$", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|prior to|ahead of)(?: the)?\s*$", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|following)(?: the)?\s*$", re.IGNORECASE)
_LASTING = re.compile(r"\b(?:for|throughout|all)(?: the| of)*\s*$", re.IGNORECASE)
_RANGE = re.compile(r"^(?:\s*(?:[-–—]|to|until|till|through)\s*(?:the )?)$")
_FROM = re.compile(r"\b(?:from|between)(?: the)?\s*$", re.IGNORECASE)
_PREMODIFIERS = frozenset({"compound", "nummod", "nmod", "amod", "poss"})
_RANGES = frozenset({"days of a month", "years"})
_ALIKE = frozenset({"weekday", "date without a year", "full date", "month without a year", "month and year", "year"})
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Reading:
    """The tokens of one expression with its days and how they are bounded."""

    span: Span
    days: Days
    anchor: date | None
    lasted: bool = False
    not_before: bool = False
    not_after: bool = False


def bounded(doc: Doc, reading: Reading) -> Reading:
    """Reads the preposition: "since" leaves the end open, "until" and "by" the beginning, "for" makes it last."""
    before = doc[max(reading.span.start - 3, reading.span.sent.start) : reading.span.start].text
    days = reading.days
    if days.first is None or days.last is None or reading.span.root.dep_ in _PREMODIFIERS:
        return reading
    if days.rule in _RANGES:
        return replace(reading, lasted="night" not in before.lower())
    if _BEFORE.search(before):
        return replace(reading, days=replace(days, last=days.first - timedelta(days=1)), not_after=True)
    if _AFTER.search(before):
        return replace(reading, days=replace(days, first=days.last + timedelta(days=1)), not_before=True)
    if _SINCE.search(before):
        return replace(reading, not_before=True)
    if _UNTIL.search(before):
        return replace(reading, not_after=True)
    if _LASTING.search(before):
        return replace(reading, lasted=days.precision == "bounded")
    return reading


def joined(doc: Doc, readings: list[Reading]) -> list[Reading]:
    """Joins "from 3 May to 5 June", "between 2011 and 2014" and "on Monday and Tuesday" into one expression."""
    out: list[Reading] = []
    for reading in readings:
        last = out[-1] if out else None
        if last is not None and (both := _range(doc, last, reading)) is not None:
            out[-1] = both
        else:
            out.append(reading)
    return out


def _range(doc: Doc, one: Reading, other: Reading) -> Reading | None:
    link = doc[one.span.end : other.span.start].text
    before = doc[max(one.span.start - 2, 0) : one.span.start].text
    between = before.lower().endswith("between") and link == "and"
    dash = link.strip() in ("-", "–", "—") and one.days.precision == other.days.precision
    alike = one.days.rule == other.days.rule and one.days.rule in _ALIKE
    lasted = dash or bool(_RANGE.match(link) and (_FROM.search(before) or alike))
    first, last = _start_before(one, other), other.days.last
    if first is None or last is None or first > last:
        return None
    if not (between or lasted or (link == "and" and _follows(one, other, first))):
        return None
    days = Days(first, last, "bounded", f"{one.days.rule} to {other.days.rule}")
    night = "night" in doc[max(one.span.start - 3, 0) : one.span.start].text.lower()
    return Reading(doc[one.span.start : other.span.end], days, one.anchor, lasted=lasted and not night)


def _start_before(one: Reading, other: Reading) -> date | None:
    """The first day of the one, moved before the other's end where it was counted from the same anchor."""
    first, last = one.days.first, other.days.last
    if first is None or last is None or first <= last:
        return first
    if one.days.rule == other.days.rule == "weekday":
        return first - _WEEK
    if "without a year" in one.days.rule:
        first = first.replace(day=min(first.day, 28)) if (first.month, first.day) == (2, 29) else first
        return first.replace(year=last.year if first.month <= last.month else last.year - 1)
    return first


def _follows(one: Reading, other: Reading, first: date) -> bool:
    """Whether the two are alike and the other is the next: "on Monday and Tuesday", "in 2014 and 2015"."""
    if one.days.precision != other.days.precision or one.days.rule not in _ALIKE:
        return False
    if one.days.first is None or one.days.last is None or other.days.first is None:
        return False
    end = first + (one.days.last - one.days.first)
    return end + timedelta(days=1) == other.days.first
