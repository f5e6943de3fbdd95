"""GraphML: events and actors as nodes, roles as edges. In: a store. Out: XML for Gephi, Cytoscape, yEd, igraph, R.

The graph's own attributes name the versions of the tool and the contract. networkx takes half a second to import, so it
is imported where a file is written.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, BinaryIO
from xml.etree.ElementTree import ElementTree, indent

import pyoxigraph as ox

from kg.export.exporter import Exporter, Stamp
from kg.export.flatten import flatten

if TYPE_CHECKING:
    import networkx as nx

RESERVED = frozenset({"id", "key", "source", "target"})


def write_graphml(store: ox.Store, out: BinaryIO) -> None:
    """Write the view with events as nodes."""
    from kg.graph.networkx_view import to_networkx

    write_network(to_networkx(store), out)


def write_network(graph: nx.MultiDiGraph[str], out: BinaryIO) -> None:
    """Write any networkx graph."""
    from networkx.readwrite.graphml import GraphMLWriter

    flat = flatten(graph, RESERVED)
    flat.graph.update(asdict(Stamp.now()))
    writer = GraphMLWriter(encoding="utf-8")
    writer.add_graph_element(flat)
    root = writer.xml
    truths = {key.get("id") for key in root.iter("key") if key.get("attr.type") == "boolean"}
    for data in root.iter("data"):
        if data.get("key") in truths:
            data.text = (data.text or "").lower()  # networkx writes True, the format says true
    indent(root)
    ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)
    out.write(b"\n")


EXPORTER = Exporter("graphml", ".graphml", "GraphML: the network, for Gephi, Cytoscape, igraph", write_graphml)
