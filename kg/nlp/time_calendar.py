"""Calendar arithmetic. In: days, months, years and counts. Out: `Days`, the first and last day of a stretch of time."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from kg.model import DatePrecision

Tense = Literal["past", "future"] | None
_SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_PARTS = {
    "early": (0, 1), "beginning": (0, 1), "start": (0, 1), "mid": (1, 2), "middle": (1, 2), "late": (2, 3),
    "end": (2, 3),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day of a stretch, how exact it is, and the name of the rule that read it."""

    first: date | None
    last: date | None
    precision: DatePrecision
    rule: str

    def named(self, rule: str) -> Days:
        """The same days under another rule's name."""
        return replace(self, rule=rule)


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is counted from: the day of publication, what was told before it, its verb's tense.

    `previous` are the days told last, `day` the last that was told to the day.
    """

    anchor: date | None
    previous: Days | None = None
    tense: Tense = None
    day: date | None = None


def unknown(rule: str) -> Days:
    """An expression that tells no day."""
    return Days(None, None, "unknown", rule)


def day_of(year: int, month: int, day: int, rule: str) -> Days | None:
    """One day, or None where the calendar has no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Days(found, found, "day", rule)


def single(day: date, rule: str) -> Days:
    """One day."""
    return Days(day, day, "day", rule)


def month_of(year: int, month: int, rule: str) -> Days:
    """A whole month; months count on past December and back before January."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year <= 9999:
        return unknown(rule)
    return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month", rule)


def year_of(year: int, rule: str) -> Days:
    """A whole year."""
    if not 1 <= year <= 9999:
        return unknown(rule)
    return Days(date(year, 1, 1), date(year, 12, 31), "year", rule)


def years_of(first: int, last: int, rule: str) -> Days:
    """Several whole years, as a decade."""
    if not 1 <= first <= last <= 9999:
        return unknown(rule)
    return Days(date(first, 1, 1), date(last, 12, 31), "bounded", rule)


def quarter_of(year: int, quarter: int, rule: str) -> Days:
    """A quarter, 1 to 4."""
    first, last = month_of(year, 3 * quarter - 2, rule), month_of(year, 3 * quarter, rule)
    return Days(first.first, last.last, "quarter", rule)


def season_of(year: int, season: str, rule: str) -> Days:
    """A season of the northern half of the earth by its whole months; winter ends in the next year."""
    first_month, last_month = _SEASON_MONTHS[season]
    last_year = year + (last_month < first_month)
    return Days(month_of(year, first_month, rule).first, month_of(last_year, last_month, rule).last, "quarter", rule)


def week_of(day: date, rule: str) -> Days:
    """The week, Monday to Sunday, that holds the day."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=6), "week", rule)


def weekend_of(day: date, rule: str) -> Days:
    """The Saturday and Sunday of the week that holds the day."""
    saturday = day + timedelta(days=5 - day.weekday())
    return Days(saturday, saturday + timedelta(days=1), "weekend", rule)


def unit_of(day: date, unit: str, steps: int, rule: str) -> Days:
    """The day, week, month or year (or decade) that lies so many steps after the one that holds the day."""
    try:
        if unit == "day":
            return single(day + timedelta(days=steps), rule)
        if unit in ("week", "fortnight"):
            return week_of(day + timedelta(weeks=steps * (2 if unit == "fortnight" else 1)), rule)
    except OverflowError:
        return unknown(rule)
    if unit == "month":
        return month_of(day.year, day.month + steps, rule)
    if unit == "quarter":
        return quarter_of(day.year + ((day.month - 1) // 3 + steps) // 4, ((day.month - 1) // 3 + steps) % 4 + 1, rule)
    if unit == "decade":
        return year_of(day.year + 10 * steps, rule)
    return year_of(day.year + steps, rule) if unit == "year" else unknown(rule)


def back_from(day: date, unit: str, count: int) -> date | None:
    """The day that lies so many units before: three months before 31 May is the last day of February."""
    try:
        if unit == "day":
            return day - timedelta(days=count)
        if unit in ("week", "fortnight"):
            return day - timedelta(weeks=count * (2 if unit == "fortnight" else 1))
        months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
        target = month_of(day.year, day.month - months, "")
    except (OverflowError, KeyError):
        return None
    if target.first is None or target.last is None:
        return None
    return min(target.first.replace(day=1) + timedelta(days=day.day - 1), target.last)


def part_of(days: Days, part: str | None) -> Days:
    """The first, middle or last third of a stretch ("early May", "late 2014"); without a part, the stretch itself."""
    if not part or days.first is None or days.last is None:
        return days
    length = (days.last - days.first).days + 1
    part = part.lower()
    low, high = _PARTS[part]
    first = days.first + timedelta(days=length * low // 3)
    last = days.first + timedelta(days=length * high // 3 - 1)
    return Days(first, max(first, last), "bounded", f"{part} {days.rule}")


def half_of_year(year: int, half: int) -> Days:
    """The first or second six months of a year."""
    first, last = month_of(year, 6 * half - 5, ""), month_of(year, 6 * half, "")
    return Days(first.first, last.last, "bounded", "half of year")


def weekday_before(day: date, weekday: int, *, strictly: bool) -> date:
    """The last such weekday up to the day, or before it."""
    back = (day.weekday() - weekday) % 7
    return day - timedelta(days=back or (7 if strictly else 0))


def weekday_after(day: date, weekday: int) -> date:
    """The first such weekday after the day."""
    return day + timedelta(days=(weekday - day.weekday()) % 7 or 7)
