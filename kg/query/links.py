"""What counts as one across articles, and why. In: a store. Out: links with score and reason, for `kg decide list`."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import QueryError
from kg.graph.graph import Graph
from kg.graph.lookup import find_events, find_named, nearest_name, nodes_named
from kg.graph.reading import instances, label, one
from kg.ontology.contract import CKG, SCHEMA


@dataclass(frozen=True, slots=True)
class NodeLink:
    """Two nodes that are taken for one; `score` is from 0 to 1, and 1 for the user's own word."""

    left: str
    left_name: str
    right: str
    right_name: str
    score: float
    reason: str


def all_links(store: Graph) -> tuple[NodeLink, ...]:
    """All links of the identity graph, the least sure first."""
    found = (_link(store, iri) for iri in instances(store, CKG.Link))
    return tuple(sorted(found, key=lambda each: (each.score, each.left, each.right)))


def find_node(store: Graph, name: str) -> str:
    """The IRI of the one actor, place or event that an IRI, its local part, a name or a label means.

    Raises QueryError where nothing is called so, or several things are.
    """
    matches = find_named(store, name, CKG.Actor, CKG.Place) or find_events(store, name)
    if len(matches) == 1:
        (match,) = matches
        bearing = nodes_meant(store, name)  # of what counts as one, the one that bears this very name
        return min(bearing) if len(bearing) == 1 else match.canonical
    if matches:
        ids = ", ".join(match.canonical.rpartition("/")[2] for match in matches[:5])
        raise QueryError(f"'{name}' may be {ids}; say which")
    near = nearest_name(store, name, CKG.Actor, CKG.Event)
    raise QueryError(f"nothing is called '{name}'" + (f"; did you mean '{near}'?" if near else ""))


def nodes_meant(store: Graph, name: str) -> frozenset[str]:
    """The IRIs of all actors, places and events that bear a name, or that an IRI or its local part means."""
    return nodes_named(store, name, CKG.Actor, CKG.Place, CKG.Event)


def _link(store: Graph, iri: str) -> NodeLink:
    left, right = one(store, iri, CKG.left) or "", one(store, iri, CKG.right) or ""
    return NodeLink(
        left=left,
        left_name=_own_name(store, left),
        right=right,
        right_name=_own_name(store, right),
        score=float(one(store, iri, CKG.score) or 0),
        reason=one(store, iri, CKG.reason) or "",
    )


def _own_name(store: Graph, node: str) -> str:
    """What a node itself is called, whatever it counts as one with."""
    return one(store, node, SCHEMA.headline) or label(store, node)
