from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from spacy.language import Language

from kg.model import Article, Claim, Event, Figure, Mention, Relation, Zone
from kg.nlp.claims import find_claims
from kg.nlp.extract import extract, load_resources
from kg.nlp.found import Found
from kg.nlp.speech import find_speeches
from kg.nlp.tokens import Doc

OUTLET = "source-outlet"
NAMES = {
    "source": "AFP, Reuters",
    "group": "Hamas, NRF, Taliban",
    "state": "Russia, Israel, Kenya, Sudan",
    "person": "Ali Nazari, Nazari=Ali Nazari, Omar",
    "events": "attack=ASSAULT, attacked=ASSAULT, attacking=ASSAULT, talks=CONSULT, held=CONSULT, left=RETREAT, "
    "bombed=ASSAULT, leave=RETREAT, killed=ASSAULT, offered=CONCEDE",
}


def everything(nlp: Language, found_in: Callable[..., Found], text: str) -> tuple[Found, tuple[Claim, ...]]:
    doc = Doc(nlp(text))
    found = found_in(doc, **NAMES)
    found = replace(found, speeches=find_speeches(doc, found))
    claims = find_claims(doc, found, OUTLET)
    for claim in claims:
        for mention in filter(None, (claim.quote, claim.cue)):
            assert doc.text[mention.start : mention.end] == mention.text
    assert {e.id for e in found.events} == {c.about for c in claims}
    assert len({c.id for c in claims}) == len(claims)
    return found, claims


@pytest.mark.parametrize(
    ("text", "claimant", "via", "stance", "polarity", "certainty", "modality"),
    [
        ("The rebels attacked the town.", OUTLET, (), "states", "positive", "certain", "actual"),
        ("Hamas said that Israel attacked it.", "group-hamas", (), "states", "positive", "certain", "actual"),
        ("AFP reported that Israel attacked it.", "source-afp", (), "reports", "positive", "certain", "actual"),
        (
            "Israel confirmed that it attacked the port.",
            "state-israel",
            (),
            "confirms",
            "positive",
            "certain",
            "actual",
        ),
        ("Israel denied attacking the port.", "state-israel", (), "denies", "negative", "certain", "actual"),
        ("Israel denied the attack.", "state-israel", (), "denies", "negative", "certain", "actual"),
        ("Israel said that it had not attacked it.", "state-israel", (), "states", "negative", "certain", "actual"),
        (
            "Israel denied that it had not attacked the port.",
            "state-israel",
            (),
            "denies",
            "positive",
            "certain",
            "actual",
        ),
        ("Kenya accused Sudan of attacking the town.", "state-kenya", (), "alleges", "positive", "probable", "actual"),
        ("Hamas believes that Israel attacked it.", "group-hamas", (), "states", "positive", "probable", "actual"),
        ("Israel reportedly attacked the port.", OUTLET, (), "states", "positive", "probable", "actual"),
        (
            "Hamas said that Israel may have attacked it.",
            "group-hamas",
            (),
            "states",
            "positive",
            "possible",
            "hypothetical",
        ),
        ("Kenya vowed to leave the camp.", "state-kenya", (), "offers", "positive", "unknown", "future"),
        ("Kenya said that troops would leave the camp.", "state-kenya", (), "states", "positive", "certain", "future"),
        (
            "Ali Nazari told AFP that the Taliban attacked it.",
            "person-ali-nazari",
            ("source-afp",),
            "states",
            "positive",
            "certain",
            "actual",
        ),
        (
            '"The Taliban attacked it," AFP reported Nazari stating.',
            "person-ali-nazari",
            ("source-afp",),
            "states",
            "positive",
            "certain",
            "actual",
        ),
        ("The port was attacked, according to Hamas.", "group-hamas", (), "states", "positive", "certain", "actual"),
        # nobody is invented: an unknown speaker's words are their relay's, else the outlet's
        ("Residents said that Israel attacked it.", OUTLET, (), "reports", "positive", "certain", "actual"),
        (
            "Residents told Reuters that Israel attacked it.",
            "source-reuters",
            (),
            "states",
            "positive",
            "certain",
            "actual",
        ),
        ("A witness denied that Israel attacked it.", OUTLET, (), "denies", "negative", "certain", "actual"),
    ],
)
def test_tells_who_claims_and_how(
    nlp: Language,
    found_in: Callable[..., Found],
    text: str,
    claimant: str,
    via: tuple[str, ...],
    stance: str,
    polarity: str,
    certainty: str,
    modality: str,
) -> None:
    _, (claim,) = everything(nlp, found_in, text)
    assert (claim.claimant, claim.via) == (claimant, via)
    assert (claim.stance, claim.polarity, claim.certainty, claim.modality) == (stance, polarity, certainty, modality)


def test_an_inner_speaker_claims_and_the_outer_one_relays(nlp: Language, found_in: Callable[..., Found]) -> None:
    _, claims = everything(nlp, found_in, "Kenya said that Omar had told its envoy that the rebels attacked the base.")
    assert [(c.claimant, c.via) for c in claims] == [("person-omar", ("state-kenya",))]


def test_each_of_two_speakers_claims(nlp: Language, found_in: Callable[..., Found]) -> None:
    _, claims = everything(nlp, found_in, "Russia and Sudan said the convoy was attacked.")
    assert [c.claimant for c in claims] == ["state-russia", "state-sudan"]


def test_the_outlet_is_never_a_relay(nlp: Language, found_in: Callable[..., Found]) -> None:
    doc = Doc(nlp("Ali Nazari told AFP that the Taliban attacked it."))
    found = found_in(doc, **NAMES)
    found = replace(found, speeches=find_speeches(doc, found))
    (claim,) = find_claims(doc, found, "source-afp")
    assert (claim.claimant, claim.via) == ("person-ali-nazari", ())


def test_every_telling_is_a_claim_with_its_own_quote(nlp: Language, found_in: Callable[..., Found]) -> None:
    text = "The Taliban attacked it. Hamas said the Taliban attacked it. Hamas said the Taliban attacked it again."
    _, claims = everything(nlp, found_in, text)
    assert [(c.claimant, c.quote.text.endswith("again.")) for c in claims] == [
        (OUTLET, False),
        ("group-hamas", False),
        ("group-hamas", True),
    ]


def test_a_light_verb_says_no_more_than_its_noun(nlp: Language, found_in: Callable[..., Found]) -> None:
    doc = Doc(nlp("Russia held talks in Doha."))
    found = found_in(doc, **NAMES)
    talks, held = (next(t for t in found.triggers if t.event == f"event-{w}") for w in ("talks", "held"))
    event = Event("event-talks", "talks", "CONSULT", "verbal-cooperation", "test")
    found = replace(found, events=(event,), triggers=(replace(held, event="event-talks", main=False), talks))
    assert len(find_claims(doc, found, OUTLET)) == 1


def test_relations_and_figures_are_claimed_too(nlp: Language, found_in: Callable[..., Found]) -> None:
    text = "Nazari said that the NRF leader had 4,000 fighters."
    doc = Doc(nlp(text))
    found = found_in(doc, **{**NAMES, "events": ""})
    start, number = text.index("leader"), text.index("4,000 fighters")
    found = replace(
        found,
        speeches=find_speeches(doc, found),
        relations=(Relation("relation-1", "a", "leaderOf", "b", "test"),),
        figures=(Figure("figure-1", "b", "fighters", "4,000 fighters", "test", best=4000),),
        mentions=(
            Mention(start, start + 6, "leader", "relation", "relation-1"),
            Mention(number, number + 14, "4,000 fighters", "figure", "figure-1"),
        ),
    )
    claims = find_claims(doc, found, OUTLET)
    assert {(c.about, c.claimant) for c in claims} == {
        ("relation-1", "person-ali-nazari"),
        ("figure-1", "person-ali-nazari"),
    }


def test_a_quote_ends_with_its_zone(nlp: Language, found_in: Callable[..., Found]) -> None:
    doc = Doc(nlp("Israel attacked the port Read more: the port"))
    found = found_in(doc, **NAMES)
    zones = (Zone(0, 24, "title"), Zone(25, len(doc.text), "link"))
    claims = find_claims(doc, replace(found, article=replace(found.article, zones=zones)), OUTLET)
    assert [c.quote.text for c in claims] == ["Israel attacked the port"]


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("The rebels attacked the town.", "1.00"),
        ("Hamas said that Israel attacked it.", "1.00"),
        ("The port was attacked, according to Hamas.", "0.95"),
        ("Israel reportedly attacked the port.", "0.95"),
        ("Israel denied attacking the port.", "0.90"),
    ],
)
def test_confidence_is_the_product_of_documented_weights(
    nlp: Language, found_in: Callable[..., Found], text: str, confidence: str
) -> None:
    _, (claim,) = everything(nlp, found_in, text)
    assert claim.confidence == Decimal(confidence)


def test_the_deed_in_an_accusation_is_claimed_by_the_accuser_and_disputed_by_who_denies_it(nlp: Language) -> None:
    text = (
        "Hamas accused Israel of bombing a market in Rafah. At least 12 people were killed. Israel denied the attack."
    )
    found = extract(nlp(text), Article("test", text), load_resources())
    name = {a.id: a.name for a in found.actors}
    (attack,) = (e for e in found.events if e.type == "ASSAULT")
    said = {(name.get(c.claimant), c.stance, c.polarity) for c in found.claims if c.about == attack.id}
    assert {("Hamas", "alleges", "positive"), ("Israel", "denies", "negative")} <= said
    assert [name[p.who] for p in attack.participations if p.role == "actor"] == ["Israel"]


def test_nobody_is_known_to_accuse_where_the_text_names_no_accuser(nlp: Language) -> None:
    text = "Two men accused of killing a priest were arrested."
    found = extract(nlp(text), Article("test", text), load_resources())
    (killing,) = (e for e in found.events if e.type == "ASSAULT")
    assert [(c.stance, c.certainty) for c in found.claims if c.about == killing.id] == [("alleges", "probable")]
