"""Common nouns that no list has and that say something."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.nlp.tokens import Doc
from kg.nlp.unlisted_speakers import find_unlisted_speakers

Tree = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("archbishop/NN/nsubj/said said|say/VBD/ROOT", [("archbishop", "person")]),
        ("command/NN/nsubj/says says|say/VBZ/ROOT", [("command", "organization")]),
        ("law/NN/nsubj/says says|say/VBZ/ROOT", []),
        ("report/NN/nsubj/said said|say/VBD/ROOT", []),
        ("figures|figure/NNS/nsubj/suggest suggest/VBP/ROOT", []),
        ("Bello/NNP/nsubj/said said|say/VBD/ROOT", []),
    ],
)
def test_who_says_it_is_somebody(tree: Tree, written: str, expected: list[tuple[str, str]]) -> None:
    doc = tree(written)
    assert [(doc[at].text, agent.kind) for at, agent in find_unlisted_speakers(doc, ())] == expected


def test_known_nouns_are_left_to_their_lists(tree: Tree) -> None:
    assert list(find_unlisted_speakers(tree("archbishop/NN/nsubj/said said|say/VBD/ROOT"), {0})) == []
