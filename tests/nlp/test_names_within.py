"""Names inside of longer names, over hand-made references."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.nlp.found import Found
from kg.nlp.names_within import find_names_within
from kg.nlp.tokens import Doc

Tree = Callable[[str], Doc]
FoundIn = Callable[..., Found]

LEFT = "left|leave/VBD/ROOT"


def within(doc: Doc, found: Found) -> list[tuple[int, str]]:
    return [(r.start, r.id) for r in find_names_within(doc, found.references, found.actor_of)]


def line(name: str) -> str:
    *first, last = name.split()
    return " ".join([*(f"{w}/NNP/compound/{last}" for w in first), f"{last}/NNP/nsubj/left", LEFT])


@pytest.mark.parametrize(
    ("longer", "kind", "expected"),
    [
        ("Goma Police", "organization", [(2, "place-goma")]),
        ("Goma Youth Front", "group", [(2, "place-goma")]),
        ("Goma Bello", "person", []),
        ("Goma City", "place", []),
        ("Times Goma", "source", []),
    ],
)
def test_only_the_names_of_bodies_hold_others(
    tree: Tree, found_in: FoundIn, longer: str, kind: str, expected: list[tuple[int, str]]
) -> None:
    doc = tree(f"{line('Goma')}\n{line(longer)}")
    names = {"place": "Goma"} if kind != "place" else {"place": f"Goma, {longer}"}
    assert within(doc, found_in(doc, **names, **({kind: longer} if kind != "place" else {}))) == expected


def test_capitals_that_nobody_has_read_hold_names_too(tree: Tree, found_in: FoundIn) -> None:
    doc = tree(f"{line('Goma')}\n{line('Goma Fair')}")
    found = found_in(doc, place="Goma")
    alone = [r for r in found.references if r.start == 0]
    assert [(r.start, r.id) for r in find_names_within(doc, alone, {})] == [(2, "place-goma")]


def test_a_name_that_never_stands_alone_is_not_looked_for(tree: Tree, found_in: FoundIn) -> None:
    doc = tree(line("Goma Police"))
    assert within(doc, found_in(doc, organization="Goma Police")) == []
