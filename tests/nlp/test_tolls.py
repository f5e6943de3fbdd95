"""Tolls told by copula, measure, identity and ellipsis, over real parses."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.nlp.counted import find_counts
from kg.nlp.tokens import Doc

Bounds = tuple[str, int | None, int | None]


def counts(nlp: Language, text: str) -> list[Bounds]:
    """(quantity, low, best) of each count of people."""
    return [
        (c.quantity, *(None if v is None else int(v) for v in (c.number.low, c.number.best)))
        for c in find_counts(Doc(nlp(text)))
        if c.number is not None and c.quantity != "weapons"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The death toll from the bombing is 45.", [("killed", None, 45)]),
        ("The number of wounded in the raid was 34.", [("wounded", None, 34)]),
        ("The number of soldiers killed in the raid has reached nine.", [("killed", None, 9)]),
        ("The death toll of the attack exceeded 100.", [("killed", 100, None)]),
        ("Deaths from the shelling topped 60.", [("killed", 60, None)]),
        ("The mayor put the death toll of the massacre in the hundreds.", [("killed", 200, None)]),
        ("The raid left a death toll in the dozens.", [("killed", 24, None)]),
    ],
)
def test_a_toll_that_is_or_passes_a_number(nlp: Language, text: str, expected: list[Bounds]) -> None:
    assert counts(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dead are 14 civilians, five soldiers and a guard.", [14, 5, 1]),
        ("The confirmed dead were a teacher and nine pupils.", [1, 9]),
        ("Four soldiers were killed in the ambush, as were seventeen others.", [4, 17]),
        ("Four soldiers were killed, as were seventeen from the navy and three from the police.", [4, 17, 3]),
        ("Two guards died in the raid, as did nine rebels.", [2, 9]),
        ("Officials reported 150 soldiers, 95 civilians and hundreds of rebels killed in the raid.", [150, 95, None]),
        ("There were 20 soldiers and 30 civilians killed in the attack.", [20, 30]),
        ("The siege led to the deaths of hundreds.", [None]),
        ("Between the two blasts, at least 20 were killed.", [None]),
        ("Villagers found the bodies of 12 men.", [12]),
        ("Witnesses saw 35 bodies.", [35]),
    ],
)
def test_all_of_the_dead_and_nothing_else(nlp: Language, text: str, expected: list[int | None]) -> None:
    assert [(quantity, best) for quantity, _, best in counts(nlp, text)] == [("killed", best) for best in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raid led to the wounding of thousands more.", [("wounded", 2000, None)]),
        ("The clashes caused injuries to 12 officers.", [("wounded", None, 12)]),
    ],
)
def test_deeds_of_wounding(nlp: Language, text: str, expected: list[Bounds]) -> None:
    assert counts(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Four soldiers were killed, as were two each from the navy and the police.",  # four in all, or eight?
        "The general met 20 officers and four soldiers killed the guard.",
        "Four soldiers were killed, as was their wont in 30 battles.",
    ],
)
def test_what_is_not_told_is_left_open(nlp: Language, text: str) -> None:
    assert [best for quantity, _, best in counts(nlp, text) if quantity == "killed"] in ([4], [])


def test_the_number_of_something_else_is_no_toll(nlp: Language) -> None:
    assert counts(nlp, "The number of raids in May was 34.") == []
