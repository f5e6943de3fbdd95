"""Who is said to have done the deed that a noun tells, and who says so."""

from __future__ import annotations

import pytest

from kg.model import Article
from kg.nlp.extract import extract, load_resources

ASCRIBED = [
    ("Al-Shabaab claimed responsibility for the attack in Mogadishu.", ["al-Shabaab"]),
    ("The attack was claimed by the Taliban.", ["Taliban"]),
    ("The attack was blamed on Boko Haram.", ["Boko Haram"]),
    ("Officials blamed the attack on Boko Haram.", ["Boko Haram"]),
    ("An attack ascribed to Boko Haram killed nine villagers.", ["Boko Haram"]),
    ("Kenya blamed Somalia for the bombing.", ["Somalia"]),
    ("Hamas said Iran was responsible for the attack.", ["Iran"]),
    ("No group claimed responsibility for the attack.", []),
]
DONE = [
    ("The attacks that General Musa took part in killed nine villagers.", ["Musa"]),
    ("The attacks carried out by Al-Shabaab killed ten people.", ["al-Shabaab"]),
    ("General Musa had orchestrated attacks on bases in Iraq.", ["Musa"]),
    ("The rebels staged an ambush near Gao.", ["rebels"]),
    ("The United States foiled Iranian attack plans.", ["Iran"]),
]


@pytest.mark.parametrize(("text", "actors"), [*ASCRIBED, *DONE], ids=[s[0] for s in (*ASCRIBED, *DONE)])
def test_the_deed_has_the_doer_that_another_construction_names(events_of, text, actors):
    assert [e.actors for e in events_of(text) if e.type == "ASSAULT"] == [actors]


def test_the_doer_joins_the_deed_told_before(events_of):
    text = "Four people died in a bombing in Kabul. The Taliban claimed responsibility for the attack."
    (event,) = [e for e in events_of(text) if e.type == "ASSAULT"]
    assert (event.actors, event.recipients) == (["Taliban"], ["people"])


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Four people died in a bombing in Kabul. The Taliban claimed responsibility for the attack.", "Taliban"),
        ("Officials blamed the attack on the Taliban.", "Officials"),
        ("Four people died in a bombing attributed to the Taliban.", None),
    ],
)
def test_that_somebody_did_it_is_a_claim_of_its_own(nlp, text, claimant):
    found = extract(nlp(text), Article("text", text), load_resources())
    name = {a.id: a.name for a in found.actors}
    (claim,) = [c for c in found.claims if c.property == "actor"]
    assert (name[claim.value], claim.stance, claim.certainty) == ("Taliban", "alleges", "probable")
    assert name.get(claim.claimant) == claimant


def test_who_says_that_somebody_is_responsible_accuses_them(events_of):
    events = events_of("Hamas said Iran was responsible for the attack.")
    assert [(e.actors, e.recipients) for e in events if e.type == "ACCUSE"] == [(["Hamas"], ["Iran"])]
