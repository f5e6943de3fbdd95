"""Writes the graph for other programs: one file a format, one line here."""

from kg.export.exporter import Exporter
from kg.export.subset import Filter, subset
from kg.export.write import EXPORTERS, export, find_exporter, write_export

__all__ = ["EXPORTERS", "Exporter", "Filter", "export", "find_exporter", "subset", "write_export"]
