"""What every store owes, whatever it is made of: the same tests over memory, disk and a real server process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.config import Settings
from kg.export import export
from kg.graph.graph import ChangingGraph, Graph
from kg.graph.store import canonical_nquads, forget_graph, patch_store, replace_graph, stored_quads
from kg.model import Article
from kg.pipeline import BuildOptions, build
from kg.query import list_queries, run_query
from kg.resolve import load_decisions, resolve_store
from kg.store import OpenStore, in_memory, open_for_writing
from kg.store.forgetting import forget_articles
from kg.store.homes import home_of
from kg.store.server.address import ServerAddress
from kg.store.server.direct import DirectGraph
from kg.store.server.protocols import SparqlServer

KINDS = ("memory", "disk", "server")
X = "https://x.example/"
QUADS = f"""\
<{X}s> <{X}p> <{X}o> <{X}g> .
<{X}s> <{X}q> "a \\"quoted\\" text\\nin two lines" <{X}g> .
<{X}s> <{X}r> "3"^^<http://www.w3.org/2001/XMLSchema#integer> <{X}g> .
<{X}t> <{X}p> <{X}s> <{X}h> .
<{X}t> <{X}d> "2024-05-01"^^<http://www.w3.org/2001/XMLSchema#date> <{X}h> .
"""
NOTHING = ox.NamedNode(f"{X}nothing")
ARTICLES = (
    Article("one", "Rebels attacked police in Khartoum on Monday, Reuters reported.", published=date(2024, 3, 15)),
    Article("two", "On Monday rebels attacked police in Khartoum.", published=date(2024, 3, 15)),
    Article("three", "Sudan's president Musa Bello met Chad's army chief.", published=date(2024, 3, 17)),
)


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(X + name)


def parsed(text: str) -> set[ox.Quad]:
    return set(ox.parse(text, format=ox.RdfFormat.N_QUADS))


@pytest.fixture(params=KINDS)
def held(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenStore]:
    """An empty store to write to."""
    with ExitStack() as stack:
        if request.param == "memory":
            yield in_memory()
        elif request.param == "disk":
            yield stack.enter_context(open_for_writing(tmp_path / "s"))
        else:
            yield stack.enter_context(home_of(request.getfixturevalue("server_url")).writing())


@pytest.fixture
def seen(held: OpenStore, request: pytest.FixtureRequest) -> Iterator[Callable[[], Graph]]:
    """What somebody else sees of the store: the server's own answers where there is a server."""
    if "server" not in request.node.callspec.id:
        yield lambda: held.store
        return
    server = SparqlServer(ServerAddress.of(request.getfixturevalue("server_url")))
    yield lambda: DirectGraph(server)
    server.close()


def content(graph: Graph) -> set[ox.Quad]:
    return set(graph.quads_for_pattern(None, None, None, None))


def fill(changes: ChangingGraph) -> None:
    changes.extend(ox.parse(QUADS, format=ox.RdfFormat.N_QUADS))


def test_what_is_added_is_seen(held: OpenStore, seen: Callable[[], Graph]) -> None:
    fill(held.changes)
    held.changes.load(QUADS.replace("/o>", "/o2>").encode(), format=ox.RdfFormat.N_QUADS)
    whole = parsed(QUADS) | parsed(QUADS.replace("/o>", "/o2>"))
    assert content(seen()) == content(held.store) == content(held.changes) == whole
    assert len(seen()) == len(held.changes) == 6


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ((node("s"), None, None, None), 3),
        ((None, node("p"), None, None), 2),
        ((None, None, node("s"), None), 1),
        ((None, None, ox.Literal('a "quoted" text\nin two lines'), None), 1),
        ((None, None, ox.Literal(3), None), 1),
        ((None, None, None, node("h")), 2),
        ((node("t"), node("p"), node("s"), node("h")), 1),
        ((node("t"), node("p"), node("s"), node("g")), 0),
        ((NOTHING, None, None, None), 0),
    ],
)
def test_a_pattern_finds_the_quads_that_fit(
    held: OpenStore, seen: Callable[[], Graph], pattern: tuple[ox.NamedNode | None, ...], found: int
) -> None:
    fill(held.changes)
    fits = {q for q in parsed(QUADS) if all(t is None or t == e for t, e in zip(pattern, quad_terms(q), strict=True))}
    assert len(fits) == found
    assert set(seen().quads_for_pattern(*pattern)) == set(held.changes.quads_for_pattern(*pattern)) == fits


def quad_terms(quad: ox.Quad) -> tuple[object, ...]:
    return quad.subject, quad.predicate, quad.object, quad.graph_name


def test_graphs_have_names(held: OpenStore, seen: Callable[[], Graph]) -> None:
    fill(held.changes)
    assert {name.value for name in seen().named_graphs()} == {f"{X}g", f"{X}h"}
    assert seen().contains_named_graph(node("g"))
    assert not seen().contains_named_graph(NOTHING)


def test_each_kind_of_query_is_answered(held: OpenStore, seen: Callable[[], Graph]) -> None:
    fill(held.changes)
    union = {"use_default_graph_as_union": True, "prefixes": {"x": X}}
    rows = seen().query("SELECT ?o ?none { x:t x:p ?s . ?s x:p ?o }", **union)  # type: ignore[arg-type]
    assert isinstance(rows, ox.QuerySolutions)
    assert [variable.value for variable in rows.variables] == ["o", "none"]
    assert [(row["o"], row["none"]) for row in rows] == [(node("o"), None)]
    for text, is_so in (("ASK { x:s x:r 3 }", True), ("ASK { x:s x:r 4 }", False)):
        answer = seen().query(text, **union)  # type: ignore[arg-type]
        assert isinstance(answer, ox.QueryBoolean)
        assert bool(answer) is is_so
    triples = seen().query("CONSTRUCT { ?o x:back ?s } WHERE { ?s x:p ?o }", **union)  # type: ignore[arg-type]
    assert isinstance(triples, ox.QueryTriples)
    assert set(triples) == {
        ox.Triple(node("o"), node("back"), node("s")),
        ox.Triple(node("s"), node("back"), node("t")),
    }


def test_a_query_sees_the_graphs_that_are_given_it(held: OpenStore, seen: Callable[[], Graph]) -> None:
    fill(held.changes)
    everything = "SELECT ?s { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    found = seen().query(everything, default_graph=[node("h")], named_graphs=[])
    assert {row["s"] for row in found} == {node("t")}  # type: ignore[union-attr]
    found = seen().query(everything, default_graph=[node("h")], named_graphs=[node("g")])
    assert {row["s"] for row in found} == {node("t"), node("s")}  # type: ignore[union-attr]


def test_a_graph_is_replaced_and_forgotten_whole(held: OpenStore, seen: Callable[[], Graph]) -> None:
    fill(held.changes)
    held.replace_graph(f"{X}g", f"<{X}s> <{X}p> <{X}new> <{X}g> .\n".encode())
    held.replace_graph(f"{X}i", f"<{X}s> <{X}p> <{X}o> <{X}i> .\n".encode())
    kept = {q for q in parsed(QUADS) if q.graph_name == node("h")}
    new = parsed(f"<{X}s> <{X}p> <{X}new> <{X}g> .\n<{X}s> <{X}p> <{X}o> <{X}i> .\n")
    assert content(seen()) == content(held.store) == kept | new
    assert held.forget_graph(f"{X}g")
    assert not held.forget_graph(f"{X}g")
    assert forget_graph(held.changes, f"{X}i")
    assert content(seen()) == content(held.store) == kept


def test_a_patch_takes_out_and_puts_in(held: OpenStore, seen: Callable[[], Graph]) -> None:
    fill(held.changes)
    added = parsed(f'<{X}s> <{X}q> "new" <{X}g> .\n<{X}n> <{X}p> "1.5"^^<http://www.w3.org/2001/XMLSchema#decimal> <{X}j> .\n')  # fmt: skip
    removed = {q for q in parsed(QUADS) if q.predicate == node("q")}
    patch_store(held.changes, removed, added)
    assert content(seen()) == content(held.store) == (parsed(QUADS) - removed) | added
    patch_store(held.changes, (), removed)
    assert content(seen()) == content(held.store) == parsed(QUADS) | added


def test_what_does_not_parse_changes_nothing(held: OpenStore, seen: Callable[[], Graph]) -> None:
    fill(held.changes)
    with pytest.raises(SyntaxError):
        replace_graph(held.changes, f"{X}new", b"<nonsense")
    assert content(seen()) == content(held.store) == parsed(QUADS)


# The whole of what kg does to a store


def run(held: OpenStore, *articles: Article) -> None:
    build(articles, held, Settings(), BuildOptions())


def expected(*articles: Article, decisions: Path | None = None) -> bytes:
    """What a build in memory makes of the articles."""
    fresh = in_memory()
    run(fresh, *articles)
    resolve_store(fresh.store, Settings().base, load_decisions(decisions) if decisions else ())
    return canonical_nquads(stored_quads(fresh.store))


def test_a_build_adds_replaces_and_forgets(held: OpenStore, seen: Callable[[], Graph]) -> None:
    one, two, three = ARTICLES
    run(held, one, three)
    assert canonical_nquads(stored_quads(seen())) == expected(one, three)
    run(held, two)
    assert canonical_nquads(stored_quads(seen())) == expected(*ARTICLES)
    forget_articles(held, ["two"])
    assert canonical_nquads(stored_quads(seen())) == expected(one, three)


def test_named_queries_and_exports_are_the_same(held: OpenStore, seen: Callable[[], Graph], tmp_path: Path) -> None:
    run(held, *ARTICLES)
    fresh = in_memory()
    run(fresh, *ARTICLES)
    for query in list_queries():
        if not any(parameter.required for parameter in query.parameters):
            assert run_query(seen(), query.name) == run_query(fresh.store, query.name), query.name
    assert run_query(seen(), "fights", actor="Sudanese police") == run_query(
        fresh.store, "fights", actor="Sudanese police"
    )
    for name in ("graph.nq", "graph.ttl", "graph.gexf", "events.csv", "events.geojson", "graph.graphml"):
        (ours,), (theirs,) = export(held.store, tmp_path / "a" / name), export(fresh.store, tmp_path / "b" / name)
        assert ours.read_bytes() == theirs.read_bytes()
