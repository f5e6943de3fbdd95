"""What a table is. In: a store. Out: rows of plain cells, the key first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pyoxigraph as ox

Cell = str | int | float | bool | Decimal | date | None
Row = tuple[Cell, ...]

SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, its columns, and its rows in a fixed order; the first column is the key."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[ox.Store], Iterator[Row]]


def joined(parts: Iterable[str | None]) -> str | None:
    """Several values in one cell, as ACLED writes them: each once, in order, divided by "; ". None for none."""
    return SEPARATOR.join(sorted({part for part in parts if part})) or None


def local_name(iri: str) -> str:
    """The readable end of a node's IRI."""
    return iri.rpartition("/")[2]


def number(text: str | None) -> int | Decimal | None:
    """The text of a number as a number."""
    if text is None:
        return None
    value = Decimal(text)
    return int(value) if value == value.to_integral_value() and "." not in text else value
