from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.language import Language

from kg.model import Article, Zone
from kg.nlp.extract import extract, load_resources
from kg.nlp.figures import find_figures
from kg.nlp.found import Found
from kg.nlp.tokens import Doc

NAMES = {
    "group": "Hamas, NRF, the group=NRF, His group=NRF, It=NRF, its=NRF, The group=NRF",
    "state": "Russia, Kenya",
    "person": "Omar",
    "events": "attack=ASSAULT, bombing=ASSAULT, killed=ASSAULT, died=ASSAULT, clash=ASSAULT, clashes=ASSAULT, struck=ASSAULT, "
    "protest=PROTEST, marched=PROTEST, gathered=PROTEST, arrested=COERCE, abducted=COERCE, fired=ASSAULT, gave=AID, "
    "sent=MOBILIZE, fighting=ASSAULT, captured=ASSAULT, war=ASSAULT, displaced=COERCE, fled=RETREAT, hit=ASSAULT",
}


def figures(nlp: Language, found_in: Callable[..., Found], text: str) -> list[tuple[str, str, object, object, object]]:
    """(owner, quantity, low, best, high) of each figure."""
    doc = Doc(nlp(text))
    found, mentions = find_figures(doc, found_in(doc, **NAMES))
    assert all(doc.text[m.start : m.end] == m.text and m.kind == "figure" for m in mentions)
    assert {f.id for f in found} == {m.denotes for m in mentions}
    return [(f.of, f.quantity, f.low, f.best, f.high) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("His group had 4,000 fighters.", [("group-nrf", "fighters", None, 4000, None)]),
        (
            "The group, which has about 2,000 fighters, controls the valley.",
            [("group-nrf", "fighters", None, 2000, None)],
        ),
        ("It is known for its 3,000 fighters.", [("group-nrf", "fighters", None, 3000, None)]),
        (
            "At least 26 people were killed and dozens more wounded in the attack.",
            [("event-killed", "killed", 26, None, None), ("event-attack", "wounded", 24, None, None)],
        ),
        (
            "The attack killed 12 soldiers and injured 30 others.",
            [("event-killed", "killed", None, 12, None), ("event-killed", "wounded", None, 30, None)],
        ),
        (
            "A bomber struck a mosque, killing about 20 worshippers and wounding scores.",
            [("event-struck", "killed", None, 20, None), ("event-struck", "wounded", 40, None, None)],
        ),
        ("Between 20 and 30 rebels died in the clash.", [("event-died", "killed", 20, None, 30)]),
        ("Two dozen people were arrested at the protest.", [("event-arrested", "detained", None, 24, None)]),
        ("Hundreds of thousands of people have fled the fighting.", [("event-fled", "displaced", 200000, None, None)]),
        ("Russia gave $25 million to Kenya.", [("event-gave", "money", None, 25000000, None)]),
        ("No one was killed in the attack.", [("event-attack", "killed", None, 0, None)]),
        ("No civilians were wounded in the bombing.", [("event-bombing", "wounded", None, 0, None)]),
        (
            "The clashes left 15 people dead and 40 injured.",
            [("event-clashes", "killed", None, 15, None), ("event-clashes", "wounded", None, 40, None)],
        ),
        ("Tens of thousands marched in Tbilisi.", [("event-marched", "participants", 20000, None, None)]),
        ("Some 3,000 demonstrators gathered in the square.", [("event-gathered", "participants", None, 3000, None)]),
        ("The death toll from the bombing rose to 34.", [("event-bombing", "killed", None, 34, None)]),
        ("Russia fired 30 missiles at Kyiv.", [("event-fired", "weapons", None, 30, None)]),
        ("The army captured 50 square kilometres of land.", [("event-captured", "area", None, 50, None)]),
        (
            "More than 1.2 million people were displaced by the war.",
            [("event-displaced", "displaced", 1200000, None, None)],
        ),
        ("Up to 300 soldiers were sent to Mali.", [("event-sent", "fighters", None, None, 300)]),
        ("Gunmen abducted nine students.", [("event-abducted", "detained", None, 9, None)]),
        ("Twelve people who were injured in the bombing went home.", [("event-bombing", "wounded", None, 12, None)]),
        # what is no figure
        ("The attack could kill thousands.", []),
        ("The town has 4,000 inhabitants.", []),
        ("The attack took place on January 12, 2022.", []),
        ("The attack lasted 30 minutes.", []),
        ("Omar is 30 years old.", []),
    ],
)
def test_finds_what_is_counted_and_of_what(
    nlp: Language, found_in: Callable[..., Found], text: str, expected: list[object]
) -> None:
    assert figures(nlp, found_in, text) == expected


def test_a_part_is_not_counted_twice(nlp: Language, found_in: Callable[..., Found]) -> None:
    found = figures(nlp, found_in, "26 people, including three children, were killed in the attack.")
    assert [f[3] for f in found] == [26]


def test_the_same_number_said_twice_is_one_figure_with_two_mentions(
    nlp: Language, found_in: Callable[..., Found]
) -> None:
    doc = Doc(nlp("The attack killed 12 soldiers. The attack killed 12 soldiers, the army said."))
    found, mentions = find_figures(doc, found_in(doc, **NAMES))
    assert (len(found), len(mentions)) == (1, 2)


@pytest.mark.parametrize(
    ("text", "civilian"),
    [
        ("The attack killed 12 soldiers.", False),
        ("The attack killed 12 villagers.", True),
        ("The attack killed 12 people.", None),
    ],
)
def test_tells_civilians_from_fighters(
    nlp: Language, found_in: Callable[..., Found], text: str, civilian: bool | None
) -> None:
    doc = Doc(nlp(text))
    ((figure,), _) = find_figures(doc, found_in(doc, **NAMES))
    assert figure.civilian is civilian


def test_money_names_its_currency_and_keeps_its_phrase(nlp: Language, found_in: Callable[..., Found]) -> None:
    doc = Doc(nlp("Russia gave more than $2.5 million to Kenya."))
    ((figure,), _) = find_figures(doc, found_in(doc, **NAMES))
    assert (figure.unit, figure.low, figure.phrase) == ("USD", 2500000, "more than $2.5 million")


def test_a_number_in_site_furniture_is_no_figure(nlp: Language, found_in: Callable[..., Found]) -> None:
    doc = Doc(nlp("The attack killed 12 soldiers."))
    found = found_in(doc, **NAMES)
    article = replace(found.article, zones=(Zone(0, len(doc.text), "boilerplate"),))
    assert find_figures(doc, replace(found, article=article)) == ((), ())


@pytest.mark.parametrize(
    "text",
    ["Soldiers shot dead at least eight people.", "Rebels hacked to death eight farmers.", "Eight men were shot dead."],
)
def test_those_shot_dead_are_killed(nlp: Language, text: str) -> None:
    (figure,) = extract(nlp(text), Article("test", text), load_resources()).figures
    assert (figure.quantity, figure.best or figure.low) == ("killed", 8)
