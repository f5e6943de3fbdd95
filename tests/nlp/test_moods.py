"""The type of what is announced and not yet done."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mali will help Niger.", "AGREE"),
        ("Mali will withdraw its troops from Niger.", "CONCEDE"),
        ("Mali will bomb the rebels.", "THREATEN"),
        ("Mali will withdraw its troops unless Niger pays.", "THREATEN"),
        ("Mali will not help Niger.", "REJECT"),
        ("Mali helped Niger.", "AID"),
    ],
)
def test_type_in_its_mood(events_of, text, kind):
    assert [e.type for e in events_of(text)] == [kind]
