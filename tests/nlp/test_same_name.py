"""Names of one actor joined within an article, over hand-made trees and references."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.model import Actor
from kg.nlp.found import Found
from kg.nlp.same_name import join_names
from kg.nlp.tokens import Doc

Tree = Callable[[str], Doc]
FoundIn = Callable[..., Found]

LEFT = "left|leave/VBD/ROOT"


def joined(doc: Doc, found: Found) -> list[tuple[str, str]]:
    return [(doc[r.start : r.end].text, r.id) for r in join_names(doc, found)]


def flat(*words: str) -> str:
    """A line of proper nouns; the tree of them does not matter."""
    return " ".join([f"{words[0]}/NNP/ROOT", *(f"{w}/NNP/dep/{words[0]}" for w in words[1:])])


def test_a_surname_goes_to_the_full_name_before_or_after_it(tree: Tree, found_in: FoundIn) -> None:
    doc = tree(f"Bello/NNP/nsubj/left {LEFT}\n{flat('Aisha', 'Bello')}\nBello/NNP/nsubj/left {LEFT}")
    found = found_in(doc, person="Aisha Bello, Bello")
    assert joined(doc, found) == [
        ("Bello", "person-aisha-bello"),
        ("Aisha Bello", "person-aisha-bello"),
        ("Bello", "person-aisha-bello"),
    ]


def test_two_full_names_are_never_joined_and_the_surname_goes_to_the_first(tree: Tree, found_in: FoundIn) -> None:
    doc = tree(f"{flat('Yusuf', 'Karimi')}\n{flat('Hassan', 'Karimi')}\nKarimi/NNP/nsubj/left {LEFT}")
    found = found_in(doc, person="Yusuf Karimi, Hassan Karimi, Karimi")
    assert [i for _, i in joined(doc, found)] == ["person-yusuf-karimi", "person-hassan-karimi", "person-yusuf-karimi"]


def test_the_body_beside_a_surname_tells_which_namesake(tree: Tree, found_in: FoundIn) -> None:
    doc = tree(
        f"{flat('Yusuf', 'Karimi')}\n{flat('Hassan', 'Karimi')}\n"
        f"Hamas/NNP/compound/leader leader/NN/compound/Karimi Karimi/NNP/nsubj/left {LEFT}\nKarimi/NNP/nsubj/left {LEFT}"
    )
    found = found_in(doc, person="Yusuf Karimi, Hassan Karimi, Karimi", group="Hamas")
    actors = tuple(replace(a, part_of="group-hamas") if a.name == "Hassan Karimi" else a for a in found.actors)
    ids = [i for w, i in joined(doc, replace(found, actors=actors)) if w == "Karimi"]
    assert ids == ["person-hassan-karimi", "person-hassan-karimi"], "and the next one follows the last"


def test_a_surname_stands_with_and_without_its_arabic_article_and_never_the_article_alone(
    tree: Tree, found_in: FoundIn
) -> None:
    doc = tree(f"{flat('Bashar', 'al', 'Haddad')}\nHaddad/NNP/nsubj/left {LEFT}\nal/NNP/dep/left {LEFT}")
    found = found_in(doc, person="Bashar al Haddad, Haddad")
    assert joined(doc, found)[1] == ("Haddad", "person-bashar-al-haddad")
    assert len(joined(doc, found)) == 2


def test_a_surname_that_the_model_overlooked_is_found_where_one_person_bears_it(tree: Tree, found_in: FoundIn) -> None:
    doc = tree(f"{flat('Aisha', 'Bello')}\nBello/NNP/nsubj/left {LEFT}")
    assert ("Bello", "person-aisha-bello") in joined(doc, found_in(doc, person="Aisha Bello"))
    two = tree(f"{flat('Aisha', 'Bello')}\n{flat('Musa', 'Bello')}\nBello/NNP/nsubj/left {LEFT}")
    assert len(joined(two, found_in(two, person="Aisha Bello, Musa Bello"))) == 2


def test_a_listed_actor_is_nobodys_surname(tree: Tree, found_in: FoundIn) -> None:
    doc = tree(f"{flat('Michael', 'Jordan')}\nJordan/NNP/nsubj/left {LEFT}")
    found = found_in(doc, person="Michael Jordan", state="Jordan")
    listed = tuple(replace(a, known="dictionary") if a.kind == "state" else a for a in found.actors)
    assert ("Jordan", "state-jordan") in joined(doc, replace(found, actors=listed))


BRACKETS = (
    "Delta/NNP/compound/Front Front/NNP/nsubj/left (/-LRB-/punct/Front DF/NNP/appos/Front )/-RRB-/punct/Front "
    f"{LEFT}\nDF/NNP/nsubj/left {LEFT}"
)


@pytest.mark.parametrize("group", ["Delta Front", "Delta Front, DF"], ids=["overlooked", "seen by the model"])
def test_an_acronym_in_brackets_is_the_name_before_it_wherever_it_stands(
    tree: Tree, found_in: FoundIn, group: str
) -> None:
    doc = tree(BRACKETS)
    pairs = joined(doc, found_in(doc, group=group))
    assert [words for words, _ in pairs] == ["Delta Front", "DF", "DF"]
    assert len({identifier for _, identifier in pairs}) == 1


def test_a_listed_name_keeps_its_id_when_it_meets_its_acronym(tree: Tree, found_in: FoundIn) -> None:
    doc = tree(BRACKETS)
    found = found_in(doc, group="Delta Front, DF")
    actors: tuple[Actor, ...] = tuple(
        replace(a, known="dictionary") if a.name == "Delta Front" else a for a in found.actors
    )
    assert {i for _, i in joined(doc, replace(found, actors=actors))} == {"group-delta-front"}


def test_a_word_in_brackets_that_is_no_acronym_joins_nothing(tree: Tree, found_in: FoundIn) -> None:
    doc = tree(BRACKETS.replace("DF", "left-wing"))
    assert joined(doc, found_in(doc, group="Delta Front")) == [("Delta Front", "group-delta-front")]
