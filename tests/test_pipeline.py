"""From inputs to a graph in a store: what is counted, what fails alone, and what makes no difference."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.config import Settings
from kg.errors import ModelError
from kg.graph.build import GraphSettings
from kg.graph.store import canonical_nquads, open_store, stored_quads
from kg.ids import article_local_name
from kg.model import Article, Extraction
from kg.pipeline import BuildOptions, BuildReport, build, extractions, versions_of
from kg.pipeline import article_result as result_of
from kg.store import OpenStore
from kg.store.keeping import ArticleResult

ARTICLES = (
    Article("one", "Rebels attacked police in Khartoum on Monday.", published=date(2024, 3, 15)),
    Article("two", "Sudan and Chad held talks. Musa Bello met Musa Bello's brother.", published=date(2024, 3, 16)),
    Article("three", "Kenya sent aid to Somalia, Reuters reported.", published=date(2024, 3, 17)),
)
UNRESOLVED = BuildOptions(resolve=False)


def built(
    inputs: Iterable[object] = ARTICLES, options: BuildOptions = UNRESOLVED, settings: Settings | None = None
) -> tuple[ox.Store, BuildReport]:
    store = open_store()
    return store, build(inputs, OpenStore(store), settings or Settings(), options)


def content(store: ox.Store) -> bytes:
    return canonical_nquads(stored_quads(store))


def graphs(store: ox.Store) -> set[str]:
    return {graph.value for graph in store.named_graphs()}


def test_each_article_has_a_named_graph_under_the_base() -> None:
    store, report = built(settings=Settings(base="https://example.org/id/"))
    assert report.articles == 3
    assert graphs(store) == {f"https://example.org/id/{article_local_name(a)}" for a in ARTICLES}


def test_the_report_counts_what_the_extractions_hold() -> None:
    given = list(extractions(ARTICLES, Settings(), UNRESOLVED, BuildReport()))
    _, report = built()
    events = [e for x in given for e in x.events]
    assert report.events == len(events) >= 3
    assert report.claims == sum(len(x.claims) for x in given)
    assert report.unplaced == sum(not e.places for e in events)
    assert report.undated == sum(e.time is None or e.time.edtf is None for e in events)
    assert report.problems == []


def test_the_order_of_the_articles_and_a_second_run_make_no_difference() -> None:
    everything = BuildOptions()
    first, _ = built(options=everything)
    again, _ = built(reversed(ARTICLES), everything)
    assert content(again) == content(first)
    build(ARTICLES, OpenStore(first), Settings(), everything)
    assert content(first) == content(again)


def test_two_processes_make_no_difference() -> None:
    assert content(built(options=BuildOptions(jobs=2))[0]) == content(built(options=BuildOptions())[0])


def test_no_article_changes_the_graph_of_another() -> None:
    alone, _ = built(ARTICLES[:1])
    together, _ = built()
    graph = ox.NamedNode(Settings().base + article_local_name(ARTICLES[0]))
    assert set(alone.quads_for_pattern(None, None, None, graph)) == set(
        together.quads_for_pattern(None, None, None, graph)
    )


def test_reading_an_article_again_replaces_its_graph() -> None:
    store, _ = built()
    changed = replace(ARTICLES[0], text="It rained in Khartoum.")
    build([changed], OpenStore(store), Settings(), UNRESOLVED)
    fresh, _ = built([changed, *ARTICLES[1:]])
    assert content(store) == content(fresh)


def test_resolving_adds_graphs_of_its_own_and_leaves_the_articles_alone() -> None:
    apart, _ = built()
    resolved, _ = built(options=BuildOptions())
    added = {g.rpartition("/")[2] for g in graphs(resolved) - graphs(apart)}
    assert added <= {"identity", "derived"}
    assert "identity" in added


def test_an_input_that_fails_is_told_and_stops_nothing(tmp_path: Path) -> None:
    missing = tmp_path / "gone.txt"
    _, report = built([missing, *ARTICLES])
    assert (report.articles, len(report.failures)) == (3, 1)
    assert "gone.txt" in str(report.failures[0])


def test_no_inputs_are_an_empty_graph() -> None:
    store, report = built([])
    assert (len(store), report) == (0, BuildReport())


def test_the_text_stays_out_where_asked() -> None:
    with_text, without = (
        content(built(ARTICLES[:1], BuildOptions(resolve=False, keep_text=k))[0]) for k in (True, False)
    )
    assert b"isString" in with_text
    assert b"isString" not in without


def test_the_publisher_of_the_options_goes_before_that_of_the_settings() -> None:
    settings = Settings(publisher="Settings Wire")
    options = BuildOptions(resolve=False, publisher="Options Wire")
    assert b"Options Wire" in content(built(options=options, settings=settings)[0])
    assert b"Settings Wire" in content(built(settings=settings)[0])


def test_each_article_is_told_as_it_is_stored() -> None:
    told: list[ArticleResult] = []
    store = open_store()
    build(ARTICLES, OpenStore(store), Settings(), UNRESOLVED, told.append)
    assert [r.article_id for r in told] == ["one", "two", "three"]
    assert sum(r.nquads.count(b"\n") for r in told) == len(store)


def test_unknown_actors_are_counted_by_mention() -> None:
    _, report = built([Article("x", "Musa Bello met Ken Saro. Musa Bello left.")])
    assert report.unknown_actors["Musa Bello"] == 2
    assert report.unknown_actors["Ken Saro"] == 1


def test_a_users_own_actors_are_known(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text(
        "key,kind,name,aliases,surnames,sector,country,part_of,office,start,end,same_as,basis\n"
        "river-guard,group,River Guard,,,REB,SDN,,,,,,ours\n",
        encoding="utf-8",
    )
    (extraction,) = extractions(
        [Article("x", "The River Guard attacked police.")], Settings(actors=path), UNRESOLVED, BuildReport()
    )
    guard = next(a for a in extraction.actors if a.name == "River Guard")
    assert (guard.known, guard.sector, guard.country) == ("dictionary", "REB", "SDN")


def test_a_missing_model_is_told_before_anything_is_written() -> None:
    store = open_store()
    with pytest.raises(ModelError):
        build(ARTICLES, OpenStore(store), Settings(model="no_such_model"), UNRESOLVED)
    assert len(store) == 0


def test_an_extraction_of_another_program_becomes_a_graph(rich_extraction: Extraction) -> None:
    result = result_of(rich_extraction, GraphSettings(Settings().base, True), versions_of(Settings()))
    assert result.events == len(rich_extraction.events)
    assert result.nquads.count(b"\n") > 50
