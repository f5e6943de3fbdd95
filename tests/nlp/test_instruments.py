"""With what events were done, over real parses."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.model import Article
from kg.nlp.extract import extract, load_resources


def instruments(nlp: Language, text: str) -> set[str]:
    extraction = extract(nlp(text), Article("test", text), load_resources())
    return {i for e in extraction.events for i in e.instrument}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fighters attacked the base in Gao with mortars and machine guns.", {"mortar", "machine gun"}),
        ("A suicide car bomb killed six people in Kabul.", {"suicide car bomb"}),
        ("The army fired missiles at rebels in Gao.", {"missile"}),
        ("A drone strike killed two soldiers.", {"drone"}),
        ("Three soldiers were killed by a landmine.", {"landmine"}),
        ("A man attacked policemen with a kitchen knife.", {"kitchen knife"}),
        ("Rebels killed ten soldiers using an improvised explosive device.", {"improvised explosive device"}),
    ],
)
def test_the_weapon_in_the_texts_own_word(nlp: Language, text: str, expected: set[str]) -> None:
    assert instruments(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    ["The minister met gun makers in Paris.", "Rebels attacked the town with the help of villagers.", "Two men fled."],
)
def test_what_is_no_instrument(nlp: Language, text: str) -> None:
    assert not instruments(nlp, text)
