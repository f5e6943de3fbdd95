"""The object that users hold, over a hand-made graph; `build` over two short texts."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
import rdflib

import kg
from kg.errors import ConfigError, InputError, QueryError, StoreError
from kg.export.tables import TABLES
from kg.graph.store import open_store

TWO_SIDES = Path(__file__).parent / "fixtures" / "two_sides.trig"
TALKS = "KABUL, Jan 10, 2022 (The Monitor) - Taliban officials met Ahmad Massoud in Tehran on Saturday."


@pytest.fixture(scope="module")
def graph() -> kg.KnowledgeGraph:
    return kg.open_graph(TWO_SIDES)


@pytest.fixture(scope="module")
def built() -> kg.KnowledgeGraph:
    return kg.build(TALKS)


def test_import_alone_loads_nothing_heavy() -> None:
    heavy = {"spacy", "pandas", "rdflib", "networkx", "matplotlib", "pyoxigraph"}
    code = f"import sys, kg; print(sorted({heavy!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_opening_a_graph_does_not_wait_for_the_parser() -> None:
    code = f"import sys, kg; kg.open_graph({str(TWO_SIDES)!r}).events; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_every_name_that_the_package_offers_is_there() -> None:
    assert {name for name in kg.__all__ if getattr(kg, name, None) is None} == set()
    assert set(dir(kg)) == set(kg.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'bild'"):
        _ = kg.bild


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_table_is_a_frame_with_a_unique_key(graph: kg.KnowledgeGraph, table) -> None:
    frame = getattr(graph, table.name)
    assert tuple(frame.columns) == table.columns
    assert len(frame) == len(list(table.rows(graph.store))) > 0
    assert frame[table.columns[0]].is_unique


def test_days_are_datetimes_and_numbers_are_numbers(graph: kg.KnowledgeGraph) -> None:
    assert pd.api.types.is_datetime64_any_dtype(graph.events["event_date"])
    assert str(graph.events["fatalities"].dtype) == "Int64"
    assert str(graph.events["latitude"].dtype) == "float64"
    assert (graph.events["event_date"] >= "2022-01-14").sum() > 0


def test_tables_of_an_empty_graph_have_their_columns() -> None:
    events = kg.KnowledgeGraph(open_store()).events
    assert len(events) == 0
    assert pd.api.types.is_datetime64_any_dtype(events["event_date"])


def test_a_named_query_gives_a_frame(graph: kg.KnowledgeGraph) -> None:
    talks = graph.query("talks", actor="Taliban")
    assert talks["start"].tolist() == [pd.Timestamp(2022, 1, 8)]
    assert "Taliban" in talks["sides"][0]


def test_sparql_of_each_form_gives_a_frame(graph: kg.KnowledgeGraph) -> None:
    counted = graph.query("SELECT (COUNT(DISTINCT ?e) AS ?n) WHERE { ?e a ckg:Event }")
    assert counted["n"].tolist() == [graph.counts()["events"]]
    assert graph.query("ASK { ?e a ckg:Event }")["answer"].tolist() == [True]
    triples = graph.query("CONSTRUCT { ?e a ckg:Event } WHERE { ?e a ckg:Event }")
    assert list(triples.columns) == ["subject", "predicate", "object"]


def test_what_a_person_should_know_of_an_answer_is_a_warning(graph: kg.KnowledgeGraph) -> None:
    with pytest.warns(UserWarning, match="nothing here has the type"):
        assert graph.query("events", actor="Taliban", type="MOBILIZE").empty


def test_a_query_that_is_wrong_says_what_is_right(graph: kg.KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="did you mean 'talks'"):
        graph.query("talk")


def test_show_finds_actors_before_events(graph: kg.KnowledgeGraph) -> None:
    assert [shown.label for shown in graph.show("Ahmad Massoud")] == ["Ahmad Massoud"]
    (talks,) = graph.show("Taliban and NRF meet in Tehran")
    assert talks.event.type == "CONSULT"
    with pytest.raises(QueryError, match="did you mean"):
        graph.show("Ahmad Masood")


def test_a_subset_is_a_graph_of_its_own(graph: kg.KnowledgeGraph) -> None:
    part = graph.subset(types="CONSULT", since="2022-01-01", until=date(2022, 1, 31))
    assert set(part.events["Event Type"]) == {"CONSULT"}
    with pytest.raises(ConfigError, match="is no day"):
        graph.subset(since="January")
    dated = graph.subset(since="1900-01-01")
    assert dated.left_out.undated > 0
    assert f"left out: {dated.left_out}>" in repr(dated)


def test_networkx_and_rdflib_see_the_same_graph(graph: kg.KnowledgeGraph) -> None:
    network = graph.to_networkx()
    events = [node for node, told in network.nodes(data=True) if told["kind"] == "event"]
    assert len(events) == len(graph.events)
    assert {told["kind"] for _, told in graph.to_networkx("actors").nodes(data=True)}.isdisjoint({"event", "place"})
    dataset = graph.to_rdflib()
    found = dataset.query("SELECT (COUNT(DISTINCT ?e) AS ?n) WHERE { ?e a ckg:Event }", initNs={"ckg": CKG})
    assert [int(row[0]) for row in found] == [graph.counts()["events"]]


CKG = rdflib.Namespace("https://w3id.org/conflict-kg/ns#")


def test_what_is_exported_opens_again(graph: kg.KnowledgeGraph, tmp_path: Path) -> None:
    (written,) = graph.export(tmp_path / "graph.nq")
    pd.testing.assert_frame_equal(kg.open_graph(written).events, graph.events)
    assert {path.stem for path in graph.export(f"{tmp_path}/tables/", "csv")} == {table.name for table in TABLES}


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [("a.csv", "x", "does not end like a graph"), ("a.nq", "<a> <b>", "N-Quads"), ("none", None, "is not there")],
)
def test_what_is_no_graph_is_refused(tmp_path: Path, name: str, text: str | None, message: str) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(StoreError, match=message):
        kg.open_graph(tmp_path / name)


def test_repr_counts(graph: kg.KnowledgeGraph) -> None:
    assert repr(graph).startswith("<KnowledgeGraph: 2 articles, ")


def test_build_reads_a_text(built: kg.KnowledgeGraph) -> None:
    assert built.report is not None
    assert built.report.articles == 1
    assert built.events["Event Type"].tolist() == ["CONSULT"]
    assert built.validate() == ()


def test_build_into_a_folder_adds_to_it(tmp_path: Path) -> None:
    with kg.build(TALKS, store=tmp_path / "s") as first:
        assert first.counts()["articles"] == 1
        with kg.build({"id": "b", "text": "Iran denounced the talks."}, store=tmp_path / "s") as both:
            assert both.counts()["articles"] == 2
        assert first.counts()["articles"] == 1
    with kg.open_graph(tmp_path / "s") as again:
        assert again.counts()["articles"] == 2


def test_an_input_that_fails_is_a_warning_and_all_that_fail_an_error(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match=r"nothing\.txt"):
        graph = kg.build([TALKS, str(tmp_path / "nothing.txt")])
    assert graph.report is not None
    assert (graph.report.articles, len(graph.report.failures)) == (1, 1)
    with pytest.raises(InputError, match=r"nothing\.txt"):
        kg.build(tmp_path / "nothing.txt")


def test_extract_gives_records() -> None:
    (extraction,) = kg.extract(TALKS, publisher="Nobody")
    assert extraction.article.publisher == "The Monitor"
    assert [event.type for event in extraction.events] == ["CONSULT"]
    assert all(extraction.article.text[m.start : m.end] == m.text for m in extraction.mentions)
