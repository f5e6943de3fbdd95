"""Numbers as news give them, and who gives them, over real parses."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.model import Article
from kg.nlp.extract import extract, load_resources

Bounds = tuple[str, int | None, int | None, int | None]


def figures(nlp: Language, text: str) -> list[Bounds]:
    extraction = extract(nlp(text), Article("test", text), load_resources())
    return [(f.quantity, *(None if v is None else int(v) for v in (f.low, f.best, f.high))) for f in extraction.figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed between 10 and 15 soldiers in an attack in Gao.", ("killed", 10, None, 15)),
        ("Rebels shot dead two policemen in Kano on Tuesday.", ("killed", None, 2, None)),
        ("Several thousand people rallied in Lagos on Saturday.", ("participants", 2000, None, None)),
        ("The protest in Lagos drew two million people.", ("participants", None, 2000000, None)),
    ],
)
def test_a_number_with_its_bounds(nlp: Language, text: str, expected: Bounds) -> None:
    assert expected in figures(nlp, text)


def test_some_of_those_who_were_counted_are_not_counted_again(nlp: Language) -> None:
    text = "Three people, two of them soldiers, were killed when a bomb exploded in Gao."
    assert figures(nlp, text) == [("killed", None, 3, None)]


def test_who_puts_the_toll_at_a_number_gives_it(nlp: Language) -> None:
    text = "Ten people were killed in an attack in Goma, a doctor said. The rebels put the toll at 12."
    extraction = extract(nlp(text), Article("test", text), load_resources())
    names = {a.id: a.name for a in extraction.actors}
    by = {(f.best, names.get(c.claimant)) for f in extraction.figures for c in extraction.claims if c.about == f.id}
    assert by == {(10, "doctor"), (12, "rebels")}
