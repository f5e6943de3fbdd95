"""Rules of the PLOVER 2.0 manual (2021) as tests, each under its section; the sentences are ours.

A rule holds where each expected event is found, no event of the types in `never` is, and no type is told twice.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

import pytest
from spacy.language import Language

from kg.model import Article, Event, Extraction
from kg.nlp.extract import extract, load_resources

PUBLISHED = date(2024, 3, 15)


@dataclass(frozen=True)
class Told:
    """One event that must be found. `actor` and `recipient` are names, or words of names, on each side."""

    type: str
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    reciprocal: bool | None = None
    factuality: str | None = None
    background: bool | None = None


@dataclass(frozen=True)
class Rule:
    """A rule of a section of the manual, with a sentence that it decides."""

    section: str
    says: str
    text: str
    told: tuple[Told, ...]
    never: tuple[str, ...] = ()


RULES = (
    # AGREE
    Rule(
        "AGREE",
        "consultation in the future is AGREE",
        "The presidents of Kenya and Somalia will meet in Addis Ababa next week.",
        (Told("AGREE", actor=("president",), factuality="planned"),),
        ("CONSULT",),
    ),
    Rule(
        "AGREE",
        "aid in the future is AGREE",
        "Norway will give Malawi 20 million dollars for clinics.",
        (Told("AGREE", actor=("Norway",), recipient=("Malawi",)),),
        ("AID",),
    ),
    Rule(
        "AGREE",
        "cooperation in the future is AGREE",
        "India will share intelligence with Bangladesh from May.",
        (Told("AGREE", actor=("India",)),),
        ("COOPERATE",),
    ),
    Rule(
        "AGREE",
        "offers are AGREE, and what is offered is no event",
        "Oman offered to mediate between Iran and the United States.",
        (Told("AGREE", actor=("Oman",)),),
        ("CONSULT",),
    ),
    Rule(
        "AGREE",
        "promises are AGREE, and what is promised is no event",
        "Brazil promised Haiti to send doctors.",
        (Told("AGREE", actor=("Brazil",), recipient=("Haiti",)),),
        ("AID",),
    ),
    Rule(
        "AGREE: potential ambiguities",
        "a category and an auxiliary make one category: will sign is AGREE alone",
        "Russia and Belarus will sign an agreement on air defence on Friday.",
        (Told("AGREE", actor=("Russia", "Belarus")),),
        ("SUPPORT",),
    ),
    Rule(
        "SUPPORT: potential ambiguities",
        "promises to ratify are AGREE",
        "Turkey promised to ratify the treaty.",
        (Told("AGREE", actor=("Turkey",)),),
        ("SUPPORT",),
    ),
    # CONSULT
    Rule(
        "CONSULT: requires recipient",
        "talks are one reciprocal event without a recipient",
        "Delegations of Ethiopia and Sudan held talks in Juba on Sunday.",
        (Told("CONSULT", actor=("Ethiopia", "Sudan"), reciprocal=True),),
    ),
    Rule(
        "CONSULT: requires recipient",
        "the visitor is the actor, the host the recipient",
        "Chad's president visited Niger on Thursday.",
        (Told("CONSULT", "visit", ("president",), ("Niger",)),),
    ),
    Rule(
        "CONSULT: requires recipient",
        "the host is the recipient even where he is the subject",
        "King Abdullah of Jordan received the German chancellor in Amman.",
        (Told("CONSULT", "visit", ("chancellor",), ("Abdullah",)),),
    ),
    Rule(
        "CONSULT: potential ambiguities",
        "invitations for state visits are AGREE",
        "France invited the president of Vietnam to Paris.",
        (Told("AGREE", actor=("France",), recipient=("Vietnam",)),),
        ("CONSULT",),
    ),
    Rule(
        "CONSULT: potential ambiguities",
        "summoning an ambassador is ACCUSE",
        "Pakistan summoned the Iranian ambassador over the strike.",
        (Told("ACCUSE", "disapprove", ("Pakistan",), ("Iran",)),),
        ("CONSULT",),
    ),
    Rule(
        "CONSULT: modes",
        "consultation by telephone",
        "The Egyptian foreign minister telephoned his Saudi counterpart on Monday.",
        (Told("CONSULT", "phone"),),
    ),
    # SUPPORT
    Rule(
        "SUPPORT",
        "to sign or ratify a treaty is SUPPORT",
        "Gambia ratified the treaty on Monday.",
        (Told("SUPPORT", actor=("Gambia",)),),
    ),
    Rule(
        "SUPPORT",
        "recognition of a government is SUPPORT",
        "Malaysia recognised the government of Kosovo.",
        (Told("SUPPORT", actor=("Malaysia",)),),
    ),
    Rule(
        "SUPPORT: potential ambiguities",
        "pardons are CONCEDE, not SUPPORT or RETREAT",
        "Morocco's king pardoned forty journalists.",
        (Told("CONCEDE", actor=("king",), recipient=("journalists",)),),
        ("RETREAT", "SUPPORT"),
    ),
    Rule(
        "SUPPORT: potential ambiguities",
        "the release of prisoners is RETREAT",
        "The Eritrean government released forty prisoners on Monday.",
        (Told("RETREAT", "release", ("government",), ("prisoners",)),),
        ("CONCEDE",),
    ),
    Rule(
        "SUPPORT: potential ambiguities",
        "expressions of regret are CONCEDE",
        "The Belgian king expressed regret for the abuses in Congo.",
        (Told("CONCEDE", actor=("king",)),),
    ),
    # CONCEDE
    Rule(
        "CONCEDE",
        "removing a curfew is CONCEDE",
        "The Chilean government lifted the curfew in Santiago.",
        (Told("CONCEDE", actor=("government",)),),
        ("COERCE",),
    ),
    Rule(
        "CONCEDE",
        "to suspend a protest is CONCEDE",
        "The teachers' union suspended its strike after the talks.",
        (Told("CONCEDE", actor=("union",)),),
    ),
    Rule(
        "CONCEDE",
        "declaring a ceasefire is CONCEDE",
        "The Colombian guerrillas declared a ceasefire on Friday.",
        (Told("CONCEDE", actor=("guerrillas",)),),
        ("RETREAT",),
    ),
    Rule(
        "CONCEDE: potential ambiguities",
        "an announced withdrawal is CONCEDE",
        "Senegal announced that it would withdraw its troops from Mali.",
        (Told("CONCEDE", actor=("Senegal",)),),
        ("RETREAT", "AGREE"),
    ),
    Rule(
        "CONCEDE: potential ambiguities",
        "a future concession stays CONCEDE",
        "The Bolivian government will lift the ban on rallies on Monday.",
        (Told("CONCEDE", actor=("government",), factuality="planned"),),
        ("AGREE",),
    ),
    # COOPERATE
    Rule(
        "COOPERATE",
        "joint exercises are COOPERATE",
        "Thai and Indian warships held joint exercises in the Andaman Sea.",
        (Told("COOPERATE"),),
        ("MOBILIZE",),
    ),
    Rule(
        "COOPERATE",
        "extraditions are COOPERATE",
        "Panama extradited the former minister to Spain.",
        (Told("COOPERATE", actor=("Panama",), recipient=("Spain",)),),
    ),
    Rule(
        "COOPERATE",
        "sharing intelligence is COOPERATE",
        "Jordan shared intelligence with Iraq about the cell.",
        (Told("COOPERATE", actor=("Jordan", "Iraq")),),
    ),
    # AID
    Rule(
        "AID",
        "asylum is AID",
        "Ecuador granted asylum to two Venezuelan officers.",
        (Told("AID", actor=("Ecuador",), recipient=("officers",)),),
    ),
    Rule(
        "AID: potential ambiguities",
        "debt forgiveness is AID",
        "The Paris Club forgave 300 million dollars of Somalia's debt.",
        (Told("AID"),),
        ("CONCEDE",),
    ),
    Rule(
        "AID: potential ambiguities",
        "a rescue of hostages is AID, not RETREAT",
        "Nigerian soldiers rescued twelve hostages from a camp in Zamfara.",
        (Told("AID", actor=("soldiers",), recipient=("hostages",)),),
        ("RETREAT",),
    ),
    Rule(
        "AID: potential ambiguities",
        "reparations are AID",
        "Germany paid reparations to Namibia.",
        (Told("AID", actor=("Germany",), recipient=("Namibia",)),),
    ),
    # RETREAT
    Rule(
        "RETREAT",
        "an official's resignation is RETREAT",
        "Peru's defence minister resigned on Tuesday.",
        (Told("RETREAT", "resign", ("minister",)),),
    ),
    Rule(
        "RETREAT",
        "letting in observers is RETREAT",
        "Azerbaijan allowed UN observers into the enclave.",
        (Told("RETREAT", "access", ("Azerbaijan",), ("observers",)),),
    ),
    Rule(
        "RETREAT: modes",
        "to keep a ceasefire is RETREAT",
        "Armenia's army observed the ceasefire throughout the week.",
        (Told("RETREAT", "ceasefire", ("army",)),),
    ),
    Rule(
        "RETREAT: potential ambiguities",
        "who flees is the recipient of SANCTION, whoever drives them out the actor",
        "Thousands of villagers fled from the rebels in Ituri.",
        (Told("SANCTION", "expel", ("rebels",), ("villagers",)),),
        ("RETREAT",),
    ),
    # REQUEST
    Rule(
        "REQUEST: potential ambiguities",
        "calls for the dismissal of officials are REQUEST change",
        "The Kenyan opposition demanded the resignation of the police chief.",
        (Told("REQUEST", "change", ("opposition",)),),
        ("RETREAT",),
    ),
    Rule(
        "REQUEST: potential ambiguities",
        "withdrawing a demand is CONCEDE",
        "The rebels withdrew their demand for a seat in the cabinet.",
        (Told("CONCEDE", actor=("rebels",)),),
    ),
    Rule(
        "REQUEST",
        "orders are REQUEST, and what is ordered is no event",
        "Sudan's army ordered the militia to withdraw from the airport.",
        (Told("REQUEST", actor=("army",), recipient=("militia",)),),
        ("RETREAT",),
    ),
    # ACCUSE
    Rule(
        "ACCUSE",
        "to sue is ACCUSE allege",
        "Gambia sued Myanmar at the court in The Hague.",
        (Told("ACCUSE", "allege", ("Gambia",), ("Myanmar",)),),
    ),
    Rule(
        "ACCUSE",
        "every investigation is ACCUSE investigate",
        "Prosecutors in Bogotá opened an investigation into the massacre.",
        (Told("ACCUSE", "investigate", ("Prosecutors",)),),
    ),
    Rule(
        "ACCUSE: potential ambiguities",
        "diplomatic protests are ACCUSE, not PROTEST",
        "Japan lodged a protest with China over the patrols.",
        (Told("ACCUSE", "disapprove", ("Japan",), ("China",)),),
        ("PROTEST",),
    ),
    Rule(
        "ACCUSE",
        "to accuse somebody of a deed is ACCUSE (ours: the deed stands beside it, by the accuser's claim alone)",
        "Rwanda accused Congo of shelling a village.",
        (Told("ACCUSE", "allege", ("Rwanda",), ("Congo",)), Told("ASSAULT", actor=("Congo",))),
    ),
    # REJECT
    Rule(
        "SANCTION: potential ambiguities",
        "to cancel a meeting is REJECT",
        "Armenia cancelled the meeting with Azerbaijan.",
        (Told("REJECT", "meet", ("Armenia",)),),
        ("SANCTION", "CONSULT"),
    ),
    Rule(
        "REJECT: potential ambiguities",
        "to bar a group from entering is REJECT",
        "Nicaragua barred the relief group from entering the country.",
        (Told("REJECT", actor=("Nicaragua",), recipient=("group",)),),
        ("COERCE",),
    ),
    Rule(
        "REJECT",
        "refusals are REJECT, and what is refused is no event",
        "The junta refused to release the president.",
        (Told("REJECT", "yield", ("junta",)),),
        ("RETREAT",),
    ),
    Rule(
        "REJECT: potential ambiguities",
        "withdrawing aid is SANCTION",
        "Denmark suspended aid to Burkina Faso.",
        (Told("SANCTION", "discontinue", ("Denmark",), ("Burkina Faso",)),),
        ("REJECT", "AID"),
    ),
    # THREATEN
    Rule(
        "THREATEN: potential ambiguities",
        "a warrant for somebody out of reach is THREATEN arrest",
        "A court in Tunis issued an arrest warrant for the exiled banker.",
        (Told("THREATEN", "arrest", ("court",)),),
        ("COERCE",),
    ),
    Rule(
        "Auxiliary modes",
        "an assault to come is THREATEN alone",
        "The militia will attack every convoy, its spokesman said.",
        (Told("THREATEN", actor=("militia",)),),
        ("ASSAULT",),
    ),
    Rule(
        "THREATEN",
        "a withdrawal held out unless the other side gives way is a threat",
        "Uganda will withdraw its peacekeepers unless Somalia pays for them.",
        (Told("THREATEN", actor=("Uganda",), recipient=("Somalia",)),),
        ("CONCEDE", "RETREAT"),
    ),
    # PROTEST
    Rule(
        "PROTEST: potential ambiguities",
        "the topic of a protest is no event of its own",
        "Students marched through Dhaka to demand new elections.",
        (Told("PROTEST", "demo", ("Students",)),),
        ("REQUEST",),
    ),
    Rule(
        "PROTEST: modes",
        "a hunger strike",
        "Forty prisoners went on hunger strike in Tehran.",
        (Told("PROTEST", "hunger"),),
    ),
    Rule(
        "PROTEST: modes",
        "workers who leave their work",
        "Dockers in Lagos went on strike over wages.",
        (Told("PROTEST", "strike"),),
    ),
    # SANCTION
    Rule(
        "SANCTION: potential ambiguities",
        "expelling diplomats is SANCTION expel",
        "Estonia expelled two Russian diplomats.",
        (Told("SANCTION", "expel", ("Estonia",), ("diplomats",)),),
        ("COERCE",),
    ),
    Rule(
        "SANCTION: potential ambiguities",
        "deporting individuals is COERCE",
        "Malaysia deported eleven asylum seekers to Myanmar.",
        (Told("COERCE", "deport", ("Malaysia",)),),
        ("SANCTION",),
    ),
    Rule(
        "SANCTION: modes",
        "a verdict is SANCTION convict",
        "A court in Dakar found the former dictator guilty of war crimes.",
        (Told("SANCTION", "convict"),),
        ("ACCUSE",),
    ),
    # MOBILIZE
    Rule(
        "MOBILIZE: potential ambiguities",
        "a single country's exercise is MOBILIZE",
        "The Iranian navy began a three-day exercise in the Gulf of Oman.",
        (Told("MOBILIZE", actor=("navy",)),),
        ("COOPERATE",),
    ),
    Rule(
        "MOBILIZE: potential ambiguities",
        "no MOBILIZE in an ASSAULT",
        "The army deployed tanks and shelled the rebels' camp.",
        (Told("ASSAULT", actor=("army",)),),
        ("MOBILIZE",),
    ),
    Rule(
        "MOBILIZE: potential ambiguities",
        "forces for disaster relief are AID",
        "Mozambique deployed soldiers to rescue families from the flood.",
        (Told("AID", actor=("Mozambique",)),),
        ("MOBILIZE",),
    ),
    Rule(
        "MOBILIZE: potential ambiguities",
        "ships and vehicles are weapons, not troops",
        "China sent two warships toward Taiwan.",
        (Told("MOBILIZE", "weapons", ("China",)),),
    ),
    Rule(
        "MOBILIZE: potential ambiguities",
        "mobilizing supporters to demonstrate is PROTEST",
        "The opposition mobilized its supporters in Caracas.",
        (Told("PROTEST"),),
        ("MOBILIZE",),
    ),
    # COERCE
    Rule(
        "COERCE: potential ambiguities",
        "captured combatants are ASSAULT, not arrest",
        "The army captured eleven fighters near Bunia.",
        (Told("ASSAULT", "abduct", ("army",), ("fighters",)),),
        ("COERCE",),
    ),
    Rule(
        "COERCE: potential ambiguities",
        "a state of emergency for a natural disaster is none",
        "Malawi declared a state of emergency after the floods.",
        (),
        ("COERCE",),
    ),
    Rule(
        "COERCE: potential ambiguities",
        "expelling a group from a country is COERCE",
        "Niger expelled two aid organizations.",
        (Told("COERCE", "deport", ("Niger",)),),
        ("REJECT",),
    ),
    Rule(
        "COERCE: modes",
        "intrusion into computers is COERCE, not violence",
        "North Korea hacked into the computers of a South Korean bank.",
        (Told("COERCE", "cyber", ("North Korea",)),),
        ("ASSAULT",),
    ),
    # ASSAULT
    Rule(
        "ASSAULT: requires recipient",
        "in two-sided violence all are actors",
        "Soldiers clashed with rebels near Goma.",
        (Told("ASSAULT", actor=("Soldiers", "rebels"), reciprocal=True),),
    ),
    Rule(
        "ASSAULT: requires recipient",
        "in one-sided violence the victim is the recipient",
        "Gunmen killed nine farmers in Katsina.",
        (Told("ASSAULT", actor=("Gunmen",), recipient=("farmers",)),),
    ),
    Rule(
        "ASSAULT: potential ambiguities",
        "blows without a tool are beat",
        "Police officers beat the reporter outside the court in Harare.",
        (Told("ASSAULT", "beat", ("officers",), ("reporter",)),),
    ),
    Rule(
        "ASSAULT: potential ambiguities",
        "knives and machetes are primitive",
        "Militiamen attacked the villagers with machetes.",
        (Told("ASSAULT", "primitive", ("Militiamen",), ("villagers",)),),
    ),
    Rule(
        "ASSAULT: potential ambiguities",
        "pushing back protesters without a weapon is COERCE restrict",
        "Police pushed back the protesters in Tbilisi.",
        (Told("COERCE", "restrict", ("Police",), ("protesters",)),),
        ("ASSAULT",),
    ),
    Rule(
        "ASSAULT: potential ambiguities",
        "crowd-control needs its weapon named",
        "Police used tear gas against protesters in Tbilisi.",
        (Told("ASSAULT", "crowd-control", ("Police",), ("protesters",)),),
    ),
    Rule(
        "ASSAULT",
        "accidents are no deliberate violence",
        "Eleven people were killed when a bus crashed near Quito.",
        (),
        ("ASSAULT",),
    ),
    # sections before the event categories
    Rule(
        "Compound and reciprocal actors",
        "a compound side makes one event with several members",
        "Britain and France condemned the coup in Niger.",
        (Told("ACCUSE", "disapprove", ("United Kingdom", "France")),),
    ),
    Rule(
        "Auxiliary modes",
        "what did not happen is negated",
        "The rebels did not attack the town.",
        (Told("ASSAULT", actor=("rebels",), factuality="negated"),),
    ),
    Rule(
        "Auxiliary modes",
        "what stands under if is hypothetical",
        "If Iran attacked a tanker, oil prices would rise.",
        (Told("ASSAULT", actor=("Iran",), factuality="hypothetical"),),
    ),
    Rule(
        "Auxiliary modes",
        "history is background",
        "In 1994 soldiers massacred villagers at Nyamata.",
        (Told("ASSAULT", "targeted", ("soldiers",), ("villagers",), background=True),),
    ),
    Rule(
        "Compound and reciprocal actors",
        "a regional construct is no country: the event stands, its side empty",
        "The West condemned the election in Belarus.",
        (Told("ACCUSE", "disapprove"),),
    ),
)


@pytest.mark.parametrize("rule", RULES, ids=[f"{r.section} - {r.says}" for r in RULES])
def test_rule(nlp: Language, rule: Rule) -> None:
    found = extract(nlp(rule.text), Article("rule", rule.text, published=PUBLISHED), load_resources())
    types = Counter(event.type for event in found.events)
    assert not found.problems
    for told in rule.told:
        assert any(is_told(found, event, told) for event in found.events), (told, summary(found))
    assert not set(types) & set(rule.never), summary(found)
    assert max(types.values(), default=0) <= 1, summary(found)


def test_there_are_forty_rules_and_every_type_has_one() -> None:
    assert len(RULES) >= 40
    assert {told.type for rule in RULES for told in rule.told} == set(load_resources().lexicon.types)


def is_told(found: Extraction, event: Event, told: Told) -> bool:
    wanted = (("mode", told.mode), ("reciprocal", told.reciprocal), ("factuality", told.factuality))
    if event.type != told.type or (told.background is not None and event.background != told.background):
        return False
    if any(value is not None and getattr(event, name) != value for name, value in wanted):
        return False
    return has_all(found, event.who("actor"), told.actor) and has_all(found, event.who("recipient"), told.recipient)


def has_all(found: Extraction, ids: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether each word names one of the actors, or whom they are of ("the president" of Niger)."""
    wholes = {a.part_of for a in found.actors if a.id in ids}
    names = {text for a in found.actors if a.id in {*ids, *wholes} for text in (a.name, *a.aliases)}
    names |= {m.text for m in found.mentions if m.denotes in ids}
    return all(any(word.lower() in name.lower() for name in names) for word in words)


def summary(found: Extraction) -> list[tuple[object, ...]]:
    name = {a.id: a.name for a in found.actors}
    return [
        (e.type, e.mode, [name.get(i) for i in e.who("actor")], [name.get(i) for i in e.who("recipient")], e.factuality)
        for e in found.events
    ]
