"""Servers differ in where their protocols are, want to know who asks, and fail for a moment."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.errors import QueryError, StoreError
from kg.store.server.address import ServerAddress
from kg.store.server.direct import DirectGraph
from kg.store.server.protocols import SparqlServer
from tests.store.server.conftest import Modest

TRIPLE = ox.Triple(ox.NamedNode("https://x.example/s"), ox.NamedNode("https://x.example/p"), ox.Literal("o"))
GRAPH = "https://x.example/a graph".replace(" ", "%20")


def server_at(url: str) -> SparqlServer:
    return SparqlServer(ServerAddress.of(url))


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.server.http._FIRST_PAUSE", 0)


def test_the_protocols_are_found_where_a_server_has_them(modest: Modest, oxigraph_server: str) -> None:
    server_at(oxigraph_server + "/").close()
    server_at(modest.url).close()
    assert modest.asked[-1][0] == "/news"


@pytest.mark.parametrize("kind", ["modest", "oxigraph"])
def test_graphs_are_added_listed_and_dropped(kind: str, modest: Modest, server_url: str) -> None:
    server = server_at(modest.url if kind == "modest" else server_url)
    server.add(GRAPH, [TRIPLE])
    before = server.graphs()
    assert set(before) == {GRAPH}
    assert list(server.quads([GRAPH])) == [ox.Quad(*TRIPLE, ox.NamedNode(GRAPH))]
    server.add(GRAPH, [TRIPLE])
    assert server.graphs() == before
    server.add(GRAPH, [ox.Triple(TRIPLE.subject, TRIPLE.predicate, ox.Literal("more"))])
    assert server.graphs() != before
    server.drop(GRAPH)
    server.drop(GRAPH)
    assert server.graphs() == {}
    server.close()


def test_many_triples_go_in_batches(modest: Modest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.server.protocols._MOST_QUADS", 10)
    server = server_at(modest.url)
    asked = len(modest.asked)
    server.add(GRAPH, [ox.Triple(TRIPLE.subject, TRIPLE.predicate, ox.Literal(n)) for n in range(35)])
    assert len(modest.asked) - asked == 4
    assert len(modest.store) == 35
    server.close()


def test_who_asks_is_shown(modest: Modest, monkeypatch: pytest.MonkeyPatch) -> None:
    modest.wanted = "Bearer secret-token"
    with pytest.raises(StoreError, match=r"401 who are you.*KG_STORE_TOKEN") as refused:
        server_at(modest.url)
    monkeypatch.setenv("KG_STORE_TOKEN", "secret-token")
    server = server_at(modest.url)
    assert server.ask("ASK {}")
    server.close()
    monkeypatch.setenv("KG_STORE_TOKEN", "wrong")
    with pytest.raises(StoreError) as refused:
        server_at(modest.url)
    assert "wrong" not in str(refused.value)


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_what_fails_for_a_moment_is_tried_again(modest: Modest, status: int) -> None:
    server = server_at(modest.url)
    modest.failures = [status, status]
    server.add(GRAPH, [TRIPLE])
    modest.failures = [status]
    assert server.ask("ASK { ?s ?p ?o }")
    assert len(modest.store) == 1
    server.close()


def test_what_goes_on_failing_is_told(modest: Modest) -> None:
    server = server_at(modest.url)
    modest.failures = [503] * 20
    with pytest.raises(StoreError, match=r"/news .*503"):
        server.add(GRAPH, [TRIPLE])
    server.close()


def test_what_is_no_server_is_told(modest: Modest) -> None:
    with pytest.raises(StoreError, match="no SPARQL server that we know how to ask"):
        server_at(modest.url + "papers")
    with pytest.raises(StoreError, match=r"does not answer: .*refused"):
        server_at("http://127.0.0.1:1")


def test_a_query_that_the_server_does_not_take_is_told_in_its_words(modest: Modest) -> None:
    server = server_at(modest.url)
    with pytest.raises(QueryError, match="the server does not take the query: error at 1:"):
        DirectGraph(server).query("SELECT * {")
    server.close()
