"""Who stands on which side, in hand-made trees: actors are given, words are listed for the test alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.nlp.behind import actor_reference
from kg.nlp.found import Found, Speech
from kg.nlp.roles import Sides, find_sides
from kg.nlp.tokens import Doc
from kg.nlp.triggers import build_lexicon, find_candidates
from kg.ontology.events import EventType, TriggerPattern
from kg.ontology.light_verbs import load_light_verbs

Tree = Callable[[str], Doc]
FoundIn = Callable[..., Found]

GROUPS = "Rebels=rebels, rebels, Police=police, police, Hamas, NRF, gunmen, militias"
STATES = "Mali, Niger, Chad, Sudan, Kenya, Iran, Oslo, Malian=Mali, Sudanese=Sudan"


def kind(name: str, *words: str, **fields: object) -> EventType:
    pattern = {k: fields.pop(k) for k in ("swap", "recipient") if k in fields}
    own = fields.pop("own", None)
    triggers = tuple(
        TriggerPattern(word, pos, "test", reciprocal=own, **pattern) for word in words for pos in ("verb", "noun")
    )
    return EventType(name, "", "", "material-conflict", 0, triggers=triggers, **fields)


ASSAULT = kind(
    "ASSAULT", "attack", "kill", "raid", recipient_prepositions=("on", "against"), actor_prepositions=("by",)
)
CONSULT = kind("CONSULT", "talk", "meet", "meeting", reciprocal=True, recipient_prepositions=("with", "to"))
CLASH = kind("ASSAULT", "clash", own=True)
FLEE = kind("RETREAT", "flee", swap=True, recipient=("from",))
ACCUSE = kind("ACCUSE", "criticism", "accuse", actor_prepositions=("from", "by"), recipient_prepositions=("of",))
OFFER = kind("AGREE", "offer", recipient_prepositions=("to",))
DEMAND = kind("REQUEST", "demand", recipient_prepositions=("from",))
DEONTIC = kind("REQUEST", "must")


def sides(doc: Doc, found: Found, event_type: EventType) -> tuple[list[str], list[str]]:
    """The names on the two sides of the only event word."""
    ((candidate, *_),) = find_candidates(doc, build_lexicon([event_type], load_light_verbs()))
    found_sides = find_sides(doc, found, candidate)
    return [found.actor_of[i].name for i in found_sides.actors], [
        found.actor_of[i].name for i in found_sides.recipients
    ]


TWO_SIDES = [
    ("Rebels/NNS/nsubj/attacked attacked|attack/VBD/ROOT police/NNS/dobj/attacked", ASSAULT, ["rebels"], ["police"]),
    (
        "Police/NNS/nsubjpass/attacked were|be/VBD/auxpass/attacked attacked|attack/VBN/ROOT by/IN/agent/attacked rebels/NNS/pobj/by",
        ASSAULT,
        ["rebels"],
        ["police"],
    ),
    (
        "Mali/NNP/nsubj/buried police/NNS/dobj/buried killed|kill/VBN/acl/police by/IN/agent/killed rebels/NNS/pobj/by buried|bury/VBD/ROOT",
        ASSAULT,
        ["rebels"],
        ["police"],
    ),
    (
        "Rebels/NNS/nsubj/tried tried|try/VBD/ROOT to/TO/aux/attack attack/VB/xcomp/tried Mali/NNP/dobj/attack",
        ASSAULT,
        ["rebels"],
        ["Mali"],
    ),
    # nouns
    (
        "attack/NN/ROOT by/IN/prep/attack rebels/NNS/pobj/by on/IN/prep/attack police/NNS/pobj/on",
        ASSAULT,
        ["rebels"],
        ["police"],
    ),
    (
        "Sudan/NNP/poss/attack 's/POS/case/Sudan attack/NN/ROOT on/IN/prep/attack Chad/NNP/pobj/on",
        ASSAULT,
        ["Sudan"],
        ["Chad"],
    ),
    ("Sudanese/JJ/amod/attack attack/NN/ROOT on/IN/prep/attack Chad/NNP/pobj/on", ASSAULT, ["Sudan"], ["Chad"]),
    # light verbs
    (
        "Rebels/NNS/nsubj/launched launched|launch/VBD/ROOT attack/NN/dobj/launched on/IN/prep/attack police/NNS/pobj/on",
        ASSAULT,
        ["rebels"],
        ["police"],
    ),
    (
        "Rebels/NNS/nsubj/launched launched|launch/VBD/ROOT attack/NN/dobj/launched against/IN/prep/launched police/NNS/pobj/against",
        ASSAULT,
        ["rebels"],
        ["police"],
    ),
    (
        "attack/NN/nsubjpass/launched was|be/VBD/auxpass/launched launched|launch/VBN/ROOT by/IN/agent/launched rebels/NNS/pobj/by",
        ASSAULT,
        ["rebels"],
        [],
    ),
    (
        "Mali/NNP/nsubj/suffered suffered|suffer/VBD/ROOT attack/NN/dobj/suffered by/IN/prep/attack rebels/NNS/pobj/by",
        ASSAULT,
        ["rebels"],
        ["Mali"],
    ),
    (
        "Chad/NNP/nsubj/drew drew|draw/VBD/ROOT criticism/NN/dobj/drew from/IN/prep/drew Kenya/NNP/pobj/from",
        ACCUSE,
        ["Kenya"],
        ["Chad"],
    ),
    # words that turn the sides round
    (
        "Rebels/NNS/nsubj/fled fled|flee/VBD/ROOT from/IN/prep/fled police/NNS/pobj/from",
        FLEE,
        ["police"],
        ["rebels"],
    ),
    # who stands under the object's preposition, in the complement, or is given something
    (
        "Mali/NNP/nsubj/offered offered|offer/VBD/ROOT rebels/NNS/dative/offered amnesty/NN/dobj/offered",
        OFFER,
        ["Mali"],
        ["rebels"],
    ),
    (
        "Chad/NNP/nsubj/demanded demanded|demand/VBD/ROOT that/IN/mark/leave rebels/NNS/nsubj/leave leave/VB/ccomp/demanded",
        DEMAND,
        ["Chad"],
        ["rebels"],
    ),
    (
        "Chad/NNP/nsubj/offered offered|offer/VBD/ROOT to/TO/aux/send send/VB/xcomp/offered grain/NN/dobj/send to/IN/prep/send Mali/NNP/pobj/to#2",
        OFFER,
        ["Chad"],
        ["Mali"],
    ),
    # who is behind an argument
    (
        "members|member/NNS/nsubj/attacked of/IN/prep/members Hamas/NNP/pobj/of attacked|attack/VBD/ROOT police/NNS/dobj/attacked",
        ASSAULT,
        ["Hamas"],
        ["police"],
    ),
    (
        "Mali/NNP/poss/jets 's/POS/case/Mali jets|jet/NNS/nsubj/attacked attacked|attack/VBD/ROOT rebels/NNS/dobj/attacked",
        ASSAULT,
        ["Mali"],
        ["rebels"],
    ),
    # compound sides
    (
        "Mali/NNP/nsubj/attacked and/CC/cc/Mali Niger/NNP/conj/Mali attacked|attack/VBD/ROOT rebels/NNS/dobj/attacked and/CC/cc/rebels gunmen/NNS/conj/rebels",
        ASSAULT,
        ["Mali", "Niger"],
        ["rebels", "gunmen"],
    ),
]


@pytest.mark.parametrize(("written", "event_type", "actors", "recipients"), TWO_SIDES)
def test_two_sides(
    tree: Tree, found_in: FoundIn, written: str, event_type: EventType, actors: list[str], recipients: list[str]
) -> None:
    doc = tree(written)
    assert sides(doc, found_in(doc, group=GROUPS, state=STATES), event_type) == (actors, recipients)


ONE_SIDE = [
    ("talks|talk/NNS/ROOT between/IN/prep/talks Mali/NNP/pobj/between and/CC/cc/Mali Niger/NNP/conj/Mali", CONSULT),
    ("Mali/NNP/nsubj/met and/CC/cc/Mali Niger/NNP/conj/Mali met|meet/VBD/ROOT", CONSULT),
    ("Mali/NNP/nsubj/met met|meet/VBD/ROOT Niger/NNP/dobj/met", CONSULT),
    ("Mali/NNP/nsubj/met met|meet/VBD/ROOT with/IN/prep/met Niger/NNP/pobj/with", CONSULT),
    (
        "Mali/NNP/nsubj/held held|hold/VBD/ROOT talks|talk/NNS/dobj/held with/IN/prep/talks Niger/NNP/pobj/with",
        CONSULT,
    ),
    (
        "Mali/NNP/nsubj/held held|hold/VBD/ROOT talks|talk/NNS/dobj/held with/IN/prep/held Niger/NNP/pobj/with",
        CONSULT,
    ),
    ("Mali/NNP/poss/talks 's/POS/case/Mali talks|talk/NNS/ROOT with/IN/prep/talks Niger/NNP/pobj/with", CONSULT),
    ("Mali/NNP/nsubj/clashed clashed|clash/VBD/ROOT with/IN/prep/clashed Niger/NNP/pobj/with", CLASH),
    (
        "clashes|clash/NNS/nsubj/erupted between/IN/prep/clashes Mali/NNP/pobj/between and/CC/cc/Mali Niger/NNP/conj/Mali erupted|erupt/VBD/ROOT",
        CLASH,
    ),
]


@pytest.mark.parametrize(("written", "event_type"), ONE_SIDE)
def test_in_a_reciprocal_event_all_are_actors(
    tree: Tree, found_in: FoundIn, written: str, event_type: EventType
) -> None:
    """PLOVER 2.0 manual, section "Compound and Reciprocal Actors"."""
    event_type = replace(event_type, recipient_prepositions=("with",))
    doc = tree(written)
    assert sides(doc, found_in(doc, group=GROUPS, state=STATES), event_type) == (["Mali", "Niger"], [])


def test_a_source_says_and_does_not_do(tree: Tree, found_in: FoundIn) -> None:
    doc = tree("AFP/NNP/nsubj/attacked attacked|attack/VBD/ROOT rebels/NNS/dobj/attacked")
    found = found_in(doc, group=GROUPS, source="AFP")
    assert sides(doc, found, ASSAULT) == ([], ["rebels"])
    assert actor_reference(found, doc[0]) is None


def test_nobody_is_on_both_sides(tree: Tree, found_in: FoundIn) -> None:
    doc = tree("Mali/NNP/nsubj/attacked attacked|attack/VBD/ROOT Mali/NNP/dobj/attacked")
    assert sides(doc, found_in(doc, state="Mali"), ASSAULT) == (["Mali"], [])


MUST = "Chad/NNP/nsubj/said said|say/VBD/ROOT rebels/NNS/nsubj/leave must/MD/aux/leave leave/VB/ccomp/said"


def test_what_somebody_says_that_others_must_do_is_asked_of_them(tree: Tree, found_in: FoundIn) -> None:
    doc = tree(MUST)
    found = found_in(doc, group=GROUPS, state=STATES)
    speech = Speech(2, 5, 0, 1, "indirect", "states", "test")
    assert sides(doc, replace(found, speeches=(speech,)), DEONTIC) == (["Chad"], ["rebels"])


def test_what_must_be_done_is_asked_by_nobody_where_nobody_speaks_or_of_oneself(tree: Tree, found_in: FoundIn) -> None:
    doc = tree(MUST)
    assert sides(doc, found_in(doc, group=GROUPS, state=STATES), DEONTIC) == ([], [])
    doc = tree(MUST.replace("rebels/NNS", "Chad/NNP"))
    speech = Speech(2, 5, 0, 1, "indirect", "states", "test")
    assert sides(doc, replace(found_in(doc, state="Chad"), speeches=(speech,)), DEONTIC) == ([], [])


def test_an_event_without_actors_has_empty_sides() -> None:
    assert Sides() == Sides((), (), False)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "The presidents of Kenya and Ghana met in Accra to discuss Sudan.",
            {"presidents of Kenya", "presidents of Ghana"},
        ),
        ("Egypt discussed the dam with Ethiopia.", {"Egypt", "Ethiopia"}),
        ("Norway's deal with Iran goes against the resolution of the Security Council.", {"Norway", "Iran"}),
        ("The Netherlands cooperated with France against Mali.", {"Netherlands", "France"}),
    ],
)
def test_topics_and_whom_a_deal_is_against_take_no_part(events_of, text, actors):
    (event,) = [e for e in events_of(text) if e.record.reciprocal]
    assert set(event.actors) == actors


def test_words_that_come_from_somebody_are_theirs(events_of):
    (event,) = events_of("Statements of condemnation came from France and Kenya.")
    assert (event.type, event.actors) == ("ACCUSE", ["France", "Kenya"])


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("U.S. troops left Iraq in 2011.", "RETREAT", ["U.S. troops"], ["Iraq"]),
        ("Goma came under the control of M23.", "ASSAULT", ["March 23 Movement"], ["Goma"]),
        ("The town fell under Houthi control.", "ASSAULT", ["Houthis"], []),
        ("The government announced new lockdown measures.", "COERCE", ["government"], []),
        ("The government announced new restrictions, which it dropped.", "CONCEDE", ["government"], []),
    ],
)
def test_changes_of_position_and_of_rules(events_of, text, kind, actors, recipients):
    assert (actors, recipients) in [(e.actors, e.recipients) for e in events_of(text) if e.type == kind]
