"""TriG: all named graphs, to be read by people too. In: a store. Out: a block for each article, nodes in order."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph as ox

from kg.export.exporter import Exporter
from kg.export.rdf import quads_in_order, serialize
from kg.graph.reading import base_of


def write_trig(store: ox.Store, out: BinaryIO) -> None:
    """Write TriG."""
    out.write(serialize(quads_in_order(store), ox.RdfFormat.TRIG, base_of(store)))


EXPORTER = Exporter("trig", ".trig", "TriG: all graphs, with prefixes, for people too", write_trig)
