from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.lookup import find_countries, find_events, find_named, fold, nearest_name
from kg.graph.reading import (
    base_of,
    canonical,
    claims_about,
    day,
    label,
    name_of,
    one,
    right,
    same_as,
    shown_value,
    values,
)
from kg.ontology.contract import CKG, RDFS
from kg.ontology.states import country_of

TWO_SIDES = Path(__file__).parents[1] / "fixtures" / "two_sides.trig"
ID = "https://w3id.org/conflict-kg/id/"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    loaded = ox.Store()
    loaded.load(path=str(TWO_SIDES), format=ox.RdfFormat.TRIG)
    return loaded


def test_names_lose_case_accents_space_and_article() -> None:
    assert fold("  The Résistance\tFRONT ") == "resistance front"
    assert fold("Theodore") == "theodore"
    assert fold("Straße") == "strasse"


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once_but_for_the_article(text: str) -> None:
    once = fold(text)
    assert once.startswith("the ") or fold(once) == once


def test_a_name_brings_the_whole_set(store: ox.Store) -> None:
    (nrf,) = find_named(store, "résistance front", CKG.Actor)
    assert nrf.canonical == ID + "actor-nrf"
    assert nrf.nodes == (ID + "actor-nrf", ID + "group-a2-front")
    assert find_named(store, "group-a2-front", CKG.Actor) == (nrf,)
    assert find_named(store, f"<{ID}group-a2-front>", CKG.Actor) == (nrf,)
    assert find_named(store, "NRF", CKG.Place) == ()


def test_events_are_found_by_label_else_by_all_that_tells_them(store: ox.Store) -> None:
    def found(words: str) -> list[str]:
        return [match.canonical.removeprefix(ID + "event-") for match in find_events(store, words)]

    assert found("taliban and NRF meet in tehran") == ["a1-talks"]
    assert found("police post") == ["a2-post"]
    assert found("consult Tehran") == ["a1-talks"]
    assert found("delegations capital") == ["a1-talks"]
    assert found("Zabihullah nothing") == []
    assert found("") == []


def test_the_nearest_name_is_near(store: ox.Store) -> None:
    assert nearest_name(store, "Talliban", CKG.Actor) == "Taliban"
    assert nearest_name(store, "xyz", CKG.Actor) is None
    assert nearest_name(ox.Store(), "xyz", CKG.Actor) is None


def test_reading_a_node(store: ox.Store) -> None:
    talks = ID + "event-a2-talks"
    assert canonical(store, talks) == ID + "event-a1-talks"
    assert same_as(store, ID + "event-a1-talks") == (ID + "event-a1-talks", talks)
    assert same_as(store, "http://nobody.example/x") == ("http://nobody.example/x",)
    assert str(day(store, talks, CKG.start)) == "2022-01-09"
    assert one(store, talks, CKG.notBefore) is None
    assert values(store, "", CKG.start) == ()
    assert label(store, ID + "nothing-here") == "nothing-here"
    assert name_of(store, ID + "article-a1") == "Rivals leave Tehran without a deal"
    assert values(store, ID + "actor-nrf", RDFS.label) == ("National Resistance Front",)
    assert shown_value(store, ID + "claim-a1-3", CKG.value) == "no results"
    assert shown_value(store, ID + "claim-a1-3", CKG.claimant) == "The Monitor"
    assert base_of(store) == ID
    assert base_of(ox.Store()) == ID


def test_what_is_called_wrong_is_left_out(store: ox.Store) -> None:
    corrected = ox.Store()
    corrected.extend(store)
    for name in ("event-a1-talks", "claim-a2-1"):
        quad = ox.Quad(
            ox.NamedNode(ID + name), ox.NamedNode(CKG.wrong), ox.Literal(True), ox.NamedNode(ID + "graph/identity")
        )
        corrected.add(quad)
    assert len(right(corrected, CKG.Event)) == len(right(store, CKG.Event)) - 1
    assert len(claims_about(corrected, ID + "event-a2-talks")) == len(claims_about(store, ID + "event-a2-talks")) - 1


def test_a_country_is_found_by_code_name_and_what_people_call_it(store: ox.Store) -> None:
    for name in ("AFG", "afghanistan", "Islamic Republic of Afghanistan"):
        assert [match.canonical for match in find_countries(store, name)] == [ID + "country-AFG"]
    assert country_of("DR Congo") == country_of("Congo-Kinshasa") == "COD"
    assert find_countries(store, "DR Congo") == ()  # it is a country, but not one of this graph


def test_a_far_off_name_is_not_near(store: ox.Store) -> None:
    assert nearest_name(store, "Hamas", CKG.Actor) is None
    assert nearest_name(store, "Mutaqi", CKG.Actor) is not None
