"""XLSX: the graph as one workbook. In: a store. Out: a sheet for each table, for Excel, LibreOffice, Google Sheets.

Text stays text: no cell is a formula or a link, whatever an article says. The workbook's properties name the versions,
and no clock is read. Needs XlsxWriter (`pip install "conflict-kg[formats]"`).
"""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg.errors import ConfigError
from kg.export.exporter import Exporter, Stamp, needed
from kg.export.tables import TABLES, Cell

# Excel specifications and limits: rows of a sheet with its header, characters of a cell.
MOST_ROWS, LONGEST_CELL = 1_048_576, 32_767
_LAST_EXACT = 10**15
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_FIRST_DAY = date(1900, 3, 1)


def write_xlsx(store: ox.Store, out: BinaryIO) -> None:
    """Write all tables. Raises ConfigError where one has more rows than a sheet can hold."""
    xlsxwriter = needed("xlsxwriter", "formats")
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"comments": str(Stamp.now()), "created": _EPOCH})
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for table in TABLES:
        sheet = book.add_worksheet(table.name)
        sheet.freeze_panes(1, 1)
        sheet.write_row(0, 0, table.columns, bold)
        for number, row in enumerate(table.rows(store), start=1):
            if number >= MOST_ROWS:
                raise ConfigError(f"{table.name} has more rows than a sheet can hold", fix="export csv or parquet")
            for column, cell in enumerate(row):
                _write(sheet, number, column, cell, day)
    book.close()
    out.write(held.getvalue())


def _write(sheet: Any, row: int, column: int, cell: Cell, day: Any) -> None:
    """One cell in its own type; a day before Excel's calendar and a number that it would round are text."""
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float | Decimal) and abs(float(cell)) < _LAST_EXACT:
        sheet.write_number(row, column, float(cell))
    elif isinstance(cell, date) and cell >= _FIRST_DAY:
        sheet.write_datetime(row, column, cell, day)
    else:
        sheet.write_string(row, column, _short(str(cell)))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


EXPORTER = Exporter("xlsx", ".xlsx", "XLSX: a workbook with a sheet for each table", write_xlsx)
