"""Interviews whose turns bear no names, in whole texts through all stages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from kg.model import Article, Extraction, Zone
from kg.nlp.extract import extract, load_resources
from kg.nlp.zones import make_doc

Read = Callable[..., Extraction]

TITLE = "Interview with opposition leader Selam Gebrehiwot"
TURNS = (
    "Why did you leave the capital?\n\nI left because the generals had arrested my brother.",
    "Do you fear for your life?\n\nNo. We have lived with threats for years.",
    "The talks failed in May, and you walked out.\n\nThey lied to me.",
    "Will you return?\n\nThe army attacked the north in June, and my family fled.",
)


@pytest.fixture(scope="module")
def read(nlp: Language) -> Read:
    def run(title: str, *paragraphs: str) -> Extraction:
        text = "\n\n".join((title, *paragraphs))
        article = Article("test", text, zones=(Zone(0, len(title), "title"),))
        doc = make_doc(nlp, article)
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        return extract(doc, article, load_resources())

    return run


def stands_for(extraction: Extraction) -> set[tuple[str, str]]:
    names = {a.id: a.name for a in extraction.actors}
    return {(m.text, names[m.denotes]) for m in extraction.mentions if m.kind == "pronoun" and m.denotes in names}


def test_who_is_asked_says_the_answers_and_is_addressed_in_the_questions(read: Read) -> None:
    extraction = read(TITLE, *TURNS)
    person = next(a.id for a in extraction.actors if a.name == "Selam Gebrehiwot")
    assert {("I", "Selam Gebrehiwot"), ("me", "Selam Gebrehiwot"), ("you", "Selam Gebrehiwot")} <= stands_for(
        extraction
    )
    attack = next(e.id for e in extraction.events if e.type == "ASSAULT")
    assert {c.claimant for c in extraction.claims if c.about == attack} == {person}


def test_the_lead_names_whom_the_title_leaves_out(read: Read) -> None:
    lead = "Our reporter spoke with Selam Gebrehiwot, who leads the opposition, on Monday."
    assert ("I", "Selam Gebrehiwot") in stands_for(read("Interview with the leader of the opposition", lead, *TURNS))


def test_two_who_answer_are_not_told_apart(read: Read) -> None:
    title = "Interview with Selam Gebrehiwot and Dawit Tesfaye"
    assert "I" not in dict(stands_for(read(title, *TURNS)))


@pytest.mark.parametrize(
    "paragraphs",
    [
        TURNS[:2],  # two questions are no interview
        tuple(turn.replace("?", ".").replace("you", "they").replace("your", "their") for turn in TURNS),
        ("What does the army want? Nobody knows.", "Will it attack?", "When?", "Selam Gebrehiwot left the city."),
    ],
)
def test_other_texts_with_questions_are_left_alone(read: Read, paragraphs: tuple[str, ...]) -> None:
    assert not {"I", "you"} & {text for text, _ in stands_for(read(TITLE, *paragraphs))}
