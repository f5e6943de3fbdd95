"""Names between commas after a title with its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.nlp.apposed_names import mend_apposed_names
from kg.nlp.tokens import Doc

Tree = Callable[[str], Doc]
GOVERNOR = "The/DT/det/governor governor/NN/nsubj/spoke of/IN/prep/governor Lagos/NNP/pobj/of ,/,/punct/Lagos "
SPOKE = " ,/,/punct/spoke spoke|speak/VBD/ROOT"


def person(doc: Doc, *names: str) -> Doc:
    for token in doc:
        if token.text in names:
            token.ent_type_ = "PERSON"
    return doc


@pytest.mark.parametrize("relation", ["appos", "npadvmod", "conj"])
def test_the_name_goes_with_the_title(tree: Tree, relation: str) -> None:
    doc = person(tree(f"{GOVERNOR} Musa/NNP/compound/Bello Bello/NNP/{relation}/Lagos{SPOKE}"), "Musa", "Bello")
    mend_apposed_names(doc)
    bello = next(t for t in doc if t.text == "Bello")
    assert (bello.head.text, bello.dep_) == ("governor", "appos")


@pytest.mark.parametrize(
    ("written", "people"),
    [
        (f"{GOVERNOR} Bello/NNP/appos/Lagos{SPOKE}", ()),  # no person
        (f"{GOVERNOR} Bello/NNP/appos/Lagos{SPOKE}", ("Bello", "Lagos")),  # the brother of X, Y: X may be Y
        (f"{GOVERNOR} and/CC/cc/Lagos Bello/NNP/conj/Lagos{SPOKE}", ("Bello",)),  # of X, and Y
        ("near/IN/prep/spoke Lagos/NNP/pobj/near ,/,/punct/Lagos Bello/NNP/appos/Lagos ,/,/punct/spoke spoke/VBD/ROOT", ("Bello",)),
    ],
)  # fmt: skip
def test_all_else_stays_where_it_is(tree: Tree, written: str, people: tuple[str, ...]) -> None:
    doc = person(tree(written), *people)
    mend_apposed_names(doc)
    assert next(t for t in doc if t.text == "Bello").head.text == "Lagos"
