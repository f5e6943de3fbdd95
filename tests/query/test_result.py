from __future__ import annotations

import csv
import datetime as dt
import io
import json
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.query import Result, run_query
from kg.query.result import plain

HOSTILE = [
    'say "no"',
    "two\nlines",
    "bell\x07 and \x1b[31mred",
    "مرحبا \u202eright to left",
    "😀👩‍👩‍👧",
    "x" * 5000,
    "a,b;c\td",
    "[bold]not markup[/bold]",
    "=1+1",
]
XSD = "http://www.w3.org/2001/XMLSchema#"


def result(*values: str) -> Result:
    return Result("table", ("value",), tuple((ox.Literal(value),) for value in values))


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_text_survives_csv_and_json(value: str) -> None:
    (_, row) = csv.reader(io.StringIO(result(value).to_csv(), newline=""))
    assert row == [value]
    assert json.loads(result(value).to_json())["results"]["bindings"] == [
        {"value": {"type": "literal", "value": value}}
    ]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_table_is_no_wider_than_asked_and_carries_no_control_characters(value: str) -> None:
    table = result(value, "short").to_table(width=80)
    assert all(len(line) <= 80 for line in table.splitlines())
    assert all(c.isprintable() or c == "\n" for c in table)


def test_a_table_shows_short_names() -> None:
    terms = (
        (
            ox.NamedNode("https://w3id.org/conflict-kg/id/event-1"),
            ox.NamedNode("https://w3id.org/conflict-kg/code/plover/AID"),
            ox.NamedNode("https://w3id.org/conflict-kg/ns#outcome"),
            None,
        ),
    )
    table = Result("table", ("a", "b", "c", "d"), terms).to_table()
    assert table.splitlines()[1].split() == ["event-1", "AID", "ckg:outcome"]


def test_terms_become_plain_values() -> None:
    def typed(text: str, name: str) -> ox.Literal:
        return ox.Literal(text, datatype=ox.NamedNode(XSD + name))

    assert plain(typed("4", "nonNegativeInteger")) == 4
    assert plain(typed("0.90", "decimal")) == Decimal("0.9")
    assert plain(typed("true", "boolean")) is True
    assert plain(typed("2022-01-08", "date")) == dt.date(2022, 1, 8)
    assert plain(typed("8 January", "date")) == "8 January"
    assert plain(typed("1e3", "double")) == 1000.0
    assert plain(ox.NamedNode("https://w3id.org/conflict-kg/code/mode/CONSULT-visit")) == "CONSULT-visit"
    assert plain(ox.NamedNode("https://example.org/x")) == "https://example.org/x"
    assert plain(None) is None


def test_json_is_what_the_engine_writes(store: ox.Store) -> None:
    query = "SELECT ?e ?l ?d ?s { ?e a ckg:Event ; rdfs:label ?l . OPTIONAL { ?e ckg:start ?d } OPTIONAL { ?e ckg:status ?s } }"
    ours = run_query(store, query)
    read = ox.parse_query_results(input=ours.to_json(), format=ox.QueryResultsFormat.JSON)
    assert isinstance(read, ox.QuerySolutions)
    assert [tuple(solution[v] for v in read.variables) for solution in read] == list(ours.terms)
    answer = ox.parse_query_results(input=run_query(store, "ASK {}").to_json(), format=ox.QueryResultsFormat.JSON)
    assert isinstance(answer, ox.QueryBoolean)
    assert answer


def test_only_a_graph_has_turtle(store: ox.Store) -> None:
    with pytest.raises(QueryError, match="CONSTRUCT and DESCRIBE"):
        run_query(store, "SELECT ?s { ?s ?p ?o }").to_ttl()


@given(st.lists(st.text(), max_size=4))
def test_csv_reads_back_whatever_the_text(values: list[str]) -> None:
    read = list(csv.reader(io.StringIO(result(*values).to_csv(), newline="")))
    assert read == [["value"], *([value] for value in values)]
