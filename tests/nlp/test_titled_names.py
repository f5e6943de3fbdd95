"""People's names behind a title and its body."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.model import Actor, Article
from kg.nlp.extract import extract, load_resources


def actors(nlp: Language, text: str) -> dict[str, Actor]:
    return {a.name: a for a in extract(nlp(text), Article("test", text), load_resources()).actors}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Kenyan ambassador to the African Union Mercy Wanjala accused the army of murder.", "Mercy Wanjala", "KEN"),
        ("The president of Zambia Moses Tembo accused rebels of murder.", "Moses Tembo", "ZMB"),
        ("A statement by the Presidential Spokesperson Omar Diallo accused the rebels.", "Omar Diallo", None),
        ("The regional head of Oxfam Lin-mei Chow accused the army of murder.", "Lin-mei Chow", "NGO"),
    ],
)
def test_the_name_behind_title_and_body_is_a_persons(nlp: Language, text: str, name: str, country: str | None) -> None:
    found = actors(nlp, text)
    assert found[name].kind == "person"
    assert found[name].country == country


def test_the_title_is_nobody_else(nlp: Language) -> None:
    found = actors(nlp, "In Sudan, US special envoy for Yemen Robert Kessler accused the army of murder.")
    assert found["Robert Kessler"].sector == "GOV"
    assert [a.name for a in found.values() if a.kind == "person"] == ["Robert Kessler"]


def test_a_name_keeps_its_first_part(nlp: Language) -> None:
    found = actors(nlp, "Police Senior Superintendent Yolanda Yu Hoi-kwan accused the rebels of murder.")
    assert "Yolanda Yu Hoi-kwan" in found


def test_two_things_that_a_person_is_called(nlp: Language) -> None:
    found = actors(nlp, "Retired FBI agent and terrorism specialist Mark Keller accused the army of murder.")
    assert [a.name for a in found.values() if a.kind == "person"] == ["Mark Keller"]


def test_what_is_no_person_is_no_description(nlp: Language) -> None:
    text = "On television Omar Diallo accused the army of murder."
    mentions = extract(nlp(text), Article("test", text), load_resources()).mentions
    assert "television" not in {m.text for m in mentions}


def test_a_word_for_every_states_body_is_that_of_the_text(nlp: Language) -> None:
    found = actors(nlp, "Kenya expelled two diplomats. Congress condemned the attack on Kenya in Nairobi.")
    assert "US Congress" not in found
