"""Lines that say when, where and by which agency. In: a line. Out: how much of it does, and what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kg.read.dates import MONTH_AND_DAY, WEEKDAY, WRITTEN_DATE, date_of, find_date

AGENCY = (
    r"(?:AFP|AP|EPA(?:-EFE)?|UPI|DPA|ANSA|EFE|AAP|TASS|Xinhua|Reuters|REUTERS|Getty(?: Images)?|Anadolu(?: Agency)?|AA"
    r"|Associated Press|Agence France-Presse|Shutterstock|Alamy|Bloomberg|NurPhoto|Sipa|IRNA|SANA|SUNA|PTI|ANI)"
)
LONGEST = 120
_ISSUED = (
    r"(?:(?:first |last )?(?:published|posted|updated|issued|modified|released)(?: on| at)?|date)"
    r"\s*(?::|[-–—](?=\s))?\s+"
)
_BY = r"(?:by\s+[^|•·\d]{3,60}[|•·,–—-]\s*)"
_CLOCK = r"\d{1,2}(?:[:.]\d{2})?(?:[:.]\d{2})?\s*(?:[ap]\.?\s?m\b\.?|hrs\b|hours\b)?"
_ZONE = r"\(?(?:[A-Z]{2,5}|UTC[+-]\d+|local time|(?:[A-Z]\w+ )?(?:Standard|Summer) Time|[+-]\d{2}:?\d{2}|Z)\)?"
_WORD = r"[A-Z][\w.'’-]*"
_PLACE_BEFORE = (
    rf"(?:(?![^,]*\s(?i:{WEEKDAY})\s*,){_WORD}(?:[ /]{_WORD}){{0,4}},\s+(?:{_WORD}(?: {_WORD}){{0,3}},\s+)?)"
)
_PLACE_AFTER = r"(?:\s*[,|•·–—-]\s*[A-Z][A-Z ./'’-]+)"
_MEDIUM_BEFORE = rf"(?:{_WORD}(?: {_WORD}){{0,4}}\s*[/|•·–—]\s*)"
_DATE_LINE = re.compile(
    rf"(?P<issued>(?i:{_ISSUED}))?(?i:{_BY})?(?:{_PLACE_BEFORE}|{_MEDIUM_BEFORE})?(?:(?i:{_CLOCK})(?:\s+{_ZONE})?\s*,?\s+)?"
    rf"(?i:{WEEKDAY},?\s+)?(?i:{WRITTEN_DATE})"
    rf"(?:[\s,|•·T–—-]*(?:at\s+)?(?i:{_CLOCK})(?:\s*{_ZONE})?)?{_PLACE_AFTER}?(?:\s*[|•·(–—-]\s*(?i:updated|modified|last)\b.{{0,50}}|\s*\.)?",
    re.DOTALL,
)
_NEW_SENTENCE = re.compile(r"\s+[A-Z“\"]")
_QUOTES = ("“", '"', "‘", "'")
_DAY_OF_WEEK_AND_DATE = re.compile(rf"(?i:{WEEKDAY},?\s+)(?i:{WRITTEN_DATE})")

_SMALL = r"al|el|de|del|du|da|of|the|and"
_CAPITALS = r"[A-Z][A-Z.'’-]+(?:[ /]+(?:[A-Z][A-Z.'’-]*|[Aa]l-[A-Z]+|and|de|del|el|al))*"
_PLACE = rf"{_WORD}(?:[ /](?:{_WORD}|{_SMALL})){{0,4}}"
_COUNTRY = rf"(?:,\s+{_WORD}(?:\s(?:{_WORD}|{_SMALL})){{0,4}}|\s+\({_WORD}(?:\s(?:{_WORD}|{_SMALL})){{0,4}}\))?"
_NAMELESS_DATE = re.sub(r"\?P<\w+>", "?:", WRITTEN_DATE)
_DAY = rf"(?:(?:,|\s+[-–—|])?\s+(?i:(?:{WEEKDAY},?\s+)?(?:{_NAMELESS_DATE}|{MONTH_AND_DAY})))"
_NAMED = r"(?:\s*[,/-]?\s*\([A-Z][\w .'’&/-]{1,40}\))"
_NAMED_AS_MEDIUM = (
    r"[A-Z][\w .'’&-]{1,30} (?:Media|News|Agency|Press|Wire|Newswire|Network|Service|Times|Post|Herald|Tribune|Online)"
)
# KABUL, Afghanistan, Jan 15 (Agency) -    Geneva, 3 May 2023 –    Kabul (AFP) -    Jan. 15 (Agency) --   DAMASCUS — The
_BEFORE_LEAD = re.compile(
    rf"(?:{_CAPITALS}{_COUNTRY}{_DAY}?{_NAMED}?|{_PLACE}{_COUNTRY}{_DAY}{_NAMED}?"
    rf"|{_PLACE}{_COUNTRY}\s*[,/-]?\s*\((?:{AGENCY}|{_NAMED_AS_MEDIUM})\)|(?i:{MONTH_AND_DAY}\s+){_NAMED}|\({AGENCY}\))\s*(?:--+|[-–—])\s+"
)
_AGENCY_IN_BRACKETS = re.compile(r"\(([^()]+)\)\s*[-–—]+\s*$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The first `length` characters of a line, and what they say; `published` is None where they give no full date."""

    length: int
    published: date | None = None
    agency: str | None = None
    says_issued: bool = False


def find_date_line(line: str) -> Dateline | None:
    """The whole line as a date of publication ("Published: 15 January 2022 10:57 GMT"), else None."""
    match = _DATE_LINE.fullmatch(line) if len(line) <= LONGEST else None
    return Dateline(len(line), date_of(match), says_issued=match["issued"] is not None) if match else None


def find_leading_dateline(line: str) -> Dateline | None:
    """What stands before the first sentence of a report: place, day, agency and a dash, or weekday and full date."""
    head = line[: LONGEST * 2]
    if match := _BEFORE_LEAD.match(head):
        found, rest = match.group().rstrip(), head[match.end() :]
        agency = _AGENCY_IN_BRACKETS.search(found)
        is_bare = not agency and not any(c.isdigit() for c in found)
        if (rest[:1].isalnum() and not (is_bare and (len(found) < 6 or rest[0].islower()))) or rest[:1] in _QUOTES:
            return Dateline(len(found), find_date(found), agency[1] if agency else None)
    match = _DAY_OF_WEEK_AND_DATE.match(head)
    if match and _NEW_SENTENCE.match(head[match.end() :]):
        return Dateline(match.end(), date_of(match))
    return None


def find_trailing_date(line: str) -> Dateline | None:
    """A weekday and full date that close a line ("Talks fail Tuesday, May 5, 2015"): its last `length` characters."""
    for match in _DAY_OF_WEEK_AND_DATE.finditer(line[-LONGEST:]):
        if match.end() == len(line[-LONGEST:]) and match.start() > 0:
            return Dateline(len(match.group()), date_of(match))
    return None
