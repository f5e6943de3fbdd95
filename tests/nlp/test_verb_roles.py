"""Who stands on which side of what a verb tells, in whole sentences."""

from __future__ import annotations

import pytest

SENTENCES = [
    # passives, relative clauses, control, coordination
    ("Two villages were shelled by Sudanese soldiers.", "ASSAULT", ["soldiers"], ["villages"]),
    ("Rebels who attacked Malian soldiers fled.", "ASSAULT", ["Rebels"], ["soldiers"]),
    ("The soldiers that the rebels captured were Chadian.", "ASSAULT", ["rebels"], ["soldiers"]),
    ("Gunmen stormed the base and killed six soldiers.", "ASSAULT", ["Gunmen"], ["soldiers"]),
    # what makes the thing that does it
    ("The Kenyan union issued a statement condemning Uganda.", "ACCUSE", ["union"], ["Uganda"]),
    ("The army fired a missile that killed nine rebels.", "ASSAULT", ["army"], ["rebels"]),
    # datives and prepositions
    ("Japan gave Nepal medicine.", "AID", ["Japan"], ["Nepal"]),
    ("Iran moved closer to a deal with Iraq.", "AGREE", ["Iran"], ["Iraq"]),
    ("Soldiers clashed with gunmen near Goma.", "ASSAULT", ["Soldiers", "gunmen"], []),
    # whom one sends is not whom one sends them against
    ("Russia massed troops along the Ukrainian border.", "MOBILIZE", ["Russia"], ["Ukraine"]),
    ("Egypt withdrew its soldiers from Libya.", "RETREAT", ["Egypt"], ["Libya"]),
    # complements and what they hold
    ("Kenya agreed to send soldiers to Haiti.", "AGREE", ["Kenya"], ["Haiti"]),
    ("Rwanda accused Burundi of arming rebels.", "ACCUSE", ["Rwanda"], ["Burundi"]),
    ("Egypt welcomed a plan drafted by Turkey.", "SUPPORT", ["Egypt"], ["Turkey"]),
    ("Britain criticised the closure of schools in Myanmar.", "ACCUSE", ["United Kingdom"], ["Myanmar"]),
    # adjectives and participles that tell a state
    ("Vietnam is committed to talks with China.", "AGREE", ["Vietnam"], ["China"]),
    # counted people
    ("Rebels kidnapped up to 16 engineers.", "ASSAULT", ["Rebels"], ["engineers"]),
]


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), SENTENCES, ids=[s[0] for s in SENTENCES])
def test_sides(events_of, text, kind, actors, recipients):
    told = [
        (last_words(e.actors, actors), last_words(e.recipients, recipients)) for e in events_of(text) if e.type == kind
    ]
    assert (actors, recipients) in told


def last_words(names, expected):
    """The names as expected, or by their last word ("Sudanese soldiers")."""
    return [name if name in expected else name.split()[-1] for name in names]


def test_according_to_brings_nobody_in(events_of):
    (event,) = events_of("Jordan shared intelligence with Iraq, according to Egyptian officials.")
    assert event.actors == ["Jordan", "Iraq"]


def test_who_condemns_violence_somewhere_condemns_no_state(events_of):
    (event,) = [e for e in events_of("France condemned the attack in Mali.") if e.type == "ACCUSE"]
    assert event.recipients == []


def test_a_threat_with_unless_is_meant_for_who_must_give_way(events_of):
    (event,) = events_of("Uganda will withdraw its peacekeepers unless Somalia pays for them.")
    assert (event.type, event.recipients) == ("THREATEN", ["Somalia"])
