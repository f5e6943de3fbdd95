"""Which words make a time expression. In: a text. Out: matches, each with the function that reads it.

Every form stands once in `_FORMS`; of overlapping matches the longest counts, of equals the one listed first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.nlp import time_dates as dates
from kg.nlp import time_of_day as hours
from kg.nlp import time_relative as relative
from kg.nlp.time_calendar import Context, Days
from kg.nlp.time_words import (
    DAY,
    FULL_MONTH,
    LAST_DAY,
    MONTH,
    NUMBER,
    OPTIONAL_WEEKDAY,
    OPTIONAL_YEAR,
    PART,
    SEASON,
    TIME_OF_DAY,
    UNIT,
    WEEKDAY,
    WHICH,
    YEAR,
)

Reader = Callable[[re.Match[str], Context], Days | None]
_NEAR = (
    r"(?P<near>the day before yesterday|the day after tomorrow|(?:earlier |later )?today|yesterday|tonight|tomorrow"
    r"|last night|this (?:morning|afternoon|evening))"
)
_NUMERIC = r"(?P<one>\d\d?)(?P<mark>[/.])(?P<two>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d)"
_ORDINAL = r"(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)"
_ABOUT = r"(?:about |around |almost |nearly |some |only |just |more than |over )?"
_TO = r"(?: ?[-–—] ?| to | until | through )"
_HOLIDAY = r"(?P<holiday>(?i:christmas (?:day|eve)|boxing day|new year['’]s (?:day|eve)|bastille day)|May Day)"
_END = r"(?=\s*(?:[.,;:)\]]|and\b|but\b|$))"


@dataclass(frozen=True, slots=True)
class TimeMatch:
    """A form of time found in a text. `weak` forms are words of other meanings too and need a sign beside them."""

    match: re.Match[str]
    read: Reader
    weak: bool

    @property
    def start(self) -> int:
        """Its first character."""
        return self.match.start()

    @property
    def end(self) -> int:
        """The character after its last one."""
        return self.match.end()


_LAST_NEXT = r"(?P<which>last|past|previous|next|coming)"
_SHIFTED = r"(?P<shift>earlier|later|afterwards|previously)"
_Form = tuple[tuple[str, ...], str, Reader]
# A line, or the line in small letters, holds one of these if it holds the form: a word is found quickly, a pattern not.
_MONTH_SIGNS = (
    *("Jan", "Feb", "Mar", "MAR", "Apr", "May", "MAY", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    *("january", "february", "april", "june", "july", "august", "september", "october", "november", "december"),
)
_WEEKDAY_SIGNS = ("day", "mon.", "tue", "wed.", "thu", "fri.", "sat.", "sun.")
_WHICH_SIGNS = ("last", "past", "this", "previous", "next", "coming")
_NEIGHBOUR_SIGNS = ("following", "previous", "preceding", "same", "next")
_SEASONS = ("spring", "summer", "autumn", "fall", "winter")
_DIGITS = tuple("0123456789")
# (signs, expression, reader). A space in an expression is any one space.
_FORMS: tuple[_Form, ...] = (
    (_MONTH_SIGNS, rf"\b{OPTIONAL_WEEKDAY}{DAY}(?: of)?,? {MONTH},? {YEAR}", dates.read_full_date),
    (_MONTH_SIGNS, rf"\b{OPTIONAL_WEEKDAY}{MONTH} {DAY},? {YEAR}", dates.read_full_date),
    (_MONTH_SIGNS, rf"\b{DAY}-{MONTH}-{YEAR}", dates.read_full_date),
    (_DIGITS, r"\b(?P<year>\d{4})-(?P<m>[01]\d)-(?P<day>[0-3]\d)(?!\d)", dates.read_iso),
    (_DIGITS, rf"(?<![\d/.]){_NUMERIC}(?![\d/]|\.\d)", dates.read_slashed),
    (_MONTH_SIGNS, rf"\b{DAY}{_TO}{LAST_DAY}(?: of)? {MONTH}{OPTIONAL_YEAR}(?!\w)", dates.read_days_of_month),
    (_MONTH_SIGNS, rf"\b{MONTH} {DAY}{_TO}{LAST_DAY}{OPTIONAL_YEAR}(?![\w:])", dates.read_days_of_month),
    (_MONTH_SIGNS, rf"\b{OPTIONAL_WEEKDAY}(?:the )?{DAY}(?: of)? {MONTH}(?![\w])", dates.read_day_of_month),
    (
        _MONTH_SIGNS,
        rf"\b{OPTIONAL_WEEKDAY}{MONTH} {DAY}(?![\w:])(?![.,]\d)(?! ?(?:%|percent))",
        dates.read_day_of_month,
    ),
    (_MONTH_SIGNS, rf"\b{PART}{MONTH},? (?:of |in )?{YEAR}", dates.read_month),
    (_DIGITS, rf"\b{PART}{YEAR}{_TO}(?P<last>(?:1[0-9]|20)\d\d|\d\d)(?![\d/-])", dates.read_years),
    (_DIGITS, rf"\b{PART}(?P<decade>(?:1[5-9]|20)\d0)(?:['’]?s)\b", dates.read_decade),
    (
        ("week", "days"),
        rf"\b(?i:the )?(?P<nth>(?i:first|second|third|fourth|last)) (?:{NUMBER} )?(?P<unit>weeks?|days) of {MONTH}"
        rf"{OPTIONAL_YEAR}",
        dates.read_weeks_of_month,
    ),
    (
        ("Christmas", "Boxing", "Eve", "May Day", "Bastille", "New Year"),
        rf"\b{_HOLIDAY}{OPTIONAL_YEAR}",
        dates.read_holiday,
    ),
    (("'", "’"), r"(?:(?<=\s)|^)['’](?P<short>\d\d)(?P<many>s?)\b(?!['’\d])", dates.read_short_year),
    (("year",), r"\b(?:the )?year(?:-| )end\b", dates.read_year_end),
    (_SEASONS, rf"\b{PART}(?:{WHICH} )?{SEASON}(?: of|,)? {YEAR}", dates.read_season),
    (_SEASONS, rf"\b(?:{PART}(?:the )?)(?P<which>last|past|next|this|coming) {SEASON}\b", dates.read_season),
    (("quarter", "half"), rf"\b{_ORDINAL} (?P<piece>quarter|half) of (?:the year )?{YEAR}", dates.read_quarter),
    (_DIGITS, rf"\bQ(?P<q>[1-4]),? {YEAR}", dates.read_quarter),
    (
        ("quarter", "half"),
        r"\b(?P<ordinal>first|second|third|fourth) (?P<piece>quarter) of (?:this|the) year\b",
        dates.read_quarter,
    ),
    (_DIGITS, r"(?<![\d/])9/11(?![\d/])", dates.read_nine_eleven),
    (("day", "night", "tomorrow", "this "), rf"\b{_NEAR}{TIME_OF_DAY}\b", relative.read_near_day),
    (("overnight",), r"\bovernight\b", relative.read_overnight),
    (
        _WEEKDAY_SIGNS,
        rf"\b(?:(?P<day_part>early|late) (?:on )?)?(?:{WHICH} )?{WEEKDAY}(?!\w){TIME_OF_DAY}",
        relative.read_weekday,
    ),
    (
        ("week",),
        rf"\b{WEEKDAY},? (?:of )?(?P<which>last|this|next|the previous|the past) week\b",
        relative.read_weekday_of_week,
    ),
    (
        ("earlier in", "later in"),
        r"\b(?P<when>earlier|later) (?:on )?in the (?P<unit>day|week|month|year)\b",
        relative.read_within,
    ),
    (("weekend",), rf"\b(?:{WHICH} )?weekend\b", relative.read_weekend),
    (_NEIGHBOUR_SIGNS, rf"\bthe (?P<which>following|previous|preceding|same) {UNIT}\b", relative.read_neighbour),
    (
        _NEIGHBOUR_SIGNS,
        r"\b(?:the )?(?P<which>next|following|same|previous) (?P<unit>morning|afternoon|evening|night)\b",
        relative.read_neighbour,
    ),
    (_NEIGHBOUR_SIGNS, r"\b(?:the )?(?P<which>next|following|same) (?P<unit>day)\b", relative.read_neighbour),
    (
        _WHICH_SIGNS,
        rf"\b(?:(?P<when>earlier|later|early|late) (?:on )?)?{PART}(?:the )?{WHICH} {UNIT}\b(?!-)",
        relative.read_unit,
    ),
    (_WHICH_SIGNS, rf"\b(?:the )?{_LAST_NEXT} {NUMBER} {UNIT}s?\b", relative.read_stretch),
    (("last", "past"), rf"\b(?:over|during|within|in|for) the (?P<which>last|past) {UNIT}\b", relative.read_stretch),
    (("ago",), rf"\b{_ABOUT}{NUMBER} {UNIT}s? ago\b(?P<exact> today| to the day)?", relative.read_ago),
    (("in ",), rf"\bin {NUMBER} {UNIT}s?(?: time|['’]s? time)?{_END}", relative.read_ahead),
    (("from now",), rf"\b{NUMBER} {UNIT}s? from now\b", relative.read_ahead),
    (("earlier", "later", "afterwards", "previously"), rf"\b{NUMBER} {UNIT}s? {_SHIFTED}\b", relative.read_shifted),
    (("before", "after"), rf"\b{NUMBER} {UNIT}s? (?P<shift>before|after){_END}", relative.read_shifted),
    (
        (" of ",),
        rf"\b(?:the )?(?P<part>end|start|beginning|middle) of (?P<which>the|this|last|next) {UNIT}\b",
        relative.read_unit,
    ),
    (
        ("that ",),
        r"\b(?P<which>that) (?:same )?(?P<unit>day|week|month|year|morning|afternoon|evening|night)\b",
        relative.read_neighbour,
    ),
    (("before", "after"), rf"\bthe {UNIT} (?P<which>before|after){_END}", relative.read_neighbour),
    (
        (" after ", " before "),
        rf"(?<=, )(?:just |only |exactly )?{NUMBER} (?P<unit>day|week|month|year)s? (?P<shift>after|before)(?= )",
        relative.read_apart,
    ),
    ((" after ", " before "), r"(?<=, )(?:the|a) (?P<unit>day) (?P<shift>after|before)(?= )", relative.read_apart),
    (hours.CLOCK_SIGNS, hours.CLOCK, hours.read_time_of_day),
    (hours.PART_SIGNS, hours.PART, hours.read_time_of_day),
)  # fmt: skip
_WEAK_FORMS: tuple[_Form, ...] = (
    (_MONTH_SIGNS, rf"\b{PART}(?:{WHICH} )?{FULL_MONTH}(?![\w-])", dates.read_month),
    (_DIGITS, rf"\b{PART}(?P<year>(?:1[5-9]|20)\d\d)(?![\d%])(?![.,/]\d)(?(part)(?! (?-i:[A-Z])))", dates.read_year),
    (
        _DIGITS,
        r"(?:(?<=\bin )|(?<=\bsince )|(?<=\band ))(?P<short>\d\d)(?=[,;.]?(?: and| \[|$|[,;.]\s))",
        dates.read_short_year,
    ),
)


@dataclass(frozen=True, slots=True)
class _Pattern:
    signs: tuple[str, ...]
    expression: re.Pattern[str]
    read: Reader
    weak: bool


def _compiled(forms: tuple[_Form, ...], *, weak: bool) -> tuple[_Pattern, ...]:
    # Months stand with their own case in `time_words`; in all other forms small and capital letters are one.
    return tuple(
        _Pattern(
            signs,
            re.compile(source.replace(" ", r"[ \u00a0]"), 0 if "(?P<month>" in source else re.IGNORECASE),
            read,
            weak,
        )
        for signs, source, read in forms
    )


def _by_signs(patterns: Iterable[_Pattern]) -> tuple[tuple[tuple[str, ...], tuple[tuple[int, _Pattern], ...]], ...]:
    """The patterns of each group of signs with their places in the order of all."""
    groups: dict[tuple[str, ...], list[tuple[int, _Pattern]]] = {}
    for order, pattern in enumerate(patterns):
        groups.setdefault(pattern.signs, []).append((order, pattern))
    return tuple((signs, tuple(members)) for signs, members in groups.items())


_PATTERNS = _by_signs((*_compiled(_FORMS, weak=False), *_compiled(_WEAK_FORMS, weak=True)))


def find_time_matches(text: str) -> list[TimeMatch]:
    """All forms of time in the text, the longest of those that overlap, in textual order."""
    taken: list[TimeMatch] = []
    start = 0
    for line in text.splitlines(keepends=True):
        taken.extend(_matches_of_line(text, line + line.lower(), start, start + len(line)))
        start += len(line)
    return taken


def _matches_of_line(text: str, both_cases: str, start: int, end: int) -> list[TimeMatch]:
    found = [
        (match.start() - match.end(), order, TimeMatch(match, pattern.read, pattern.weak))
        for signs, patterns in _PATTERNS
        if any(map(both_cases.__contains__, signs))
        for order, pattern in patterns
        for match in pattern.expression.finditer(text, start, end)
    ]
    taken: list[TimeMatch] = []
    for _, _, candidate in sorted(found, key=lambda f: (f[0], f[1], f[2].start)):
        if all(candidate.end <= other.start or other.end <= candidate.start for other in taken):
            taken.append(candidate)
    return sorted(taken, key=lambda t: t.start)
