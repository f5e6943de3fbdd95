"""What counts as one across articles, and why. In: a store. Out: links with score and reason, for `kg decide list`."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import QueryError
from kg.graph.graph import Graph
from kg.graph.lookup import find_events, find_named, nearest_name
from kg.graph.reading import instances, name_of, one
from kg.ontology.contract import CKG


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
        given = [node for node in match.nodes if node.rpartition("/")[2] == name or node == name]
        return given[0] if given else match.canonical
    if matches:
        ids = ", ".join(match.canonical.rpartition("/")[2] for match in matches[:5])
        raise QueryError(f"'{name}' may be {ids}; say which")
    near = nearest_name(store, name, CKG.Actor, CKG.Event)
    raise QueryError(f"nothing is called '{name}'" + (f"; did you mean '{near}'?" if near else ""))


def _link(store: Graph, iri: str) -> NodeLink:
    left, right = one(store, iri, CKG.left) or "", one(store, iri, CKG.right) or ""
    return NodeLink(
        left=left,
        left_name=name_of(store, left),
        right=right,
        right_name=name_of(store, right),
        score=float(one(store, iri, CKG.score) or 0),
        reason=one(store, iri, CKG.reason) or "",
    )
