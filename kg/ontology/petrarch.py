"""PETRARCH dictionaries, the field's format. In: a file of actors or agents. Out: entries or agents, none of them lost.

The format is that of the PETRARCH manual, as its readers and the published dictionaries take it: a name, `+` synonyms,
codes in brackets on the name's line or below it, each with an optional date restriction (`<940501`, `>20080120`,
`20080120-20121109`; both ends belong to the range); `#`, `;` and `<!-- -->` open comments; `_` joins words. In a
restriction the years 00 to 30 are 2000 to 2030. The first restriction that holds a day wins, else a code without one.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kg.errors import OntologyError
from kg.ids import slug
from kg.ontology.actor_index import WORDS_IN_CAPITALS
from kg.ontology.entry import INTERNATIONAL_CODES, DatedRole, Entry, EntryKind, sector_codes
from kg.ontology.states import country_codes

_MARKUP = re.compile(r"<!.*?-->", re.DOTALL)
_COMMENT = re.compile(r"[#;](?![^\[\]]*\]).*")
_CODE = re.compile(r"\[([^\[\]]*)(?:\]|$)")
_RESTRICTED = re.compile(r"(?P<code>[^\s<>]+)\s*(?:(?P<sign>[<>])\s*)?(?P<first>\d+)?\s*(?:-\s*(?P<second>\d+))?.*")
_NULL_CODES = frozenset({"---", "+++", "###"})
_LOWER = "a al an and at bin by de del der des di du el for from ibn in la le of on or the to van von with"
_LOWER_WORDS = frozenset(_LOWER.split())
_COUNTRY_OF_CODE = {"ROM": "ROU", "KSV": "XKX", "KOS": "XKX", "FRY": "YUG", "TMP": "TLS"}
_SECTOR_OF_CODE = {"INS": "REB", "SEP": "REB", "RAD": "REB", "CIV": "CVL", "MED": "JRN", "HLH": "MED", "CLR": "REL"}
_PERSONAL = frozenset({"ELI", "GOV", "MIL", "OPP", "LEG", "JUD", "BUS", "REB", "SPY", "COP", "PTY"})
_NEWEST_TWO_DIGIT_YEAR = 30


@dataclass(slots=True)
class _Record:
    """What stands between two names of the file: one actor."""

    name: str
    synonyms: list[str] = field(default_factory=list)
    roles: list[DatedRole] = field(default_factory=list)


def is_petrarch_file(path: Path) -> bool:
    """True where the file's first line with content is no CSV header and some line carries a code in brackets."""
    lines = [line for _, line in content_lines(path)]
    if not lines or "," in lines[0]:
        return False
    return any(_CODE.search(line) for line in lines) and not is_petrarch_agent_file(path)


def is_petrarch_agent_file(path: Path) -> bool:
    """True where the file's first code has the tilde of agents."""
    return next(("~" in line for _, line in content_lines(path) if "[" in line), False)


def read_petrarch_actors(path: Path) -> tuple[Entry, ...]:
    """Every actor of the file, with its codes as `DatedRole.code`; country and sector follow from the codes."""
    countries = country_codes()
    records: list[_Record] = []
    for number, line in content_lines(path):
        if line.startswith("["):
            _last(records, path, number).roles.extend(_roles(line, countries, path, number))
        elif line.startswith("+"):
            synonym = _CODE.sub("", line[1:])
            _last(records, path, number).synonyms.append(_name(synonym))
        else:
            records.append(_Record(_name(_CODE.sub("", line)), roles=list(_roles(line, countries, path, number))))
    taken: set[str] = set()
    return tuple(_entry(record, path, taken) for record in records)


def content_lines(path: Path) -> Iterator[tuple[int, str]]:
    """The file's lines without comments, numbered from 1; a line that ends in an open bracket takes in the next."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise OntologyError(f"cannot be read: {error.strerror}", path=path) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    text = _MARKUP.sub(lambda m: "\n" * m[0].count("\n"), text.replace("\r\n", "\n").replace("\r", "\n"))
    pending = ""
    for number, raw in enumerate(text.split("\n"), start=1):
        line = (pending + _COMMENT.sub("", raw)).strip()
        pending = line if line.endswith("[") else ""
        if line and not pending:
            yield number, line
    if pending:
        raise OntologyError("a bracket is not closed", path=path, line=number, fix="add the missing ]")


def _last(records: list[_Record], path: Path, line: int) -> _Record:
    if not records:
        raise OntologyError("a synonym or code comes before any name", path=path, line=line, fix="put a name above it")
    return records[-1]


def _name(raw: str) -> str:
    """The name as newspapers write it: the dictionaries' capitals become initial ones, save in acronyms."""
    words = raw.replace("_", " ").split()
    name = " ".join(words)
    if name != name.upper() or _is_acronym(name):
        return name
    return " ".join(_newspaper_word(word, first=not i) for i, word in enumerate(words))


def _is_acronym(name: str) -> bool:
    return name in WORDS_IN_CAPITALS or bool(re.fullmatch(r"(?:\w\.)+\w?", name))


def _newspaper_word(word: str, *, first: bool) -> str:
    if not first and word.lower() in _LOWER_WORDS:
        return word.lower()
    head, *rest = word.split("-")
    return "-".join((head.capitalize(), *(p.lower() if p.lower() in _LOWER_WORDS else p.capitalize() for p in rest)))


def _roles(line: str, countries: frozenset[str], path: Path, number: int) -> Iterator[DatedRole]:
    for content in _CODE.findall(line):
        matched = _RESTRICTED.fullmatch(content.strip())
        if matched is None:
            raise OntologyError(f"[{content}] holds no code", path=path, line=number, fix="write [CODE >YYYYMMDD]")
        start, end = _bounds(matched)
        code = matched["code"]
        if code in _NULL_CODES:
            yield DatedRole(start, end)
        else:
            yield DatedRole(start, end, sector_of_code(code[3:]), _country_of_code(code, countries), code=code)


def _bounds(matched: re.Match[str]) -> tuple[date | None, date | None]:
    sign, first, second = matched["sign"], matched["first"], matched["second"]
    if sign == "<":
        return None, read_date(first, last=True)
    return read_date(first, last=False), read_date(second, last=True)


def read_date(digits: str | None, *, last: bool) -> date | None:
    """YYYYMMDD, YYMMDD, or DDMMYYYY where that alone is a date; a day that cannot be is the nearest."""
    if not digits or len(digits) < 6:
        return None
    if len(digits) > 7:
        year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
        if month > 12 and int(digits[2:4]) <= 12:
            year, month, day = int(digits[4:8]), int(digits[2:4]), int(digits[:2])
    else:
        year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
        year += 2000 if year <= _NEWEST_TWO_DIGIT_YEAR else 1900
    if month > 12 or year == 0:
        return None
    if month == 0:
        month, day = (12, 31) if last else (1, 1)
    longest = calendar.monthrange(year, month)[1]
    if day == 0:
        day = longest if last else 1
    return date(year, month, min(day, longest))


def sector_of_code(code: str) -> str | None:
    """PLOVER's sector for the first part of a CAMEO code that names one: USAGOV is GOV, PSEREBHMS is REB."""
    chunks = (code[i : i + 3].upper() for i in range(0, len(code), 3))
    return next((sector for sector in (_SECTOR_OF_CODE.get(c, c) for c in chunks) if sector in sector_codes()), None)


def _country_of_code(code: str, countries: frozenset[str]) -> str | None:
    first, second = code[:3].upper(), code[3:6].upper()
    if first == "IGO" and second == "UNO":
        return "UNO"
    if first in INTERNATIONAL_CODES - {"EUR"}:
        return first
    first = _COUNTRY_OF_CODE.get(first, first)
    return first if first in countries else None


def _entry(record: _Record, path: Path, taken: set[str]) -> Entry:
    kind = _kind(record.roles)
    key = slug(record.name)
    entry_id = f"actor-{key}"
    number = 1
    while entry_id in taken:
        number += 1
        entry_id = f"actor-{key}-{number}"
    taken.add(entry_id)
    aliases = tuple(dict.fromkeys(s for s in record.synonyms if s and s != record.name))
    basis = f"dictionary {path.name}"
    return Entry(entry_id, kind, record.name, basis, path.name, aliases, tuple(record.roles))


def _kind(roles: list[DatedRole]) -> EntryKind:
    """What the codes tell: a country's alone is a state, changing offices are a person's, IGO and its like a body's."""
    codes = [r.code.upper() for r in roles if r.code]
    countries = {r.country for r in roles if r.country}
    if countries and not countries & INTERNATIONAL_CODES and all(len(c) == 3 for c in codes):
        return "state"
    if any(c.startswith(("IGO", "NGO", "NGM", "MNC")) for c in codes):
        return "organization"
    if any(r.sector == "ELI" or (r.is_dated and r.sector in _PERSONAL) for r in roles):
        return "person"
    return "group" if any(r.sector in ("REB", "UAF", "CRM") for r in roles) else "organization"
