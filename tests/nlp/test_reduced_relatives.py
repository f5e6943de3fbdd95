"""Participles behind a noun that were taken for the verb."""

from __future__ import annotations

from collections.abc import Callable

from kg.nlp.reduced_relatives import mend_reduced_relatives
from kg.nlp.tokens import Doc

Tree = Callable[[str], Doc]


def test_the_verb_gets_the_subject_and_the_subject_its_participle(tree: Tree) -> None:
    doc = tree(
        "they/PRP/nsubj/fled fled|flee/VBD/ROOT when/WRB/advmod/linked rebels/NNS/nsubj/linked linked|link/VBN/advcl/overran "
        "to/IN/prep/linked Hamas/NNP/pobj/to overran|overrun/VBD/advcl/fled a/DT/det/post post/NN/dobj/overran"
    )
    mend_reduced_relatives(doc)
    heads = {t.text: (t.head.text, t.dep_) for t in doc}
    assert heads["rebels"] == ("overran", "nsubj")
    assert heads["linked"] == ("rebels", "acl")
    assert heads["when"] == ("overran", "advmod")


def test_a_clause_with_an_auxiliary_or_a_verb_with_a_subject_stays(tree: Tree) -> None:
    written = (
        "men/NNS/nsubjpass/hurt were|be/VBD/auxpass/hurt hurt|hurt/VBN/ccomp/said she/PRP/nsubj/said said|say/VBD/ROOT",
        "men/NNS/nsubj/armed armed|arm/VBN/advcl/fled they/PRP/nsubj/fled fled|flee/VBD/ROOT",
    )
    for text in written:
        doc = tree(text)
        before = [(t.dep_, t.head) for t in doc]
        mend_reduced_relatives(doc)
        assert [(t.dep_, t.head) for t in doc] == before
