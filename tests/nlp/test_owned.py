"""Those who belong to whom the text names elsewhere, and those who only speak for somebody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from kg.model import Actor, Article, Extraction
from kg.nlp.extract import extract, load_resources

Read = Callable[[str], Extraction]


@pytest.fixture(scope="module")
def read(nlp: Language) -> Read:
    def run(text: str) -> Extraction:
        return extract(nlp(text), Article("test", text), load_resources())

    return run


def meant(extraction: Extraction, words: str) -> list[Actor]:
    """The actors that the words stand for."""
    actors = {a.id: a for a in extraction.actors}
    return [actors[m.denotes] for m in extraction.mentions if m.text == words and m.denotes in actors]


@pytest.mark.parametrize(
    ("text", "words", "owner"),
    [
        ("Boko Haram left Geidam. Its fighters had burned houses.", "fighters", "Boko Haram"),
        ("Colombia said its troops had killed six men.", "troops", "Colombia"),
        ("Yahya Sinwar, the Hamas leader, hid. His fighters fled.", "fighters", "Hamas"),
        ("Kenya left. Sudan said that its officers had been killed.", "officers", "Sudan"),
    ],
)
def test_what_a_pronoun_owns_is_part_of_whom_it_stands_for(read: Read, text: str, words: str, owner: str) -> None:
    extraction = read(text)
    names = {a.id: a.name for a in extraction.actors}
    assert [names.get(a.part_of or "") for a in meant(extraction, words)] == [owner]


def test_a_repeated_noun_stands_for_those_named_with_their_owner(read: Read) -> None:
    fighters = meant(read("Boko Haram left. Its fighters burned houses. The fighters fled at dawn."), "fighters")
    assert len(fighters) == 2
    assert fighters[0] == fighters[1]


def test_it_does_not_where_it_says_more_or_stands_far_away(read: Read) -> None:
    text = (
        "Boko Haram left. Its fighters burned houses. "
        + "It rained. " * 6
        + "The fighters fled. The foreign fighters fled."
    )
    assert len({a.id for a in meant(read(text), "fighters") + meant(read(text), "foreign fighters")}) == 3


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        ("A spokesman for the Kenyan police denied the attack.", "spokesman", "Kenyan police"),
        ("The Lebanese army left. An army spokeswoman denied the attack.", "army spokeswoman", "Lebanese Armed Forces"),
        ("Hamas left. Its spokesperson denied the attack.", "spokesperson", "Hamas"),
        ("A spokesman for Austria's foreign ministry denied the attack.", "spokesman", "Austrian foreign ministry"),
        ("Hamas's media office denied the attack.", "office", "Hamas"),
    ],
)
def test_who_only_speaks_is_whom_they_speak_for(read: Read, text: str, words: str, whom: str) -> None:
    assert [a.name for a in meant(read(text), words)] == [whom]


def test_a_spokesman_with_a_name_is_himself(read: Read) -> None:
    extraction = read("Hamas spokesman Musa Bello denied the attack. The spokesman said it was a lie.")
    assert {a.name for a in meant(extraction, "spokesman")} <= {"Musa Bello"}


def test_a_pronoun_follows_its_noun(read: Read) -> None:
    extraction = read("Hamas left. Its fighters burned houses, and they fled.")
    assert meant(extraction, "they") == meant(extraction, "fighters")


def test_their_army_is_the_army_of_whom_they_are(read: Read) -> None:
    text = "Nairobi and Mombasa are in Kenya. Uganda said that its army had crossed the lake into Kenya."
    assert [a.country for a in meant(read(text), "army")] == ["UGA"]
