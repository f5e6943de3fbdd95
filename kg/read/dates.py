"""Dates as news writes them. In: a string. Out: the day that it gives, or None where it gives none without doubt."""

from __future__ import annotations

import re
from datetime import date

MONTHS = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "may": 5,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
FIRST_YEAR, LAST_YEAR = 1600, 2200

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
MONTH_AND_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH})(?!\d)"
WRITTEN_DATE = (
    rf"(?:(?P<month1>{_MONTH})\s+{_DAY.format('day1')}\s*,?\s+(?P<year1>\d{{4}})"
    rf"|{_DAY.format('day2')}\s+(?:of\s+)?(?P<month2>{_MONTH})\s*,?\s+(?P<year2>\d{{4}})"
    r"|(?P<year3>\d{4})[-/.](?P<month3>\d{1,2})[-/.](?P<day3>\d{1,2})"
    r"|(?P<first>\d{1,2})[-/.](?P<second>\d{1,2})[-/.](?P<year4>\d{4}))(?!\d)"
)
_WRITTEN_DATE = re.compile(WRITTEN_DATE, re.IGNORECASE)
_WHOLE = re.compile(rf"(?:{WEEKDAY},?\s+)?{WRITTEN_DATE}(?:[T\s,].{{0,40}})?", re.IGNORECASE | re.DOTALL)


def find_date(text: str) -> date | None:
    """The first full date (day, month and year) in the text; None too where day and month may be swapped."""
    match = _WRITTEN_DATE.search(text)
    return date_of(match) if match else None


def read_date(text: str) -> date | None:
    """The day of a string that is a date and nothing else but a weekday before it and a time behind it."""
    match = _WHOLE.fullmatch(text.strip())
    return date_of(match) if match else None


def date_of(match: re.Match[str]) -> date | None:
    """The day that a match of `WRITTEN_DATE` gives; None where there is no such day."""
    found = match.groupdict()
    for i in "12":
        if found[f"year{i}"]:
            return _day(found[f"year{i}"], MONTHS[found[f"month{i}"][:3].lower()], found[f"day{i}"])
    if found["year3"]:
        return _day(found["year3"], int(found["month3"]), found["day3"])
    first, second = int(found["first"]), int(found["second"])
    if first > 12 or first == second:
        return _day(found["year4"], second, first)
    return _day(found["year4"], first, second) if second > 12 else None


def _day(year: str, month: int, day: str | int) -> date | None:
    try:
        found = date(int(year), month, int(day))
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None
