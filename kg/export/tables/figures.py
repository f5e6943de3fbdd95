"""Figures: strengths, tolls, money. In: a store. Out: one row a number that somebody gives, with who gives it."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.export.tables.claims import end_name, kind_of
from kg.export.tables.said import SAID_COLUMNS, said_of
from kg.export.tables.table import Row, Table, local_name, number
from kg.graph.reading import canonical, code, instances, one
from kg.ontology.contract import CKG

_COLUMNS = (
    *("figure_id", "of", "of_kind", "quantity", "low", "best", "high", "unit", "civilian", "phrase", "of_id"),
    *SAID_COLUMNS,
)


def figure_rows(store: ox.Store) -> Iterator[Row]:
    """One row a figure, in the order of their ids."""
    for figure in sorted(instances(store, CKG.Figure)):
        of = one(store, figure, CKG.of) or ""
        civilian = one(store, figure, CKG.civilian)
        yield (
            local_name(figure),
            end_name(store, figure, CKG.of),
            kind_of(store, of) or "actor",
            code(store, figure, CKG.quantity),
            *(number(one(store, figure, each)) for each in (CKG.low, CKG.best, CKG.high)),
            one(store, figure, CKG.unit),
            None if civilian is None else civilian == "true",
            one(store, figure, CKG.phrase),
            local_name(canonical(store, of)),
            *said_of(store, figure),
        )


TABLE = Table("figures", _COLUMNS, figure_rows)
