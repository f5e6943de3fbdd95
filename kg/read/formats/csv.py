"""CSV with a header, divided by commas, semicolons or tabs. In: rows with named columns. Out: a record each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from kg.errors import InputError
from kg.read.columns import Columns
from kg.read.formats.reader import Reader
from kg.read.opening import LONGEST_LINE, OpenInput
from kg.read.records import Defaults, ReadFailure, Record

_DELIMITERS = ",;\t"
_FIX = "write it with a header line and quotes round every text"


def read_csv(source: OpenInput, defaults: Defaults) -> Iterator[Record | ReadFailure]:
    """A record for each row. After broken quotes nothing is sure any more: the rest of the file is left out."""
    # The limit is the csv module's own and holds for the process: it is raised, never lowered.
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_LINE))
    with source.open_lines() as lines:
        header_line = source.mend(lines.readline(LONGEST_LINE)).lstrip("\ufeff")
        delimiter = max(_DELIMITERS, key=header_line.count)
        header = next(csv.reader([header_line], delimiter=delimiter), [])
        columns = Columns(source.path, defaults)
        _check_header(header, source, columns)
        rows = csv.reader(_bounded(lines), delimiter=delimiter, strict=True)
        line = 2
        while True:
            try:
                row = next(rows, None)
                if row is None:
                    columns.tell_unused()
                    return
                if row:
                    yield _read_row(row, header, source, line, columns)
            except csv.Error as error:
                broken = InputError(f"is no CSV from here on: {error}", path=source.path, line=line, fix=_FIX)
                yield ReadFailure(source.path, line, broken)
                return
            except InputError as error:
                yield ReadFailure(source.path, line, error)
            line = rows.line_num + 2


def _check_header(header: list[str], source: OpenInput, columns: Columns) -> None:
    if not columns.may_hold("text", header):
        found = ", ".join(name[:30] for name in header[:12]) or "nothing"
        fix = "write a header line, or name the column that holds the text under [read.fields] in kg.toml"
        raise InputError(
            f"has no column {columns.names_of('text')}; the first line holds: {found}",
            path=source.path,
            line=1,
            fix=fix,
        )


def _bounded(lines: io.TextIOWrapper) -> Iterator[str]:
    while line := lines.readline(LONGEST_LINE):
        yield line


def _read_row(row: list[str], header: list[str], source: OpenInput, line: int, columns: Columns) -> Record:
    if len(row) != len(header):
        message = f"has {len(row)} fields where the header names {len(header)}"
        raise InputError(message, path=source.path, line=line, fix=_FIX)
    values = {name: source.mend(value) for name, value in zip(header, row, strict=True)}
    return columns.pick(values, source.path, line)


CSV = Reader("CSV", (".csv", ".tsv"), read_csv, lambda head: False)
