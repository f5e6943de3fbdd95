"""Turtle: one graph. In: a store. Out: the union of its graphs; which article says what stands on the claims alone.

Turtle has no named graphs: what the same triple says in two articles is written once.
"""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph as ox

from kg.export.exporter import Exporter
from kg.export.rdf import serialize, triples_in_order
from kg.graph.reading import base_of


def write_turtle(store: ox.Store, out: BinaryIO) -> None:
    """Write Turtle."""
    out.write(serialize(triples_in_order(store), ox.RdfFormat.TURTLE, base_of(store)))


EXPORTER = Exporter("turtle", ".ttl", "Turtle: the union of all graphs (it has no named graphs)", write_turtle)
