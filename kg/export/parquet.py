"""Parquet: the graph as typed tables. In: a store. Out: one file a table, for pandas, DuckDB, Spark, R.

Into a folder go all tables; a single file is the table of its name, else the events. The file's own metadata name the
versions of the tool and the contract. Needs pyarrow (`pip install "conflict-kg[formats]"`).
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg.export.exporter import Exporter, Stamp, needed
from kg.export.tables import TABLES, Cell, Table


def write_table(table: Table, store: ox.Store, out: BinaryIO) -> None:
    """Write one table; a column without any value is one of text."""
    arrow, parquet = needed("pyarrow", "formats"), needed("pyarrow.parquet", "formats")
    rows = list(table.rows(store))
    arrays = {name: _array(arrow, tuple(row[i] for row in rows)) for i, name in enumerate(table.columns)}
    metadata = {name.encode(): value.encode() for name, value in asdict(Stamp.now()).items()}
    parquet.write_table(arrow.table(arrays).replace_schema_metadata(metadata), out)


def _array(arrow: Any, values: tuple[Cell, ...]) -> Any:
    told = [value for value in values if value is not None]
    if told and all(isinstance(value, bool) for value in told):
        return arrow.array(values, arrow.bool_())
    if told and all(isinstance(value, int) for value in told):
        return arrow.array(values, arrow.int64())
    if told and all(isinstance(value, int | float | Decimal) for value in told):
        return arrow.array([None if value is None else float(value) for value in values], arrow.float64())  # type: ignore[arg-type]
    if told and all(isinstance(value, date) for value in told):
        return arrow.array(values, arrow.date32())
    return arrow.array([None if value is None else str(value) for value in values], arrow.string())


_WRITERS = {table.name: partial(write_table, table) for table in TABLES}
EXPORTER = Exporter(
    "parquet",
    ".parquet",
    "Parquet: typed tables (all with -o DIR/), for pandas, DuckDB, R",
    _WRITERS["events"],
    _WRITERS,
)
