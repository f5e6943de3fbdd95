"""Acronyms in brackets: the name's before them, whoever else is called so."""

from __future__ import annotations

from spacy.language import Language

from kg.model import Actor, Article
from kg.nlp.extract import extract, load_resources


def actors(nlp: Language, text: str) -> dict[str, Actor]:
    return {a.name: a for a in extract(nlp(text), Article("test", text), load_resources()).actors}


def test_an_acronym_is_of_the_name_before_it_and_not_of_a_listed_body_that_is_called_so(nlp: Language) -> None:
    found = actors(
        nlp, "The Azawad Freedom Front (AFF) attacked a convoy. The AFF said that it had killed six soldiers."
    )
    assert "Azawad Freedom Front" in found
    assert "Afghanistan Freedom Front" not in found


def test_another_form_of_the_listed_name_is_the_listed_body(nlp: Language) -> None:
    found = actors(
        nlp, "The Afghan Freedom Front (AFF) attacked a convoy. The AFF said that it had killed six soldiers."
    )
    assert [a.known for a in found.values() if a.sector == "REB"] == ["dictionary"]


def test_a_mission_called_by_its_acronym_is_the_body(nlp: Language) -> None:
    text = "The Regional Stabilisation Support (RSS) mission said one officer died. The RSS mission attacked a gang."
    found = actors(nlp, text)
    assert "RSS mission" not in found
    assert "RSS" not in found
    assert "RSS" in found["Regional Stabilisation Support"].aliases


def test_the_mission_of_a_listed_body_is_not_the_body(nlp: Language) -> None:
    found = actors(nlp, "Gunmen attacked the UN mission in Gao on Monday.")
    assert all("mission" not in alias for name, a in found.items() if name == "United Nations" for alias in a.aliases)
