"""Areas of the gazetteer: English names, kinds of levels, centres, and what the compiler refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology.gazetteer import load_gazetteer
from kg.ontology.gazetteer_areas import centre_areas, read_areas
from kg.ontology.gazetteer_rows import Row
from kg.ontology.place_names import english_letters, normal_name


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("Belgorod Oblast", "RUS", "admin1"),
        ("Kursk region", "RUS", "admin1"),
        ("Krasnodar Krai", "RUS", "admin1"),
        ("Dagestan", "RUS", "admin1"),
        ("Lower Shabelle", "SOM", "admin1"),
        ("Hadramawt", "YEM", "admin1"),
        ("Saladin", "IRQ", "admin1"),
        ("Menoufia", "EGY", "admin1"),
        ("Timbuktu", "MLI", "admin1"),
        # bare directions are found with the word for their kind alone
        ("Southwest Region", "CMR", "admin1"),
        ("North-West Region", "CMR", "admin1"),
        ("Northern Province", "ZMB", "admin1"),
        # former provinces and states, seas, rivers
        ("North Eastern Province", "KEN", "region"),
        ("Kasai Occidental", "COD", "region"),
        ("South Vietnam", "VNM", "region"),
        ("Sea of Okhotsk", None, "region"),
        ("Vistula", None, "region"),
        ("Upper Volta", "BFA", "country"),
    ],
)
def test_an_area_is_found_under_the_name_that_newspapers_give_it(
    name: str, country: str | None, precision: str
) -> None:
    assert (country, precision) in {(e.country, e.precision) for e in load_gazetteer().find(name)}


def test_a_bare_direction_is_no_place() -> None:
    assert load_gazetteer().find("Southern") == ()
    assert load_gazetteer().find("South West") == ()


def test_provinces_that_lie_in_a_grouping_without_a_number_are_first_level_areas() -> None:
    (aceh,) = [e for e in load_gazetteer().find("Aceh") if e.precision == "admin1"]
    assert aceh.id == "place-aceh-1215638"


def test_a_member_state_holds_its_regions() -> None:
    gazetteer = load_gazetteer()
    (hiran,) = [e for e in gazetteer.find("Hiran") if e.country == "SOM"]
    assert [e.name for e in gazetteer.containers(hiran)] == ["Hirshabelle", "Somalia"]


def test_transcribed_names_lose_the_marks_of_the_transcription_and_others_keep_theirs() -> None:
    assert english_letters("Khān Yūnis", "PSE") == "Khan Yunis"
    assert english_letters("‘Ayn al ‘Arab", "SYR") == "Ayn al Arab"
    assert english_letters("Norte de Santander Cúcuta", "COL") == "Norte de Santander Cúcuta"


def test_compass_points_are_written_in_one_word_or_two() -> None:
    assert normal_name("South-West Region") == normal_name("Southwest Region") == normal_name("South West Region")
    assert normal_name("North Eastern Province") == normal_name("Northeastern Province")
    assert normal_name("South Weston") == "south weston"


def test_an_area_lies_in_the_middle_of_its_towns_also_across_the_date_line() -> None:
    area = Row(1, "A", "admin1", "RUS")
    towns = [Row(n, str(n), "city", "RUS", lat=60.0, long=long, within=1) for n, long in enumerate((170.0, -170.0), 2)]
    centre_areas({"1": area}, towns)
    assert (area.lat, abs(area.long or 0.0)) == (60.0, 180.0)


def test_an_english_name_of_no_area_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "areas.csv"
    path.write_text("country,area,name,forms,basis\nRUS,Nowhereskaya oblast',Nowhere Oblast,,test\n", encoding="utf-8")
    with pytest.raises(OntologyError, match="RUS has no area"):
        read_areas(path, {}, {})
