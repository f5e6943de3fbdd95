"""Media that no list has: by the words of their names, beside them, and where they only report."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from kg.model import Article, Extraction
from kg.nlp.extract import extract, load_resources

Read = Callable[[str], Extraction]


@pytest.fixture(scope="module")
def read(nlp: Language) -> Read:
    def run(text: str) -> Extraction:
        return extract(nlp(text), Article("test", text), load_resources())

    return run


def claimants(extraction: Extraction) -> set[str]:
    """The names of those who claim something, the article's own voice left out."""
    names = {s.id: s.name for s in extraction.sources} | {a.id: a.name for a in extraction.actors}
    return {names[i] for c in extraction.claims for i in (c.claimant, *c.via) if i in names}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The website Sahel Now reported that rebels attacked a convoy.", "Sahel Now"),
        ("The Maghreb Courier newspaper reported that rebels attacked a convoy.", "Maghreb Courier"),
        ("According to the newspaper El Progreso, rebels attacked a convoy.", "El Progreso"),
        ("The local broadcaster Tamazuj Radio said that rebels attacked a convoy.", "Tamazuj Radio"),
        ("A teacher told the news site Delta Watch that rebels attacked a convoy.", "Delta Watch"),
        ("The Lowland Gazette reported that rebels attacked a convoy.", "Lowland Gazette"),
    ],
)
def test_a_name_beside_or_with_a_word_for_media_is_a_source(read: Read, text: str, name: str) -> None:
    extraction = read(text)
    assert name in {s.name for s in extraction.sources}
    assert name in claimants(extraction)
    assert name not in {a.name for a in extraction.actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Reuters called him. The agency said that rebels attacked a convoy.", "Reuters"),
        (
            "The newspaper El Progreso called. The paper quoted a man as saying that rebels attacked a convoy.",
            "El Progreso",
        ),
    ],
)
def test_a_medium_that_speaks_without_its_name_is_the_last_one(read: Read, text: str, name: str) -> None:
    assert name in claimants(read(text))


def test_media_without_a_name_report_and_do_not_act(read: Read) -> None:
    extraction = read("Rebels attacked a convoy, local media reported.")
    assert [s.name for s in extraction.sources] == ["local media"]


def test_media_to_whom_something_is_done_are_actors(read: Read) -> None:
    extraction = read("Police arrested the staff of two radio stations and attacked the newspaper.")
    assert "newspaper" in {a.name for a in extraction.actors}


@pytest.mark.parametrize(
    "text", ["The Kenyan newspaper said so.", "The Lagos radio station was shelled.", "Hamas television said so."]
)
def test_whose_it_is_is_not_its_name(read: Read, text: str) -> None:
    assert not {s.name for s in read(text).sources} & {"Kenyan", "Lagos", "Hamas"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A teacher told The Somali Ledger that rebels attacked a convoy.", "Somali Ledger"),
        ("Rebels attacked a convoy, a teacher told radio station dzRN.", "dzRN"),
        ("A teacher told the broadcaster Somalia Horizon that rebels attacked a convoy.", "Somalia Horizon"),
        ("A teacher told the Catholic station Voix Sans Frontières that rebels attacked a convoy.", "Voix Sans Frontières"),
    ],
)  # fmt: skip
def test_a_medium_that_is_told_something_relays_it(read: Read, text: str, name: str) -> None:
    assert name in claimants(read(text))
