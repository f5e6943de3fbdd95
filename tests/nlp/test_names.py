"""Names of actors and media: the dictionary first, the model's entities second."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from spacy.language import Language

from kg.nlp.names import Name, acts, find_names
from kg.nlp.tokens import Doc, Span
from kg.ontology.actor_index import ActorIndex
from kg.ontology.actors import make_actor_index

Tree = Callable[[str], Doc]


@pytest.fixture(scope="module")
def index() -> ActorIndex:
    return make_actor_index()


def names(
    doc: Doc, index: ActorIndex, as_of: date | None = None, roles: tuple[int, ...] = ()
) -> list[tuple[str, str, str | None]]:
    """(words, kind, entry) of each name."""
    return [(n.text, n.kind, n.entry.name if n.entry else None) for n in find_names(doc, index, as_of, roles, roles)]


def entities(doc: Doc, *spans: tuple[int, int, str]) -> Doc:
    doc.ents = tuple(Span(doc, start, end, label) for start, end, label in spans)
    return doc


MET = "met|meet/VBD/ROOT"


def test_a_listed_name_goes_before_the_models_guess(tree: Tree, index: ActorIndex) -> None:
    doc = entities(tree(f"Hamas/NNP/nsubj/met {MET}"), (0, 1, "PERSON"))
    assert names(doc, index) == [("Hamas", "group", "Hamas")]


def test_an_unlisted_name_is_what_the_model_calls_it(tree: Tree, index: ActorIndex) -> None:
    doc = entities(
        tree(f"Musa/NNP/compound/Danjuma Danjuma/NNP/nsubj/met {MET} Oxfordia/NNP/dobj/met"),
        (0, 2, "PERSON"),
        (3, 4, "ORG"),
    )
    assert names(doc, index) == [("Musa Danjuma", "person", None), ("Oxfordia", "organization", None)]


def test_words_of_a_name_tell_a_group(tree: Tree, index: ActorIndex) -> None:
    doc = entities(tree(f"Delta/NNP/compound/Front Front/NNP/nsubj/met {MET}"), (0, 2, "ORG"))
    assert names(doc, index) == [("Delta Front", "group", None)]


def test_a_longer_name_of_somebody_else_swallows_a_listed_one(tree: Tree, index: ActorIndex) -> None:
    doc = entities(tree(f"Kenya/NNP/compound/Barasa Barasa/NNP/nsubj/met {MET}"), (0, 2, "PERSON"))
    assert names(doc, index) == [("Kenya Barasa", "person", None)]


def test_a_body_under_an_agent_noun_keeps_its_owner_apart(tree: Tree, index: ActorIndex) -> None:
    doc = entities(tree(f"Hamas/NNP/compound/Ministry Ministry/NNP/nsubj/met {MET}"), (0, 2, "ORG"))
    assert names(doc, index, roles=(1,)) == [("Hamas", "group", "Hamas")]


def test_titles_articles_possessives_and_brackets_are_no_part_of_a_name(tree: Tree, index: ActorIndex) -> None:
    doc = entities(tree(f"Dr./NNP/compound/Danjuma Danjuma/NNP/nsubj/met {MET}"), (0, 2, "PERSON"))
    assert names(doc, index) == [("Danjuma", "person", None)]
    doc = entities(
        tree(f"the/DT/det/Front Delta/NNP/compound/Front Front/NNP/poss/men 's/POS/case/Front men/NNS/nsubj/met {MET}"),
        (0, 4, "ORG"),
    )
    assert names(doc, index) == [("Delta Front", "group", None)]
    doc = entities(
        tree(
            f"Delta/NNP/compound/Front Front/NNP/nsubj/met (/-LRB-/punct/Front DF/NNP/appos/Front )/-RRB-/punct/Front {MET}"
        ),
        (0, 4, "ORG"),
    )
    assert names(doc, index) == [("Delta Front", "group", None)]


def test_a_persons_name_is_stretched_over_what_the_model_left_out(tree: Tree, index: ActorIndex) -> None:
    doc = entities(
        tree(f"Musa/NNP/compound/Danjuma Bako/NNP/compound/Danjuma Danjuma/NNP/nsubj/met {MET}"), (0, 2, "PERSON")
    )
    assert names(doc, index) == [("Musa Bako Danjuma", "person", None)]


@pytest.mark.parametrize("text", ["musa", "COVID-19", "a@b"])
def test_what_looks_like_no_name_is_none(tree: Tree, index: ActorIndex, text: str) -> None:
    doc = entities(tree(f"{text}/NNP/nsubj/met {MET}"), (0, 1, "ORG"))
    assert names(doc, index) == []


@pytest.mark.parametrize(
    ("published", "sector"), [(date(2021, 8, 14), "REB"), (date(2021, 8, 15), "GOV"), (date(2024, 3, 15), "GOV")]
)
def test_the_role_is_that_of_the_articles_day(tree: Tree, index: ActorIndex, published: date, sector: str) -> None:
    (name,) = find_names(tree(f"Taliban/NNP/nsubj/met {MET}"), index, published, (), ())
    assert name.role is not None
    assert name.role.sector == sector


def test_a_people_is_no_state(tree: Tree, index: ActorIndex) -> None:
    (people,) = find_names(tree(f"Russians/NNPS/nsubj/met {MET}"), index, None, (), ())
    (adjective,) = find_names(tree(f"Russian/JJ/amod/men men/NNS/nsubj/met {MET}"), index, None, (), ())
    assert (people.people, people.form) == (True, "name")
    assert (adjective.people, adjective.form) == (False, "adjective")


ACTING = [
    (f"Moscow/NNP/nsubj/met {MET}", True),
    (f"They/PRP/nsubj/met {MET} in/IN/prep/met Moscow/NNP/pobj/in", False),
    (f"They/PRP/nsubj/met {MET} with/IN/prep/met Moscow/NNP/pobj/with", True),
    ("They/PRP/nsubj/warned warned|warn/VBD/ROOT Moscow/NNP/dobj/warned", True),
    ("They/PRP/nsubj/left left|leave/VBD/ROOT Moscow/NNP/dobj/left", False),
    ("They/PRP/nsubj/appealed appealed|appeal/VBD/ROOT to/IN/prep/appealed Moscow/NNP/pobj/to", True),
    ("They/PRP/nsubj/flew flew|fly/VBD/ROOT to/IN/prep/flew Moscow/NNP/pobj/to", False),
    ("talks|talk/NNS/ROOT between/IN/prep/talks Kyiv/NNP/pobj/between and/CC/cc/Kyiv Moscow/NNP/conj/Kyiv", True),
]


@pytest.mark.parametrize(("written", "expected"), ACTING)
def test_a_capital_acts_or_is_a_place(tree: Tree, index: ActorIndex, written: str, expected: bool) -> None:
    doc = tree(written)
    token = next(t for t in doc if t.text == "Moscow")
    assert acts(token) is expected
    assert ("Moscow" in [n.text for n in find_names(doc, index, None, (), ())]) is expected


def test_names_never_overlap_and_stand_in_order(nlp: Language, index: ActorIndex) -> None:
    doc = Doc(
        nlp("The United Nations Security Council met Iranian Foreign Minister Javad Rahimi, Reuters and the BBC said.")
    )
    found: tuple[Name, ...] = find_names(doc, index, None, (), ())
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert {n.kind for n in found} >= {"organization", "person"}


@pytest.mark.parametrize(
    ("written", "day", "whom"),
    [
        ("Assad", date(1995, 5, 1), "Hafez al-Assad"),
        ("Assad", date(2013, 5, 1), "Bashar al-Assad"),
        ("Kabila", date(1999, 5, 1), "Laurent-Désiré Kabila"),
        ("Kabila", date(2010, 5, 1), "Joseph Kabila"),
        ("Meloni", date(2023, 5, 1), "Giorgia Meloni"),
    ],
)
def test_a_surname_is_that_of_who_held_office_on_the_day(
    tree: Tree, index: ActorIndex, written: str, day: date, whom: str
) -> None:
    assert names(tree(f"{written}/NNP/nsubj/met {MET}"), index, day) == [(written, "person", whom)]


def test_a_surname_is_nobodys_long_before_the_first_office(tree: Tree, index: ActorIndex) -> None:
    assert names(tree(f"Meloni/NNP/nsubj/met {MET}"), index, date(1994, 5, 1)) == []
    full = tree(f"Giorgia/NNP/compound/Meloni Meloni/NNP/nsubj/met {MET} Meloni/NNP/dobj/met")
    assert [n[2] for n in names(full, index, date(1994, 5, 1))] == ["Giorgia Meloni", "Giorgia Meloni"]


def test_a_description_in_a_sentence_of_another_time_is_another(nlp, index):
    for year, entry in (("2003", None), ("2017", "Global Coalition to Defeat ISIS")):
        doc = Doc(nlp(f"The rebels fought the U.S.-led coalition in {year}."))
        told = [e for words, _, e in names(doc, index) if "coalition" in words]
        assert told == [entry]


def test_words_of_number_are_no_names(tree, index):
    doc = entities(tree(f"Twin/NNP/nsubj/met {MET}"), (0, 1, "ORG"))
    assert names(doc, index) == []
