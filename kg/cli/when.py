"""Days in words. In: first and last day, bounds. Out: as few characters as say it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def say_when(start: date | None, end: date | None, not_before: date | None, not_after: date | None) -> str:
    """The days of an event: "2022-01-08", "2022-01", "since 2022-01-08"; empty where nothing is known."""
    if start and end:
        return _span(start, end)
    if first := start or not_before:
        return f"since {first}"
    if last := end or not_after:
        return f"by {last}"
    return ""


def _span(start: date, end: date) -> str:
    if start == end:
        return start.isoformat()
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        first, last = f"{start:%Y-%m}", f"{end:%Y-%m}"
        return first if first == last else f"{first} to {last}"
    return f"{start} to {end}"
