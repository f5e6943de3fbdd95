"""The compiled gazetteer: what newspapers call a place is found, rightly placed, and whole."""

import csv
import sqlite3
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology.files import data_path
from kg.ontology.gazetteer import Gazetteer, PlaceEntry, load_gazetteer
from kg.ontology.gazetteer_rows import package_data
from kg.ontology.states import load_states


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def only(gazetteer: Gazetteer, name: str, precision: str) -> PlaceEntry:
    return next(e for e in gazetteer.find(name) if e.precision == precision)


@pytest.mark.parametrize(
    ("name", "precision", "country", "lat", "long"),
    [
        ("Panjshir", "admin1", "AFG", 35.4, 69.7),
        ("Khost", "city", "AFG", 33.3, 69.9),
        ("Tehran", "city", "IRN", 35.7, 51.4),
        ("Kabul", "city", "AFG", 34.5, 69.2),
        ("Idlib", "city", "SYR", 35.9, 36.6),
        ("Homs", "city", "SYR", 34.7, 36.7),
        ("Hasakah", "city", "SYR", 36.5, 40.7),
        ("Goma", "city", "COD", -1.7, 29.2),
        ("Donetsk", "city", "UKR", 48.0, 37.8),
        ("Kiev", "city", "UKR", 50.5, 30.5),
        ("Gaza City", "city", "PSE", 31.5, 34.5),
        ("Gaza Strip", "admin1", "PSE", 31.4, 34.4),
        ("Sana'a", "city", "YEM", 15.4, 44.2),
        ("Khartoum", "city", "SDN", 15.6, 32.5),
        ("El Fasher", "city", "SDN", 13.6, 25.3),
        ("Mekelle", "city", "ETH", 13.5, 39.5),
        ("Tigray", "admin1", "ETH", 14.0, 38.5),
        ("Donbas", "region", "UKR", 48.3, 38.3),
        ("Kashmir", "region", None, 34.3, 75.5),
        ("Nagorno-Karabakh", "region", "AZE", 39.8, 46.7),
        ("North Kivu", "admin1", "COD", -1.0, 29.0),
    ],
)
def test_a_place_of_the_news_is_found_where_it_lies(
    gazetteer: Gazetteer, name: str, precision: str, country: str | None, lat: float, long: float
) -> None:
    entry = only(gazetteer, name, precision)
    assert entry.country == country
    assert (entry.lat, entry.long) == pytest.approx((lat, long), abs=0.8)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("US", "USA"), ("the U.S.", "USA"), ("UK", "GBR"), ("Britain", "GBR"), ("DRC", "COD"), ("DR Congo", "COD"),
        ("UAE", "ARE"), ("North Korea", "PRK"), ("DPRK", "PRK"), ("Burma", "MMR"), ("Ivory Coast", "CIV"),
        ("Turkey", "TUR"), ("Türkiye", "TUR"), ("Soviet Union", "SUN"), ("USSR", "SUN"), ("Yugoslavia", "YUG"),
        ("Russia", "RUS"), ("Syria", "SYR"), ("Palestine", "PSE"), ("Kosovo", "XKX"), ("Czechia", "CZE"), ("Iran", "IRN"),
    ],
)  # fmt: skip
def test_the_names_that_newspapers_give_to_countries_mean_the_country(
    gazetteer: Gazetteer, name: str, code: str
) -> None:
    entry = gazetteer.find(name)[0]
    assert (entry.id, entry.precision) == (f"country-{code}", "country")


def test_every_country_of_the_list_is_found_first_under_its_own_name(gazetteer: Gazetteer) -> None:
    with data_path("places", "countries.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 240
    lost = [r["name"] for r in rows if f"country-{r['alpha3']}" not in {e.id for e in gazetteer.find(r["name"])}]
    assert lost == []


def test_every_region_of_the_list_has_a_basis_and_is_found(gazetteer: Gazetteer) -> None:
    with data_path("places", "regions.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert all(r["basis"] for r in rows)
    lost = [
        r["name"]
        for r in rows
        if not any(
            e.lat == pytest.approx(float(r["lat"]), abs=1e-4) and e.precision == r["precision"]
            for e in gazetteer.find(r["name"])
        )
    ]
    assert lost == []


def test_the_word_us_is_no_country(gazetteer: Gazetteer) -> None:
    assert all(e.precision != "country" for e in gazetteer.find("Us"))


def test_an_unknown_name_is_nowhere(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Xyzzyx Qwoplo") == ()
    assert gazetteer.find("") == ()


def test_containers_lead_up_to_the_country(gazetteer: Gazetteer) -> None:
    khost = only(gazetteer, "Khost", "city")
    chain = gazetteer.containers(khost)
    assert [e.precision for e in chain][-2:] == ["admin1", "country"]
    assert chain[-1].id == "country-AFG"
    assert gazetteer.container(chain[-1]) is None


def test_an_id_leads_back_to_its_place(gazetteer: Gazetteer) -> None:
    for name in ("Kabul", "Donbas", "France", "Panjshir"):
        for entry in gazetteer.find(name):
            again = gazetteer.get(entry.id)
            assert again is not None
            assert again.number == entry.number
    assert gazetteer.get("place-nowhere-99") is None
    assert gazetteer.get("actor-taliban") is None


def test_a_capital_goes_before_a_larger_namesake(gazetteer: Gazetteer) -> None:
    cities = [e for e in gazetteer.find("Tripoli") if e.precision == "city"]
    assert max(cities, key=lambda e: e.importance).country == "LBY"


def test_no_container_dangles() -> None:
    gazetteer = load_gazetteer()
    orphans = gazetteer._connection.execute(
        "SELECT count(*) FROM place p WHERE within IS NOT NULL AND NOT EXISTS (SELECT 1 FROM place q WHERE q.n = p.within)"
    ).fetchone()
    assert orphans == (0,)


def test_a_file_that_is_no_gazetteer_is_a_clear_error(tmp_path: Path) -> None:
    broken = tmp_path / "gazetteer.sqlite"
    broken.write_bytes(b"not a database at all, but long enough to be read as one" * 20)
    with pytest.raises(OntologyError, match="gazetteer cannot be read"):
        Gazetteer(broken)
    sqlite3.connect(tmp_path / "empty.sqlite").close()
    with pytest.raises(OntologyError, match="gazetteer cannot be read"):
        Gazetteer(tmp_path / "empty.sqlite")


def test_a_missing_data_package_is_a_clear_error() -> None:
    with pytest.raises(OntologyError, match="cannot be compiled without no_such_package"):
        package_data("no_such_package")


def test_a_state_bears_one_name_as_actor_and_as_place(gazetteer: Gazetteer) -> None:
    other = {s.name: gazetteer.get(s.id) for s in load_states()}
    assert {name for name, entry in other.items() if entry is None or entry.name != name} == set()
