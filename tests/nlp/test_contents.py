"""What is only the content or the object of another event is none of its own."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Uganda suspended aid deliveries to Sudan.", ["SANCTION"]),
        ("Syria ended mediation efforts between two militias.", ["SANCTION"]),
        ("The rebels demanded that the army leave the town.", ["REQUEST"]),
        ("Qatar reiterated its demand today that Israel open the crossing.", ["REQUEST"]),
        # what somebody answers was made
        ("Sudan rejected Egypt's offer of talks.", ["REJECT", "AGREE"]),
        # what is condemned as "the" attack took place
        ("Kenya condemned the rebels' attack on the convoy.", ["ACCUSE", "ASSAULT"]),
        ("The army deployed tanks and shelled the camp.", ["ASSAULT"]),
    ],
)
def test_what_stands(events_of, text, kinds):
    assert [e.type for e in events_of(text)] == kinds


def test_who_ends_talks_ends_them_and_breaks_off_nothing(events_of):
    (event,) = events_of("Sudan and Egypt ended talks on the dam on Monday.")
    assert (event.type, event.words) == ("CONSULT", ["ended", "talks"])
