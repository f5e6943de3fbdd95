"""Names of places that no gazetteer lists, or that the model takes for somebody, told by the words around them."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from kg.model import Article, Extraction
from kg.nlp.extract import extract, load_resources
from kg.nlp.zones import make_doc


def read(nlp: Language, text: str) -> Extraction:
    article = Article("a", text, published=date(2024, 3, 15))
    doc = make_doc(nlp, article)
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return extract(doc, article, load_resources())


def places_in(nlp: Language, text: str) -> set[str]:
    """The words of the text that denote places."""
    extraction = read(nlp, text)
    known = {p.id for p in extraction.places}
    return {m.text for m in extraction.mentions if m.denotes in known}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Soldiers burned houses in the village of Karmouz on Sunday.", "Karmouz"),
        ("Gunmen attacked Dalbouna village overnight and killed six farmers.", "Dalbouna"),
        ("The army withdrew from the Hamoura and Zeitan neighbourhoods.", "Zeitan"),
        ("Rebels fought the army on the outskirts of Qarmoun.", "Qarmoun"),
        ("The troops shelled Tal Mardik, Qarmoun and the villages of Deir Hassoun and Zubayra.", "Zubayra"),
        ("Militants ambushed a convoy near Waldira and took four hostages.", "Waldira"),
        ("The militia stormed Bartoush after two days of fighting.", "Bartoush"),
        ("Shells hit northern Karmouz, a town on the river, medics said.", "Karmouz"),
        ("The mayor of Bartoush asked for help.", "Bartoush"),
        ("Fighters seized Jabal Maroun from the army.", "Jabal Maroun"),
        ("The governor of Talgara fled to Qarmoun, a small town in Chad.", "Qarmoun"),
    ],
)
def test_the_words_around_a_name_tell_that_it_is_a_places(nlp: Language, text: str, name: str) -> None:
    assert name in places_in(nlp, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Voters have lost confidence in Karimova, a poll found.", "Karimova"),
        ("The army burned a Druze village in the south.", "Druze"),
        ("Hamas fighters attacked an outpost.", "Hamas"),
        ("The report was sent to the Secretary of State.", "Secretary of State"),
        ("He sued in the Supreme Court on Monday.", "Supreme"),
    ],
)
def test_what_only_looks_like_a_place_is_none(nlp: Language, text: str, name: str) -> None:
    assert name not in places_in(nlp, text)


def test_a_quarter_named_after_somebody_is_a_place_and_the_person_stays_one(nlp: Language) -> None:
    extraction = read(nlp, "Bashar al-Assad spoke on Monday. Rebels shelled the Assad district and killed two.")
    denoted = [m.denotes for m in extraction.mentions if m.text in ("Assad", "Bashar al-Assad")]
    assert "actor-bashar-al-assad" in denoted
    assert "place-assad" in {p.id.rpartition("-")[0] for p in extraction.places} | {p.id for p in extraction.places}


def test_what_is_told_to_be_a_place_once_is_one_in_the_whole_text(nlp: Language) -> None:
    text = "Gunmen burned the village of Karmouz. Karmouz has been attacked before, and Karmouz fears more."
    extraction = read(nlp, text)
    (place,) = [p for p in extraction.places if p.name == "Karmouz"]
    assert sum(m.denotes == place.id for m in extraction.mentions) == 3


def test_a_continent_is_not_the_state_within_its_name(nlp: Language) -> None:
    extraction = read(nlp, "The disease spread across North America and South America last year.")
    assert {p.id for p in extraction.places} == {"place-north-america", "place-south-america"}


def test_somebodys_office_is_no_part_of_a_places_name(nlp: Language) -> None:
    assert "California" in places_in(nlp, "California Governor Jane Brown declared an emergency on Friday.")


def test_the_area_after_the_comma_tells_that_a_name_is_a_towns(nlp: Language) -> None:
    assert {"Anbar"} <= places_in(nlp, "Fighting went on in Rutba, Anbar, on Friday.")
