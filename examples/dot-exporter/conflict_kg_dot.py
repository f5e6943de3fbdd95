"""Graphviz DOT: actors as boxes, events as arrows between them. In: a store. Out: text for `dot -Tsvg`.

An exporter in a package of its own: the entry point in `pyproject.toml` gives it to `kg export -f dot`.
"""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph as ox

from kg.export.exporter import Exporter, Stamp
from kg.export.flatten import flatten
from kg.graph.networkx_view import to_networkx

_SHAPES = {"person": "ellipse", "group": "box", "organization": "component", "state": "house"}


def write_dot(store: ox.Store, out: BinaryIO) -> None:
    """Write who did what to whom; what happened on a known day has it behind its type."""
    graph = flatten(to_networkx(store, "actors"), frozenset())
    lines = [f"// {Stamp.now()}", "digraph conflict {", "  rankdir=LR;"]
    for node, data in graph.nodes(data=True):
        shape = _SHAPES.get(str(data.get("kind")), "box")
        lines.append(f"  {quoted(node)} [label={quoted(str(data.get('label', node)))}, shape={shape}];")
    for start, end, data in graph.edges(data=True):
        label = " · ".join(str(data[name]) for name in ("role", "start") if name in data)
        lines.append(f"  {quoted(start)} -> {quoted(end)} [label={quoted(label)}];")
    out.write("\n".join([*lines, "}", ""]).encode("utf-8", "replace"))


def quoted(text: str) -> str:
    """A DOT string: the quotation mark and the backslash are escaped, control characters are gone."""
    printable = "".join(c for c in text if c.isprintable())
    return '"' + printable.replace("\\", "\\\\").replace('"', '\\"') + '"'


EXPORTER = Exporter("dot", ".dot", "DOT: actors and what they do to each other, for Graphviz", write_dot)
