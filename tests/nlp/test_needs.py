"""What weak words need before they tell an event."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a victim, and no accident
        ("At least 22 people were killed.", True),
        ("Rebels shelled Goma. At least 30 civilians died.", True),
        ("At least 22 people were killed when a train derailed.", False),
        ("An earthquake hit Nepal. Hundreds were killed.", False),
        ("A virus killed six patients.", False),
        # hurt needs signs of violence
        ("Gunmen opened fire in a market. Two others were injured.", True),
        ("Two players were injured in the match.", False),
    ],
)
def test_harm_without_its_doer(events_of, text, told):
    assert any(e.type == "ASSAULT" and set(e.words) & {"killed", "died", "injured"} for e in events_of(text)) is told


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Fifteen soldiers were captured near Gao in May.", ["ASSAULT"]),
        ("Two rifles and a bomb were seized.", ["COERCE"]),
        ("The moment was captured on film.", []),
        ("Visitors are required to queue.", []),
    ],
)
def test_a_passive_that_leaves_its_doer_out_has_one(events_of, text, kinds):
    assert [e.type for e in events_of(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Ethiopian troops entered Somalia.", ["MOBILIZE"]),
        ("Tourists entered Somalia.", []),
        ("The Ethiopian foreign minister flew to Norway.", ["CONSULT"]),
    ],
)
def test_forces_move_and_people_travel(events_of, text, kinds):
    assert [e.type for e in events_of(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("French and Egyptian warships held war games in the Red Sea.", "COOPERATE"),
        ("Egyptian warships held war games in the Red Sea.", "MOBILIZE"),
    ],
)
def test_exercises_of_several_states_are_cooperation(events_of, text, kind):
    assert [e.type for e in events_of(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Typhoon Noru killed nine people in Vietnam.",
        "The former minister died in his sleep. He had been ill. He liked gardens. The army fought a war in Mali.",
        "The actor battled leukemia for years.",
    ],
)
def test_disaster_and_disease_attack_nobody(events_of, text):
    assert not [e for e in events_of(text) if e.type == "ASSAULT" and e.words[0] in ("killed", "died", "battled")]
