"""The graph as tables of plain rows: one file a table, one line here."""

from kg.export.tables import actors, claims, events, figures, places, relations
from kg.export.tables.table import Cell, Row, Table

TABLES = (events.TABLE, actors.TABLE, claims.TABLE, relations.TABLE, figures.TABLE, places.TABLE)

__all__ = ["TABLES", "Cell", "Row", "Table"]
