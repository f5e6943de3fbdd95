"""Time expressions and the days that they mean. In: a parsed Doc and its Article. Out: `TimeExpression`s.

Relative times are counted from the article's date of publication; without one their days stay unknown. Durations are
no dates.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.model import Mention, TimeSpan
from kg.nlp.event_time import event_time, governor_of
from kg.nlp.found import Found, TimeExpression
from kg.nlp.time_calendar import Context, Days, Tense
from kg.nlp.time_patterns import TimeMatch, find_time_matches
from kg.nlp.tokens import Doc, Span, Token

__all__ = ["event_time", "find_times"]

_OTHER_ENTITIES = frozenset({"ORG", "PERSON", "GPE", "WORK_OF_ART", "PRODUCT", "FAC", "LAW", "MONEY", "PERCENT"})
# Before a bare month or year: what else than a time could follow these?
_TIME_CUES = frozenset(
    {
        "in", "since", "until", "till", "by", "from", "to", "of", "during", "before", "after", "throughout", "between",
        "through", "early", "late", "mid", "around", "circa", "last", "next", "this", "and", "or", "for", "on", "as",
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    }
)  # fmt: skip
_HABITS = frozenset(
    {"every", "each", "most", "black", "good", "bloody", "super", "ash", "palm", "easter", "cyber", "holy"}
)
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "would", "wo", "could", "may", "might", "should", "must", "can"})
_PROSPECTIVE = frozenset(
    {
        "expect", "plan", "schedule", "due", "set", "intend", "hope", "want", "agree", "vow", "pledge", "slate",
        "going", "prepare", "threaten", "promise", "aim", "propose", "urge", "ask", "invite", "order", "decide", "go",
        "likely",
    }
)  # fmt: skip
_SINCE = re.compile(r"\b(?:since|starting|beginning|from)(?: on| in)?(?: the)?\s*$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|up to|by|through)(?: the)?\s*$", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|prior to|ahead of)(?: the)?\s*$", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|following)(?: the)?\s*$", re.IGNORECASE)
_LASTING = re.compile(r"\b(?:for|throughout|all)(?: the| of)*\s*$", re.IGNORECASE)
_RANGE = re.compile(r"^(?:\s*(?:[-–—]|to|until|till|through)\s*(?:the )?)$")
_FROM = re.compile(r"\b(?:from|between)(?: the)?\s*$", re.IGNORECASE)


_PREMODIFIERS = frozenset({"compound", "nummod", "nmod", "amod", "poss"})
_RANGES = frozenset({"days of a month", "years"})


@dataclass(frozen=True, slots=True)
class _Reading:
    """The tokens of one expression with its days and how they are bounded."""

    span: Span
    days: Days
    anchor: date | None
    lasted: bool = False
    not_before: bool = False
    not_after: bool = False


def find_times(doc: Doc, found: Found) -> tuple[TimeExpression, ...]:
    """Every time expression of the Doc with the days that it means."""
    anchor = found.article.published
    matches = [
        (match, span)
        for match in find_time_matches(doc.text)
        if (span := doc.char_span(match.start, match.end, alignment_mode="expand")) is not None
        and _is_time(span, match)
    ]
    first = _read(doc, matches, {}, anchor)
    said_on = _days_of_statements(first)
    anchors = {i: day for i, (_, span) in enumerate(matches) if (day := _statement_day(span, said_on)) is not None}
    readings = _read(doc, matches, anchors, anchor) if anchors else first
    return tuple(_expression(r, found) for r in _joined(doc, readings))


def _read(
    doc: Doc, matches: list[tuple[TimeMatch, Span]], anchors: Mapping[int, date], published: date | None
) -> list[_Reading]:
    readings: list[_Reading] = []
    previous: Days | None = None
    for index, (match, span) in enumerate(matches):
        anchor = anchors.get(index, published)
        days = match.read(match.match, Context(anchor, previous, _tense(span.root)))
        if days is not None:
            readings.append(_bounded(doc, _Reading(span, days, anchor)))
            previous = days if days.first else previous
    return readings


def _days_of_statements(readings: list[_Reading]) -> dict[int, date]:
    """By token of a verb: the one day that an expression of its clause gives it."""
    days: dict[int, date] = {}
    for reading in readings:
        if reading.days.precision == "day" and reading.days.first and not reading.not_before and not reading.not_after:
            days.setdefault(governor_of(reading.span.root, reading.span.start, reading.span.end).i, reading.days.first)
    return days


def _statement_day(span: Span, said_on: Mapping[int, date]) -> date | None:
    """The day of the statement that the expression stands in ("said on Monday that ... at the weekend")."""
    node = span.root
    while node.head != node:
        if node.dep_ == "ccomp":
            return said_on.get(node.head.i)
        node = node.head
    return None


def _is_time(span: Span, match: TimeMatch) -> bool:
    doc, before = span.doc, span.doc[max(span.start - 1, 0)]
    if before.lower_ in _HABITS and span.start:
        return False
    if before.lower_ in ("a", "an") and span.root.dep_ == "pobj" and len(span) == 1:
        return False  # "on a Monday"
    if not match.weak:
        return any(t.is_digit for t in span) or all(t.ent_type_ not in _OTHER_ENTITIES for t in span)
    if any(t.ent_type_ in _OTHER_ENTITIES for t in span) or span.root.pos_ in ("VERB", "AUX"):
        return False
    if len(span) > 1 or all(t.ent_type_ == "DATE" for t in span):
        return _is_no_count(span)
    cued = before.lower_ in _TIME_CUES or (before.lower_ == "," and doc[max(span.start - 2, 0)].ent_type_ == "DATE")
    return cued and _is_no_count(span)


def _is_no_count(span: Span) -> bool:
    """Whether a bare number is no count of something ("in 2000 homes") nor money ("$2000")."""
    if not span[-1].text.isdigit():
        return True
    doc = span.doc
    after = doc[span.end] if span.end < len(doc) else None
    if span.start and doc[span.start - 1].text in ("$", "£", "€", "#", "No."):
        return False
    if after is not None and after.lower_ in ("year", "years", "-"):
        return False
    if after is None or after.tag_ != "NNS":
        return True
    before = doc[span.start - 1] if span.start else None
    return before is not None and (before.pos_ in ("DET", "PART", "PRON", "ADP"))


def _tense(token: Token) -> Tense:
    """Whether the verb over an expression tells of the past or the future."""
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if auxiliaries & _FUTURE and not auxiliaries & {"have"}:
        return "future"
    if any(c.dep_ == "xcomp" and verb.lemma_ == "be" and "to" in {a.lower_ for a in c.children} for c in verb.children):
        return "future"
    if "to" in auxiliaries and verb.head != verb:
        above = verb.head
        if above.lemma_ == "be":
            return "future"
        if above.lemma_.lower() in _PROSPECTIVE or above.lower_ in _PROSPECTIVE:
            return "future"
    if verb.tag_ in ("VBD", "VBN") or auxiliaries & {"was", "were", "had", "did", "has", "have", "been"}:
        return "past"
    return None


def _bounded(doc: Doc, reading: _Reading) -> _Reading:
    """Reads the preposition: "since" leaves the end open, "until" and "by" the beginning, "for" makes it last."""
    before = doc[max(reading.span.start - 3, reading.span.sent.start) : reading.span.start].text
    days = reading.days
    if days.first is None or days.last is None or reading.span.root.dep_ in _PREMODIFIERS:
        return reading
    if days.rule in _RANGES:
        return replace(reading, lasted=True)
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


def _joined(doc: Doc, readings: list[_Reading]) -> list[_Reading]:
    """Joins "from 3 May to 5 June" and "between 2011 and 2014" into one expression."""
    out: list[_Reading] = []
    for reading in readings:
        last = out[-1] if out else None
        if last is not None and (joined := _range(doc, last, reading)) is not None:
            out[-1] = joined
        else:
            out.append(reading)
    return out


def _range(doc: Doc, one: _Reading, other: _Reading) -> _Reading | None:
    link = doc[one.span.end : other.span.start].text
    before = doc[max(one.span.start - 2, 0) : one.span.start].text
    between = before.lower().endswith("between") and link == "and"
    dash = link.strip() in ("-", "–", "—") and one.days.precision == other.days.precision
    if not between and not dash and not (_RANGE.match(link) and _FROM.search(before)):
        return None
    first, last = one.days.first, other.days.last
    if first is None or last is None:
        return None
    if first > last and "without a year" in one.days.rule:
        first = first.replace(day=min(first.day, 28)) if (first.month, first.day) == (2, 29) else first
        first = first.replace(year=last.year if first.month <= last.month else last.year - 1)
    if first > last:
        return None
    days = Days(first, last, "bounded", f"{one.days.rule} to {other.days.rule}")
    return _Reading(doc[one.span.start : other.span.end], days, one.anchor, lasted=not between)


def _expression(reading: _Reading, found: Found) -> TimeExpression:
    span, days = reading.span, reading.days
    one_sided = reading.not_before or reading.not_after
    text = found.article.text[span.start_char : span.end_char]
    time = TimeSpan(
        start=None if one_sided else days.first,
        end=None if one_sided else days.last,
        precision="bounded" if one_sided else days.precision,
        rule=days.rule,
        not_before=days.first if reading.not_before else None,
        not_after=days.last if reading.not_after else None,
        lasted=reading.lasted,
        mention=Mention(span.start_char, span.end_char, text, "time"),
    )
    return TimeExpression(span.start, span.end, span.root.i, time, reading.anchor)
