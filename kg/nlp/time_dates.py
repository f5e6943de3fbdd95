"""Reads dates that name a day, month, year, season or quarter. In: a match and its context. Out: `Days`, or None.

A reader gives None where the calendar has no such day, and `unknown` days where the text alone tells none.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.nlp import time_calendar as cal
from kg.nlp import time_words as words
from kg.nlp.time_calendar import Context, Days, Tense

Match = re.Match[str]


def read_full_date(match: Match, _: Context) -> Days | None:
    """ "12 January 2022", "Wednesday, January 12, 2022"."""
    return cal.day_of(int(match["year"]), words.month_number(match["month"]), int(match["day"]), "full date")


def read_iso(match: Match, _: Context) -> Days | None:
    """ "2022-01-12"."""
    return cal.day_of(int(match["year"]), int(match["m"]), int(match["day"]), "ISO date")


def read_slashed(match: Match, _: Context) -> Days | None:
    """ "13/01/2022" where only one order is possible; "01/02/2022" tells no day. With dots the day comes first."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if match["mark"] == ".":
        return cal.day_of(year, two, one, "dotted date")
    readings = {
        d for d in (cal.day_of(year, two, one, "slashed date"), cal.day_of(year, one, two, "slashed date")) if d
    }
    if len({d.first for d in readings}) == 1:
        return readings.pop()
    return cal.unknown("ambiguous slashed date") if readings else None


def read_day_of_month(match: Match, context: Context) -> Days | None:
    """ "12 January": the year that is nearest to the anchor on the side that the tense tells."""
    month, day, anchor = words.month_number(match["month"]), int(match["day"]), context.anchor
    if anchor is None:
        return cal.unknown("date without a year") if 1 <= day <= 31 else None
    weekday = words.weekday_number(match["weekday"]) if match["weekday"] else None
    candidates = _in_years_near(anchor, month, day)
    fitting = [c for c in candidates if weekday is None or c.weekday() == weekday] or candidates
    chosen = _nearest(fitting, anchor, context.tense)
    return None if chosen is None else cal.single(chosen, "date without a year")


def _in_years_near(anchor: date, month: int, day: int) -> list[date]:
    found = (cal.day_of(year, month, day, "") for year in range(anchor.year - 1, anchor.year + 2))
    return [d.first for d in found if d is not None and d.first is not None]


def _nearest(candidates: list[date], anchor: date, tense: Tense) -> date | None:
    """The day that the tense allows and that is nearest; the same day is allowed by both."""
    allowed = [
        c for c in candidates if tense is None or (c <= anchor if tense == "past" else c >= anchor)
    ] or candidates
    return min(allowed, key=lambda c: (abs((c - anchor).days), c > anchor), default=None)


def read_month(match: Match, context: Context) -> Days | None:
    """ "January 2022", "early May", "last March", "June": a month, or the part of one."""
    month, part = words.month_number(match["month"]), words.group(match, "part")
    year = words.group(match, "year")
    if year is not None:
        days = cal.month_of(int(year), month, "month and year")
    elif context.anchor is None:
        return cal.unknown("month without a year")
    else:
        days = _nearest_month(month, words.group(match, "which"), context)
    return cal.part_of(days, part)


def _nearest_month(month: int, which: str | None, context: Context) -> Days:
    anchor, rule = context.anchor, "month without a year"
    assert anchor is not None
    if which == "this":
        return cal.month_of(anchor.year, month, rule)
    if which in ("next", "coming"):
        return cal.month_of(anchor.year + (month <= anchor.month), month, rule)
    if which in ("last", "past", "previous"):
        return cal.month_of(anchor.year - (month >= anchor.month), month, rule)
    if context.tense == "future":
        return cal.month_of(anchor.year + (month < anchor.month), month, rule)
    if context.tense == "past":
        return cal.month_of(anchor.year - (month > anchor.month), month, rule)
    middles = [date(y, month, 15) for y in range(anchor.year - 1, anchor.year + 2)]
    nearest = min(middles, key=lambda d: (abs((d - anchor).days), d > anchor))
    return cal.month_of(nearest.year, month, rule)


def read_year(match: Match, _: Context) -> Days | None:
    """ "2014", "late 2014"."""
    return cal.part_of(cal.year_of(int(match["year"]), "year"), words.group(match, "part"))


def read_decade(match: Match, _: Context) -> Days | None:
    """ "the 1990s", "the early 1990s": the first, middle or last years of ten."""
    first = int(match["decade"])
    span = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(words.group(match, "part") or "", (0, 9))
    return cal.years_of(first + span[0], first + span[1], "decade")


def read_season(match: Match, context: Context) -> Days | None:
    """ "summer of 2012", "last winter"; southern seasons are not told apart."""
    season, which, year = match["season"].lower(), words.group(match, "which"), words.group(match, "year")
    if year is not None:
        return cal.part_of(cal.season_of(int(year), season, "season"), words.group(match, "part"))
    if context.anchor is None:
        return cal.unknown("season")
    candidates = [cal.season_of(context.anchor.year + step, season, "season") for step in (-2, -1, 0, 1)]
    ended = [c for c in candidates if c.last and c.last < context.anchor]
    begun = [c for c in candidates if c.first and c.first <= context.anchor]
    later = [c for c in candidates if c.first and c.first > context.anchor]
    if which in ("last", "past", "previous"):
        return ended[-1]
    if which in ("next", "coming") or context.tense == "future":
        return later[0] if later else None
    return cal.part_of(begun[-1], words.group(match, "part"))


def read_quarter(match: Match, context: Context) -> Days | None:
    """ "the first quarter of 2020", "Q1 2020", "the first half of 2014"."""
    ordinal = int(match["q"]) if words.group(match, "q") else words.ORDINALS[match["ordinal"].lower()]
    year = int(match["year"]) if words.group(match, "year") else context.anchor.year if context.anchor else None
    if year is None:
        return cal.unknown("quarter")
    if (words.group(match, "piece") or "quarter").lower() == "half":
        return cal.half_of_year(year, ordinal) if ordinal < 3 else None
    return cal.quarter_of(year, ordinal, "quarter")


def read_short_year(match: Match, _: Context) -> Days | None:
    """ "'95", "the '90s", "in 88": of the last century from 30 on, else of this one."""
    short = int(match["short"])
    year = short + (1900 if short >= 30 else 2000)
    if words.group(match, "many"):
        return cal.years_of(year, year + 9, "decade") if year % 10 == 0 else None
    return cal.year_of(year, "year")


def read_year_end(match: Match, context: Context) -> Days | None:
    """ "by year-end": the last month of the year that holds the anchor."""
    if context.anchor is None:
        return cal.unknown("end of the year")
    return cal.month_of(context.anchor.year, 12, "end of the year")


def read_weeks_of_month(match: Match, context: Context) -> Days | None:
    """ "the second week of March", "the last two weeks of April", "the first days of May"."""
    month = read_month(match, context)
    if month is None or month.first is None or month.last is None:
        return month
    count = words.count_of(match["number"]) or 1 if match["number"] else 1
    length = 7 * count if match["unit"].lower().startswith("week") else max(count, 5)
    which = match["nth"].lower()
    if which == "last":
        first, last = month.last - timedelta(days=length - 1), month.last
    else:
        first = month.first + timedelta(days=length * (words.ORDINALS[which] - 1))
        last = first + timedelta(days=length - 1)
    return Days(max(first, month.first), min(last, month.last), "bounded", f"weeks of {month.rule}")


def read_holiday(match: Match, context: Context) -> Days | None:
    """ "Christmas Day", "New Year's Eve 2019": the one that is nearest to the anchor on the side of the tense."""
    month, day = words.HOLIDAYS[" ".join(match["holiday"].lower().split())]
    year = words.group(match, "year")
    if year is not None:
        return cal.day_of(int(year), month, day, "holiday")
    if context.anchor is None:
        return cal.unknown("holiday")
    chosen = _nearest(_in_years_near(context.anchor, month, day), context.anchor, context.tense)
    return None if chosen is None else cal.single(chosen, "holiday")


def read_nine_eleven(_: Match, __: Context) -> Days | None:
    """ "9/11" as the name of one day."""
    return cal.day_of(2001, 9, 11, "9/11")


def read_days_of_month(match: Match, context: Context) -> Days | None:
    """ "3 to 5 May", "May 3-5, 2014": a stretch of days in one month."""
    first, last = int(match["day"]), int(match["last"])
    month, year = words.month_number(match["month"]), words.group(match, "year")
    if not 1 <= first < last:
        return None
    if year is None and context.anchor is None:
        return cal.unknown("days of a month")
    if year is None:
        assert context.anchor is not None
        start = _nearest(_in_years_near(context.anchor, month, first), context.anchor, context.tense)
    else:
        day = cal.day_of(int(year), month, first, "")
        start = day.first if day else None
    end = cal.day_of(start.year, month, last, "") if start else None
    return Days(start, end.last, "bounded", "days of a month") if end else None


def read_some_days_of_month(match: Match, context: Context) -> Days | None:
    """ "On 6, 7 and 8 May", "between 1 and 5 May": days within a stretch of one month."""
    days = read_days_of_month(match, context)
    return None if days is None else days.named("some days of a month")


def read_years(match: Match, _: Context) -> Days | None:
    """ "2011-2014", "2014-15"."""
    first, last = int(match["year"]), match["last"]
    final = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return cal.years_of(first, final, "years") if first < final <= first + 200 else None
