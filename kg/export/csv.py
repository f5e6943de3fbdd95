"""CSV: the graph as tables. In: a store. Out: UTF-8 text, one row an event (or actor, claim ...), the key first.

Into a folder go all tables, `events.csv` first; a single file is the table of its name, else the events. Two last
columns name the versions of the tool and the contract.
"""

from __future__ import annotations

from functools import partial
from typing import BinaryIO

import pyoxigraph as ox

from kg.csvtext import csv_line
from kg.export.exporter import Exporter, Stamp
from kg.export.tables import TABLES, Cell, Table

STAMP_COLUMNS = ("tool_version", "ontology_version")


def write_table(table: Table, store: ox.Store, out: BinaryIO) -> None:
    """Write one table with its header."""
    stamp = Stamp.now()
    versions = (stamp.tool_version, stamp.ontology_version)
    out.write(csv_line((*table.columns, *STAMP_COLUMNS)).encode())
    out.writelines(csv_line((*map(cell_text, row), *versions)).encode() for row in table.rows(store))


def cell_text(value: Cell) -> str:
    """A cell as text: empty for None, true and false in small letters, a number without needless zeros."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return format(value, "g") if isinstance(value, float) else str(value)


_WRITERS = {table.name: partial(write_table, table) for table in TABLES}
EXPORTER = Exporter(
    "csv", ".csv", "CSV: events, or all tables into a folder (-o DIR/), for spreadsheets", _WRITERS["events"], _WRITERS
)
