"""The codebook's rules on one predicate, over hand-made trees and the event types that we ship.

Section names are those of the PLOVER 2.0 manual.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.model import Article, Zone, ZoneKind
from kg.nlp.drafts import find_drafts
from kg.nlp.found import Found, Speech
from kg.nlp.tokens import Doc
from kg.nlp.triggers import Lexicon, build_lexicon
from kg.ontology.events import load_event_types
from kg.ontology.light_verbs import load_light_verbs

Tree = Callable[[str], Doc]
FoundIn = Callable[..., Found]

GROUPS = "Rebels=rebels, rebels, Police=police, police, Hamas, NRF, troops=troops"
STATES = "Mali, Niger, Chad, Sudan, Kenya, Iran"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return build_lexicon(load_event_types(), load_light_verbs())


def told(doc: Doc, found: Found, lexicon: Lexicon) -> list[tuple[str, str]]:
    return [(d.type, doc[d.token].text) for d in find_drafts(doc, found, lexicon)]


MOODS = [
    # "Cooperative actions of these types reported in future tense ... should be coded as AGREE" (AGREE).
    ("Mali/NNP/nsubj/meet will/MD/aux/meet meet/VB/ROOT Niger/NNP/dobj/meet", [("AGREE", "meet")]),
    # "Announcements of future retreats should be coded as CONCEDE" (RETREAT, potential ambiguities).
    (
        "Mali/NNP/nsubj/withdraw will/MD/aux/withdraw withdraw/VB/ROOT troops|troop/NNS/dobj/withdraw",
        [("CONCEDE", "withdraw")],
    ),
    # "THREATEN could be ASSAULT + hypothetical ... return the single event category" (Auxiliary modes).
    ("Rebels/NNS/nsubj/attack will/MD/aux/attack attack/VB/ROOT Mali/NNP/dobj/attack", [("THREATEN", "attack")]),
    # Nobody threatens where nobody is named.
    (
        "Mali/NNP/nsubjpass/attacked will/MD/aux/attacked be/VB/auxpass/attacked attacked|attack/VBN/ROOT",
        [("ASSAULT", "attacked")],
    ),
    # "All rejections and refusals" (REJECT).
    ("Mali/NNP/nsubj/meet will/MD/aux/meet not/RB/neg/meet meet/VB/ROOT Niger/NNP/dobj/meet", [("REJECT", "meet")]),
    # What took place keeps its type.
    ("Mali/NNP/nsubj/met met|meet/VBD/ROOT Niger/NNP/dobj/met", [("CONSULT", "met")]),
    ("Mali/NNP/nsubj/withdrew withdrew|withdraw/VBD/ROOT troops|troop/NNS/dobj/withdrew", [("RETREAT", "withdrew")]),
]


@pytest.mark.parametrize(("written", "expected"), MOODS)
def test_the_mood_tells_the_type(
    tree: Tree, found_in: FoundIn, lexicon: Lexicon, written: str, expected: list[tuple[str, str]]
) -> None:
    doc = tree(written)
    assert told(doc, found_in(doc, group=GROUPS, state=STATES), lexicon) == expected


CONTENTS = [
    # "The coder should always return the single event category, not a category+auxiliary" (Auxiliary modes).
    pytest.param(
        "Mali/NNP/nsubj/refused refused|refuse/VBD/ROOT to/TO/aux/meet meet/VB/xcomp/refused Niger/NNP/dobj/meet",
        [("REJECT", "refused")],
        id="refuse",
    ),
    pytest.param(
        "Mali/NNP/nsubj/offered offered|offer/VBD/ROOT to/TO/aux/meet meet/VB/xcomp/offered Niger/NNP/dobj/meet",
        [("AGREE", "offered")],
        id="offer",
    ),
    pytest.param(
        "Mali/NNP/nsubj/demanded demanded|demand/VBD/ROOT that/IN/mark/withdraw Niger/NNP/nsubj/withdraw withdraw/VB/ccomp/demanded troops|troop/NNS/dobj/withdraw",
        [("REQUEST", "demanded")],
        id="demand",
    ),
    pytest.param(
        "Mali/NNP/nsubj/threatened threatened|threaten/VBD/ROOT to/TO/aux/attack attack/VB/xcomp/threatened Niger/NNP/dobj/attack",
        [("THREATEN", "threatened")],
        id="threaten",
    ),
    pytest.param(
        "Mali/NNP/nsubj/accused accused|accuse/VBD/ROOT Niger/NNP/dobj/accused of/IN/prep/accused attacking|attack/VBG/pcomp/of rebels/NNS/dobj/attacking",
        [("ACCUSE", "accused"), ("ASSAULT", "attacking")],
        id="what somebody is accused of stands beside it",
    ),
    pytest.param(
        "Mali/NNP/nsubj/met met|meet/VBD/ROOT Niger/NNP/dobj/met and/CC/cc/met attacked|attack/VBD/conj/met rebels/NNS/dobj/attacked",
        [("CONSULT", "met"), ("ASSAULT", "attacked")],
        id="a second verb is no content",
    ),
]


@pytest.mark.parametrize(("written", "expected"), CONTENTS)
def test_what_is_offered_demanded_or_threatened_is_content_alone(
    tree: Tree, found_in: FoundIn, lexicon: Lexicon, written: str, expected: list[tuple[str, str]]
) -> None:
    doc = tree(written)
    assert told(doc, found_in(doc, group=GROUPS, state=STATES), lexicon) == expected


def test_a_refused_demand_of_somebodys_own_was_made(tree: Tree, found_in: FoundIn, lexicon: Lexicon) -> None:
    doc = tree(
        "Mali/NNP/nsubj/refused refused|refuse/VBD/ROOT Hamas/NNP/poss/demand 's/POS/case/Hamas demand/NN/dobj/refused"
    )
    drafts = find_drafts(doc, found_in(doc, group=GROUPS, state=STATES), lexicon)
    assert [(d.type, d.reading.factuality) for d in drafts] == [("REJECT", "actual"), ("REQUEST", "actual")]


def test_the_attack_that_is_condemned_took_place(tree: Tree, found_in: FoundIn, lexicon: Lexicon) -> None:
    doc = tree(
        "Mali/NNP/nsubj/condemned condemned|condemn/VBD/ROOT the/DT/det/attack attack/NN/dobj/condemned "
        "on/IN/prep/attack Niger/NNP/pobj/on"
    )
    assert told(doc, found_in(doc, group=GROUPS, state=STATES), lexicon) == [
        ("ACCUSE", "condemned"),
        ("ASSAULT", "attack"),
    ]


def test_no_mobilization_in_an_assault(tree: Tree, found_in: FoundIn, lexicon: Lexicon) -> None:
    """ "In the context of an ASSAULT, only the ASSAULT should be coded" (MOBILIZE); in another sentence it is its own."""
    deployed = "Mali/NNP/nsubj/deployed deployed|deploy/VBD/ROOT troops|troop/NNS/dobj/deployed"
    both = deployed + " and/CC/cc/deployed attacked|attack/VBD/conj/deployed Niger/NNP/dobj/attacked"
    attacked = "Mali/NNP/nsubj/attacked attacked|attack/VBD/ROOT Niger/NNP/dobj/attacked"
    doc = tree(both)
    assert told(doc, found_in(doc, group=GROUPS, state=STATES), lexicon) == [("ASSAULT", "attacked")]
    doc = tree(deployed + "\n" + attacked)
    assert told(doc, found_in(doc, group=GROUPS, state=STATES), lexicon) == [
        ("MOBILIZE", "deployed"),
        ("ASSAULT", "attacked"),
    ]


def test_what_another_must_do_is_asked_and_not_done(tree: Tree, found_in: FoundIn, lexicon: Lexicon) -> None:
    doc = tree(
        "Chad/NNP/nsubj/said said|say/VBD/ROOT Mali/NNP/nsubj/withdraw must/MD/aux/withdraw withdraw/VB/ccomp/said "
        "troops|troop/NNS/dobj/withdraw"
    )
    speech = Speech(2, 6, 0, 1, "indirect", "states", "test")
    found = replace(found_in(doc, group=GROUPS, state=STATES), speeches=(speech,))
    assert told(doc, found, lexicon) == [("REQUEST", "must")]


@pytest.mark.parametrize("zone", ["boilerplate", "link", "dateline"])
def test_furniture_yields_nothing(tree: Tree, found_in: FoundIn, lexicon: Lexicon, zone: ZoneKind) -> None:
    doc = tree("Mali/NNP/nsubj/attacked attacked|attack/VBD/ROOT Niger/NNP/dobj/attacked")
    found = found_in(doc, state=STATES)
    article = Article("a", doc.text, zones=(Zone(0, len(doc.text), zone),))
    assert told(doc, replace(found, article=article), lexicon) == []


def test_the_zone_of_a_draft_is_its_triggers(tree: Tree, found_in: FoundIn, lexicon: Lexicon) -> None:
    doc = tree("Mali/NNP/nsubj/attacked attacked|attack/VBD/ROOT Niger/NNP/dobj/attacked")
    found = replace(found_in(doc, state=STATES), article=Article("a", doc.text, zones=(Zone(0, 20, "caption"),)))
    (draft,) = find_drafts(doc, found, lexicon)
    assert (draft.zone, draft.sentence, draft.definite) == ("caption", 0, False)


def test_what_somebody_is_does_not_happen(tree: Tree, found_in: FoundIn, lexicon: Lexicon) -> None:
    doc = tree("Hamas/NNP/nsubj/is is|be/VBZ/ROOT the/DT/det/opposition only/JJ/amod/opposition opposition/NN/attr/is")
    assert told(doc, found_in(doc, group=GROUPS), lexicon) == []


def test_a_weak_word_needs_the_sides_that_it_names(tree: Tree, found_in: FoundIn, lexicon: Lexicon) -> None:
    """To fight is an event where somebody fights: a listed word with `needs`."""
    doc = tree("Rebels/NNS/nsubj/fought fought|fight/VBD/ROOT Mali/NNP/dobj/fought")
    assert told(doc, found_in(doc, group=GROUPS, state=STATES), lexicon) == [("ASSAULT", "fought")]
    assert told(doc, found_in(doc), lexicon) == []


def test_who_is_threatened_is_no_place_of_the_threat(tree: Tree, found_in: FoundIn, lexicon: Lexicon) -> None:
    doc = tree("Iran/NNP/nsubj/threatened threatened|threaten/VBD/ROOT Mali/NNP/dobj/threatened")
    found = found_in(doc, state="Iran, Mali")
    places = tuple(replace(r, kind="place") for r in found.references)
    (draft,) = find_drafts(doc, replace(found, references=(*found.references, *places)), lexicon)
    assert draft.places == ()
