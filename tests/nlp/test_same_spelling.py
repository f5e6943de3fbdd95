"""Names that an article spells in two ways."""

from __future__ import annotations

from spacy.language import Language

from kg.model import Article
from kg.nlp.extract import extract, load_resources


def denoted(nlp: Language, text: str, *names: str) -> set[str | None]:
    extraction = extract(nlp(text), Article("test", text), load_resources())
    return {m.denotes for m in extraction.mentions if m.text in names and m.kind == "name"}


def test_two_spellings_of_a_persons_name_are_one_node(nlp: Language) -> None:
    text = "Khalid al-Noori accused the army of murder on Monday. Khaled al-Nouri fled on Sunday."
    assert len(denoted(nlp, text, "Khalid al-Noori", "Khaled al-Nouri")) == 1


def test_a_listed_person_goes_before_other_spellings(nlp: Language) -> None:
    text = "Usama bin Ladin founded a group. In 2001 Osama bin Laden fled to Pakistan."
    assert denoted(nlp, text, "Usama bin Ladin", "Osama bin Laden") == denoted(nlp, text, "Osama bin Laden")


def test_two_people_whose_names_are_near_stay_two(nlp: Language) -> None:
    text = "Ahmed Hassan accused the army of murder. Ahmed Hussein accused the rebels of murder."
    assert len(denoted(nlp, text, "Ahmed Hassan", "Ahmed Hussein")) == 2
