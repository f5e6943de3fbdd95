"""Who accuses by saying who did it, through all stages over real parses."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.model import Article
from kg.nlp.extract import extract, load_resources

Pair = tuple[list[str], list[str]]


def accusations(nlp: Language, text: str) -> list[Pair]:
    """(accusers, accused) of each accusation."""
    extraction = extract(nlp(text), Article("test", text), load_resources())
    names = {a.id: a.name for a in extraction.actors}
    found = [e for e in extraction.events if e.type == "ACCUSE"]
    return [([names[a] for a in e.who("actor")], [names[r] for r in e.who("recipient")]) for e in found]


@pytest.mark.parametrize(
    ("text", "accuser", "accused"),
    [
        ("Kenya said that Hamas was behind the attack.", "Kenya", "Hamas"),
        ("Hamas was responsible for the bombing, Kenya said.", "Kenya", "Hamas"),
        ("Kenya claimed that Hamas was involved in the raid.", "Kenya", "Hamas"),
        ("Kenya said that Hamas had a hand in the killing.", "Kenya", "Hamas"),
        ("Kenya said that Hamas was the perpetrator of the massacre.", "Kenya", "Hamas"),
    ],
)
def test_who_says_that_somebody_did_it_accuses(nlp: Language, text: str, accuser: str, accused: str) -> None:
    assert accusations(nlp, text) == [([accuser], [accused])]


def test_who_denies_that_somebody_did_it_does_not_accuse(nlp: Language) -> None:
    assert accusations(nlp, "Kenya denied that Hamas was behind the attack.") == [([], ["Hamas"])]


def test_nobody_accuses_himself(nlp: Language) -> None:
    assert accusations(nlp, "Hamas said that it was behind the attack.") == [([], ["Hamas"])]


def test_to_be_involved_in_a_deed_is_no_accusation_by_itself(nlp: Language) -> None:
    assert accusations(nlp, "Hamas was involved in the raid.") == []
