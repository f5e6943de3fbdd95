"""What each named query of `ontology/queries/` finds in the hand-made graph, and that every engine finds the same."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import oxrdflib
import pyoxigraph as ox
import pytest
import rdflib

from kg.query import complete_text, list_queries, run_query
from kg.query.result import Plain

TWO_SIDES = Path(__file__).parents[1] / "fixtures" / "two_sides.trig"
TALIBAN, NRF, MUJAHID = "Taliban", "National Resistance Front", "Zabihullah Mujahid"
NEEDED: dict[str, dict[str, str]] = {
    "aliases": {"actor": "nrf"},
    "claims": {"event": "meet Tehran"},
    "in-country": {"country": "afg", "month": "2022-01"},
    "quotes": {"actor": "Taliban", "other": "NRF"},
    "said": {"speaker": "Ali Maisam Nazary"},
}


def rows(store: ox.Store, name: str, *columns: str, **parameters: str) -> list[tuple[Plain, ...]]:
    found = run_query(store, name, **parameters)
    return [tuple(record[column] for column in columns) for record in found.to_records()]


def test_events_of_an_actor_come_by_date_and_undated_last(store: ox.Store) -> None:
    found = rows(store, "events", "start", "type", "label", actor="Taliban")
    assert [start for start, *_ in found] == [dt.date(2022, 1, 8), dt.date(2022, 1, 14), dt.date(2022, 1, 14)] + 5 * [
        None
    ]
    assert found[0][1:] == ("CONSULT", "Taliban and NRF meet in Tehran")
    assert "Massoud plans to visit the United States" not in [label for *_, label in found]
    assert rows(store, "events", "label", factuality="planned") == [("Massoud plans to visit the United States",)]
    assert len(rows(store, "events", "label", factuality="any")) == 11
    january = rows(store, "events", "label", since="2022-01-10", until="2022-01-14")
    assert january == [("NRF and Taliban clash in Anaba",), ("NRF takes a police post",)]


def test_talks_are_one_event_told_twice(store: ox.Store) -> None:
    assert rows(store, "talks", "start", "end", "sides", "places", "outcome", "status") == [
        (
            dt.date(2022, 1, 8),
            dt.date(2022, 1, 9),
            "Ahmad Massoud; Amir Khan Muttaqi; National Resistance Front; Taliban",
            "Tehran",
            "no results",
            "disputed",
        )
    ]


def test_fights_tell_sides_of_a_clash_from_attacker_and_attacked(store: ox.Store) -> None:
    assert rows(store, "fights", "attackers", "attacked", "status") == [
        (f"{NRF}; {TALIBAN}", None, "reported"),
        (NRF, TALIBAN, "claimed"),
        (TALIBAN, NRF, "reported"),
    ]
    assert rows(store, "fights", "attackers", factuality="negated") == [(TALIBAN,)]


def test_claims_of_one_event_come_from_all_articles(store: ox.Store) -> None:
    found = rows(store, "claims", "claimant", "stance", "polarity", "about", event="event-a2-talks")
    assert found == [
        ("AFP", "reports", "positive", "event"),
        ("Amir Khan Muttaqi", "confirms", "positive", "event"),
        ("The Monitor", "states", "positive", "outcome"),
        ("Ariana News", "reports", "positive", "event"),
        (MUJAHID, "denies", "negative", "event"),
    ]
    numbers = rows(store, "claims", "claimant", "about", "value", event="clash Anaba")
    assert (NRF, "killed", "eight") in numbers
    assert (MUJAHID, "killed", "two") in numbers


def test_disagreements_are_denials_and_numbers(store: ox.Store) -> None:
    found = rows(store, "disagreements", "on", "claimant", "says", "other", "other_says")
    assert ("happened", "Amir Khan Muttaqi", "yes", MUJAHID, "no") in found
    assert ("killed", NRF, "eight", MUJAHID, "two") in found
    assert len(found) == 4
    assert len(rows(store, "disagreements", "on", actor="Muttaqi")) == 1


def test_one_sided_events_have_one_actor_who_claims_them(store: ox.Store) -> None:
    found = rows(store, "one-sided", "claimant", "label")
    assert (NRF, "NRF takes a police post") in found
    assert {claimant for claimant, _ in found} == {"Ali Maisam Nazary", NRF}
    assert rows(store, "one-sided", "label", actor="nrf") == [("NRF takes a police post",)]


def test_leaders_and_offices_at_a_date(store: ox.Store) -> None:
    assert rows(store, "leaders", "leader", "of", actor="nrf") == [("Ahmad Massoud", NRF)]
    held = rows(store, "offices", "holder", at="2021-08-20")
    assert ("Hanif Atmar",) in held
    assert ("Amir Khan Muttaqi",) not in held
    now = rows(store, "offices", "holder", "office", at="2022-01-01")
    assert ("Amir Khan Muttaqi", "Foreign Minister") in now
    assert "Hanif Atmar" not in [holder for holder, _ in now]


def test_events_within_a_country_and_a_month(store: ox.Store) -> None:
    found = rows(store, "in-country", "label", country="Afghanistan", month="2022-01")
    assert [label for (label,) in found] == [
        "NRF and Taliban clash in Anaba",
        "NRF takes a police post",
        "Women protest in Kabul",
    ]
    assert not rows(store, "in-country", "label", country="IRN", month="2022-02")
    assert rows(store, "in-country", "label", country="Iran") == [("Taliban and NRF meet in Tehran",)]
    assert len(rows(store, "in-country", "label", country="AFG")) == 4


def test_numbers_come_with_who_gives_them(store: ox.Store) -> None:
    assert rows(store, "strengths", "of", "best", "phrase", "claimant", "relayed_by") == [
        (NRF, 4000, "4,000", "Ali Maisam Nazary", "AFP")
    ]
    assert rows(store, "tolls", "quantity", "low", "best", "claimant") == [
        ("killed", None, 8, NRF),
        ("killed", None, 2, MUJAHID),
        ("wounded", 20, None, "a doctor"),
    ]
    assert len(rows(store, "tolls", "of", actor="Taliban")) == 3
    assert not rows(store, "tolls", "of", actor="Women")


def test_answers(store: ox.Store) -> None:
    assert rows(store, "answers", "label", "link", "other") == [
        ("Taliban offer ministries", "precedes", "Taliban reject the demand"),
        ("Taliban reject the demand", "respondsTo", "NRF demands an inclusive government"),
    ]


def test_quotes_are_the_words_behind_an_edge(store: ox.Store) -> None:
    found = rows(store, "quotes", "claimant", "quote", actor="Women", other="Taliban")
    assert found == []
    found = rows(store, "quotes", "claimant", "quote", actor="United States", other="Taliban")
    assert found == [("The Herald", "The United States imposed sanctions on the Taliban.")]
    assert len(rows(store, "quotes", "quote", **NEEDED["quotes"])) == 11


def test_counts(store: ox.Store) -> None:
    assert rows(store, "count-by-month", "month", "events") == [("2022-01", 4)]
    assert rows(store, "count-by-type", "type", "quad", "events")[0] == ("ASSAULT", "material-conflict", 3)
    assert rows(store, "count-by-country", "country", "events") == [("Afghanistan", 4), ("Iran", 1)]
    assert rows(store, "count-by-country", "events", actor="Women") == [(1,)]


def test_central_actors_and_dyads(store: ox.Store) -> None:
    assert rows(store, "central", "label", "others", "events")[:2] == [(TALIBAN, 4, 8), (NRF, 3, 7)]
    dyads = rows(store, "dyads", "actor_name", "recipient_name", "quad", "events")
    assert (TALIBAN, NRF, "verbal-cooperation", 1) in dyads
    assert ("United States", TALIBAN, "material-conflict", 1) in dyads
    assert all(actor != recipient for actor, recipient, *_ in dyads)


def test_what_lacks_a_date_or_place(store: ox.Store) -> None:
    undated = rows(store, "undated", "label", "not_before")
    assert ("Taliban storm Panjshir", dt.date(2021, 8, 15)) in undated
    assert len(undated) == 6
    assert "Women protest in Kabul" not in [label for (label,) in rows(store, "unplaced", "label")]
    assert len(rows(store, "unplaced", "label")) == 6


def test_sources_and_what_they_report(store: ox.Store) -> None:
    assert rows(store, "sources", "label", "articles", "own_claims", "relayed_claims") == [
        ("The Monitor", 1, 7, 0),
        ("The Herald", 1, 4, 0),
        ("AFP", 0, 1, 4),
        ("Ariana News", 0, 1, 0),
    ]
    assert {kind for (kind,) in rows(store, "reports", "as", source="Agence France-Presse")} == {"claimant", "relay"}
    said = rows(store, "said", "about", "relayed_by", speaker="Nazary")
    assert ("fighters: 4,000", "AFP") in said
    assert len(said) == 4


def test_names_relations_places_and_links(store: ox.Store) -> None:
    assert {name for (name,) in rows(store, "aliases", "name", actor="NRF")} == {
        "NRF",
        NRF,
        "Résistance Front",
        "the front",
    }
    assert rows(store, "relations", "subject", "object", relation="childOf") == [
        ("Ahmad Massoud", "Ahmad Shah Massoud")
    ]
    assert ("NRF takes a police post", Decimal("35.19"), "admin2") in rows(store, "map", "label", "lat", "precision")
    assert rows(store, "links", "score", "reason", actor="nrf") == [(Decimal("0.92"), "same full name")]


def test_a_store_on_disk_gives_the_same_rows(store: ox.Store, tmp_path: Path) -> None:
    on_disk = ox.Store(str(tmp_path / "store"))
    on_disk.bulk_extend(store)
    for query in list_queries():
        parameters = NEEDED.get(query.name, {})
        assert run_query(on_disk, query.name, **parameters) == run_query(store, query.name, **parameters)


@pytest.mark.parametrize("name", [query.name for query in list_queries()])
def test_what_the_user_calls_wrong_is_not_told(store: ox.Store, name: str) -> None:
    corrected = ox.Store()
    corrected.extend(store)
    base = "https://w3id.org/conflict-kg/id/"
    for node in ("event-a2-talks", "event-a1-talks", "event-a1-storm", "event-a2-protest", "claim-a2-9", "claim-a2-5"):
        wrong, true = ox.NamedNode("https://w3id.org/conflict-kg/ns#wrong"), ox.Literal(True)
        corrected.add(ox.Quad(ox.NamedNode(base + node), wrong, true, ox.NamedNode(base + "graph/identity")))
    if name != "links":
        told = {str(cell) for row in run_query(corrected, name, **NEEDED.get(name, {})) for cell in row}
        assert not told & {base + "event-a1-talks", base + "event-a1-storm", base + "event-a2-protest"}
        assert "The United States imposed sanctions on the Taliban." not in told
        assert "two" not in told


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib warns of itself
@pytest.mark.parametrize("name", [query.name for query in list_queries()])
def test_every_engine_gives_the_same_rows_in_the_same_order(store: ox.Store, name: str) -> None:
    parameters = NEEDED.get(name, {})
    ours = run_query(store, name, **parameters)
    assert ours, "the fixture must hold something for every query"
    query = next(query for query in list_queries() if query.name == name)
    text = complete_text(store, name, **parameters)
    shared = rdflib.Dataset(store=oxrdflib.OxigraphStore(store=store), default_union=True)
    apart = rdflib.Dataset(default_union=True)
    apart.parse(data=TWO_SIDES.read_text(encoding="utf-8"), format="trig")
    for dataset in (shared, apart):
        found = dataset.query(text)
        assert [str(variable) for variable in found.vars or ()] == list(ours.columns)
        lists = {i for i, column in enumerate(ours.columns) if column in query.lists}
        theirs = [tuple(_value(term, i in lists) for i, term in enumerate(row)) for row in found]
        assert theirs == [tuple(_value(term, False) for term in row) for row in ours.terms]


def _value(term: object, is_list: bool) -> object:
    text = term.value if isinstance(term, ox.NamedNode | ox.Literal) else None if term is None else str(term)
    return ("; ".join(sorted(set(text.split("; ")) - {""})) or None) if is_list and text is not None else text
