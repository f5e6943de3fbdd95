"""What private people do among themselves is no event; violence always is."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "My neighbour agreed to help her cousin with the garden.",
        "Some people want to improve their software.",
        "The company offered customers a discount.",
        "The singer released an album.",
    ],
)
def test_private_life_makes_no_event(events_of, text):
    assert events_of(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The defence minister agreed to send help.", "AGREE"),
        ("Villagers rejected the rebels' offer.", "REJECT"),
        ("A man stabbed two women in a park.", "ASSAULT"),
        ("Residents marched through the town.", "PROTEST"),
        # what courts and captors do
        ("Her brother was acquitted for want of evidence.", "CONCEDE"),
        ("The kidnappers released three women.", "RETREAT"),
    ],
)
def test_public_actors_and_all_violence_and_protest_do(events_of, text, kind):
    assert kind in [e.type for e in events_of(text)]


def test_what_somebody_private_offers_is_no_event_whoever_is_spoken_of_beside(events_of):
    text = "Joshua Winter was offering films when the defence minister came by."
    assert [e for e in events_of(text) if e.type == "AGREE"] == []
