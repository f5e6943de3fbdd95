"""Neo4j CSV: nodes and relationships for `neo4j-admin database import`. In: a store. Out: two tables, typed headers.

    neo4j-admin database import full --nodes=nodes.neo4j.csv --relationships=relationships.neo4j.csv

The labels are the kinds of nodes, the types of relationships the roles in capitals. The versions of the tool and the
contract are properties of each node. Format: Neo4j Operations Manual, section Import, CSV header format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox

from kg.csvtext import csv_line
from kg.export.exporter import Exporter, Stamp
from kg.export.flatten import Plain, flatten

if TYPE_CHECKING:
    import networkx as nx

RESERVED = frozenset({"id", "key"})
_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORD_BORDER = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z0-9]+")


def write_nodes(store: ox.Store, out: BinaryIO) -> None:
    """Write actors, places and events, each with its kind as label."""
    versions = asdict(Stamp.now())
    nodes = [(node, {**data, **versions}) for node, data in _network(store).nodes(data=True)]
    columns = _columns((data for _, data in nodes), "kind")
    out.write(csv_line((":ID", ":LABEL", *(f"{name}:{kind}" for name, kind in columns.items()))).encode())
    for node, data in nodes:
        out.write(csv_line((node, str(data["kind"]).capitalize(), *_cells(data, columns))).encode())


def write_relationships(store: ox.Store, out: BinaryIO) -> None:
    """Write who takes part in what as what, where things lie, and relations between actors."""
    edges = list(_network(store).edges(data=True))
    columns = _columns((data for *_, data in edges), "role")
    out.write(csv_line((":START_ID", ":END_ID", ":TYPE", *(f"{n}:{kind}" for n, kind in columns.items()))).encode())
    for start, end, data in edges:
        role = _WORD_BORDER.sub("_", str(data["role"])).upper()
        out.write(csv_line((start, end, role, *_cells(data, columns))).encode())


def _network(store: ox.Store) -> nx.MultiDiGraph[str]:
    from kg.graph.networkx_view import to_networkx  # half a second, which a start without networks should not pay

    return flatten(to_networkx(store), RESERVED)


def _columns(rows: Iterable[Mapping[str, Plain]], left_out: str) -> dict[str, str]:
    """The properties in alphabetical order, each with its type; a column of days alone is one of dates."""
    found: dict[str, str] = {}
    for data in rows:
        for name, value in data.items():
            kind = "date" if isinstance(value, str) and _DAY.fullmatch(value) else _TYPES[type(value)]
            found[name] = kind if found.get(name, kind) == kind else "string"
    return {name: found[name] for name in sorted(found) if name != left_out}


def _cells(data: Mapping[str, Plain], columns: Iterable[str]) -> tuple[str, ...]:
    values = (data.get(name) for name in columns)
    return tuple("" if v is None else str(v).lower() if isinstance(v, bool) else str(v) for v in values)


_TABLES = {"nodes": write_nodes, "relationships": write_relationships}
EXPORTER = Exporter(
    "neo4j", ".neo4j.csv", "Neo4j: nodes and relationships into a folder (-o DIR/)", write_nodes, _TABLES
)
