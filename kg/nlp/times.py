"""Time expressions and the days that they mean. In: a parsed Doc and its Article. Out: `TimeExpression`s.

Relative times are counted from the article's date of publication; without one their days stay unknown. Durations are
no dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from kg.model import Mention, TimeSpan
from kg.nlp.dated_words import governor_of
from kg.nlp.found import Found, TimeExpression
from kg.nlp.text_date import date_of_text
from kg.nlp.time_bounds import Reading, bounded, joined
from kg.nlp.time_calendar import Context, Days, Tense
from kg.nlp.time_entries import is_running_report
from kg.nlp.time_of_day import RULE as TIME_OF_DAY
from kg.nlp.time_patterns import TimeMatch, find_time_matches
from kg.nlp.tokens import Doc, Span, Token

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
        "likely", "call", "appeal", "demand", "request", "require", "tell", "offer", "need", "oblige", "mean", "ready",
    }
)  # fmt: skip


def find_times(doc: Doc, found: Found) -> tuple[TimeExpression, ...]:
    """Every time expression of the Doc with the days that it means."""
    anchor = date_of_text(doc, found.article)
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
    return tuple(_expression(r, found) for r in joined(doc, _without_hours_of_dates(readings)))


def _read(
    doc: Doc, matches: list[tuple[TimeMatch, Span]], anchors: Mapping[int, date], published: date | None
) -> list[Reading]:
    readings: list[Reading] = []
    previous: Days | None = None
    day = published if is_running_report(doc.text) else None
    for index, (match, span) in enumerate(matches):
        anchor = anchors.get(index, published)
        days = match.read(match.match, Context(anchor, previous, _tense(span.root), day))
        if days is not None:
            readings.append(bounded(doc, Reading(span, days, anchor)))
            if days.first is None or (days.rule == "full date" and days.first == published):
                continue  # the dateline tells when the report was written
            previous = days
            day = days.first if days.precision == "day" else day
    return readings


def _without_hours_of_dates(readings: list[Reading]) -> list[Reading]:
    """Leaves out hours and parts of a day in sentences that tell a day themselves ("at 8 a.m. on Monday")."""
    dated = {r.span.sent.start for r in readings if r.days.first is not None and r.days.rule != TIME_OF_DAY}
    return [r for r in readings if r.days.rule != TIME_OF_DAY or r.span.sent.start not in dated]


def _days_of_statements(readings: list[Reading]) -> dict[int, date]:
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
            tellers = (node.head, *(c for c in node.head.children if c.dep_ == "nsubj"))
            return next((day for t in tellers if (day := said_on.get(t.i)) is not None), None)
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
        above = next((t for t in _words_above(verb) if t.pos_ not in ("NOUN", "PROPN", "ADP")), verb.head)
        if above.lemma_ == "be":
            return "future"
        if above.lemma_.lower() in _PROSPECTIVE or above.lower_ in _PROSPECTIVE:
            return "future"
    if verb.tag_ in ("VBD", "VBN") or auxiliaries & {"was", "were", "had", "did", "has", "have", "been"}:
        return "past"
    return None


def _words_above(token: Token) -> Iterator[Token]:
    while token.head != token:
        token = token.head
        yield token


def _expression(reading: Reading, found: Found) -> TimeExpression:
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
