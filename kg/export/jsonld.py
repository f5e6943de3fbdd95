"""JSON-LD: all named graphs, expanded. In: a store. Out: a JSON array, with an object for each graph."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph as ox

from kg.export.exporter import Exporter
from kg.export.rdf import quads_in_order


def write_jsonld(store: ox.Store, out: BinaryIO) -> None:
    """Write expanded JSON-LD."""
    out.write((ox.serialize(quads_in_order(store), format=ox.RdfFormat.JSON_LD) or b"").rstrip(b"\n") + b"\n")


EXPORTER = Exporter("jsonld", ".jsonld", "JSON-LD: all graphs as JSON, expanded", write_jsonld)
