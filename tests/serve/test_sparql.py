"""What goes beyond the W3C's tests: every format, HEAD, what is told of cuts and errors, the server's own description."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from kg.query import run_query
from kg.store import open_for_reading
from tests.serve.conftest import ROWS, W3C, Server

SELECT = "SELECT ?event ?label { ?event a ckg:Event ; rdfs:label ?label } ORDER BY ?event"
CONSTRUCT = "CONSTRUCT { ?e rdfs:label ?l } WHERE { ?e a ckg:Event ; rdfs:label ?l }"


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("application/sparql-results+json", ox.QueryResultsFormat.JSON),
        ("application/sparql-results+xml", ox.QueryResultsFormat.XML),
        ("text/csv", ox.QueryResultsFormat.CSV),
        ("text/tab-separated-values", ox.QueryResultsFormat.TSV),
        ("application/xml, application/json;q=0.2", ox.QueryResultsFormat.XML),
    ],
)
def test_rows_come_in_each_format_as_the_engine_writes_them(server: Server, accept: str, form: ox.QueryResultsFormat):
    response = server.query(SELECT, accept)
    assert response.status == 200
    assert response.type == accept.partition(",")[0]
    with open_for_reading(server.store) as store:
        prefixes = {"ckg": "https://w3id.org/conflict-kg/ns#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#"}
        found = store.query(SELECT, prefixes=prefixes, use_default_graph_as_union=True)
        assert response.body == found.serialize(format=form)


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/n-quads", ox.RdfFormat.N_QUADS),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/trig", ox.RdfFormat.TRIG),
    ],
)
def test_graphs_come_in_each_format(server: Server, accept: str, form: ox.RdfFormat) -> None:
    response = server.query(CONSTRUCT, accept)
    assert response.type == accept
    with open_for_reading(server.store) as store:
        expected = {tuple(map(str, row)) for row in run_query(store, CONSTRUCT).terms}
    assert expected
    read = ox.parse(response.body, format=form, base_iri="http://base/")
    assert {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in read} == expected


@pytest.mark.parametrize("accept", ["image/png", "text/turtle", "*/*;q=0"])
def test_a_format_that_is_none_of_ours_is_406(server: Server, accept: str) -> None:
    response = server.query(SELECT, accept)
    assert response.status == 406
    assert "text/csv" in response.text


def test_the_same_query_asked_in_three_ways_has_one_answer(server: Server) -> None:
    form = server.call("POST", "/sparql", "query=" + quote(SELECT), content_type="application/x-www-form-urlencoded")
    direct = server.call("POST", "/sparql", SELECT, content_type="application/sparql-query")
    assert server.query(SELECT).body == form.body == direct.body


def test_head_tells_what_get_would(server: Server) -> None:
    got, head = server.query(SELECT, "text/csv"), server.query(SELECT, "text/csv", method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(got.body))
    assert head.headers["content-type"] == got.headers["content-type"] == "text/csv; charset=utf-8"
    assert server.query("ASK {", method="HEAD").status == 400


def test_options_tells_the_methods(server: Server) -> None:
    response = server.call("OPTIONS", "/sparql")
    assert (response.status, response.headers["allow"]) == (204, "GET, HEAD, OPTIONS, POST")


@pytest.mark.parametrize("accept", ["application/json", "application/xml", "text/csv", "text/tab-separated-values"])
def test_more_rows_than_the_limit_are_cut_and_this_is_told(server: Server, accept: str) -> None:
    query = "SELECT ?s ?p { ?s ?p ?o . ?t ?q ?r } LIMIT %d"
    whole, cut = server.query(query % ROWS, accept), server.query(query % (ROWS + 1), accept)
    assert whole.headers["x-sparql-maxrows"] is None
    assert cut.headers["x-sparql-maxrows"] == str(ROWS)
    assert cut.body == whole.body


def test_more_triples_than_the_limit_are_cut_and_this_is_told(server: Server) -> None:
    query = "CONSTRUCT { ?s <http://x/p> ?t } WHERE { SELECT DISTINCT ?s ?t { ?s ?p ?o . ?t ?q ?r } LIMIT 600 }"
    response = server.query(query, "application/n-triples")
    assert response.headers["x-sparql-maxrows"] == str(ROWS)


def test_the_graphs_together_are_the_default_graph_unless_the_query_chooses(server: Server) -> None:
    count: Callable[[str], int] = lambda query: len(json.loads(server.query(query).body)["results"]["bindings"])  # noqa: E731
    assert count("SELECT DISTINCT ?s { ?s <http://example.org/number> ?n }") == 4
    assert count(f"SELECT DISTINCT ?s FROM <{W3C}data1.rdf> {{ ?s <http://example.org/number> ?n }}") == 1
    assert count("SELECT DISTINCT ?g { GRAPH ?g { ?s <http://example.org/number> ?n } }") == 4


@pytest.mark.parametrize("graph", ["http://nowhere.example/g", "file:///etc/passwd", "not an iri", ""])
def test_a_graph_that_the_store_lacks_is_refused_and_not_fetched(server: Server, graph: str) -> None:
    for parameter in ("default-graph-uri", "named-graph-uri"):
        response = server.query("ASK {}", **{parameter: graph})
        assert response.status == 400
    if ":" in graph:
        assert server.query(f"ASK FROM <{graph}> {{ ?s ?p ?o }}").status == 400


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * { ?s ?p", "does not parse"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "calls another server"),
        ("DROP ALL", "queries only read"),
        ("SELECT * { ?s ckgg:type ?o }", "did you mean 'ckg:'?"),
        ("   ", "empty"),
    ],
)
def test_what_is_wrong_is_told_in_plain_words(server: Server, query: str, words: str) -> None:
    response = server.query(query)
    assert response.status == 400
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert words in response.text


@pytest.mark.parametrize("accept", ["text/turtle", "application/ld+json", "application/rdf+xml"])
def test_the_description_and_void_are_graphs_in_the_formats_of_graphs(server: Server, accept: str) -> None:
    for path in ("/sparql", "/.well-known/void"):
        response = server.get(path, accept=accept)
        assert (response.status, response.type) == (200, accept)
        assert f"{server.url}/sparql" in response.text


def test_void_counts_what_is_there(server: Server) -> None:
    dataset = ox.Store()
    dataset.load(server.get("/.well-known/void", accept="text/turtle").body, format=ox.RdfFormat.TURTLE)
    query = "PREFIX void: <http://rdfs.org/ns/void#> SELECT ?n { ?p void:class <%s> ; void:entities ?n }"
    (row,) = dataset.query(query % "https://schema.org/NewsArticle")
    assert row["n"].value == "2"


def test_the_front_page_and_what_is_not_there(server: Server) -> None:
    assert "/sparql" in server.get("/").text
    assert server.get("/nothing").status == 404


def test_an_answer_is_not_held_back(server: Server) -> None:
    """On a connection that stays open, a reply in two pieces waits 40 ms for the first to be told as come."""
    connection = http.client.HTTPConnection(*server.address)
    started = time.monotonic()
    for _ in range(25):
        connection.request("GET", "/sparql?query=ASK%20%7B%7D")
        assert connection.getresponse().read()
    connection.close()
    assert time.monotonic() - started < 25 * 0.04
