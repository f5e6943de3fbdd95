"""Who is blamed or praised where only the deed is named, and what a label says of whom."""

from __future__ import annotations

import pytest

DEEDS = [
    ("Kenya launched an offensive in Somalia. The operation was condemned by the European Union.", "ACCUSE", ["Kenya"]),
    ("Russia shelled Kharkiv on Monday. France condemned the attack.", "ACCUSE", ["Russia"]),
    ("Turkey bombed Kurdish fighters. Iran denounced it.", "ACCUSE", ["Turkey"]),
    ("China criticised the sanctions that the United States imposed on Iran.", "ACCUSE", ["United States"]),
    ("France condemned the attack.", "ACCUSE", []),
]
LABELS = [
    ("Turkey named both the PKK and YPG as terrorists.", "ACCUSE"),
    ("Venezuela called Colombia an aggressor.", "ACCUSE"),
    ("Iran declared the United States a sponsor of terrorism.", "ACCUSE"),
    ("The European Union considers Hezbollah a terrorist group.", "ACCUSE"),
    ("The United States designated Hamas as a terrorist organization.", "SANCTION"),
    ("Canada designated the Revolutionary Guards a terrorist organisation.", "SANCTION"),
    ('Serbia called the border agreement with Kosovo "null and void".', "REJECT"),
    ("The court found the strike justified.", "SUPPORT"),
    ("The chancellor called Kenya a reliable ally.", "SUPPORT"),
]


@pytest.mark.parametrize(("text", "kind", "recipients"), DEEDS, ids=[s[0] for s in DEEDS])
def test_who_judges_a_deed_judges_its_doer(events_of, text, kind, recipients):
    assert [e.recipients for e in events_of(text) if e.type == kind] == [recipients]


@pytest.mark.parametrize(("text", "kind"), LABELS, ids=[s[0] for s in LABELS])
def test_the_sign_of_a_label_tells_the_type(events_of, text, kind):
    assert kind in [e.type for e in events_of(text)]


def test_what_a_label_is_against_is_not_accused(events_of):
    text = "Turkey bombed Kurdish fighters. Iran spoke out against the attack, calling it an aggression against Syria."
    assert {tuple(e.recipients) for e in events_of(text) if e.type == "ACCUSE"} == {("Turkey",)}


def test_it_is_whom_the_same_person_judged_just_before(events_of):
    text = "The chancellor called Russia's attack a betrayal. She described it as shameful."
    assert [e.recipients for e in events_of(text) if e.type == "ACCUSE"] == [["Russia"], ["Russia"]]


@pytest.mark.parametrize("text", ["The chef called the soup wonderful.", "Critics called the film a disaster."])
def test_a_taste_is_no_event(events_of, text):
    assert events_of(text) == []
