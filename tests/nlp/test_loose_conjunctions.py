"""Verbs in the past that the model hung on a present perfect further above."""

from __future__ import annotations

from collections.abc import Callable

from kg.nlp.loose_conjunctions import mend_loose_conjunctions
from kg.nlp.tokens import Doc

Tree = Callable[[str], Doc]
PERFECT = "many/NNS/nsubjpass/died have/VBP/aux/died been/VBN/auxpass/died died|kill/VBN/ROOT "
SINCE = "since/IN/mark/began it/PRP/nsubj/began began|begin/VBD/advcl/died and/CC/cc/began "


def test_a_simple_past_goes_on_from_a_simple_past(tree: Tree) -> None:
    doc = tree(f"{PERFECT}{SINCE}burned|burn/VBD/conj/died towns/NNS/dobj/burned")
    mend_loose_conjunctions(doc)
    assert (doc[8].text, doc[8].head.text, doc[8].dep_) == ("burned", "began", "conj")


def test_a_participle_stays_with_the_perfect(tree: Tree) -> None:
    doc = tree(f"{PERFECT}{SINCE}burned|burn/VBN/conj/died")
    mend_loose_conjunctions(doc)
    assert doc[8].head.text == "died"


def test_who_has_a_subject_stays(tree: Tree) -> None:
    doc = tree(f"{PERFECT}{SINCE}they/PRP/nsubj/burned burned|burn/VBD/conj/died towns/NNS/dobj/burned")
    mend_loose_conjunctions(doc)
    assert doc[9].head.text == "died"
