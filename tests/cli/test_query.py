"""`kg query`: named queries, SPARQL, files; four forms of answer; clear refusals."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import Result

from kg.query import list_queries

Run = Callable[..., Result]
COUNT = "SELECT (COUNT(DISTINCT ?e) AS ?n) WHERE { ?e a ckg:Event }"


def test_a_named_query_with_a_value_prints_a_table(run: Run, graph_file: Path) -> None:
    result = run("query", "--store", graph_file, "talks", "actor=Taliban")
    assert result.exit_code == 0
    assert result.stdout.startswith("start ")
    assert "Tehran" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize("name", [q.name for q in list_queries() if not any(p.required for p in q.parameters)])
def test_every_named_query_runs_on_the_examples_at_80_columns(run: Run, store: Path, name: str) -> None:
    result = run("query", "--store", store, name)
    assert result.exit_code == 0
    assert all(len(line) <= 80 for line in result.stdout.splitlines())


def test_csv_json_and_table_give_the_same_rows(run: Run, graph_file: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("query", "--store", graph_file, "events", "-f", "csv").stdout)))
    bindings = json.loads(run("query", "--store", graph_file, "events", "--format", "json").stdout)["results"][
        "bindings"
    ]
    assert len(rows) == len(bindings) > 5
    assert [row["event"] for row in rows] == [binding["event"]["value"] for binding in bindings]


def test_ttl_is_for_graphs(run: Run, graph_file: Path) -> None:
    construct = "CONSTRUCT { ?e rdfs:label ?l } WHERE { ?e a ckg:Event ; rdfs:label ?l }"
    result = run("query", "--store", graph_file, construct, "-f", "ttl")
    assert len(list(ox.parse(result.stdout.encode(), format=ox.RdfFormat.TURTLE))) > 5
    refused = run("query", "--store", graph_file, COUNT, "-f", "ttl")
    assert refused.exit_code == 2
    assert "CONSTRUCT" in refused.stderr


def test_sparql_comes_as_text_as_a_file_and_on_standard_input(run: Run, graph_file: Path, tmp_path: Path) -> None:
    (tmp_path / "count.rq").write_text(COUNT, encoding="utf-8-sig")
    answers = {
        run("query", "--store", graph_file, COUNT).stdout,
        run("query", "--store", graph_file, f"@{tmp_path / 'count.rq'}").stdout,
        run("query", "--store", graph_file, "-", given=COUNT).stdout,
    }
    assert len(answers) == 1
    assert next(iter(answers)).startswith("n")


def test_a_store_and_its_file_give_the_same_answer(run: Run, out: Path, store: Path) -> None:
    assert run("query", "--store", out / "graph.nq", "events").stdout == run("query", "--store", store, "events").stdout


def test_an_ask_gives_its_answer(run: Run, graph_file: Path) -> None:
    assert "true" in run("query", "--store", graph_file, "ASK { ?e a ckg:Event }").stdout


def test_no_rows_are_said_on_standard_error(run: Run, graph_file: Path) -> None:
    result = run("query", "--store", graph_file, "talks", "since=2030-01-01")
    assert result.exit_code == 0
    assert result.stderr == "kg: no rows\n"


def test_list_names_every_query_with_its_values(run: Run) -> None:
    listed = run("query", "--list").stdout
    for query in list_queries():
        assert f"\n{query.name}" in "\n" + listed
        assert all(f"{parameter.name}=" in listed for parameter in query.parameters)
    assert max(map(len, listed.splitlines())) <= 80


@pytest.mark.parametrize("name", [q.name for q in list_queries()])
def test_list_of_one_query_explains_it_with_its_sparql(run: Run, name: str) -> None:
    result = run("query", "--list", name)
    query = next(query for query in list_queries() if query.name == name)
    assert result.exit_code == 0
    assert all(f"{parameter.name}=" in result.stdout for parameter in query.parameters)
    assert result.stdout.endswith(query.text.rstrip().splitlines()[-1] + "\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nosuch"], "no named query"),
        (["talk"], "did you mean 'talks'?"),
        (["talks", "Taliban"], "NAME=VALUE"),
        (["talks", "actor=Talibn"], "did you mean 'Taliban'?"),
        (["talks", "actor=Taliban", "actor=NRF"], "given twice"),
        (["talks", "who=Taliban"], "it takes actor"),
        (["talks", "since=soon"], "YYYY-MM-DD"),
        (["leaders", "=x"], "NAME=VALUE"),
        (["SELECT * { ?s ?p "], "line 1"),
        (["SELECT * { ?s nope:p ?o }"], "unknown prefix"),
        (["SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }"], "SERVICE"),
        (["DROP ALL"], "changes a store"),
        (["@/nowhere/at.all"], "/nowhere/at.all"),
        (["@/"], "cannot be read"),
        ([""], ""),
        (["   "], ""),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_reason(
    run: Run, graph_file: Path, arguments: list[str], says: str
) -> None:
    result = run("query", "--store", graph_file, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert "Traceback" not in result.stderr


def test_a_query_file_in_another_encoding_is_refused(run: Run, graph_file: Path, tmp_path: Path) -> None:
    (tmp_path / "latin.rq").write_bytes("SELECT * { ?s ?p 'Córdoba' }".encode("latin-1"))
    result = run("query", "--store", graph_file, f"@{tmp_path / 'latin.rq'}")
    assert result.exit_code == 2
    assert "UTF-8" in result.stderr


def test_without_a_store_or_a_query_usage_is_shown(run: Run, graph_file: Path) -> None:
    assert "--store" in run("query", "talks").stderr
    assert "--list" in run("query", "--store", graph_file).stderr


def test_an_ambiguous_name_is_noted_beside_the_answer(run: Run, tmp_path: Path) -> None:
    lines = [
        f"<https://w3id.org/conflict-kg/id/actor-{n}> <{p}> {o} ."
        for n in (1, 2)
        for p, o in (
            ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "<https://w3id.org/conflict-kg/ns#Actor>"),
            ("http://www.w3.org/2000/01/rdf-schema#label", '"Front"'),
        )
    ]
    (tmp_path / "g.nt").write_text("\n".join(lines) + "\n")
    result = run("query", "--store", tmp_path / "g.nt", "events", "actor=Front")
    assert result.exit_code == 0
    assert "names 2 actors" in result.stderr
