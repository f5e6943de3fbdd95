"""Harm by nobody named belongs to the attack that is told with it or just before."""

from __future__ import annotations

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "A bomb exploded in Kano. Nine people were killed and twenty were wounded.",
            [["exploded", "killed", "wounded"]],
        ),
        ("Ten people were killed when gunmen stormed a church in Kaduna.", [["killed", "stormed"]]),
        (
            "Gunmen attacked a village, killing 12 civilians. In a separate attack, five soldiers were killed near Gao.",
            [["attacked", "killing"], ["attack", "killed"]],
        ),
        (
            "Israel bombed Gaza on Sunday. Meanwhile, two Israeli soldiers were killed in Lebanon.",
            [["bombed"], ["killed"]],
        ),
        ("Rebels attacked Goma. The attack lasted an hour.", [["attacked", "attack", "lasted"]]),
        # a noun that says which it is needs no event before it
        (
            "Rebels attacked Goma on Monday. The March bombing of a market in Lagos killed nine people.",
            [["attacked"], ["bombing", "killed"]],
        ),
        # "further" is where, not another
        ("Further north, 22 villagers were killed when gunmen attacked a church.", [["killed", "attacked"]]),
        ("Soldiers died when rebels linked to al-Qaeda overran a post.", [["died", "overran"]]),
    ],
)
def test_which_words_tell_one_event(events_of, text, events):
    assert [e.words for e in events_of(text) if e.type == "ASSAULT"] == events


def test_a_verdict_is_one_event(events_of):
    (event,) = events_of("A court in Dakar found the minister guilty of war crimes.")
    assert event.words == ["found", "guilty"]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # what goes on with the same people is one attack
        (
            "Rebels attacked a convoy near Gao on Monday. The rebels opened fire on the soldiers.",
            [["attacked", "opened"]],
        ),
        ("Gunmen stormed a church in Jos. The attackers shot the priest.", [["stormed", "shot"]]),
        # others, told anew, are others
        ("Rebels attacked police. Rebels raided police.", [["attacked"], ["raided"]]),
        ("Rebels shelled Goma. They later shelled Sake.", [["shelled"], ["shelled"]]),
        # from the air and hand to hand
        ("Warplanes bombed the rebels. The rebels shot dead two guards.", [["bombed"], ["shot"]]),
        # harm that is told with the attack it came from
        (
            "Gunmen attacked a base in Mali. The government met on Tuesday. It said nothing more. "
            "At least nine soldiers were killed in the attack.",
            [["attacked", "killed", "attack"]],
        ),
        ("Rebels attacked Goma, killing five and wounding two others.", [["attacked", "killing", "wounding"]]),
        # all the harm since a day is more than one deed's
        (
            "Rebels attacked Goma on Monday. At least 900 people have been killed since then.",
            [["attacked"], ["killed"]],
        ),
        # what brings down a missile hurts nobody on the ground
        (
            "Two missiles hit the port. Air defences shot down two others. Several people were wounded.",
            [["hit", "wounded"], ["shot"]],
        ),
        # a statement's place is not the attack's
        ("Gunmen attacked a base. The ministry confirmed the attack in a statement.", [["attacked", "attack"]]),
    ],
)
def test_an_attack_told_over_several_sentences_is_one(events_of, text, events):
    assert [e.words for e in events_of(text) if e.type == "ASSAULT"] == events


@pytest.mark.parametrize(
    ("text", "type_", "events"),
    [
        ("Police arrested Ali Khan in Lahore. The court said Khan was detained for fraud.", "COERCE", 1),
        ("Ahmed Ali was assassinated in Beirut. Nobody was charged with the murder of Ahmed Ali.", "ASSAULT", 1),
        ("Police arrested Ali Khan in Lahore. Police arrested Omar Shah in Lahore.", "COERCE", 2),
    ],
)
def test_what_is_done_once_to_a_person_is_one_event(events_of, text, type_, events):
    assert len([e for e in events_of(text) if e.type == type_]) == events


def test_nothing_points_back_to_history(events_of):
    text = "Rebels attacked Goma in March 2012. Soldiers met the governor. The attack killed nine people."
    told = events_of(text, date(2024, 5, 6))
    assert [e.words for e in told if e.type == "ASSAULT"] == [["attacked"], ["attack", "killed"]]


def test_a_meeting_to_discuss_what_is_between_two_is_theirs(events_of):
    (meeting,) = events_of("A meeting to discuss reconciliation between the Taliban and Hezbollah ended on Monday.")
    assert sorted(meeting.actors) == ["Hezbollah", "Taliban"]
    (meeting,) = events_of("Angela Merkel met Boris Johnson to discuss relations between Libya and Turkey.")
    assert sorted(meeting.actors) == ["Angela Merkel", "Boris Johnson"]
