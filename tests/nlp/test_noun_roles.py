"""Who stands on which side of what a noun tells, in whole sentences."""

from __future__ import annotations

import pytest

SENTENCES = [
    ("An attack by gunmen on a convoy was reported.", "ASSAULT", ["gunmen"], ["convoy"]),
    ("The arrest of the bishop by soldiers caused an outcry.", "COERCE", ["soldiers"], ["bishop"]),
    ("The killing of two farmers shocked Kenya.", "ASSAULT", [], ["farmers"]),
    ("The Taliban's seizure of the district ended the truce.", "ASSAULT", ["Taliban"], []),
    ("Oman launched a mediation effort between Iran and Iraq.", "CONSULT", ["Oman", "Iran", "Iraq"], []),
    ("India and Pakistan downplayed their meeting.", "CONSULT", ["India", "Pakistan"], []),
    ("Sudan drew criticism from Egypt.", "ACCUSE", ["Egypt"], ["Sudan"]),
    ("Qatar reiterated its demand that Israel open the crossing.", "REQUEST", ["Qatar"], ["Israel"]),
    ("France and Mali held talks in Bamako.", "CONSULT", ["France", "Mali"], []),
]


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), SENTENCES, ids=[s[0] for s in SENTENCES])
def test_sides(events_of, text, kind, actors, recipients):
    assert (actors, recipients) in [(e.actors, e.recipients) for e in events_of(text) if e.type == kind]


def test_what_stands_under_of_did_it_where_it_was_done_to_another(events_of):
    (event,) = [e for e in events_of("Attacks of the rebels on the army went on.") if e.type == "ASSAULT"]
    assert (event.actors, event.recipients) == (["rebels"], ["army"])
