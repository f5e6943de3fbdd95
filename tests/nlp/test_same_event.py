"""Which mentions are one event, over hand-made trees with the event types that we ship."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest
from spacy.language import Language

from kg.model import Article, Place, TimeSpan, Zone
from kg.nlp.drafts import find_drafts
from kg.nlp.extract import extract, load_resources
from kg.nlp.found import Found, TimeExpression
from kg.nlp.same_event import group_same
from kg.nlp.tokens import Doc
from kg.nlp.triggers import Lexicon, build_lexicon
from kg.ontology.events import load_event_types
from kg.ontology.light_verbs import load_light_verbs

Tree = Callable[[str], Doc]
FoundIn = Callable[..., Found]

GROUPS = "Rebels=rebels, rebels, Police=police, police, Hamas, troops"
STATES = "Mali, Niger, Chad, Sudan, Kenya, Iran"
ATTACKED = "Rebels/NNS/nsubj/attacked attacked|attack/VBD/ROOT police/NNS/dobj/attacked"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return build_lexicon(load_event_types(), load_light_verbs())


def groups(
    doc: Doc, found: Found, lexicon: Lexicon, belongs_to: Mapping[str, frozenset[str]] | None = None
) -> list[tuple[list[str], str | None]]:
    """The trigger words of each event with the last reason why one joined."""
    grouped = group_same(doc, found, find_drafts(doc, found, lexicon), belongs_to or {})
    return [([doc[d.token].text for d, _ in g], next((r for _, r in reversed(g) if r), None)) for g in grouped]


ONE = [
    pytest.param(
        ATTACKED + " ,/,/punct/attacked killing|kill/VBG/advcl/attacked Mali/NNP/dobj/killing",
        ["attacked", "killing"],
        "consequence of the same act",
        id="attacked, killing",
    ),
    pytest.param(
        "Police/NNS/nsubjpass/killed were|be/VBD/auxpass/killed killed|kill/VBN/ROOT in/IN/prep/killed an/DT/det/attack attack/NN/pobj/in",
        ["killed", "attack"],
        "consequence of the same act",
        id="killed in an attack",
    ),
    pytest.param(
        "An/DT/det/attack attack/NN/nsubj/killed by/IN/prep/attack rebels/NNS/pobj/by killed|kill/VBD/ROOT police/NNS/dobj/killed",
        ["attack", "killed"],
        "consequence of the same act",
        id="an attack killed",
    ),
    pytest.param(
        "Rebels/NNS/nsubj/killed killed|kill/VBD/ROOT police/NNS/dobj/killed and/CC/cc/killed wounded|wound/VBD/conj/killed troops/NNS/dobj/wounded",
        ["killed", "wounded"],
        "consequence of the same act",
        id="killed and wounded",
    ),
    pytest.param(
        "Mali/NNP/nsubj/met met|meet/VBD/ROOT Niger/NNP/dobj/met to/TO/aux/discuss discuss/VB/advcl/met trade/NN/dobj/discuss",
        ["met", "discuss"],
        "one phrase",
        id="met to discuss",
    ),
    pytest.param(
        "Mali/NNP/nsubj/held held|hold/VBD/ROOT talks|talk/NNS/dobj/held with/IN/prep/talks Niger/NNP/pobj/with\n"
        "The/DT/det/talks talks|talk/NNS/nsubj/ended ended|end/VBD/ROOT",
        ["talks", "talks"],
        "definite mention",
        id="the talks",
    ),
    pytest.param(
        "Mali/NNP/nsubj/met met|meet/VBD/ROOT Niger/NNP/dobj/met\nNiger/NNP/nsubj/met met|meet/VBD/ROOT Mali/NNP/dobj/met",
        ["met", "met"],
        "same sides",
        id="same sides",
    ),
]


@pytest.mark.parametrize(("written", "words", "reason"), ONE)
def test_one_event(
    tree: Tree, found_in: FoundIn, lexicon: Lexicon, written: str, words: list[str], reason: str
) -> None:
    doc = tree(written)
    assert groups(doc, found_in(doc, group=GROUPS, state=STATES), lexicon) == [(words, reason)]


TWO = [
    pytest.param(
        "Mali/NNP/nsubj/met met|meet/VBD/ROOT Niger/NNP/dobj/met\nMali/NNP/nsubj/met met|meet/VBD/ROOT Chad/NNP/dobj/met",
        ["met", "met"],
        id="other sides",
    ),
    pytest.param(
        ATTACKED
        + "\nAnother/DT/det/attack attack/NN/nsubj/failed by/IN/prep/attack rebels/NNS/pobj/by failed|fail/VBD/ROOT",
        ["attacked", "attack"],
        id="another",
    ),
    pytest.param(
        ATTACKED + "\nrebels/NNS/nsubj/raided raided|raid/VBD/ROOT police/NNS/dobj/raided",
        ["attacked", "raided"],
        id="another word of the type",
    ),
    pytest.param(
        "Mali/NNP/nsubj/met met|meet/VBD/ROOT Niger/NNP/dobj/met\nMali/NNP/nsubj/attacked attacked|attack/VBD/ROOT Niger/NNP/dobj/attacked",
        ["met", "attacked"],
        id="another type",
    ),
]


@pytest.mark.parametrize(("written", "words"), TWO)
def test_two_events(tree: Tree, found_in: FoundIn, lexicon: Lexicon, written: str, words: list[str]) -> None:
    doc = tree(written)
    assert groups(doc, found_in(doc, group=GROUPS, state=STATES), lexicon) == [([w], None) for w in words]


TITLE = "Rebels/NNS/nsubj/attack attack/VBP/ROOT police/NNS/dobj/attack\n"


def titled(doc: Doc, found: Found) -> Found:
    end = next(s.end_char for s in doc.sents)
    return replace(found, article=Article("a", doc.text, zones=(Zone(0, end, "title"),)))


def test_the_title_never_makes_a_second_event(tree: Tree, found_in: FoundIn, lexicon: Lexicon) -> None:
    doc = tree(TITLE + ATTACKED)
    found = titled(doc, found_in(doc, group=GROUPS, state=STATES))
    assert groups(doc, found, lexicon) == [(["attack", "attacked"], "told in the title")]


def test_what_the_title_alone_tells_is_an_event(tree: Tree, found_in: FoundIn, lexicon: Lexicon) -> None:
    doc = tree(TITLE + "Mali/NNP/nsubj/met met|meet/VBD/ROOT Niger/NNP/dobj/met")
    found = titled(doc, found_in(doc, group=GROUPS, state=STATES))
    assert sorted(words for words, _ in groups(doc, found, lexicon)) == [["attack"], ["met"]]


def test_a_title_does_not_tell_what_did_not_happen(tree: Tree, found_in: FoundIn, lexicon: Lexicon) -> None:
    denied = "Rebels/NNS/nsubj/attack did/VBD/aux/attack not/RB/neg/attack attack/VB/ROOT police/NNS/dobj/attack"
    doc = tree(TITLE + denied)
    found = titled(doc, found_in(doc, group=GROUPS, state=STATES))
    assert sorted(words for words, _ in groups(doc, found, lexicon)) == [["attack"], ["attack"]]


def test_who_leads_a_body_stands_for_it(tree: Tree, found_in: FoundIn, lexicon: Lexicon) -> None:
    doc = tree(
        "Mali/NNP/nsubj/met met|meet/VBD/ROOT Hamas/NNP/dobj/met\n"
        "Mali/NNP/nsubj/met met|meet/VBD/ROOT Haniyeh/NNP/dobj/met"
    )
    found = found_in(doc, group=GROUPS, state=STATES, person="Haniyeh")
    stands_for = {"person-haniyeh": frozenset({"group-hamas"})}
    assert len(groups(doc, found, lexicon)) == 2
    assert groups(doc, found, lexicon, stands_for) == [(["met", "met"], "same sides")]


def on_day(doc: Doc, word: str, day: date) -> TimeExpression:
    (token,) = (t for t in doc if t.text == word)
    return TimeExpression(token.i, token.i + 1, token.i, TimeSpan(day, day, "day", "test"))


MET_TWICE = (
    "Mali/NNP/nsubj/met met|meet/VBD/ROOT Niger/NNP/dobj/met Monday/NNP/npadvmod/met\n"
    "Mali/NNP/nsubj/met met|meet/VBD/ROOT Niger/NNP/dobj/met Friday/NNP/npadvmod/met"
)


@pytest.mark.parametrize(("last", "events"), [(date(2024, 5, 3), 2), (date(2024, 4, 29), 1)], ids=["other", "same"])
def test_time_tells_two_meetings_apart(
    tree: Tree, found_in: FoundIn, lexicon: Lexicon, last: date, events: int
) -> None:
    doc = tree(MET_TWICE)
    times = (on_day(doc, "Monday", date(2024, 4, 29)), on_day(doc, "Friday", last))
    assert len(groups(doc, replace(found_in(doc, state=STATES), times=times), lexicon)) == events


@pytest.mark.parametrize(
    ("within", "events"), [(None, 2), ("place-goma", 1)], ids=["two places", "one holds the other"]
)
def test_place_tells_two_meetings_apart_unless_one_lies_in_the_other(
    tree: Tree, found_in: FoundIn, lexicon: Lexicon, within: str | None, events: int
) -> None:
    doc = tree(
        "Mali/NNP/nsubj/met met|meet/VBD/ROOT Niger/NNP/dobj/met in/IN/prep/met Goma/NNP/pobj/in\n"
        "Mali/NNP/nsubj/met met|meet/VBD/ROOT Niger/NNP/dobj/met in/IN/prep/met Sake/NNP/pobj/in"
    )
    places = (Place("place-goma", "Goma", "city", "test"), Place("place-sake", "Sake", "city", "test", within=within))
    found = replace(found_in(doc, state=STATES, place="Goma, Sake"), places=places)
    assert len(groups(doc, found, lexicon)) == events


def test_two_attacks_in_one_sentence_are_told_apart(tree: Tree, found_in: FoundIn, lexicon: Lexicon) -> None:
    doc = tree(ATTACKED + " and/CC/cc/attacked attacked|attack/VBD/conj/attacked Mali/NNP/dobj/attacked#2")
    assert len(groups(doc, found_in(doc, group=GROUPS, state=STATES), lexicon)) == 2


def attacks(nlp: Language, text: str) -> int:
    return sum(e.type == "ASSAULT" for e in extract(nlp(text), Article("test", text), load_resources()).events)


def test_a_region_and_a_village_that_no_gazetteer_knows_do_not_tell_two_apart(nlp: Language) -> None:
    told = "Rebels ambushed an army truck in the Kidal region. The ambush took place in the town of {}."
    assert attacks(nlp, told.format("Tin Fadimata")) == 1
    assert attacks(nlp, told.format("Mopti")) == 2


def test_the_dead_of_those_who_acted_are_no_harm_of_their_act(nlp: Language) -> None:
    assert attacks(nlp, "Rebels raided a village near Gao. The army said that 12 rebels had been killed.") == 2
    assert attacks(nlp, "Rebels raided a village near Gao. The army said that 12 soldiers had been killed.") == 1
