"""The day of a text, which its relative times are counted from. In: a Doc and its Article. Out: a date or None."""

from __future__ import annotations

from datetime import date, timedelta

from kg.model import Article
from kg.nlp.time_calendar import Context
from kg.nlp.time_patterns import find_time_matches
from kg.nlp.tokens import Doc

_HEAD, _HEAD_LINES = 400, 6
_MAX_APART = timedelta(days=7)


def date_of_text(doc: Doc, article: Article) -> date | None:
    """The text's own, where a line at its head is a date; that of its publication; that of a weekday in its head."""
    for line in doc.text[:_HEAD].splitlines()[:_HEAD_LINES]:
        told = line.strip()
        for match in find_time_matches(told) if told else ():
            days = match.read(match.match, Context(None)) if (match.start, match.end) == (0, len(told)) else None
            own = days.first if days is not None and days.precision == "day" else None
            if own is not None and (article.published is None or abs(own - article.published) <= _MAX_APART):
                return own
    return article.published or _weekday_and_date(doc.text[:_HEAD])


def _weekday_and_date(head: str) -> date | None:
    """The day of "What we know on Friday, 10 May 2024": with both told, it is the day of the text."""
    for match in find_time_matches(head):
        if match.match.groupdict().get("weekday") and match.match.groupdict().get("year"):
            days = match.read(match.match, Context(None))
            return days.first if days is not None else None
    return None
