"""Whom an attack on a thing is against, and whom a death befell."""

from __future__ import annotations

import pytest

OWNERS = [
    ("Drones hit oil facilities belonging to Saudi Aramco.", ["Aramco"]),
    ("Oil facilities belonging to Saudi Aramco were hit by drones.", ["Aramco"]),
    ("Insurgents attacked a prison guarded by Iraqi troops.", ["Iraqi troops"]),
    ("A missile struck a building housing the American consulate.", ["American consulate"]),
    ("The Kenyan army was the target of an attack.", ["Kenya Defence Forces"]),
    ("Eight journalist killings were reported in the war in Syria.", ["journalist"]),
]


@pytest.mark.parametrize(("text", "recipients"), OWNERS, ids=[s[0] for s in OWNERS])
def test_whose_it_is_or_whom_it_befell_is_the_recipient(events_of, text, recipients):
    assert recipients in [e.recipients for e in events_of(text) if e.type == "ASSAULT"]


def test_a_killing_by_name_is_by_those_named(events_of):
    assert ["Taliban"] in [e.actors for e in events_of("The Taliban killings shocked Kabul.") if e.type == "ASSAULT"]


@pytest.mark.parametrize(
    "text", ["Dozens died in the attack.", "Nine soldiers perished in the bombing.", "In all, 95 civilians killed."]
)
def test_the_dead_are_no_attackers(events_of, text):
    (event,) = [e for e in events_of(text) if e.type == "ASSAULT"]
    assert event.actors == []
    assert event.recipients
