"""A query that is narrowed to what it can be about answers as it does when it is not."""

from __future__ import annotations

import re
from collections import Counter

import pyoxigraph as ox
import pytest

from kg.config import DEFAULT_BASE
from kg.graph.build import GraphSettings, Versions, build_article_graph
from kg.ontology.contract import CKG
from kg.query import complete_text, list_queries, run_query
from kg.query.run import run_sparql
from kg.resolve import load_decisions, resolve_store
from tests.bench.synthetic import make_articles

VALUES = {"since": "2018-06-01", "type": "ASSAULT", "factuality": "any"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    """Some forty articles with identity, and events and claims that are called wrong."""
    store = ox.Store()
    for article in make_articles(350):
        store.extend(build_article_graph(article, GraphSettings(), Versions.of("0", "m")))
    events, claims = (sorted(nodes(store, kind)) for kind in (CKG.Event, CKG.Claim))
    path = tmp_path_factory.mktemp("decisions") / "d.csv"
    path.write_text("decision,left,right\n" + "".join(f"wrong,{n},\n" for n in (*events[::17], *claims[::31])))
    resolve_store(store, DEFAULT_BASE, load_decisions(path))
    return store


def nodes(store: ox.Store, kind: str) -> set[str]:
    quads = store.quads_for_pattern(None, None, ox.NamedNode(kind))
    return {quad.subject.value for quad in quads}  # type: ignore[union-attr]


def busiest(store: ox.Store, way: str, number: int) -> list[str]:
    found = store.quads_for_pattern(None, ox.NamedNode(way), None)
    return [node for node, _ in Counter(quad.object.value for quad in found).most_common(number)]  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def asked(made: ox.Store) -> dict[str, list[str]]:
    """Nodes to ask about, by the kind of a parameter: some that much is told about and one of which little is."""
    actors, events = busiest(made, CKG.participant, 60), nodes(made, CKG.Event)
    countries = [node for node in busiest(made, CKG.within, 99) if "/country-" in node]
    return {
        "actor": [*actors[:3], actors[-1], *busiest(made, CKG.subject, 1), *busiest(made, CKG.leaderOf, 3)],
        "source": [*busiest(made, CKG.claimant, 2), *busiest(made, CKG.via, 1)],
        "event": [node for node in busiest(made, CKG.about, 300) if node in events][:3],
        "country": [countries[0], countries[-1]],
    }


@pytest.mark.parametrize("query", [q for q in list_queries() if "# narrow" in q.text], ids=lambda query: query.name)
def test_narrowed_and_not_it_gives_the_same(query, made: ox.Store, asked: dict[str, list[str]]) -> None:
    names = {parameter.name: parameter.kind for parameter in query.parameters}
    rows = 0
    for name, kind in names.items():
        for value in asked.get(kind, ()):
            given = {name: value}
            if "other" in names:
                given["other" if name == "actor" else "actor"] = asked["actor"][0]
            for more in ({}, {n: v for n, v in VALUES.items() if n in names}, {"month": "2018-03"}):
                if not set(more) <= set(names) or any(p.required and p.name not in given for p in query.parameters):
                    continue
                narrowed = run_query(made, query.name, **given, **more)
                whole = run_sparql(made, complete_text(made, query.name, **given, **more))
                assert comparable(narrowed, query.lists) == comparable(whole, query.lists), given | more
                rows += len(whole)
    assert rows or query.name in ("strengths", "links"), "the articles must hold something for every query"


def comparable(result, lists: tuple[str, ...]) -> list[tuple]:
    """The rows with their lists in order, which only a named query puts them in."""

    def in_order(column: str, cell: object) -> object:
        return sorted(set(str(cell).split("; ")) - {"", "None"}) if column in lists else cell

    return [tuple(map(in_order, result.columns, row)) for row in result.rows]


def test_what_nothing_bounds_is_not_narrowed(made: ox.Store) -> None:
    from kg.query.narrow import narrow

    text = "SELECT * WHERE {\n  # narrow ?e events\n  ?e ?p ?o }"
    assert narrow(made, text, {}) == text
    assert re.search(r"VALUES \?e \{ <[^>]+> ", narrow(made, text, {"country": [(DEFAULT_BASE + "country-SDN",)]}))


def test_what_would_be_too_much_is_not_narrowed(made: ox.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.query.narrow import narrow

    monkeypatch.setattr("kg.query.narrow._MOST", 1)
    text = "SELECT * WHERE {\n  # narrow ?e events for ?actor\n  VALUES ?actor { <x> }\n  # narrow ?n named\n}"
    assert narrow(made, text, {"country": [(DEFAULT_BASE + "country-SDN",)]}) == text
