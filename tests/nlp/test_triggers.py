"""Which words tell an event: small lexicons of our own over hand-made trees."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.tokens import Doc
from kg.nlp.triggers import Candidate, build_lexicon, find_candidates, match, regular_forms
from kg.ontology.events import EventType, ExceptionRule, TriggerPattern
from kg.ontology.light_verbs import load_light_verbs

Tree = Callable[[str], Doc]


def verb(lemma: str, **conditions: object) -> TriggerPattern:
    return TriggerPattern(lemma, "verb", "test", **conditions)


def noun(lemma: str, **conditions: object) -> TriggerPattern:
    return TriggerPattern(lemma, "noun", "test", **conditions)


def adjective(lemma: str, **conditions: object) -> TriggerPattern:
    return TriggerPattern(lemma, "adjective", "test", **conditions)


def kind(name: str, *triggers: TriggerPattern, **fields: object) -> EventType:
    return EventType(name, "", "", "material-conflict", 0, triggers=triggers, **fields)


def candidates(doc: Doc, *kinds: EventType) -> list[Candidate]:
    """The best candidate of each token."""
    return [options[0] for options in find_candidates(doc, build_lexicon(kinds, load_light_verbs()))]


def told(doc: Doc, *kinds: EventType) -> list[tuple[str, str]]:
    return [(doc[c.token].text, c.event_type.name) for c in candidates(doc, *kinds)]


TOOK_STREETS = "Crowds/NNS/nsubj/took took|take/VBD/ROOT to/IN/prep/took the/DT/det/streets streets|street/NNS/pobj/to"
PULLED_OUT = "Mali/NNP/nsubj/pulled pulled|pull/VBD/ROOT out/RP/prt/pulled of/IN/prep/pulled talks|talk/NNS/pobj/of"
PULLED_OUT_NESTED = (
    "Mali/NNP/nsubj/pulled pulled|pull/VBD/ROOT out/IN/prep/pulled of/IN/prep/out talks|talk/NNS/pobj/of"
)
SENT_HUNDREDS = (
    "Chad/NNP/nsubj/sent sent|send/VBD/ROOT hundreds|hundred/NNS/dobj/sent of/IN/prep/hundreds troops|troop/NNS/pobj/of"
)
WERE_SENT = "Troops|troop/NNS/nsubjpass/sent were|be/VBD/auxpass/sent sent|send/VBN/ROOT"
TROOPS_SENT = "Troops|troop/NNS/ROOT sent|send/VBN/acl/Troops by/IN/agent/sent Chad/NNP/pobj/by"
REFUSED = "Mali/NNP/nsubj/refused refused|refuse/VBD/ROOT to/TO/aux/leave leave/VB/xcomp/refused"
ACCUSED = (
    "Mali/NNP/nsubj/accused accused|accuse/VBD/ROOT Chad/NNP/dobj/accused of/IN/prep/accused spying|spy/VBG/pcomp/of"
)
STRIKE = "hunger/NN/compound/strike strike/NN/ROOT"
SIGNING = "signing/NN/ROOT of/IN/prep/signing accords|accord/NNS/pobj/of"


@pytest.mark.parametrize(
    ("written", "word", "pattern", "expected"),
    [
        (TOOK_STREETS, "took", verb("take", prep=("to",)), True),
        (TOOK_STREETS, "took", verb("take", prep=("to",), prep_object=("street",)), True),
        (TOOK_STREETS, "took", verb("take", prep=("to",), prep_object=("court",)), False),
        (PULLED_OUT, "pulled", verb("pull", particle=("out",)), True),
        (PULLED_OUT, "pulled", verb("pull", particle=("back",)), False),
        (PULLED_OUT_NESTED, "pulled", verb("pull", prep=("out",), prep_object=("talk",)), True),
        (SENT_HUNDREDS, "sent", verb("send", object=("troop",)), True),
        (WERE_SENT, "sent", verb("send", object=("troop",)), True),
        (TROOPS_SENT, "sent", verb("send", object=("troop",)), True),
        (WERE_SENT, "sent", verb("send", not_object=("troop",)), False),
        (WERE_SENT, "sent", verb("send", not_object=("letter",)), True),
        (REFUSED, "refused", verb("refuse", complement=("leave",)), True),
        (REFUSED, "refused", verb("refuse", complement=("any",)), True),
        (REFUSED, "refused", verb("refuse", complement=("pay",)), False),
        (REFUSED, "refused", verb("refuse", not_complement=("leave",)), False),
        (ACCUSED, "accused", verb("accuse", complement=("spy",)), True),
        (WERE_SENT, "sent", verb("send", complement=("any",)), False),
        (STRIKE, "strike", noun("strike", modifier=("hunger",)), True),
        (STRIKE, "strike", noun("strike", not_modifier=("hunger",)), False),
        (SIGNING, "signing", noun("signing", object=("accord",)), True),
    ],
)
def test_conditions(tree: Tree, written: str, word: str, pattern: TriggerPattern, expected: bool) -> None:
    doc = tree(written)
    assert (match(next(t for t in doc if t.text == word), pattern) is not None) is expected


def test_the_pattern_with_the_most_conditions_wins_and_of_equals_the_first(tree: Tree) -> None:
    general, special = kind("ASSAULT", verb("take")), kind("PROTEST", verb("take", prep=("to",)))
    doc = tree(TOOK_STREETS)
    assert told(doc, general, special) == told(doc, special, general) == [("took", "PROTEST")]
    assert told(doc, kind("AID", verb("take")), kind("ASSAULT", verb("take"))) == [("took", "AID")]


def test_all_that_match_are_given_the_most_special_first(tree: Tree) -> None:
    take = kind("ASSAULT", verb("take"), verb("take", object=("bribe",)), verb("take", prep=("to",)))
    (options,) = find_candidates(tree(TOOK_STREETS), build_lexicon([take], load_light_verbs()))
    assert [o.pattern.prep for o in options] == [("to",), ()]


def test_a_named_complement_is_more_special_than_any(tree: Tree) -> None:
    some, leave = verb("refuse", complement=("any",)), verb("refuse", complement=("leave",))
    assert told(tree(REFUSED), kind("REJECT", some), kind("RETREAT", leave)) == [("refused", "RETREAT")]


def test_exclusions_do_not_make_a_pattern_more_special(tree: Tree) -> None:
    first, second = kind("AID", verb("take")), kind("ASSAULT", verb("take", not_object=("bribe",)))
    assert told(tree(TOOK_STREETS), first, second) == [("took", "AID")]


def test_an_exception_takes_a_match_away_or_gives_it_to_another_type(tree: Tree) -> None:
    streets = verb("take", prep=("to",), prep_object=("street",))
    protest = kind("PROTEST")
    none = kind("ASSAULT", verb("take"), exceptions=(ExceptionRule(streets, None, "x"),))
    other = kind("ASSAULT", verb("take"), exceptions=(ExceptionRule(streets, "PROTEST", "x"),))
    assert told(tree(TOOK_STREETS), none, protest) == []
    assert told(tree(TOOK_STREETS), other, protest) == [("took", "PROTEST")]
    assert told(tree(PULLED_OUT.replace("pulled|pull", "took|take").replace("pulled", "took")), other, protest) == [
        ("took", "ASSAULT")
    ]


def test_an_exception_of_one_part_of_speech_leaves_the_other_alone(tree: Tree) -> None:
    rule = ExceptionRule(verb("strike"), None, "x")
    assert told(tree(STRIKE), kind("PROTEST", noun("strike"), exceptions=(rule,))) == [("strike", "PROTEST")]


@pytest.mark.parametrize(
    ("written", "carrier", "swaps"),
    [
        ("Mali/NNP/nsubj/held held|hold/VBD/ROOT talks|talk/NNS/dobj/held", "held", False),
        ("Talks|talk/NNS/nsubjpass/held were|be/VBD/auxpass/held held|hold/VBN/ROOT", "held", False),
        ("Talks|talk/NNS/nsubj/ended ended|end/VBD/ROOT", "ended", False),
        ("Talks|talk/NNS/nsubj/bored bored|bore/VBD/ROOT Mali/NNP/dobj/bored", None, False),
        ("Mali/NNP/nsubj/faced faced|face/VBD/ROOT talks|talk/NNS/dobj/faced", "faced", True),
        (
            "Mali/NNP/nsubj/took took|take/VBD/ROOT part/NN/dobj/took in/IN/prep/took talks|talk/NNS/pobj/in",
            "took",
            False,
        ),
        (
            "Mali/NNP/nsubj/held held|hold/VBD/ROOT days|day/NNS/dobj/held of/IN/prep/days talks|talk/NNS/pobj/of",
            "held",
            False,
        ),
        (
            "Mali/NNP/nsubj/held held|hold/VBD/ROOT rallies|rally/NNS/dobj/held and/CC/cc/rallies talks|talk/NNS/conj/rallies",
            "held",
            False,
        ),
        ("Mali/NNP/nsubj/liked liked|like/VBD/ROOT talks|talk/NNS/dobj/liked", None, False),
    ],
    ids=["held", "were held", "ended", "no light verb", "faced", "took part in", "days of", "conjunct", "liked"],
)
def test_the_verb_that_carries_an_event_noun(tree: Tree, written: str, carrier: str | None, swaps: bool) -> None:
    doc = tree(written)
    (found,) = candidates(doc, kind("CONSULT", noun("talk")))
    assert (None if found.light is None else doc[found.light].text, found.light_swaps) == (carrier, swaps)


def test_a_verb_carries_no_verb(tree: Tree) -> None:
    (found,) = candidates(tree(REFUSED), kind("REJECT", verb("refuse")))
    assert found.light is None


def test_a_participle_before_a_noun_is_no_predicate_and_after_it_is(tree: Tree) -> None:
    wounded = kind("ASSAULT", verb("wound"))
    assert told(tree("wounded|wound/VBN/amod/soldiers soldiers/NNS/ROOT"), wounded) == []
    assert told(tree("soldiers/NNS/ROOT wounded|wound/VBN/acl/soldiers"), wounded) == [("wounded", "ASSAULT")]


def test_a_verb_that_the_model_lemmatised_wrongly_is_known_by_its_regular_form(tree: Tree) -> None:
    assert told(tree("Rebels/NNS/nsubj/shelled shelled/VBD/ROOT"), kind("ASSAULT", verb("shell"))) == [
        ("shelled", "ASSAULT")
    ]


def test_a_form_of_one_verb_is_not_taken_for_that_of_another(tree: Tree) -> None:
    told_by = [kind("ASSAULT", verb("rape")), kind("ACCUSE", verb("rap"))]
    doc = tree("they/PRP/nsubjpass/raped were|be/VBD/auxpass/raped raped|rap/VBN/ROOT")
    assert told(doc, *told_by) == [("raped", "ASSAULT")]


def test_an_adjective_is_no_participle_of_the_verb_that_is_written_alike(tree: Tree) -> None:
    doc = tree("it/PRP/nsubj/is is|be/VBZ/ROOT fine/JJ/acomp/is")
    assert told(doc, kind("SANCTION", verb("fine"))) == []


def test_adjectives(tree: Tree) -> None:
    doc = tree("Mali/NNP/nsubj/is is|be/VBZ/ROOT unwilling/JJ/acomp/is")
    assert told(doc, kind("REJECT", adjective("unwilling"))) == [("unwilling", "REJECT")]


def test_a_name_is_no_event_noun_unless_the_model_calls_it_an_event(tree: Tree) -> None:
    talk = kind("CONSULT", noun("talk"))
    doc = tree("Talk/NNP/ROOT")
    assert told(doc, talk) == [("Talk", "CONSULT")]
    doc[0].ent_type_ = "ORG"
    assert told(doc, talk) == []


def test_what_is_reciprocal_is_told_by_the_word_before_the_type(tree: Tree) -> None:
    (own,) = candidates(tree(STRIKE), kind("CONSULT", noun("strike", reciprocal=False), reciprocal=True))
    (types,) = candidates(tree(STRIKE), kind("CONSULT", noun("strike"), reciprocal=True))
    assert (own.reciprocal, types.reciprocal) == (False, True)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("raid", {"raids", "raided", "raiding"}),
        ("seize", {"seizes", "seized", "seizing"}),
        ("occupy", {"occupies", "occupied", "occupying"}),
        ("deploy", {"deploys", "deployed", "deploying"}),
        ("clash", {"clashes", "clashed", "clashing"}),
        ("veto", {"vetoes", "vetoed", "vetoing"}),
        ("stab", {"stabs", "stabbed", "stabbing"}),
    ],
)
def test_regular_forms(lemma: str, forms: set[str]) -> None:
    assert forms <= set(regular_forms(lemma))


@given(st.from_regex(r"[a-z]{2,12}", fullmatch=True))
def test_every_regular_form_begins_as_its_lemma_does(lemma: str) -> None:
    assert all(form.startswith(lemma[:-1]) and form != lemma for form in regular_forms(lemma))
