"""Who does what to whom in hand-made trees: each sentence is written out with its labels and heads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.nlp.syntax import (
    Arguments,
    ancestors_within_clause,
    arguments,
    clause_of,
    coordinated,
    is_passive,
    modifiers,
    nominal_arguments,
    noun_phrase,
    particle,
)
from kg.nlp.tokens import Doc, Token

Tree = Callable[[str], Doc]

ACTIVE = "Rebels/NNS/nsubj/attacked attacked|attack/VBD/ROOT villagers/NNS/dobj/attacked"
PASSIVE = """Villagers/NNS/nsubjpass/attacked were|be/VBD/auxpass/attacked attacked|attack/VBN/ROOT by/IN/agent/attacked
rebels/NNS/pobj/by""".replace("\n", " ")
REDUCED = """Troops/NNS/nsubj/left sent|send/VBN/acl/Troops by/IN/agent/sent Kenya/NNP/pobj/by left|leave/VBD/ROOT"""
RELATIVE = (
    """Kenya/NNP/nsubj/left which/WDT/nsubj/sent sent|send/VBD/relcl/Kenya troops/NNS/dobj/sent left|leave/VBD/ROOT"""
)
GAP = (
    """The/DT/det/town town/NN/nsubj/burned rebels/NNS/nsubj/seized seized|seize/VBD/relcl/town burned|burn/VBD/ROOT"""
)
WHOM = """The/DT/det/men men|man/NNS/nsubj/fled whom/WP/dobj/chased police/NNS/nsubj/chased chased|chase/VBD/relcl/men
fled|flee/VBD/ROOT""".replace("\n", " ")
STRANDED = """The/DT/det/base base/NN/nsubj/burned rebels/NNS/nsubj/fired fired|fire/VBD/relcl/base at/IN/prep/fired
burned|burn/VBD/ROOT""".replace("\n", " ")
CONTROL = "Rebels/NNS/nsubj/tried tried|try/VBD/ROOT to/TO/aux/seize seize/VB/xcomp/tried Goma/NNP/dobj/seize"
RAISING = "Rebels/NNS/nsubj/seemed seemed|seem/VBD/ROOT to/TO/aux/hold hold/VB/xcomp/seemed Goma/NNP/dobj/hold"
OBJECT_CONTROL = """Chad/NNP/nsubj/urged urged|urge/VBD/ROOT Sudan/NNP/dobj/urged to/TO/aux/leave leave/VB/xcomp/urged
Darfur/NNP/dobj/leave""".replace("\n", " ")
SUBJECT_CONTROL = """Chad/NNP/nsubj/promised promised|promise/VBD/ROOT Sudan/NNP/dobj/promised to/TO/aux/leave
leave/VB/xcomp/promised Darfur/NNP/dobj/leave""".replace("\n", " ")
PASSIVE_CONTROL = """Rebels/NNS/nsubjpass/urged were|be/VBD/auxpass/urged urged|urge/VBN/ROOT to/TO/aux/leave
leave/VB/xcomp/urged Goma/NNP/dobj/leave""".replace("\n", " ")
COORDINATED = """Mali/NNP/nsubj/sent and/CC/cc/Mali Niger/NNP/conj/Mali sent|send/VBD/ROOT troops/NNS/dobj/sent and/CC/cc/sent
closed|close/VBD/conj/sent borders/NNS/dobj/closed""".replace("\n", " ")
SHARED_OBJECT = """Rebels/NNS/nsubj/stormed stormed|storm/VBD/ROOT and/CC/cc/stormed seized|seize/VBD/conj/stormed
Goma/NNP/dobj/seized""".replace("\n", " ")
PASSIVE_PAIR = """Men/NNS/nsubjpass/held were|be/VBD/auxpass/held held|hold/VBN/ROOT and/CC/cc/held beaten|beat/VBN/conj/held
by/IN/agent/beaten police/NNS/pobj/by""".replace("\n", " ")
GERUND = (
    """Rebels/NNS/nsubj/fled after/IN/prep/fled burning|burn/VBG/pcomp/after Goma/NNP/dobj/burning fled|flee/VBD/ROOT"""
)
ACCUSED_OF = """Chad/NNP/nsubj/accused accused|accuse/VBD/ROOT Sudan/NNP/dobj/accused of/IN/prep/accused
arming|arm/VBG/pcomp/of rebels/NNS/dobj/arming""".replace("\n", " ")
WERE_ACCUSED_OF = """Sudan/NNP/nsubjpass/accused was|be/VBD/auxpass/accused accused|accuse/VBN/ROOT of/IN/prep/accused
arming|arm/VBG/pcomp/of rebels/NNS/dobj/arming""".replace("\n", " ")
DECISION_TO = """Chad/NNP/poss/decision 's/POS/case/Chad decision/NN/nsubj/failed to/TO/aux/attack attack/VB/acl/decision
rebels/NNS/dobj/attack failed|fail/VBD/ROOT""".replace("\n", " ")
MADE_ATTEMPT = """Rebels/NNS/nsubj/made made|make/VBD/ROOT attempts/NNS/dobj/made to/TO/aux/seize seize/VB/acl/attempts
Goma/NNP/dobj/seize""".replace("\n", " ")
PARTICIPLE = "Storming|storm/VBG/advcl/seized Goma/NNP/dobj/Storming rebels/NNS/nsubj/seized seized|seize/VBD/ROOT it/PRP/dobj/seized"
DATIVE = """Oslo/NNP/nsubj/gave gave|give/VBD/ROOT Mali/NNP/dative/gave aid/NN/dobj/gave"""
DATIVE_TO = """Oslo/NNP/nsubj/gave gave|give/VBD/ROOT aid/NN/dobj/gave to/IN/dative/gave Mali/NNP/pobj/to"""
BY_ON_OBLIQUE = """Monitors/NNS/nsubjpass/let were|be/VBD/auxpass/let let/VBN/ROOT into/IN/prep/let plants/NNS/pobj/into
by/IN/prep/plants Iran/NNP/pobj/by""".replace("\n", " ")

SIDES = [
    pytest.param(ACTIVE, "attacked", ["Rebels"], ["villagers"], id="active"),
    pytest.param(PASSIVE, "attacked", ["rebels"], ["Villagers"], id="passive"),
    pytest.param(REDUCED, "sent", ["Kenya"], ["Troops"], id="reduced relative"),
    pytest.param(RELATIVE, "sent", ["Kenya"], ["troops"], id="relative clause, subject"),
    pytest.param(GAP, "seized", ["rebels"], ["town"], id="relative clause without pronoun"),
    pytest.param(WHOM, "chased", ["police"], ["men"], id="relative clause, object"),
    pytest.param(STRANDED, "fired", ["rebels"], [], id="stranded preposition leaves no object"),
    pytest.param(CONTROL, "seize", ["Rebels"], ["Goma"], id="control"),
    pytest.param(RAISING, "hold", ["Rebels"], ["Goma"], id="raising"),
    pytest.param(OBJECT_CONTROL, "leave", ["Sudan"], ["Darfur"], id="object control"),
    pytest.param(SUBJECT_CONTROL, "leave", ["Chad"], ["Darfur"], id="subject control over an object"),
    pytest.param(PASSIVE_CONTROL, "leave", ["Rebels"], ["Goma"], id="control by a passive subject"),
    pytest.param(COORDINATED, "closed", ["Mali", "Niger"], ["borders"], id="second verb of a coordination"),
    pytest.param(SHARED_OBJECT, "stormed", ["Rebels"], ["Goma"], id="object of the last verb"),
    pytest.param(PASSIVE_PAIR, "beaten", ["police"], ["Men"], id="second verb of a passive coordination"),
    pytest.param(GERUND, "burning", ["Rebels"], ["Goma"], id="gerund under a preposition"),
    pytest.param(ACCUSED_OF, "arming", ["Sudan"], ["rebels"], id="gerund of the accused"),
    pytest.param(WERE_ACCUSED_OF, "arming", ["Sudan"], ["rebels"], id="gerund of the passive accused"),
    pytest.param(DECISION_TO, "attack", ["Chad"], ["rebels"], id="infinitive under an owned noun"),
    pytest.param(MADE_ATTEMPT, "seize", ["Rebels"], ["Goma"], id="infinitive under the object of its doer"),
    pytest.param(PARTICIPLE, "Storming", ["rebels"], ["Goma"], id="participle clause"),
    pytest.param(BY_ON_OBLIQUE, "let", ["Iran"], ["Monitors"], id="agent hung on another noun"),
]


def token(doc: Doc, word: str) -> Token:
    return next(t for t in doc if t.text == word)


def texts(tokens: tuple[Token, ...]) -> list[str]:
    return [t.text for t in tokens]


@pytest.mark.parametrize(("written", "verb", "agents", "patients"), SIDES)
def test_who_does_what_to_whom(tree: Tree, written: str, verb: str, agents: list[str], patients: list[str]) -> None:
    found = arguments(token(tree(written), verb))
    assert (texts(found.agents), texts(found.patients)) == (agents, patients)


@pytest.mark.parametrize("written", [DATIVE, DATIVE_TO], ids=["bare", "with to"])
def test_who_is_given_something_is_no_patient(tree: Tree, written: str) -> None:
    found = arguments(token(tree(written), "gave"))
    assert (texts(found.datives), texts(found.patients)) == (["Mali"], ["aid"])


def test_obliques_carry_their_preposition_through_coordination(tree: Tree) -> None:
    doc = tree(
        "Rebels/NNS/nsubj/clashed clashed|clash/VBD/ROOT with/IN/prep/clashed police/NNS/pobj/with and/CC/cc/police "
        "troops/NNS/conj/police in/IN/prep/clashed Goma/NNP/pobj/in"
    )
    found = arguments(token(doc, "clashed"))
    assert texts(found.under("with")) == ["police", "troops"]
    assert texts(found.under("in", "near")) == ["Goma"]
    assert Arguments().under("with") == ()


def test_a_chain_of_prepositions_yields_the_inner_one(tree: Tree) -> None:
    doc = tree(
        "Mali/NNP/nsubj/fought fought|fight/VBD/ROOT along/IN/prep/fought with/IN/prep/along Niger/NNP/pobj/with"
    )
    assert [(p, t.text) for p, t in arguments(token(doc, "fought")).obliques] == [("with", "Niger")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "attack/NN/ROOT by/IN/prep/attack gunmen/NNS/pobj/by on/IN/prep/attack convoys/NNS/pobj/on",
            (["gunmen"], ["convoys"]),
        ),
        ("Mali/NNP/poss/attack 's/POS/case/Mali attack/NN/ROOT on/IN/prep/attack Gao/NNP/pobj/on", (["Mali"], ["Gao"])),
        (
            "arrest/NN/ROOT of/IN/prep/arrest lawmakers/NNS/pobj/of by/IN/prep/lawmakers police/NNS/pobj/by",
            (["police"], []),
        ),
    ],
    ids=["by", "possessive", "by hung on the of-phrase"],
)
def test_a_nouns_doer_is_its_owner_or_stands_under_by(
    tree: Tree, written: str, expected: tuple[list[str], list[str]]
) -> None:
    doc = tree(written)
    found = nominal_arguments(next(t for t in doc if t.dep_ == "ROOT"))
    assert (texts(found.agents), texts(found.under("on"))) == expected


def test_a_nouns_two_sides_stand_under_between(tree: Tree) -> None:
    doc = tree("talks/NNS/ROOT between/IN/prep/talks Mali/NNP/pobj/between and/CC/cc/Mali Niger/NNP/conj/Mali")
    assert texts(nominal_arguments(doc[0]).under("between")) == ["Mali", "Niger"]


def test_what_is_coordinated_is_found_along_the_chain_and_verbs_are_none_of_it(tree: Tree) -> None:
    doc = tree("Mali/NNP/ROOT Niger/NNP/conj/Mali Chad/NNP/conj/Niger fled|flee/VBD/conj/Mali")
    assert texts(coordinated((doc[0],))) == ["Mali", "Niger", "Chad"]


@pytest.mark.parametrize(
    ("written", "verb", "expected"),
    [(ACTIVE, "attacked", False), (PASSIVE, "attacked", True), (REDUCED, "sent", True), (PASSIVE_PAIR, "beaten", True)],
    ids=["active", "passive", "reduced relative", "coordinated"],
)
def test_passive(tree: Tree, written: str, verb: str, expected: bool) -> None:
    assert is_passive(token(tree(written), verb)) is expected


def test_modifiers_are_those_of_compounds_too(tree: Tree) -> None:
    doc = tree("senior/JJ/amod/army Sudanese/JJ/amod/officers army/NN/compound/officers officers/NNS/ROOT")
    assert sorted(texts(modifiers(token(doc, "officers")))) == ["Sudanese", "army", "senior"]


def test_a_noun_phrase_begins_at_its_article_and_ends_at_its_head(tree: Tree) -> None:
    doc = tree("near/IN/ROOT the/DT/det/base old/JJ/amod/base base/NN/pobj/near of/IN/prep/base Mali/NNP/pobj/of")
    assert noun_phrase(token(doc, "base")) == (1, 4)


def test_the_clause_of_a_noun_is_its_verb_and_of_a_bare_phrase_its_root(tree: Tree) -> None:
    doc = tree(PASSIVE)
    assert clause_of(token(doc, "rebels")).text == "attacked"
    doc = tree("talks/NNS/ROOT in/IN/prep/talks Geneva/NNP/pobj/in")
    assert clause_of(token(doc, "Geneva")).text == "talks"


def test_ancestors_end_with_the_first_verb(tree: Tree) -> None:
    doc = tree(ACCUSED_OF)
    assert [t.text for t in ancestors_within_clause(token(doc, "rebels"))] == ["arming"]
    assert list(ancestors_within_clause(token(doc, "accused"))) == []


def test_the_particle_of_a_verb(tree: Tree) -> None:
    doc = tree("They/PRP/nsubj/carried carried|carry/VBD/ROOT Out/RP/prt/carried raids/NNS/dobj/carried")
    assert particle(token(doc, "carried")) == "out"
    assert particle(token(doc, "raids")) is None


def test_a_predicate_without_a_tree_above_it_has_no_sides(tree: Tree) -> None:
    assert arguments(tree("Flee/VB/ROOT")[0]) == Arguments()
