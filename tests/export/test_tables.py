from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export.tables import TABLES, Cell
from kg.export.tables.places import area_of
from kg.export.tables.sides import Side, two_sides

ID = "https://w3id.org/conflict-kg/id/"
ACLED = [
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "actor2",
    "assoc_actor_2",
    "iso",
    "country",
    "admin1",
    "admin2",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "notes",
    "fatalities",
]
POLECAT = [
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor Sector",
    "Recipient Name",
    "Recipient Country",
    "Recipient Sector",
    "Placename",
    "City",
    "District",
    "Province",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Publication Date",
]


def records(store: ox.Store, name: str) -> dict[Cell, dict[str, Cell]]:
    (table,) = (table for table in TABLES if table.name == name)
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows(store)]
    found = {row[table.columns[0]]: row for row in rows}
    assert len(found) == len(rows)
    return found


def test_the_columns_are_those_that_users_of_acled_and_polecat_know() -> None:
    columns = TABLES[0].columns
    assert set(ACLED) <= set(columns)
    assert set(POLECAT) <= set(columns)
    assert {"quad_class", "plover_score"} <= set(columns)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_two_columns_are_one_where_case_does_not_count(table: object) -> None:
    columns = [column.lower() for column in table.columns]  # type: ignore[attr-defined]
    assert len(columns) == len(set(columns))


def test_a_clash_as_acled_has_it(store: ox.Store) -> None:
    clash = records(store, "events")["event-a2-clash"]
    assert {name: clash[name] for name in ACLED if name not in ("notes", "latitude", "longitude")} == {
        "event_date": dt.date(2022, 1, 14),
        "year": 2022,
        "time_precision": 1,
        "disorder_type": "Political violence",
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "actor1": "National Resistance Front",
        "assoc_actor_1": None,
        "actor2": "Taliban",
        "assoc_actor_2": None,
        "iso": 4,
        "country": "Afghanistan",
        "admin1": "Panjshir",
        "admin2": "Anaba",
        "location": "Anaba",
        "geo_precision": 2,
        "source": "The Herald",
        "fatalities": 2,
    }
    assert clash["fatalities_high"] == 8
    assert (clash["latitude"], clash["longitude"]) == (Decimal("35.19"), Decimal("69.3"))
    assert clash["notes"] == "Fighters of the National Resistance Front and the Taliban clashed in Anaba on January 14."
    assert (clash["Intensity"], clash["Quad Code"], clash["quad_class"]) == (-9, 4, "material-conflict")


def test_talks_of_two_articles_are_one_row(store: ox.Store) -> None:
    talks = records(store, "events")["event-a1-talks"]
    assert "event-a2-talks" not in records(store, "events")
    assert (talks["actor1"], talks["assoc_actor_1"]) == ("National Resistance Front", "Ahmad Massoud")
    assert (talks["actor2"], talks["assoc_actor_2"]) == ("Taliban", "Amir Khan Muttaqi")
    assert talks["Recipient Name"] is None
    assert talks["claimants"] == "AFP; Amir Khan Muttaqi; Ariana News; The Monitor"
    assert talks["denied_by"] == "Zabihullah Mujahid"
    assert (talks["status"], talks["articles"], talks["source"]) == ("disputed", "a1; a2", "The Herald; The Monitor")
    assert (talks["event_date"], talks["end_date"]) == (dt.date(2022, 1, 8), dt.date(2022, 1, 9))


def test_what_the_text_does_not_say_is_empty(store: ox.Store) -> None:
    found = records(store, "events")
    assert [row["fatalities"] for key, row in found.items() if key != "event-a2-clash"] == [None] * (len(found) - 1)
    storm = found["event-a1-storm"]
    assert (storm["event_date"], storm["year"], storm["time_precision"]) == (None, None, None)
    assert storm["not_before"] == dt.date(2021, 8, 15)
    sanction = found["event-a2-sanction"]
    assert (sanction["country"], sanction["location"], sanction["event_type"]) == (None, None, None)
    assert (sanction["actor1"], sanction["actor2"]) == ("United States", "Taliban")


def test_events_come_by_date_and_undated_last(store: ox.Store) -> None:
    starts = [row["event_date"] for row in records(store, "events").values()]
    dated = [start for start in starts if start]
    assert starts == sorted(dated, key=str) + [None] * (len(starts) - len(dated))


def test_an_actor_with_all_its_names_and_events(store: ox.Store) -> None:
    nrf = records(store, "actors")["actor-nrf"]
    assert nrf["aliases"] == "NRF; Résistance Front; the front"
    assert (nrf["kind"], nrf["country"], nrf["sector"]) == ("group", "AFG", "REB")
    assert (nrf["events"], nrf["claims"]) == (7, 2)
    assert nrf["first_date"] == dt.date(2022, 1, 8)
    assert "group-a2-front" not in records(store, "actors")


def test_a_claim_with_its_words_and_relay(store: ox.Store) -> None:
    claim = records(store, "claims")["claim-a1-5"]
    assert claim["about"] == "Taliban reject the demand"
    assert (claim["claimant"], claim["relayed_by"], claim["stance"]) == ("Ali Maisam Nazary", "AFP", "alleges")
    assert (claim["quote_start"], claim["quote_end"], claim["confidence"]) == (380, 447, Decimal("0.9"))
    assert records(store, "claims")["claim-a2-4"]["event_id"] == "event-a2-clash"
    assert records(store, "claims")["claim-a1-9"]["event_id"] is None
    assert records(store, "claims")["claim-a2-1"]["event_id"] == "event-a1-talks"
    assert records(store, "claims")["claim-a1-3"]["value"] == "no results"


def test_relations_figures_and_places(store: ox.Store) -> None:
    office = records(store, "relations")["relation-a1-office"]
    assert (office["subject"], office["relation"], office["object"]) == ("Amir Khan Muttaqi", "holdsOffice", "Taliban")
    assert (office["office"], office["start_date"]) == ("Foreign Minister", dt.date(2021, 9, 7))
    wounded = records(store, "figures")["figure-a2-wounded"]
    assert (wounded["low"], wounded["best"], wounded["claimant"]) == (20, None, "a doctor")
    anaba = records(store, "places")["place-anaba"]
    assert (anaba["country"], anaba["admin1"], anaba["events"]) == ("Afghanistan", "Panjshir", 2)


def test_what_the_user_calls_wrong_has_no_row(store: ox.Store) -> None:
    corrected = ox.Store()
    corrected.extend(store)
    for node in ("event-a2-clash", "actor-taliban", "claim-a1-1"):
        wrong = ox.NamedNode("https://w3id.org/conflict-kg/ns#wrong")
        corrected.add(ox.Quad(ox.NamedNode(ID + node), wrong, ox.Literal(True), ox.NamedNode(ID + "graph/identity")))
    assert "event-a2-clash" not in records(corrected, "events")
    assert "actor-taliban" not in records(corrected, "actors")
    assert "claim-a1-1" not in records(corrected, "claims")
    talks = records(corrected, "events")["event-a1-talks"]
    assert talks["claimants"] == "Amir Khan Muttaqi; Ariana News; The Monitor"
    assert talks["Actor Name"] == "Ahmad Massoud; Amir Khan Muttaqi; National Resistance Front"
    assert records(corrected, "actors")["actor-nrf"]["events"] == 6


def test_a_ring_of_places_ends(store: ox.Store) -> None:
    ring = ox.Store()
    within = ox.NamedNode("https://w3id.org/conflict-kg/ns#within")
    a, b = ox.NamedNode(ID + "place-a"), ox.NamedNode(ID + "place-b")
    ring.extend([ox.Quad(a, within, b), ox.Quad(b, within, a)])
    assert area_of(ring, a.value).country is None


def side(name: str, role: str = "actor", behalf: str | None = None) -> Side:
    return Side(name, name, role, behalf, None, None)


def test_sides_are_principals_with_those_who_act_for_them() -> None:
    assert two_sides([]) == ([], [])
    assert two_sides([side("A")]) == (["A"], [])
    assert two_sides([side("A", "recipient"), side("B", "recipient")]) == ([], ["A", "B"])
    assert two_sides([side("A"), side("B", "recipient")]) == (["A"], ["B"])
    assert two_sides([side("A"), side("C"), side("B", "recipient")]) == (["A", "C"], ["B"])
    assert two_sides([side("A"), side("B"), side("M", behalf="B")]) == (["A"], ["B", "M"])
    assert two_sides([side("A", behalf="X"), side("B")]) == (["A"], ["B"])
    assert two_sides([side("A"), side("B"), side("C")]) == (["A"], ["B", "C"])


@given(
    st.lists(
        st.tuples(st.sampled_from("ABCD"), st.sampled_from(["actor", "recipient"]), st.sampled_from([None, *"ABCD"]))
    )
)
def test_nobody_is_lost_between_the_sides(drawn: list[tuple[str, str, str | None]]) -> None:
    listed = [side(*each) for each in {(name, role): (name, role, behalf) for name, role, behalf in drawn}.values()]
    first, second = two_sides(sorted(listed, key=lambda each: (each.role, each.name)))
    assert {*first, *second} == {each.name for each in listed}
