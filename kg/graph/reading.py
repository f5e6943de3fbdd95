"""Reads a store node by node, over all its graphs. In: a store, IRIs. Out: texts, codes, dates, each once and in order.

The identity graph is followed where there is one: `canonical` and `same_as` leave a node alone where there is none.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pyoxigraph as ox

from kg.config import DEFAULT_BASE
from kg.graph.graph import Graph
from kg.ontology.contract import CKG, RDF_TYPE, RDFS, SCHEMA


def values(store: Graph, subject: str, predicate: str) -> tuple[str, ...]:
    """The IRIs and texts that a node has for a property; none where there is no node ("")."""
    if not subject:
        return ()
    return tuple(
        sorted({text_of(quad.object) for quad in store.quads_for_pattern(_iri(subject), _iri(predicate), None)})
    )


def one(store: Graph, subject: str, predicate: str) -> str | None:
    """The value of a property, the first in order where articles differ, None where there is none."""
    return next(iter(values(store, subject, predicate)), None)


def subjects(store: Graph, predicate: str, value: str) -> tuple[str, ...]:
    """The nodes that point at a node by a property."""
    return tuple(
        sorted({text_of(quad.subject) for quad in store.quads_for_pattern(None, _iri(predicate), _iri(value))})
    )


def subjects_of_text(store: Graph, predicate: str, text: str) -> tuple[str, ...]:
    """The nodes that have a plain text for a property."""
    found = store.quads_for_pattern(None, _iri(predicate), ox.Literal(text))
    return tuple(sorted({text_of(quad.subject) for quad in found}))


def instances(store: Graph, *classes: str) -> frozenset[str]:
    """All nodes of one of the classes."""
    return frozenset(
        text_of(quad.subject) for each in classes for quad in store.quads_for_pattern(None, _iri(RDF_TYPE), _iri(each))
    )


def is_one_of(store: Graph, node: str, *classes: str) -> bool:
    """Whether a text is the IRI of a node of one of the classes."""
    try:
        name = _iri(node)
    except ValueError:
        return False
    return any(True for each in classes for _ in store.quads_for_pattern(name, _iri(RDF_TYPE), _iri(each)))


def right(store: Graph, *classes: str) -> frozenset[str]:
    """All nodes of one of the classes but for those that the user's decisions call wrong."""
    return instances(store, *classes) - wrong(store)


def claims_about(store: Graph, *nodes: str) -> tuple[str, ...]:
    """The claims about any of the nodes, but for those that are called wrong, in order."""
    found = {claim for node in nodes for claim in subjects(store, CKG.about, node)}
    return tuple(sorted(claim for claim in found if not is_wrong(store, claim)))


def is_wrong(store: Graph, node: str) -> bool:
    """Whether the user's decisions call a node a mistake of the extraction."""
    return one(store, node, CKG.wrong) == "true"


def code(store: Graph, subject: str, predicate: str) -> str | None:
    """The value of a coded property, without its list."""
    return tail(one(store, subject, predicate))


def day(store: Graph, subject: str, predicate: str) -> date | None:
    """The value of a date property."""
    text = one(store, subject, predicate)
    return date.fromisoformat(text) if text else None


def label(store: Graph, node: str) -> str:
    """The node's label; the first in order where articles write it differently, its local name where it has none."""
    return one(store, node, RDFS.label) or node.rpartition("/")[2]


def name_of(store: Graph, node: str) -> str:
    """What to call a node: the label of the one that speaks for it, an article's headline, else the local name."""
    return one(store, node, SCHEMA.headline) or label(store, canonical(store, node))


def shown_value(store: Graph, subject: str, predicate: str) -> str | None:
    """The value of a property that may point at a node or be plain text: the node's label, else the text."""
    for quad in store.quads_for_pattern(_iri(subject), _iri(predicate), None):
        return name_of(store, quad.object.value) if isinstance(quad.object, ox.NamedNode) else text_of(quad.object)
    return None


def canonical(store: Graph, node: str) -> str:
    """The node that speaks for a node's set: itself where the identity graph does not know it."""
    return one(store, node, CKG.canonical) or node


def same_as(store: Graph, head: str) -> tuple[str, ...]:
    """All nodes of the set that a canonical node speaks for, itself among them, in order."""
    return tuple(sorted({head, *subjects(store, CKG.canonical, head)}))


def tail(iri: str | None) -> str | None:
    """The local part of a code or a term."""
    return iri.rpartition("#")[2].rpartition("/")[2] if iri else None


def text_of(term: ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple) -> str:
    """The IRI or the characters of a term."""
    return str(term) if isinstance(term, ox.Triple) else term.value


def base_of(store: Graph) -> str:
    """What the IRIs of a store's data begin with."""
    for graph in store.named_graphs():
        if is_article(graph.value):
            return str(graph.value).rpartition("/")[0] + "/"
    return DEFAULT_BASE


def is_article(graph: str) -> bool:
    """Whether a graph is named as the graphs of articles are."""
    return graph.rpartition("/")[2].startswith("article-")


def wrong(store: Graph) -> frozenset[str]:
    """All nodes that the user's decisions call a mistake of the extraction."""
    found = store.quads_for_pattern(None, _iri(CKG.wrong), ox.Literal(True))
    return frozenset(text_of(quad.subject) for quad in found)


@lru_cache(maxsize=1 << 14)
def _iri(text: str) -> ox.NamedNode:
    return ox.NamedNode(text)
