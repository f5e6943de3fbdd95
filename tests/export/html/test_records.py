"""The records of the page: what it draws, what it looks up, what it leaves out and tells."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.export.html import explorer_data
from kg.export.html.evidence import all_evidence, article_text, evidence_of
from kg.export.html.network import Reading, Record, event_heads, network
from kg.export.html.words import terms, words
from kg.ontology.contract import CKG, NIF, load_contract
from tests.export.html.conftest import two_sides

BASE = load_contract().prefixes["id"]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return Reading.of(two_sides())


def by_id(records: list[Record], id: str) -> Record:
    (found,) = [record for record in records if record["id"] == id]
    return found


def test_an_event_of_two_articles_is_one_with_all_its_claims(reading: Reading) -> None:
    drawn = network(reading, event_heads(reading.store))
    talks = by_id(drawn["events"], "event-a1-talks")
    assert (talks["claims"], talks["denials"], talks["status"]) == (5, 1, "disputed")
    assert (talks["start"], talks["end"]) == ("2022-01-08", "2022-01-09")
    massoud = next(side for side in talks["sides"] if "massoud" in side["actor"])
    assert (massoud["role"], massoud["for"]) == ("actor", "actor-nrf")
    assert "event-a2-talks" not in [event["id"] for event in drawn["events"]]


def test_what_has_no_value_has_no_key(reading: Reading) -> None:
    for records in network(reading, event_heads(reading.store)).values():
        for record in records:
            assert all(value not in (None, "", []) and value is not False for value in record.values())


def test_a_place_on_the_equator_has_its_latitude() -> None:
    store = two_sides()
    place = ox.NamedNode(f"{BASE}place-tehran")
    for quad in list(store.quads_for_pattern(place, ox.NamedNode(CKG.lat), None)):
        store.remove(quad)
        store.add(ox.Quad(place, quad.predicate, ox.Literal(0), quad.graph_name))
    reading = Reading.of(store)
    assert by_id(network(reading, event_heads(store))["places"], "place-tehran")["lat"] == 0


def test_events_come_newest_first_and_undated_last(reading: Reading) -> None:
    starts = [event.get("start", "") for event in network(reading, event_heads(reading.store))["events"]]
    assert starts == sorted(starts, reverse=True)


def test_one_node_has_the_same_evidence_as_all_together(reading: Reading) -> None:
    everything, one = all_evidence(reading), evidence_of(reading, "event-a1-talks")
    assert [claim for claim in everything["claims"] if claim["about"] == "event-a1-talks"] == one["claims"]
    assert [link["reason"] for link in one["links"]] == ["same type, overlapping days, same place"]
    assert {article["id"] for article in one["articles"]} == {"article-a1", "article-a2"}


def test_an_actor_brings_its_relations_numbers_and_what_it_says(reading: Reading) -> None:
    found = evidence_of(reading, "actor-nrf")
    assert [figure["phrase"] for figure in found["figures"] if figure["of"] == "actor-nrf"] == ["4,000"]
    ends = ("subject", "object")
    assert any(relation[end] == "actor-nrf" for relation in found["relations"] for end in ends)
    assert any(link["leftName"] != link["rightName"] for link in found["links"])


def test_offsets_of_quotes_and_mentions_count_the_characters_of_the_text(reading: Reading) -> None:
    texts = {id: article_text(reading, id) for id in ("article-a1", "article-a2")}
    for claim in all_evidence(reading)["claims"]:
        text = texts[claim["article"]]["text"]
        assert text[claim["start"] : claim["end"]] == claim["quote"]
    for text in texts.values():
        assert all(0 <= start < end <= len(text["text"]) for start, end, _, _ in text["mentions"])


def test_a_graph_without_texts_tells_none(reading: Reading) -> None:
    store = two_sides()
    for quad in list(store.quads_for_pattern(None, ox.NamedNode(NIF.isString), None)):
        store.remove(quad)
    assert "text" not in article_text(Reading.of(store), "article-a1")


def test_what_is_called_wrong_is_not_shown() -> None:
    store = two_sides()
    events = {each["id"] for each in explorer_data(store)["network"]["events"]}
    event = ox.NamedNode(BASE + sorted(events)[-1])
    store.add(ox.Quad(event, ox.NamedNode(CKG.wrong), ox.Literal(True), ox.NamedNode(f"{BASE}graph/identity")))
    left = {each["id"] for each in explorer_data(store)["network"]["events"]}
    assert events - left == {sorted(events)[-1]}


def damage(store: ox.Store, subject: str, predicate: str, value: ox.Literal | ox.NamedNode) -> None:
    node = ox.NamedNode(BASE + subject)
    for quad in list(store.quads_for_pattern(node, ox.NamedNode(predicate), None)):
        store.remove(quad)
    store.add(ox.Quad(node, ox.NamedNode(predicate), value, ox.NamedNode(f"{BASE}article-a1")))


def test_a_damaged_graph_is_shown_and_its_flaws_are_told() -> None:
    store = two_sides()
    damage(store, "event-a1-talks", CKG.start, ox.Literal("2022-13-45"))
    damage(store, "place-kabul", CKG.lat, ox.Literal("north"))
    damage(store, "place-kabul", CKG.long, ox.Literal("NaN"))
    damage(store, "country-AFG", CKG.within, ox.NamedNode(f"{BASE}place-kabul"))
    damage(store, "event-a1-talks", CKG.participation, ox.NamedNode(f"{BASE}nothing"))
    for predicate in (CKG.type, CKG.factuality):
        for quad in list(store.quads_for_pattern(ox.NamedNode(f"{BASE}event-a2-talks"), ox.NamedNode(predicate), None)):
            store.remove(quad)
    told = explorer_data(store)["network"]
    assert [flaw for flaw in told["flaws"] if "2022-13-45" in flaw] == ["event-a1-talks: '2022-13-45' is no day"]
    assert any("'north' is no number" in flaw for flaw in told["flaws"])
    assert len(told["events"]) == 11
    assert "lat" not in by_id(told["places"], "place-kabul")


def test_codes_have_words_and_the_editor_terms() -> None:
    assert words()["types"]["ASSAULT"]["quad"] == "material-conflict"
    assert words()["codes"]["status"]["disputed"] == "claims contradict each other"
    assert words()["countries"]["AFG"] == "Afghanistan"
    assert "ckg:claimant" in [term["name"] for term in terms()["terms"]]


def test_an_empty_graph_has_empty_lists() -> None:
    told = explorer_data(ox.Store())
    assert told["network"]["events"] == told["texts"] == told["evidence"]["claims"] == []
