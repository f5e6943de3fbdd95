"""Surnames behind titles that one listed bearer had."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from kg.model import Actor, Article
from kg.nlp.extract import extract, load_resources


def people(nlp: Language, text: str, published: date | None = None) -> dict[str, Actor]:
    found = extract(nlp(text), Article("test", text, published=published), load_resources())
    return {a.name: a for a in found.actors if a.kind == "person"}


@pytest.mark.parametrize(
    ("published", "name"),
    [(date(1990, 9, 1), "George H. W. Bush"), (date(2006, 9, 1), "George W. Bush")],
)
def test_the_day_tells_which_bearer_of_the_office_is_meant(nlp: Language, published: date, name: str) -> None:
    assert name in people(nlp, "President Bush accused Iraq of murder.", published)


@pytest.mark.parametrize("published", [None, date(2020, 5, 1)])
def test_without_the_day_their_common_country_is_told(nlp: Language, published: date | None) -> None:
    found = people(nlp, "President Bush accused Iraq of murder.", published)
    assert {name: a.country for name, a in found.items()} == {"Bush": "USA"}


def test_another_states_title_means_somebody_else(nlp: Language) -> None:
    found = people(nlp, "Peruvian President Bush accused Iraq of murder.", date(2006, 9, 1))
    assert {name: a.country for name, a in found.items()} == {"Bush": "PER"}


def test_another_office_means_somebody_else(nlp: Language) -> None:
    found = people(nlp, "Foreign Minister Bush accused Iraq of murder.", date(2006, 9, 1))
    assert list(found) == ["Bush"]


def test_the_text_names_its_own_bearer(nlp: Language) -> None:
    found = people(nlp, "Maria Bush took office in May. President Bush accused Iraq of murder.", date(2006, 9, 1))
    assert list(found) == ["Maria Bush"]
