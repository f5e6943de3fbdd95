"""The RDF formats' common part. In: quads. Out: the same quads in one order, and text with one order of prefixes.

The versions stand in the graph itself: each article's `prov:wasGeneratedBy` names its run.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.graph.reading import text_of
from kg.graph.store import stored_quads
from kg.ontology.contract import RDF_TYPE, load_contract


def quads_in_order(store: ox.Store) -> list[ox.Quad]:
    """All quads: graph by graph, node by node, the types of a node first."""
    return sorted(stored_quads(store), key=lambda quad: (str(quad.graph_name), *_order(quad)))


def triples_in_order(store: ox.Store) -> list[ox.Triple]:
    """The union of all graphs, each triple once."""
    quads = sorted(stored_quads(store), key=_order)
    return list(dict.fromkeys(quad.triple for quad in quads))


def serialize(statements: Iterable[ox.Quad] | Iterable[ox.Triple], form: ox.RdfFormat, base: str) -> bytes:
    """Turtle or TriG with our prefixes in the order of their names; `base` is what `id:` stands for."""
    prefixes = {**load_contract().prefixes, "id": base}
    written = ox.serialize(statements, format=form, prefixes=prefixes) or b""
    lines = written.split(b"\n")
    count = next((i for i, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    return b"\n".join([*sorted(lines[:count]), *lines[count:]])


def _order(quad: ox.Quad) -> tuple[str, bool, str, str]:
    return text_of(quad.subject), quad.predicate.value != RDF_TYPE, quad.predicate.value, str(quad.object)
