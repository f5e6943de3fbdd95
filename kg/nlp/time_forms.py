"""The forms of time: what tells a line that holds one, its expression, who reads it. In: nothing. Out: tables.

A space in an expression is any one space. Of two forms for the same words the one listed first counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.nlp import time_dates as dates
from kg.nlp import time_of_day as hours
from kg.nlp import time_relative as relative
from kg.nlp import time_told as told
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


_LAST_NEXT = r"(?P<which>last|past|previous|next|coming)"
_SHIFTED = r"(?P<shift>earlier|later|afterwards|previously)"
Form = tuple[tuple[str, ...], str, Reader]
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
FORMS: tuple[Form, ...] = (
    (_MONTH_SIGNS, rf"\b{OPTIONAL_WEEKDAY}{DAY}(?: of)?,? {MONTH},? {YEAR}", dates.read_full_date),
    (_MONTH_SIGNS, rf"\b{OPTIONAL_WEEKDAY}{MONTH} {DAY},? {YEAR}", dates.read_full_date),
    (_MONTH_SIGNS, rf"\b{DAY}-{MONTH}-{YEAR}", dates.read_full_date),
    (_DIGITS, r"\b(?P<year>\d{4})-(?P<m>[01]\d)-(?P<day>[0-3]\d)(?!\d)", dates.read_iso),
    (_DIGITS, rf"(?<![\d/.]){_NUMERIC}(?![\d/]|\.\d)", dates.read_slashed),
    (_MONTH_SIGNS, rf"\b{DAY}{_TO}{LAST_DAY}(?: of)? {MONTH}{OPTIONAL_YEAR}(?!\w)", dates.read_days_of_month),
    (_MONTH_SIGNS, rf"\b{MONTH} {DAY}{_TO}{LAST_DAY}{OPTIONAL_YEAR}(?![\w:])", dates.read_days_of_month),
    (
        _MONTH_SIGNS,
        rf"\b{DAY}(?:, \d\d?)*,? and {LAST_DAY}(?: of)? {MONTH}{OPTIONAL_YEAR}(?!\w)",
        dates.read_some_days_of_month,
    ),
    (
        _MONTH_SIGNS,
        rf"\b{MONTH} {DAY}(?:, \d\d?)*,? and {LAST_DAY}{OPTIONAL_YEAR}(?![\w:])",
        dates.read_some_days_of_month,
    ),
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
    (
        ("overnight", "night "),
        rf"\b(?:overnight(?P<link> (?:into|to|on)|)|night(?P<to> (?:in)?to)) {WEEKDAY}(?!\w)",
        relative.read_night,
    ),
    (("overnight",), r"\bovernight\b", relative.read_overnight),
    (
        _WEEKDAY_SIGNS,
        rf"\bthe (?P<which>previous|preceding|following|same) {WEEKDAY}(?!\w){TIME_OF_DAY}",
        told.read_told_weekday,
    ),
    (_WEEKDAY_SIGNS, rf"\b(?P<which>that) {WEEKDAY}(?!\w){TIME_OF_DAY}", told.read_told_weekday),
    (_WEEKDAY_SIGNS, rf"\bthe {WEEKDAY} (?P<which>before|after){_END}", told.read_told_weekday),
    (
        ("on the ",),
        rf"\bon the (?P<day>[0-3]?\d)(?:st|nd|rd|th)(?: of (?:the|this) month|{_END})",
        told.read_told_month_day,
    ),
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
    (("week",), rf"\b{WEEKDAY},? {NUMBER} weeks? ago\b", relative.read_weekday_of_week),
    (("week",), rf"\b{NUMBER} weeks? ago,? (?:on )?{WEEKDAY}(?!\w)", relative.read_weekday_of_week),
    (
        ("earlier in", "later in"),
        r"\b(?P<when>earlier|later) (?:on )?in the (?P<unit>day|week|month|year)\b",
        relative.read_within,
    ),
    (("weekend",), rf"\b(?:{WHICH} )?weekend\b", relative.read_weekend),
    (_NEIGHBOUR_SIGNS, rf"\bthe (?P<which>following|previous|preceding|same) {UNIT}\b", told.read_neighbour),
    (
        _NEIGHBOUR_SIGNS,
        r"\b(?:the )?(?P<which>next|following|same|previous) (?P<unit>morning|afternoon|evening|night)\b",
        told.read_neighbour,
    ),
    (_NEIGHBOUR_SIGNS, r"\b(?:the )?(?P<which>next|following|same) (?P<unit>day)\b", told.read_neighbour),
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
    (("earlier", "later", "afterwards", "previously"), rf"\b{NUMBER} {UNIT}s? {_SHIFTED}\b", told.read_shifted),
    (("before", "after"), rf"\b{NUMBER} {UNIT}s? (?P<shift>before|after){_END}", told.read_shifted),
    (
        (" of ",),
        rf"\b(?:the )?(?P<part>end|start|beginning|middle) of (?P<which>the|this|last|next) {UNIT}\b",
        relative.read_unit,
    ),
    (
        ("that ",),
        r"\b(?P<which>that) (?:same )?(?P<unit>day|week|month|year|morning|afternoon|evening|night)\b",
        told.read_neighbour,
    ),
    (("before", "after"), rf"\bthe {UNIT} (?P<which>before|after){_END}", told.read_neighbour),
    (
        (" after ", " before "),
        rf"(?<=, )(?:just |only |exactly )?{NUMBER} (?P<unit>day|week|month|year)s? (?P<shift>after|before)(?= )",
        told.read_apart,
    ),
    ((" after ", " before "), r"(?<=, )(?:the|a) (?P<unit>day) (?P<shift>after|before)(?= )", told.read_apart),
    (hours.CLOCK_SIGNS, hours.CLOCK, hours.read_time_of_day),
    (hours.PART_SIGNS, hours.PART, hours.read_time_of_day),
)  # fmt: skip
WEAK_FORMS: tuple[Form, ...] = (
    (_MONTH_SIGNS, rf"\b{PART}(?:{WHICH} )?{FULL_MONTH}(?![\w-])", dates.read_month),
    (_DIGITS, rf"\b{PART}(?P<year>(?:1[5-9]|20)\d\d)(?![\d%])(?![.,/]\d)(?(part)(?! (?-i:[A-Z])))", dates.read_year),
    (
        _DIGITS,
        r"(?:(?<=\bin )|(?<=\bsince )|(?<=\band ))(?P<short>\d\d)(?=[,;.]?(?: and| \[|$|[,;.]\s))",
        dates.read_short_year,
    ),
)
