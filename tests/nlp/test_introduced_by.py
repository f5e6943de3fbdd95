"""Quotations after a colon whose clause has no verb of saying."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from kg.nlp.found import Found
from kg.nlp.speech import find_speeches
from kg.nlp.tokens import Doc

QUOTED = '"They fled. They saw it. Rebels shelled the market."'


def speakers(nlp: Language, found_in: Callable[..., Found], text: str) -> list[str]:
    """Who says each quotation; "" where the text does not tell."""
    doc = Doc(nlp(text))
    speeches = find_speeches(doc, found_in(doc, group="Hamas, officials, Soldiers", person="Omar Said"))
    return ["" if s.speaker is None else doc[s.speaker].text for s in speeches if s.form == "direct"]


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Omar Said defended the raid:", "Said"),
        ("Omar Said was blunt:", "Said"),
        ("Omar Said hit back at his critics:", "Said"),
        ("On Monday officials in Gao justified the raid:", "officials"),
        ("Omar Said defended his men:\n\n", "Said"),
        ("The raid was justified by Hamas:", "Hamas"),
        ("She was blunt:", "She"),
    ],
)
def test_a_quotation_after_a_colon_is_the_subjects(
    nlp: Language, found_in: Callable[..., Found], before: str, speaker: str
) -> None:
    assert speakers(nlp, found_in, f"{before} {QUOTED}") == [speaker]


@pytest.mark.parametrize(
    "before",
    [
        "Soldiers intercepted a call:",  # somebody else's words
        "Soldiers had a message:",
        "The letters were short:",  # nobody whom the text names
        "It was short:",
        "Omar Said left.",
    ],
)
def test_what_was_overheard_or_is_nobodys_has_no_speaker(
    nlp: Language, found_in: Callable[..., Found], before: str
) -> None:
    assert speakers(nlp, found_in, f"{before} {QUOTED}") == []


def test_who_is_named_behind_the_quotation_goes_before_the_colon(nlp: Language, found_in: Callable[..., Found]) -> None:
    text = 'Hamas entered the town: "Rebels shelled the market," said Omar Said.'
    assert speakers(nlp, found_in, text) == ["Said"]
