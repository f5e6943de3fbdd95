from __future__ import annotations

import datetime as dt

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.query import Result, complete_text, run_query
from kg.query.named import find_query
from kg.query.parameters import bind
from kg.query.run import run_sparql

CANONICAL_TALKS = "https://w3id.org/conflict-kg/id/event-a1-talks"


def column(result: Result, name: str) -> list[object]:
    return [record[name] for record in result.to_records()]


def test_sparql_sees_all_graphs_and_knows_our_prefixes(store: ox.Store) -> None:
    found = run_query(store, "SELECT (COUNT(DISTINCT ?e) AS ?n) { ?e a ckg:Event ; ckg:canonical ?c }")
    assert found.rows == ((12,),)
    assert run_query(store, "ASK { id:event-a1-talks ckg:type code:plover\\/CONSULT }")
    assert not run_query(store, "ASK { id:event-a1-talks ckg:type code:plover\\/ASSAULT }")


def test_from_chooses_one_graph(store: ox.Store) -> None:
    assert run_query(store, "SELECT ?e FROM id:article-a1 { ?e a ckg:Event }").rows != ()
    assert len(run_query(store, "SELECT DISTINCT ?e FROM id:article-a1 { ?e a ckg:Event }")) == 6


def test_construct_and_describe_give_a_graph(store: ox.Store) -> None:
    graph = run_query(store, "CONSTRUCT { ?a ckg:participant ?e } WHERE { ?e ckg:participant ?a }")
    assert graph.kind == "graph"
    assert len(graph) == len(set(graph.terms))
    read = ox.Store()
    read.load(input=graph.to_ttl(), format=ox.RdfFormat.TURTLE)
    assert len(read) == len(graph)
    assert "Amir Khan Muttaqi" in run_query(store, "DESCRIBE id:actor-muttaqi").to_ttl()


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?e\n{ ?e a chg:Event }", r"line 2: unknown prefix 'chg:' \(did you mean 'ckg:'\?\)"),
        ("SELECT ?e {\n ?e a ckg:Event }}", r"line 2, column 19"),
        ("SELECT ?e { ?e ?p", "line 1"),
        ("", "line 1"),
        ("INSERT DATA { id:a id:b id:c }", "INSERT"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
        ("no-such-query", "no named query 'no-such-query'"),
        ("claims", r"query 'claims' needs event="),
    ],
)
def test_an_error_says_where_and_what_to_do(store: ox.Store, query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        run_query(store, query)


def test_parameters_that_do_not_fit_are_told(store: ox.Store) -> None:
    for parameters, message in [
        ({"actr": "Taliban"}, "no parameter 'actr'; it takes actor, "),
        ({"actor": "Talibn"}, "no actor is called 'Talibn'; did you mean 'Taliban'"),
        ({"since": "yesterday"}, "since=yesterday is no day"),
        ({"since": "2022-02-30"}, "is no day"),
    ]:
        with pytest.raises(QueryError, match=message):
            run_query(store, "talks", **parameters)
    with pytest.raises(QueryError, match="is no month"):
        run_query(store, "in-country", country="AFG", month="2022-13")
    with pytest.raises(QueryError, match="goes with a named query"):
        run_query(store, "ASK {}", actor="Taliban")


def test_a_code_that_nothing_has_is_a_remark(store: ox.Store) -> None:
    found = run_query(store, "events", type="RETREAT")
    assert not found
    assert "there is: AGREE, ASSAULT, CONSULT" in found.notes[0]
    assert run_query(store, "events", type="assault")


def test_names_match_without_case_accents_and_article(store: ox.Store) -> None:
    whole = run_query(store, "events", actor="National Resistance Front")
    for name in ("nrf", "The National  Resistance Front", "resistance front", "actor-nrf", "id:actor-nrf",
                 "https://w3id.org/conflict-kg/id/actor-nrf", "group-a2-front"):  # fmt: skip
        assert run_query(store, "events", actor=name).rows == whole.rows
    assert len(whole) == 7


def test_an_ambiguous_name_means_all_and_says_so(store: ox.Store) -> None:
    found = run_query(store, "aliases", actor="massoud")
    assert set(column(found, "label")) == {"Ahmad Massoud", "Ahmad Shah Massoud"}
    assert "names 2 actors, all are used: Ahmad Massoud (person-ahmad-massoud-1a2b3c), Ahmad Shah" in found.notes[0]
    assert not run_query(store, "aliases", actor="Ahmad Massoud").notes


def test_without_identity_each_node_stands_alone(store: ox.Store, unresolved: ox.Store) -> None:
    assert len(run_query(store, "talks")) == 1
    alone = run_query(unresolved, "talks")
    assert len(alone) == 2
    assert column(alone, "status") == [None, None]
    assert len(run_query(unresolved, "talks", actor="actor-nrf")) == 1
    assert run_query(unresolved, "disagreements", actor="Zabihullah Mujahid").notes == ()


def test_those_who_act_for_an_actor_and_its_parts_count_as_it(store: ox.Store) -> None:
    grown = ox.Store()
    grown.extend(store)
    part, whole = ox.NamedNode(CANONICAL_TALKS.replace("event-a1-talks", "actor-a2-women")), "actor-taliban"
    grown.add(
        ox.Quad(
            part,
            ox.NamedNode("https://w3id.org/conflict-kg/ns#partOf"),
            ox.NamedNode(part.value.replace("actor-a2-women", whole)),
            ox.NamedNode("https://w3id.org/conflict-kg/id/article-a2"),
        )
    )
    assert len(run_query(grown, "events", actor="Taliban")) == len(run_query(store, "events", actor="Taliban")) + 1
    assert run_query(store, "talks", actor="Amir Khan Muttaqi").rows == run_query(store, "talks", actor="Taliban").rows


@given(st.text(max_size=40))
def test_no_value_becomes_a_piece_of_the_query(value: str) -> None:
    query = find_query("events")
    for parameter in ("type", "factuality"):
        text = bind(ox.Store(), query, {parameter: value}).text
        before, after = query.text.split(f"VALUES ?{parameter} {{", 1)
        assert text.startswith(before)
        assert text.endswith(after.partition("}")[2])


def test_an_injection_finds_nothing(store: ox.Store) -> None:
    assert not run_query(store, "events", type="x> } # ", factuality="any")
    with pytest.raises(QueryError, match="no actor is called"):
        run_query(store, "events", actor="x> } UNION { ?s ?p ?o } #")


def test_the_complete_text_is_the_same_query(store: ox.Store) -> None:
    text = complete_text(store, "talks", actor="Taliban")
    assert text.startswith("PREFIX ckg: <https://w3id.org/conflict-kg/ns#>\n")
    plain = list(store.query(text, use_default_graph_as_union=True))
    assert len(plain) == len(run_query(store, "talks", actor="Taliban"))


def test_another_base_is_found(store: ox.Store) -> None:
    moved = ox.Store()
    text = (
        store.dump(format=ox.RdfFormat.N_QUADS)
        .decode()
        .replace("https://w3id.org/conflict-kg/id/", "https://mine.example/d/")
    )
    moved.load(input=text, format=ox.RdfFormat.N_QUADS)
    found = run_query(moved, "SELECT ?l { id:actor-nrf rdfs:label ?l }")
    assert set(column(found, "l")) == {"National Resistance Front"}
    assert "event-a1-talks" in run_query(moved, "talks").to_table()
    assert "mine.example" not in run_query(moved, "talks").to_table()


def test_dates_come_as_dates(store: ox.Store) -> None:
    found = run_sparql(store, "SELECT DISTINCT ?d { id:event-a2-clash ckg:start ?d }")
    assert found.rows == ((dt.date(2022, 1, 14),),)
