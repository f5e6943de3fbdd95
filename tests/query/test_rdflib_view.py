from __future__ import annotations

import pyoxigraph as ox
import rdflib

from kg.query import run_query
from kg.query.rdflib_view import to_rdflib


def test_the_dataset_is_the_store_itself() -> None:
    store = ox.Store()
    dataset = to_rdflib(store)
    s, p = rdflib.URIRef("https://w3id.org/conflict-kg/id/x"), rdflib.RDFS.label
    dataset.graph(rdflib.URIRef("https://w3id.org/conflict-kg/id/g")).add((s, p, rdflib.Literal("seen")))
    assert run_query(store, "SELECT ?l { id:x rdfs:label ?l }").rows == (("seen",),)


def test_queries_see_all_graphs_and_know_our_prefixes(store: ox.Store) -> None:
    text = "SELECT DISTINCT ?e { ?e a ckg:Event ; ckg:canonical id:event-a1-talks } ORDER BY ?e"
    found = to_rdflib(store).query(text)
    assert [str(row[0]) for row in found] == [row[0] for row in run_query(store, text)]


def test_graphs_and_triples_are_those_of_the_store(store: ox.Store) -> None:
    dataset = to_rdflib(store)
    article = rdflib.URIRef("https://w3id.org/conflict-kg/id/article-a1")
    assert len(list(dataset.graph(article).triples((None, None, None)))) == len(
        list(store.quads_for_pattern(None, None, None, ox.NamedNode(str(article))))
    )
