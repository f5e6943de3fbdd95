"""What a store keeps: a build goes on where one stopped, and what is forgotten leaves no trace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.config import Settings
from kg.errors import QueryError
from kg.graph.store import canonical_nquads, stored_quads
from kg.model import Article
from kg.ontology.contract import CKG, RDF_TYPE
from kg.pipeline import BuildOptions, BuildReport, build
from kg.resolve import load_decisions, resolve_store
from kg.store import OpenStore, in_memory, open_for_reading, open_for_writing
from kg.store.forgetting import forget_articles
from kg.store.keeping import ArticleResult

ONE = Article("one", "Rebels attacked police in Khartoum on Monday, Reuters reported.", published=date(2024, 3, 15))
TWO = Article("two", "On Monday rebels attacked police in Khartoum.", published=date(2024, 3, 15))
THREE = Article("three", "Sudan's president Musa Bello met Chad's army chief.", published=date(2024, 3, 17))
ALL = (ONE, TWO, THREE)
TYPE, EVENT = ox.NamedNode(RDF_TYPE), ox.NamedNode(CKG.Event)


def content(held: OpenStore) -> bytes:
    return canonical_nquads(stored_quads(held.store))


def run(held: OpenStore, *articles: Article, settings: Settings | None = None, **options: bool) -> BuildReport:
    return build(articles, held, settings or Settings(), BuildOptions(**options))  # type: ignore[arg-type]


@pytest.fixture
def held(tmp_path: Path):
    with open_for_writing(tmp_path / "s") as held:
        yield held


def test_what_is_there_already_is_reported_and_not_made_again(held: OpenStore, monkeypatch) -> None:
    first = run(held, *ALL)
    before = content(held)
    monkeypatch.setattr(held, "replace_graph", None)
    again = run(held, *ALL)
    assert (first.unchanged, again.unchanged) == (0, 3)
    assert replace_counts(again) == replace_counts(first)
    assert content(held) == before


def replace_counts(report: BuildReport) -> tuple[object, ...]:
    return report.articles, report.events, report.claims, report.undated, report.unknown_actors, report.problems


@pytest.mark.parametrize(
    "changed",
    [
        lambda article, settings, options: (replace(article, text=article.text + " It rained."), settings, options),
        lambda article, settings, options: (replace(article, published=date(2024, 3, 1)), settings, options),
        lambda article, settings, options: (replace(article, publisher="The Monitor"), settings, options),
        lambda article, settings, options: (article, settings, {"keep_text": False}),
    ],
    ids=["text", "date", "publisher", "no-text"],
)
def test_what_would_be_another_graph_is_made_again(held: OpenStore, changed: Callable[..., tuple]) -> None:
    run(held, *ALL)
    article, settings, options = changed(ONE, Settings(), {})
    assert run(held, article, TWO, settings=settings, **options).unchanged == (0 if options else 1)
    fresh = in_memory()
    run(fresh, article, TWO, THREE, settings=settings, **options)
    if not options:
        assert content(held) == content(fresh)


def test_our_own_actors_count_by_their_content(held: OpenStore, tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    settings = Settings(actors=path)
    path.write_text("key,name,kind,sector,country,basis\nriver-guard,River Guard,group,REB,SDN,ours\n")
    run(held, ONE, settings=settings)
    assert run(held, ONE, settings=settings).unchanged == 1
    path.write_text("key,name,kind,sector,country,basis\nriver-guard,River Guard,group,MIL,SDN,ours\n")
    assert run(held, ONE, settings=settings).unchanged == 0


def test_a_graph_that_is_gone_is_made_again(held: OpenStore) -> None:
    run(held, ONE)
    before = content(held)
    held.store.clear()
    assert run(held, ONE).unchanged == 0
    assert content(held) == before


@pytest.mark.parametrize("name", ["two", "IRI", "local name"])
def test_to_add_and_forget_leaves_the_same_bytes(held: OpenStore, name: str) -> None:
    run(held, ONE, THREE)
    before = content(held)
    told: list[ArticleResult] = []
    build((TWO,), held, Settings(), BuildOptions(), told.append)
    assert content(held) != before
    (result,) = told
    given = {"IRI": Settings().base + result.graph, "local name": result.graph}.get(name, name)
    assert forget_articles(held, [given]) == (Settings().base + result.graph,)
    assert content(held) == before
    resolve_store(held.store, Settings().base)
    assert content(held) == before
    assert run(held, TWO).unchanged == 0


def test_the_last_article_leaves_nothing(held: OpenStore) -> None:
    run(held, *ALL, settings=Settings(base="https://example.org/id/"))
    forget_articles(held, ["one", "two", "three"])
    assert content(held) == b""


def test_a_graph_without_identity_stays_without(held: OpenStore) -> None:
    run(held, ONE, resolve=False)
    before = content(held)
    run(held, TWO, resolve=False)
    forget_articles(held, ["two"])
    assert content(held) == before


def test_forgetting_keeps_to_the_decisions(held: OpenStore, tmp_path: Path) -> None:
    run(held, ONE, TWO, THREE)
    events = sorted(q.subject.value for q in held.store.quads_for_pattern(None, TYPE, EVENT))
    path = tmp_path / "decisions.csv"
    path.write_text(f"decision,left,right\nnot-same,{events[0]},{events[-1]}\n")
    forget_articles(held, ["three"], load_decisions(path))
    forgotten = content(held)
    resolve_store(held.store, Settings().base, load_decisions(path))
    assert content(held) == forgotten


def test_a_name_of_no_article_changes_nothing(held: OpenStore) -> None:
    run(held, *ALL)
    before = content(held)
    with pytest.raises(QueryError, match="no article is called 'tow'; did you mean 'two'"):
        forget_articles(held, ["one", "tow"])
    assert content(held) == before


def test_readers_see_what_is_left(tmp_path: Path) -> None:
    with open_for_writing(tmp_path / "s") as held:
        run(held, ONE, TWO)
        forget_articles(held, ["one"])
        with open_for_reading(tmp_path / "s") as graph:
            assert canonical_nquads(stored_quads(graph)) == content(held)


def test_building_without_identity_and_then_with_it_is_as_if_from_nothing(held: OpenStore) -> None:
    run(held, ONE)
    run(held, TWO, resolve=False)
    run(held, THREE)
    fresh = in_memory()
    run(fresh, *ALL)
    assert content(held) == content(fresh)
