"""What a change of one article's graph touches beside the article. In: a store, the graph's new quads. Out: nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph.graph import Graph
from kg.graph.terms import TYPE, Triple, term

_PROPERTIES = ("ckg:partOf", "ckg:leaderOf", "ckg:holdsOffice", "ckg:within", "ckg:precision", "skos:exactMatch")
_CLASSES = ("ckg:Actor", "ckg:Place", "ckg:State")


def touched_nodes(store: Graph, graph: str, quads: Iterable[ox.Quad]) -> frozenset[str]:
    """The actors and places that come, go, or change what they are one with or belong to, if the quads take the place
    of what the graph holds. What another graph says too does not change.
    """
    name = ox.NamedNode(graph)
    old = frozenset(_structure(q for p in _predicates() for q in store.quads_for_pattern(None, p, None, name)))
    new = frozenset(_structure(quads))
    return frozenset(each[0].value for each in old ^ new if not _is_said_elsewhere(store, each, name))


def _predicates() -> tuple[ox.NamedNode, ...]:
    return (TYPE, *map(term, _PROPERTIES))


def _structure(quads: Iterable[ox.Quad]) -> Iterator[Triple]:
    classes, properties = frozenset(map(term, _CLASSES)), frozenset(map(term, _PROPERTIES))
    for quad in quads:
        if quad.predicate in properties or (quad.predicate == TYPE and quad.object in classes):
            yield quad.subject, quad.predicate, quad.object  # type: ignore[misc]


def _is_said_elsewhere(store: Graph, triple: Triple, graph: ox.NamedNode) -> bool:
    return any(quad.graph_name != graph for quad in store.quads_for_pattern(*triple))
