"""Reads times counted from another day ("on Monday", "two days ago"). In: a match and its context. Out: `Days`.

Without an anchor the days stay unknown.
"""

from __future__ import annotations

import re
from datetime import timedelta

from kg.nlp import time_calendar as cal
from kg.nlp import time_words as words
from kg.nlp.time_calendar import Context, Days

Match = re.Match[str]


def read_weekday(match: Match, context: Context) -> Days | None:
    """ "Monday": the last one up to the anchor, the next one after it with a future verb or "next"."""
    which = (words.group(match, "which") or "").lower()
    if context.anchor is None:
        return cal.unknown("weekday")
    weekday = words.weekday_number(match["weekday"])
    if which in ("next", "coming", "this coming") or (context.tense == "future" and which in ("", "this")):
        return cal.single(cal.weekday_after(context.anchor, weekday), "weekday to come")
    strictly = which in ("last", "past", "previous", "this past")
    return cal.single(cal.weekday_before(context.anchor, weekday, strictly=strictly), "weekday")


def read_weekday_of_week(match: Match, context: Context) -> Days | None:
    """ "on Monday last week", "Monday of this week", "Monday two weeks ago": the weekday of that week."""
    count = words.count_of(match["number"]) if words.group(match, "number") else 0
    if context.anchor is None or count is None:
        return cal.unknown("weekday of a week")
    which = (words.group(match, "which") or "").lower().removeprefix("the ")
    steps = -count or {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    week = cal.unit_of(context.anchor, "week", steps, "")
    assert week.first is not None
    return cal.single(week.first + timedelta(days=words.weekday_number(match["weekday"])), "weekday of a week")


def read_within(match: Match, context: Context) -> Days | None:
    """ "earlier in the week", "later in the day": from the beginning of the unit up to the anchor, or on to its end."""
    unit = match["unit"].lower()
    if context.anchor is None:
        return cal.unknown(f"within the {unit}")
    days = cal.unit_of(context.anchor, unit, 0, f"{match['when'].lower()} in the {unit}")
    if days.first is None or days.last is None or unit == "day":
        return days
    if match["when"].lower() == "later":
        return Days(context.anchor, days.last, "bounded", days.rule)
    return Days(days.first, context.anchor, "bounded", days.rule)


def read_weekend(match: Match, context: Context) -> Days | None:
    """ "at the weekend": the last Saturday and Sunday before the anchor, or those that hold it."""
    which, anchor = (words.group(match, "which") or "").lower(), context.anchor
    if anchor is None:
        return cal.unknown("weekend")
    this = cal.weekend_of(anchor, "weekend")
    on_weekend = anchor.weekday() >= 5
    if which in ("next", "coming", "this coming") or (context.tense == "future" and which in ("", "this")):
        later = which == "next" and on_weekend
        return cal.weekend_of(anchor + timedelta(days=7 if later else 0), "weekend to come")
    # On a Saturday the weekend has hardly begun: what is told as past lies before it.
    begun = anchor.weekday() == 6 or (on_weekend and (which.startswith("this") or context.tense != "past"))
    if begun and which not in ("last", "previous", "past"):
        return this
    return cal.weekend_of(anchor - timedelta(days=7), "weekend")


_NEAR_DAYS = {
    "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "last night": -1, "the day before yesterday": -2,
    "the day after tomorrow": 2, "this morning": 0, "this afternoon": 0, "this evening": 0, "earlier today": 0,
    "later today": 0,
}  # fmt: skip


def read_near_day(match: Match, context: Context) -> Days | None:
    """ "yesterday", "tonight", "last night"."""
    if context.anchor is None:
        return cal.unknown("day near publication")
    text = " ".join(match["near"].lower().split())
    return cal.single(context.anchor + timedelta(days=_NEAR_DAYS[text]), "day near publication")


def read_night(match: Match, context: Context) -> Days | None:
    """ "Overnight into Friday", "the night to Friday" end on that day, "overnight on Friday" begins on it."""
    if context.anchor is None:
        return cal.unknown("overnight")
    day = cal.weekday_before(context.anchor, words.weekday_number(match["weekday"]), strictly=False)
    ends = match["to"] or match["link"].lower().strip() in ("into", "to")
    first = day - timedelta(days=1 if ends else 0)
    return Days(first, first + timedelta(days=1), "bounded", "overnight")


def read_overnight(_: Match, context: Context) -> Days | None:
    """ "overnight": the night before the day of publication."""
    if context.anchor is None:
        return cal.unknown("overnight")
    return Days(context.anchor - timedelta(days=1), context.anchor, "bounded", "overnight")


def read_unit(match: Match, context: Context) -> Days | None:
    """ "last week", "next month", "earlier this year", "this week"."""
    which, unit = match["which"].lower(), match["unit"].lower()
    if context.anchor is None:
        return cal.unknown(f"{which} {unit}")
    steps = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which.removeprefix("this "), 0)
    if unit == "century":
        first = (context.anchor.year - 1) // 100 * 100 + 1 + 100 * steps
        return cal.years_of(first, first + 99, f"{which} century")
    days = cal.unit_of(context.anchor, unit, steps, f"{which} {unit}")
    when = (words.group(match, "when") or "").lower()
    if when == "earlier" and not steps and days.first:
        return Days(days.first, context.anchor, "bounded", f"earlier this {unit}")
    if when == "later" and not steps and days.last:
        return Days(context.anchor, days.last, "bounded", f"later this {unit}")
    return cal.part_of(days, words.group(match, "part") or (when if when in ("early", "late") else None))


def read_ago(match: Match, context: Context) -> Days | None:
    """ "two days ago", "a year ago": the day, week, month or year that lies so far back."""
    count, unit = words.count_of(match["number"]), match["unit"].lower()
    if context.anchor is None or count is None:
        return cal.unknown(f"{unit}s ago")
    if words.group(match, "exact") and unit not in ("hour", "minute", "century"):
        back = cal.back_from(context.anchor, unit, count)
        return cal.single(back, f"{unit}s ago to the day") if back else cal.unknown(f"{unit}s ago")
    if unit in ("hour", "minute"):
        return cal.single(context.anchor - timedelta(days=round(count / 24) if unit == "hour" else 0), "hours ago")
    return cal.unit_of(context.anchor, unit, -count, f"{unit}s ago")


# "The first launch in two months" tells how long there was none.
_SUPERLATIVE = re.compile(r"\b(?:first|only|most|least|worst|best|\w{3,}est)\b[^.,;]*$", re.IGNORECASE)


def read_ahead(match: Match, context: Context) -> Days | None:
    """ "in two weeks", "three days from now"."""
    count, unit = words.count_of(match["number"]), match["unit"].lower()
    if context.tense != "future" or _SUPERLATIVE.search(match.string[max(match.start() - 50, 0) : match.start()]):
        return None
    if context.anchor is None or count is None or unit in ("hour", "minute"):
        return cal.unknown(f"{unit}s ahead")
    return cal.unit_of(context.anchor, unit, count, f"{unit}s ahead")


def read_stretch(match: Match, context: Context) -> Days | None:
    """ "the past three days", "the next two weeks": from or up to the anchor."""
    unit, which = match["unit"].lower(), match["which"].lower()
    count = words.count_of(match["number"]) if words.group(match, "number") else 1
    if context.anchor is None or count is None or unit in ("minute", "century"):
        return cal.unknown(f"{which} {unit}s")
    if unit == "hour":
        count, unit = max(round(count / 24), 1), "day"
    if which in ("next", "coming"):
        ahead = cal.unit_of(context.anchor, unit, count, "")
        return Days(context.anchor, ahead.first if unit == "day" else ahead.last, "bounded", f"next {unit}s")
    return Days(cal.back_from(context.anchor, unit, count), context.anchor, "bounded", f"past {unit}s")
