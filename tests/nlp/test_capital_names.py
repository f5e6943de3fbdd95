"""Names of bodies that the model sees nothing in."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language

from kg.model import Actor, Article
from kg.nlp.capital_names import with_capital_names
from kg.nlp.extract import extract, load_resources
from kg.nlp.tokens import Doc, Span

Tree = Callable[[str], Doc]


def names(doc: Doc, *entities: Span, listed: dict[int, int] | None = None, bodies: tuple[str, ...] = ()) -> list[str]:
    nouns = {t.i for t in doc if t.text in bodies}
    return [s.text for s in with_capital_names(doc, entities, listed or {}, nouns, nouns)]


STUDIED = "studied|study/VBD/ROOT at/IN/prep/studied"
UNIVERSITY = f"{STUDIED} Delta/NNP/compound/University University/NNP/pobj/at for/IN/prep/University Peace/NNP/pobj/for"


def test_capitals_around_a_noun_for_bodies_are_its_name(tree: Tree) -> None:
    doc = tree(f"she/PRP/nsubj/studied {UNIVERSITY}")
    assert names(doc, bodies=("University",)) == ["Delta University for Peace"]


def test_a_place_is_a_part_of_the_name(tree: Tree) -> None:
    doc = tree(f"she/PRP/nsubj/studied {UNIVERSITY}")
    assert names(doc, Span(doc, 3, 4, label="GPE"), bodies=("University",)) == ["Delta University for Peace"]


def test_listed_names_and_bodies_of_every_state_make_no_name(tree: Tree) -> None:
    doc = tree(
        f"she/PRP/nsubj/studied {STUDIED} Kenyan/JJ/amod/Ministry Foreign/NNP/compound/Ministry Ministry/NNP/pobj/at"
    )
    assert names(doc, listed={4: 5}, bodies=("Ministry",)) == []


def test_an_article_with_a_capital_within_a_sentence_begins_a_name(tree: Tree) -> None:
    doc = tree("readers/NNS/nsubj/wrote of/IN/prep/readers The/DT/det/Harbour Harbour/NNP/pobj/of wrote|write/VBD/ROOT")
    assert names(doc) == ["Harbour"]


def test_capitals_before_people_tell_whose_they_are(tree: Tree) -> None:
    lions = "two/CD/nummod/militants Delta/NNP/compound/Lions Lions/NNP/compound/militants militants/NNS/nsubj/fled"
    assert names(tree(f"{lions} fled|flee/VBD/ROOT"), bodies=("militants",)) == ["Delta Lions"]


def test_in_a_headline_capitals_tell_nothing(tree: Tree) -> None:
    doc = tree("Rebels/NNPS/nsubj/Storm Storm|storm/VBP/ROOT Delta/NNP/compound/University University/NNP/dobj/Storm")
    assert names(doc, bodies=("University",)) == []


def test_a_named_university_is_one_of_education(nlp: Language) -> None:
    text = "She joined the army and left Harbour State University in May."
    found: dict[str, Actor] = {a.name: a for a in extract(nlp(text), Article("t", text), load_resources()).actors}
    assert found["Harbour State University"].sector == "EDU"
