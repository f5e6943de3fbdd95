"""GEXF: events and actors as nodes, roles as edges, with times. In: a store. Out: XML whose timeline moves in Gephi.

An event lasts from its start to its end, both days included, and so do its edges; what is undated has no times and is
always there. The description names the versions. networkx's own writer dates each file, adds its keys as attributes and
takes the names `type`, `id` and `viz` for itself: hence this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, BinaryIO
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

import pyoxigraph as ox

from kg.export.exporter import Exporter, Stamp
from kg.export.flatten import Plain, flatten

if TYPE_CHECKING:
    import networkx as nx

_NAMESPACE = "http://www.gexf.net/1.2draft"
RESERVED = frozenset({"id", "key", "pid", "networkx_key"})
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}


def write_gexf(store: ox.Store, out: BinaryIO) -> None:
    """Write the view with events as nodes."""
    from kg.graph.networkx_view import to_networkx  # half a second, which a start without GEXF should not pay

    write_network(to_networkx(store), out)


def write_network(graph: nx.MultiDiGraph[str], out: BinaryIO) -> None:
    """Write any networkx graph; `start` and `end` of nodes and edges become their times."""
    flat = flatten(graph, RESERVED)
    root = Element("gexf", {"xmlns": _NAMESPACE, "version": "1.2"})
    _describe(root)
    rows = [data for _, data in flat.nodes(data=True)] + [data for *_, data in flat.edges(data=True)]
    top = SubElement(root, "graph", {"defaultedgetype": "directed"} | _mode(rows))
    _write_nodes(top, flat)
    _write_edges(top, flat)
    indent(root)
    ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)
    out.write(b"\n")


def _describe(root: Element) -> None:
    meta = SubElement(root, "meta")
    SubElement(meta, "creator").text = "Conflict KG"
    SubElement(meta, "description").text = str(Stamp.now())


def _mode(rows: Iterable[Mapping[str, Plain]]) -> dict[str, str]:
    if any(_times(data) for data in rows):
        return {"mode": "dynamic", "timeformat": "date"}
    return {"mode": "static"}


def _write_nodes(top: Element, flat: nx.MultiDiGraph[str]) -> None:
    names = _declare(top, "node", [data for _, data in flat.nodes(data=True)])
    nodes = SubElement(top, "nodes")
    for node, data in flat.nodes(data=True):
        own = {"id": node, "label": str(data.get("label", node))} | _times(data)
        _write_values(SubElement(nodes, "node", own), "node", data, names)


def _write_edges(top: Element, flat: nx.MultiDiGraph[str]) -> None:
    names = _declare(top, "edge", [data for *_, data in flat.edges(data=True)])
    edges = SubElement(top, "edges")
    for start, end, key, data in flat.edges(keys=True, data=True):
        own = {"id": str(key), "source": start, "target": end}
        own |= {
            name: str(data[name]) for name in ("label", "weight") if name in data.keys() - _others("edge", data).keys()
        }
        _write_values(SubElement(edges, "edge", own | _times(data)), "edge", data, names)


def _declare(top: Element, kind: str, rows: Iterable[Mapping[str, Plain]]) -> dict[str, str]:
    """Declare every attribute with its type; give back the number of each."""
    types = {name: type(value) for data in rows for name, value in _others(kind, data).items()}
    names = {name: str(number) for number, name in enumerate(sorted(types))}
    if names:
        declared = SubElement(top, "attributes", {"class": kind, "mode": "static"})
        for name, number in names.items():
            SubElement(declared, "attribute", {"id": number, "title": name, "type": _TYPES[types[name]]})
    return names


def _write_values(element: Element, kind: str, data: Mapping[str, Plain], names: Mapping[str, str]) -> None:
    others = _others(kind, data)
    if others:
        values = SubElement(element, "attvalues")
        for name, value in sorted(others.items()):
            text = ("true" if value else "false") if isinstance(value, bool) else str(value)
            SubElement(values, "attvalue", {"for": names[name], "value": text})


def _others(kind: str, data: Mapping[str, Plain]) -> dict[str, Plain]:
    """What is not written as an attribute of GEXF's own: its label, its days, an edge's weight that is a number."""
    return {
        name: value
        for name, value in data.items()
        if not (name == "label" or _is_day(name, value) or (kind == "edge" and name == "weight" and _is_number(value)))
    }


def _is_day(name: str, value: Plain) -> bool:
    return name in ("start", "end") and isinstance(value, str) and bool(_DATE.fullmatch(value))


def _is_number(value: Plain) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _times(data: Mapping[str, Plain]) -> dict[str, str]:
    """The first and last day; where only one is known, it is both."""
    days = [str(data[name]) for name in ("start", "end") if name in data and _is_day(name, data[name])]
    return {"start": days[0], "end": days[-1]} if days else {}


EXPORTER = Exporter("gexf", ".gexf", "GEXF: the network with times, for Gephi's timeline", write_gexf)
