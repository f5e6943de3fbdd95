"""Reads times counted from the day that the text told before ("the next day", "that Sunday"). In: matches. Out: `Days`.

Where the text told none as exact as the unit, some are counted from the anchor, others stay unknown.
"""

from __future__ import annotations

import re
from datetime import date

from kg.nlp import time_calendar as cal
from kg.nlp import time_words as words
from kg.nlp.time_calendar import Context, Days

Match = re.Match[str]
_PARTS_OF_A_DAY = frozenset({"morning", "afternoon", "evening", "night"})


def read_shifted(match: Match, context: Context) -> Days | None:
    """ "two days earlier", "a week later": counted from the time that the text told before, else from the anchor."""
    count, unit = words.count_of(match["number"]), match["unit"].lower()
    start = _told_before(context, unit) or context.anchor
    if start is None or count is None or unit in ("hour", "minute", "century"):
        return cal.unknown(f"{unit}s earlier or later")
    sign = 1 if match["shift"].lower() in ("later", "after", "afterwards", "on") else -1
    return cal.unit_of(start, unit, sign * count, f"{unit}s {'later' if sign > 0 else 'earlier'}")


def read_apart(match: Match, context: Context) -> Days | None:
    """ "On Sunday, two days after rebels took it": the day of what is told next, counted from the one before."""
    count = words.count_of(match["number"]) if words.group(match, "number") else 1
    start, unit = _told_before(context, "day"), match["unit"].lower()
    if start is None or count is None:
        return cal.unknown(f"{unit}s apart")
    return cal.unit_of(start, unit, -count if match["shift"].lower() == "after" else count, f"{unit}s apart")


def read_neighbour(match: Match, context: Context) -> Days | None:
    """ "the next day", "the following morning", "the previous year", "the same day", "the day before"."""
    unit, word = match["unit"].lower(), match["which"].lower()
    unit = "day" if unit in _PARTS_OF_A_DAY else unit
    back = word in ("previous", "preceding", "before")
    told = _told_before(context, unit)
    start = context.anchor if told is None and back else told
    if start is None:
        return cal.unknown(f"neighbouring {unit}")
    sign = {"next": 1, "following": 1, "after": 1, "same": 0, "that": 0}.get(word, -1)
    return cal.unit_of(start, unit, sign, f"neighbouring {unit}")


def read_told_weekday(match: Match, context: Context) -> Days | None:
    """ "The previous Friday", "the following Friday", "that Friday": before, after or from the day told before."""
    start = _told_before(context, "day")
    if start is None:
        return cal.unknown("weekday near the day told before")
    weekday, which = words.weekday_number(match["weekday"]), match["which"].lower()
    if which in ("previous", "preceding", "before"):
        return cal.single(cal.weekday_before(start, weekday, strictly=True), "weekday before the day told before")
    if which in ("that", "same") and start.weekday() == weekday:
        return cal.single(start, "weekday of the day told before")
    return cal.single(cal.weekday_after(start, weekday), "weekday after the day told before")


def read_told_month_day(match: Match, context: Context) -> Days | None:
    """ "On the 4th": of the month of the day told before, else the last one up to the anchor."""
    told, day = context.day or context.anchor, int(match["day"])
    if told is None:
        return cal.unknown("day of the month")
    month = cal.month_of(told.year, told.month - (context.day is None and day > told.day), "")
    assert month.first is not None
    return cal.day_of(month.first.year, month.first.month, day, "day of the month")


def _told_before(context: Context, unit: str) -> date | None:
    """The first day of what the text told last, where that is as exact as the unit that is counted."""
    if unit == "day" and context.day is not None:
        return context.day
    previous = context.previous
    if previous is None or (unit == "day" and previous.precision != "day"):
        return None
    return previous.first
