"""Verbs that the model took for plural nouns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.nlp.headline_verbs import mend_headline_verbs
from kg.nlp.tokens import Doc

Tree = Callable[[str], Doc]
FORMS = {"shells": "shell", "claims": "claim", "explodes": "explode", "talks": "talk", "strikes": "strike"}


def test_the_verb_gets_its_subject_and_object(tree: Tree) -> None:
    doc = tree("Army/NNP/compound/shells shells|shell/NNS/ROOT border/NN/compound/town town/NN/dobj/shells")
    mend_headline_verbs(doc, FORMS)
    shells = doc[1]
    assert (shells.dep_, shells.tag_, shells.pos_, shells.lemma_) == ("ROOT", "VBZ", "VERB", "shell")
    assert [(c.text, c.dep_) for c in shells.children] == [("Army", "nsubj"), ("town", "dobj")]


def test_what_was_the_root_hangs_on_the_verb(tree: Tree) -> None:
    doc = tree(
        "Shabaab/NNP/compound/claims claims|claim/NNS/compound/responsibility responsibility/NN/ROOT "
        "for/IN/prep/responsibility it/PRP/pobj/for ././punct/responsibility"
    )
    mend_headline_verbs(doc, FORMS)
    assert doc[1].head is doc[1]
    assert [(c.text, c.dep_) for c in doc[1].children] == [("Shabaab", "nsubj"), ("responsibility", "dobj")]
    assert doc.sents[0].root is doc[1]


def test_a_preposition_may_follow_in_a_whole_sentence(tree: Tree) -> None:
    bomb = "bomb/NN/compound/explodes explodes|explode/NNS/ROOT in/IN/prep/explodes Lagos/NNP/pobj/in"
    whole, title = tree(f"{bomb} ././punct/explodes"), tree(bomb)
    for doc in (whole, title):
        mend_headline_verbs(doc, FORMS)
    assert (whole[1].pos_, title[1].pos_) == ("VERB", "NOUN")


@pytest.mark.parametrize(
    "written",
    [
        "Peace/NN/compound/talks talks|talk/NNS/ROOT in/IN/prep/talks Doha/NNP/pobj/in",
        "talks|talk/NNS/nsubj/failed failed|fail/VBD/ROOT",
        "drone/NN/compound/strikes strikes|strike/NNS/nsubj/kill kill/VBP/ROOT five/CD/dobj/kill",
        "new/JJ/amod/strikes strikes|strike/NNS/ROOT hit|hit/VBN/acl/strikes Goma/NNP/dobj/hit",
    ],
)
def test_a_plural_noun_stays_one(tree: Tree, written: str) -> None:
    doc = tree(written)
    before = [(t.tag_, t.dep_, t.head) for t in doc]
    mend_headline_verbs(doc, FORMS)
    assert [(t.tag_, t.dep_, t.head) for t in doc] == before
