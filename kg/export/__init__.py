"""Writes the graph for other programs: one file a format, one line here."""

from kg.export.exporter import Exporter
from kg.export.subset import Filter, LeftOut, left_out, subset
from kg.export.write import EXPORTERS, export, find_exporter, write_export

__all__ = [
    "EXPORTERS",
    "Exporter",
    "Filter",
    "LeftOut",
    "export",
    "find_exporter",
    "left_out",
    "subset",
    "write_export",
]
