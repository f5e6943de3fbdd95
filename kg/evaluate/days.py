"""Days as an annotator writes them. In: "2022-01", "2022-01-08..2022-01-09". Out: first and last day, or bounds."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, or one-sided bounds, as in `TimeSpan`."""

    start: date | None = None
    end: date | None = None
    not_before: date | None = None
    not_after: date | None = None

    def __str__(self) -> str:
        if self == NO_DAYS:
            return "undated"
        if self.not_before or self.not_after:
            return f"{self.not_before or ''}..{self.not_after or ''}"
        return str(self.start) if self.start == self.end else f"{self.start}..{self.end}"


NO_DAYS = Days()
"""What a text gives that dates nothing."""


def read_days(written: str) -> Days | None:
    """The days; None where it is no date: `a`, `a/b` (it lasted), `a..b` (a day within), `a..` (since), `..b` (by)."""
    first, mark, last = written.partition("..") if ".." in written else written.partition("/")
    start, end = _first_and_last(first.strip()), _first_and_last(last.strip())
    if not mark:
        return Days(*start) if start else None
    if mark == ".." and start and not last.strip():
        return Days(not_before=start[0])
    if mark == ".." and end and not first.strip():
        return Days(not_after=end[1])
    return Days(start[0], end[1]) if start and end and start[0] <= end[1] else None


def _first_and_last(written: str) -> tuple[date, date] | None:
    match = _DAY.fullmatch(written)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first, first
    last_month = month or 12
    return first, date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])
