"""What descriptions add to those whom they describe, and what given names tell."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.model import Article, Extraction
from kg.nlp.extract import extract, load_resources


def read(nlp: Language, text: str) -> Extraction:
    return extract(nlp(text), Article("test", text), load_resources())


def test_a_description_gives_sector_country_and_body(nlp: Language) -> None:
    actors = {a.name: a for a in read(nlp, "Jonas Weber is a Kenyan soldier. Jonas Weber fled.").actors}
    assert (actors["Jonas Weber"].sector, actors["Jonas Weber"].country) == ("MIL", "KEN")


def test_a_given_name_tells_the_sex_of_pronouns(nlp: Language) -> None:
    text = "Fatima Diallo met Gustavo Reyes in Paris. She accused the army of murder."
    she = next(m for m in read(nlp, text).mentions if m.text == "She")
    assert she.denotes is not None
    assert "fatima" in she.denotes


def test_nobody_is_bound_by_the_verb_that_he_is_the_subject_of(nlp: Language) -> None:
    text = "Gustavo Reyes attacked the mayor, Pablo Ortiz, accusing him of murder."
    him = [m.denotes for m in read(nlp, text).mentions if m.text == "him"]
    assert not [d for d in him if d and "gustavo" in d]


def test_a_full_name_is_no_hill(nlp: Language) -> None:
    text = "Christopher Hill is a lawyer. Hill accused the army of murder."
    extraction = read(nlp, text)
    assert "Christopher Hill" in {a.name for a in extraction.actors}
    assert "Christopher Hill" not in {p.name for p in extraction.places}


@pytest.mark.parametrize(("text", "kept"), [
    ("Russian oil flows through Russia.", True),
    ("Russian oil flows.", False),
])  # fmt: skip
def test_an_adjective_counts_where_its_sentence_names_the_state(nlp: Language, text: str, kept: bool) -> None:
    assert ("Russian" in {m.text for m in read(nlp, text).mentions}) == kept
