"""Keys and plain forms of place names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ontology.place_names import bare_name, is_generic, normal_name, plain_name, without_article


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sana'a", "Sanaa"),
        ("Şan‘ā’", "sana"),
        ("Deir ez-Zor", "deir ez zor"),
        ("St. Petersburg", "Saint Petersburg"),
        ("Łódź", "Lodz"),
        ("U.S.", "US"),
        ("the U.S.", "US"),
        ("The Hague", "Hague"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert normal_name(one) == normal_name(other)


def test_an_acronym_never_meets_the_word_of_its_letters() -> None:
    assert normal_name("US") != normal_name("us")


@given(st.text(max_size=30))
def test_a_key_is_its_own_key_unless_it_is_an_acronym(name: str) -> None:
    key = normal_name(name).casefold()
    assert normal_name(normal_name(key)) == normal_name(key)


def test_the_word_for_the_kind_of_area_is_taken_off() -> None:
    assert bare_name("Homs Governorate") == "Homs"
    assert bare_name("Province of Salta") == "Salta"
    assert bare_name("Northern Region") == "Northern Region"


def test_plain_name_prefers_an_english_alias_to_a_transliteration() -> None:
    assert plain_name("Khōst", ("Khost Province", "Xust viloyati")) == "Khost"
    assert plain_name("Donetska oblast", ("Donetsk", "Donetsk Oblast")) == "Donetsk"
    assert plain_name("Bayern", ()) == "Bayern"


def test_directions_are_generic_and_arabic_articles_come_off() -> None:
    assert is_generic("Northern")
    assert not is_generic("Northern Ireland")
    assert without_article("Al-Hasakah") == "Hasakah"
    assert without_article("Aleppo") is None
