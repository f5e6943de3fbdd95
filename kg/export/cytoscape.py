"""Cytoscape JSON: events and actors as nodes, roles as edges. In: a store. Out: JSON for Cytoscape and Cytoscape.js."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import BinaryIO

import pyoxigraph as ox

from kg.export.exporter import Exporter, Stamp
from kg.export.flatten import flatten

# Names that the format keeps for itself in the data of nodes and edges.
RESERVED = frozenset({"id", "key", "name", "value", "source", "target"})


def write_cytoscape(store: ox.Store, out: BinaryIO) -> None:
    """Write the view with events as nodes; the network's own data name the versions."""
    from networkx.readwrite.json_graph import cytoscape_data

    from kg.graph.networkx_view import to_networkx  # half a second, which a start without networks should not pay

    flat = flatten(to_networkx(store), RESERVED)
    flat.graph.update(asdict(Stamp.now()))
    told = cytoscape_data(flat)
    told["data"] = dict(told["data"])
    out.write(json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n")


EXPORTER = Exporter("cytoscape", ".cyjs", "Cytoscape JSON: the network, for Cytoscape and its viewers", write_cytoscape)
