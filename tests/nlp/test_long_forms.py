"""Names of bodies as long as the acronym behind them tells, over hand-made trees."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.nlp.long_forms import FULL_NAME, with_long_forms
from kg.nlp.tokens import Doc, Span

Tree = Callable[[str], Doc]


def flat(tree: Tree, words: str) -> Doc:
    """A tree whose last word heads all others."""
    *first, last = words.split()
    heads = [f"{w}/{'NNP' if w[0].isupper() else 'IN' if w.isalpha() else ','}/dep/{last}" for w in first]
    return tree(" ".join([*heads, f"{last}/VBD/ROOT"]))


@pytest.mark.parametrize(
    ("words", "entity", "name"),
    [
        ("the Delta Farming , Fishing and Trading Board ( DFFTB ) met", (1, 3), "Delta Farming , Fishing and Trading Board"),
        ("the Front for the Freedom of Delta ( FFD ) fled", (1, 2), "Front for the Freedom of Delta"),
        ("the Northern Watch ( NoWa ) wrote", (1, 3), "Northern Watch"),
    ],
)  # fmt: skip
def test_the_letters_tell_where_the_name_begins(tree: Tree, words: str, entity: tuple[int, int], name: str) -> None:
    doc = flat(tree, words)
    (found,) = with_long_forms(doc, [Span(doc, *entity, label="ORG")])
    assert (found.text, found.label_) == (name, FULL_NAME)


@pytest.mark.parametrize(
    "words", ["an improvised device ( IED ) exploded", "the Delta Board ( DB2 ) met", "Asha Odinga ( ODM ) left"]
)
def test_common_words_and_other_brackets_make_no_name(tree: Tree, words: str) -> None:
    assert with_long_forms(flat(tree, words), ()) == ()
