"""N-Quads: the canonical whole, a sorted statement a line. In: a store. Out: bytes that are equal for equal graphs."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph as ox

from kg.export.exporter import Exporter
from kg.graph.store import canonical_nquads, stored_quads


def write_nquads(store: ox.Store, out: BinaryIO) -> None:
    """Write canonical N-Quads."""
    out.write(canonical_nquads(stored_quads(store)))


EXPORTER = Exporter("nquads", ".nq", "N-Quads: all graphs, canonical; read by every RDF tool", write_nquads)
