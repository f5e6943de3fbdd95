"""Harm by nobody named belongs to the attack that is told with it or just before."""

from __future__ import annotations

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
