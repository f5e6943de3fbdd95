"""ACLED and UCDP codes that follow from who is on the sides."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "acled", "ucdp"),
    [
        ("Soldiers killed nine rebels.", "armed-clash", "state-based"),
        ("Rebels killed nine soldiers.", "armed-clash", "state-based"),
        ("Rebels killed nine villagers.", "attack", "one-sided"),
        ("Soldiers killed nine villagers.", "attack", "one-sided"),
        # gunmen of an unknown side are no organised group
        ("Gunmen killed nine villagers.", "attack", None),
        # a means with a sub-event of its own keeps it
        ("Rebels shelled the army.", "shelling-artillery-missile-attack", "state-based"),
        # nobody died of tear gas
        ("Soldiers fired tear gas at students.", "excessive-force-against-protesters", None),
    ],
)
def test_codes(events_of, text, acled, ucdp):
    (event,) = events_of(text)
    assert (event.record.acled, event.record.ucdp) == (acled, ucdp)
