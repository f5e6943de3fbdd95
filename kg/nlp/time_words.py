"""Words of time and the patterns made of them. In: nothing. Out: word tables and regular-expression fragments."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri", "saturday sat",
         "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
NUMBERS = {
    word: number
    for number, word in enumerate(
        (
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ),
        start=1,
    )
} | {"a": 1, "an": 1, "a couple of": 2, "couple of": 2, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
VAGUE_NUMBERS = frozenset({"several", "a few", "few", "many", "some", "a number of", "recent"})
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
# Days of the year that have names of their own, as (month, day).
HOLIDAYS = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "new year's day": (1, 1),
    "new year’s day": (1, 1), "new year's eve": (12, 31), "new year’s eve": (12, 31), "may day": (5, 1),
    "bastille day": (7, 14),
}  # fmt: skip

# Spaces in the fragments stand for any one space; months that are words too need their capital.
_MONTHS = r"(?i:January|February|April|June|July|August|September|October|November|December)|Ma(?:rch|y)|MA(?:RCH|Y)"
FULL_MONTH = rf"(?P<month>{_MONTHS})"
MONTH = rf"(?P<month>{_MONTHS}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
WEEKDAY = r"(?P<weekday>(?i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues|Tue|Wed|Thurs|Thu|Fri|Sat|Sun)\.)"
OPTIONAL_WEEKDAY = rf"(?:{WEEKDAY},? (?:the )?)?"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
LAST_DAY = r"(?P<last>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:1[0-9]|20)\d\d)(?![\d%])"
OPTIONAL_YEAR = rf"(?:,? (?:of |in )?{YEAR})?"
UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year|decade|hour|minute|century)"
NUMBER = (
    r"(?P<number>\[?(?:a couple of|couple of|a number of|a few|an?|\d{1,3}|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|sixty|several|few|many|some)\]?)"
)
PART = r"(?i:(?P<part>early|mid|late|middle|beginning|start|end)(?: of)?[\s-](?:the )?)?"
SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
WHICH = r"(?P<which>(?i:this past|this coming|last|past|previous|next|coming|this))"
TIME_OF_DAY = r"(?:'s|’s)?(?: (?:early |late )?(?:morning|afternoon|evening|night|noon|midnight))?"


def group(match: re.Match[str], name: str) -> str | None:
    """A named group of a match, or None where the pattern has no such group."""
    return match[name] if name in match.re.groupindex else None


def month_number(word: str) -> int:
    """1 to 12 for a month's name or its abbreviation."""
    return MONTHS[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    """0 for Monday to 6 for Sunday."""
    return WEEKDAYS[word.lower().rstrip(".")]


def count_of(word: str) -> int | None:
    """The number that a word or digits give, or None for a vague one ("several")."""
    plain = word.lower().strip("[]")
    return int(plain) if plain.isdigit() else NUMBERS.get(plain)
