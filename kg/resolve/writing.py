"""Identity and status as quads. In: groups, links, standings of what was looked at again. Out: a patch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.graph import Graph
from kg.graph.terms import TYPE, Names, Triple, boolean, code, integer, share, string, term, types, written
from kg.ids import short_hash
from kg.resolve.sets import Groups, Link
from kg.resolve.status import Standing

IDENTITY, DERIVED = "graph/identity", "graph/derived"


@dataclass(frozen=True, slots=True)
class Patch:
    """What must go from a store and what must come."""

    removed: tuple[ox.Quad, ...]
    added: tuple[ox.Quad, ...]


def patch_of(store: Graph, graph: ox.NamedNode, nodes: Iterable[str], triples: Iterable[Triple]) -> Patch:
    """The change of a graph after which it says of the nodes, and of links between them, just these triples."""
    old = {quad for node in nodes for quad in _about(store, graph, ox.NamedNode(node))}
    new = {ox.Quad(*triple, graph) for triple in triples}
    return Patch(tuple(old - new), tuple(new - old))


def identity_triples(nodes: Iterable[str], groups: Groups, links: Iterable[Link], names: Names) -> Iterator[Triple]:
    """Which node speaks for each, and the links that made the sets."""
    for node in nodes:
        yield ox.NamedNode(node), term("ckg:canonical"), ox.NamedNode(groups.canonical(node))
    yield from _links(links, names)


def copy_triples(articles: Iterable[str], groups: Groups, links: Iterable[Link], names: Names) -> Iterator[Triple]:
    """Which article each copy is one of, and the links."""
    for article in articles:
        if groups.canonical(article) != article:
            yield ox.NamedNode(article), term("ckg:copyOf"), ox.NamedNode(groups.canonical(article))
    yield from _links(links, names)


def wrong_triples(nodes: Iterable[str]) -> Iterator[Triple]:
    """The nodes that the user calls mistakes."""
    for node in nodes:
        yield ox.NamedNode(node), term("ckg:wrong"), boolean(True)


def derived_triples(standings: Mapping[str, Standing]) -> Iterator[Triple]:
    """What the claims about each event add up to."""
    for event, standing in standings.items():
        node = ox.NamedNode(event)
        for predicate in written("ckg:status"):
            yield node, predicate, code("status", standing.status)
        yield node, term("ckg:claimCount"), integer(standing.claims)
        yield node, term("ckg:sourceCount"), integer(standing.sources)
        yield node, term("ckg:articleCount"), integer(standing.articles)


def _links(links: Iterable[Link], names: Names) -> Iterator[Triple]:
    for each in links:
        node = names.node(f"link-{short_hash(each.left, each.right, each.reason)}")
        for kind in types("ckg:Link"):
            yield node, TYPE, kind
        yield node, term("ckg:left"), ox.NamedNode(each.left)
        yield node, term("ckg:right"), ox.NamedNode(each.right)
        yield node, term("ckg:score"), share(each.score)
        yield node, term("ckg:reason"), string(each.reason)


def _about(store: Graph, graph: ox.NamedNode, node: ox.NamedNode) -> Iterator[ox.Quad]:
    yield from store.quads_for_pattern(node, None, None, graph)
    for end in ("ckg:left", "ckg:right"):
        for quad in store.quads_for_pattern(None, term(end), node, graph):
            yield from store.quads_for_pattern(quad.subject, None, None, graph)
