"""Whose power it is where nobody is named."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "states"),
    [
        ("Three missionaries were arrested in Lebanon.", "COERCE", ["Lebanon"]),
        ("A Chilean banker was put under investigation in Italy.", "ACCUSE", ["Italy"]),
        ("Two bloggers were sentenced to five years in Vietnam.", "SANCTION", ["Vietnam"]),
        # kidnappers are no state
        ("Three missionaries were kidnapped in Lebanon.", "ASSAULT", []),
        # who is named did it
        ("Three missionaries were arrested by rebels in Sudan.", "COERCE", ["rebels"]),
    ],
)
def test_acts_of_a_state_by_definition(events_of, text, kind, states):
    assert states in [e.actors for e in events_of(text) if e.type == kind]


def test_the_state_of_the_place_that_a_longer_phrase_names(events_of):
    text = "A reporter was arrested at the airport in Istanbul. Turkey said he was a spy."
    assert ["Turkey"] in [e.actors for e in events_of(text) if e.type == "COERCE"]
