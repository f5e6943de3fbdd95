"""Makes a networkx graph fit for XML. In: any graph with plain or less plain attributes. Out: a new one, in one order.

The XML formats know text, numbers and truth values alone, one type for each name, and keep some names for themselves.
So None is left out, a list becomes text divided by "; ", a date its ISO form, a decimal a float; a name with values of
several types becomes text; a reserved name gets `kg_` before it; what XML forbids becomes U+FFFD. Each edge gets a key
that is unique in the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

Plain = str | int | float | bool

_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n?")
_SEPARATOR = "; "
_LONG = range(-(2**63), 2**63)


def flatten(graph: nx.MultiDiGraph[str], reserved: Set[str]) -> nx.MultiDiGraph[str]:
    """The same nodes and edges with plain attributes; `reserved` are the names that the format keeps for itself."""
    import networkx as nx  # half a second, which a start without networks should not pay

    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    flat.graph.update(_plain_attributes(graph.graph, reserved))
    nodes = [(xml_text(str(node)), _plain_attributes(data, reserved)) for node, data in graph.nodes(data=True)]
    edges = [
        (xml_text(str(start)), xml_text(str(end)), _plain_attributes(data, reserved))
        for start, end, data in graph.edges(data=True)
    ]
    _unify([data for _, data in nodes])
    _unify([data for *_, data in edges])
    flat.add_nodes_from(sorted(nodes, key=lambda pair: pair[0]))
    ordered = sorted(edges, key=lambda edge: (edge[0], edge[1], sorted((k, str(v)) for k, v in edge[2].items())))
    for number, (start, end, data) in enumerate(ordered):
        flat.add_edge(start, end, key=f"e{number}", **data)
    return flat


def xml_text(text: str) -> str:
    """The text without characters that XML forbids, with line ends that survive it."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", _LINE_END.sub("\n", text))


def _plain_attributes(data: Mapping[str, Any], reserved: Set[str]) -> dict[str, Plain]:
    found = {}
    for name, value in data.items():
        flat = _plain(value)
        if flat is not None:
            key = xml_text(str(name))
            found[f"kg_{key}" if key in reserved else key] = flat
    return found


def _plain(value: Any) -> Plain | None:
    """One value as text, number or truth value; None where there is nothing."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return xml_text(value)
    if isinstance(value, int | float):
        return value if isinstance(value, float) or value in _LONG else str(value)
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "item"):
        return _plain(value.item())
    if isinstance(value, Iterable):
        parts = [str(part) for part in (_plain(each) for each in value) if part is not None]
        return _SEPARATOR.join(sorted(parts) if isinstance(value, Set) else parts) or None
    return xml_text(str(value))


def _unify(rows: list[dict[str, Plain]]) -> None:
    """Give each name one type: a float where int and float meet, else text."""
    types: dict[str, set[type]] = {}
    for row in rows:
        for name, value in row.items():
            types.setdefault(name, set()).add(type(value))
    mixed = {name: kinds for name, kinds in types.items() if len(kinds) > 1}
    for row in rows:
        for name in mixed.keys() & row.keys():
            row[name] = float(row[name]) if mixed[name] == {int, float} else _as_text(row[name])


def _as_text(value: Plain) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
