"""Our own CSV of actors. In: a file, ours or a user's. Out: entries; errors name the file, the line and the fix.

One row is one role. An actor with several roles has several rows that repeat its name; the names and links of all its
rows count. Lists in a cell are divided by "|".
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast, get_args

import pycountry

from kg.errors import OntologyError
from kg.ids import slug
from kg.ontology.entry import INTERNATIONAL_CODES, DatedRole, Entry, EntryKind, sector_codes

_NAMES = ("key", "kind", "name", "aliases", "surnames")
_ROLE = ("sector", "country", "part_of", "office", "start", "end")
COLUMNS = (*_NAMES, *_ROLE, "same_as", "basis")
REQUIRED = ("kind", "name", "basis")
_KINDS = frozenset(get_args(EntryKind)) - {"state"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a CSV file: its cells stripped, and where it stands."""

    path: Path
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def items(self, column: str) -> tuple[str, ...]:
        """The items of a list cell."""
        cell = self[column]
        return tuple(item.strip() for item in cell.split("|") if item.strip()) if cell else ()

    def error(self, message: str, fix: str | None = None) -> OntologyError:
        """An error that points at this line."""
        return OntologyError(message, path=self.path, line=self.line, fix=fix)

    def one_of(self, column: str, allowed: frozenset[str]) -> str | None:
        """The cell, which must be empty or one of a list."""
        value = self[column]
        if value and value not in allowed:
            raise self.error(f"{column} {value!r} is not known", f"use one of {', '.join(sorted(allowed)[:30])}")
        return value or None

    def day(self, column: str) -> date | None:
        """The cell as a date; an unknown date is an empty cell."""
        if not self[column]:
            return None
        try:
            return date.fromisoformat(self[column])
        except ValueError:
            raise self.error(f"{column} {self[column]!r} is no date", "write YYYY-MM-DD or leave it empty") from None


def read_rows(path: Path, columns: tuple[str, ...], required: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a CSV file whose first line names its columns; `required` cells are filled in every row."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            _check_header(path, reader.fieldnames, columns, required)
            for cells in reader:
                yield _checked_row(path, reader.line_num, cells, required)
    except csv.Error as error:
        raise OntologyError(f"broken CSV: {error}", path=path, line=reader.line_num, fix="check its quotes") from None
    except UnicodeDecodeError:
        raise OntologyError("the file is not UTF-8", path=path, fix="save it as UTF-8") from None
    except OSError as error:
        raise OntologyError(f"cannot be read: {error.strerror}", path=path) from None


def _check_header(path: Path, header: object, columns: tuple[str, ...], required: tuple[str, ...]) -> None:
    names = tuple(header) if isinstance(header, list) else ()
    missing = [c for c in required if c not in names]
    unknown = [c for c in names if c not in columns]
    if missing:
        raise OntologyError(f"no column {missing[0]!r}", path=path, line=1, fix=f"the columns are {','.join(columns)}")
    if unknown:
        raise OntologyError(f"unknown column {unknown[0]!r}", path=path, line=1, fix=f"use {','.join(columns)}")


def _checked_row(path: Path, line: int, cells: dict[str, str], required: tuple[str, ...]) -> Row:
    if None in cells or None in cells.values():
        raise OntologyError("more or fewer cells than the header", path=path, line=line, fix="quote cells with commas")
    row = Row(path, line, {column: cell.strip() for column, cell in cells.items()})
    empty = next((c for c in required if not row[c]), None)
    if empty:
        raise row.error(f"{empty} is empty", f"fill in {empty}")
    return row


def read_actor_csv(path: Path, countries: frozenset[str]) -> tuple[Entry, ...]:
    """The entries of one file, in the order in which it first names them. `countries` are the alpha-3 codes known."""
    grouped: dict[str, list[Row]] = {}
    for row in read_rows(path, COLUMNS, REQUIRED):
        grouped.setdefault(row["key"] or slug(row["name"]), []).append(row)
    return tuple(_entry(key, rows, countries) for key, rows in grouped.items())


def _entry(key: str, rows: list[Row], countries: frozenset[str]) -> Entry:
    first = rows[0]
    kind = first.one_of("kind", _KINDS)
    for row in rows:
        if (row["name"], row["kind"]) != (first["name"], first["kind"]):
            raise row.error(f"{key} has another name or kind than on line {first.line}", "give the rows distinct keys")
    return Entry(
        id=f"{'source' if kind == 'source' else 'actor'}-{key}",
        kind=cast(EntryKind, kind),
        name=first["name"],
        basis="; ".join(dict.fromkeys(row["basis"] for row in rows)),
        file=first.path.name,
        aliases=_united(rows, "aliases"),
        surnames=_united(rows, "surnames"),
        exact_match=_united(rows, "same_as"),
        roles=tuple(_role(row, countries) for row in rows),
        line=first.line,
    )


def _united(rows: list[Row], column: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for row in rows for item in row.items(column)))


def _country(row: Row, codes: frozenset[str]) -> str | None:
    """The code in the cell, or of the country whose name stands there."""
    value = row["country"]
    if not value or value in codes:
        return value or None
    try:
        return str(pycountry.countries.lookup(value).alpha_3)
    except LookupError:
        fix = f"write a code of ISO 3166-1 alpha-3, or one of {', '.join(sorted(INTERNATIONAL_CODES))}"
        raise row.error(f"country {value!r} is not known", fix + _likely(value)) from None


def _likely(name: str) -> str:
    try:
        found = pycountry.countries.search_fuzzy(name)[0]
    except LookupError:
        return ""
    return f"; did you mean {found.alpha_3} ({found.name})?"


def _role(row: Row, countries: frozenset[str]) -> DatedRole:
    start, end = row.day("start"), row.day("end")
    if start and end and end < start:
        raise row.error(f"ends on {end}, before it starts on {start}", "exchange the dates")
    return DatedRole(
        start=start,
        end=end,
        sector=row.one_of("sector", sector_codes()),
        country=_country(row, countries | INTERNATIONAL_CODES),
        part_of=row["part_of"] or None,
        office=row["office"] or None,
    )
