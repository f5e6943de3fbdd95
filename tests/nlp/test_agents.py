"""Noun phrases that tell who acts by what they are, over hand-made trees and names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.nlp.agents import find_agents
from kg.nlp.names import Name
from kg.nlp.tokens import Doc
from kg.ontology.agents import Agent

Tree = Callable[[str], Doc]
NOUNS = {
    "soldiers": "soldier",
    "officials": "official",
    "minister": "minister",
    "group": "group",
    "diplomats": "diplomat",
    "source": "source",
}
KINDS = {"Mali": "state", "Malian": "state", "Niger": "state", "Hamas": "group", "Bello": "person"}


def phrases(doc: Doc) -> list[tuple[str, list[str]]]:
    """(words, owners) of each phrase."""
    names = tuple(
        Name(t.i, t.i + 1, "adjective" if t.tag_ == "JJ" else "name", KINDS[t.text], t.text)
        for t in doc
        if t.text in KINDS
    )
    agent_at = {
        t.i: (t.i, Agent(NOUNS[t.text], (t.text,), "MIL", "person", plural_only=False, basis="test"))
        for t in doc
        if t.text in NOUNS
    }
    return [(doc[p.start : p.end].text, [names[o].text for o in p.owners]) for p in find_agents(doc, names, agent_at)]


PHRASES = [
    # a source speaks, or is none of these
    ("source/NN/nsubj/said said|say/VBD/ROOT", [("source", [])]),
    (
        "according/VBG/prep/left to/IN/prep/according source/NN/pobj/to they/PRP/nsubj/left left/VBD/ROOT",
        [("source", [])],
    ),
    ("source/NN/nsubj/dried dried|dry/VBD/ROOT", []),
    ("soldiers/NNS/nsubj/left left/VBD/ROOT", [("soldiers", [])]),
    ("Malian/JJ/amod/soldiers soldiers/NNS/nsubj/left left/VBD/ROOT", [("Malian soldiers", ["Malian"])]),
    ("Hamas/NNP/compound/soldiers soldiers/NNS/nsubj/left left/VBD/ROOT", [("Hamas soldiers", ["Hamas"])]),
    (
        "Mali/NNP/poss/soldiers 's/POS/case/Mali soldiers/NNS/nsubj/left left/VBD/ROOT",
        [("soldiers", ["Mali"])],
    ),
    ("soldiers/NNS/nsubj/left from/IN/prep/soldiers Mali/NNP/pobj/from left/VBD/ROOT", [("soldiers", ["Mali"])]),
    # where they are is not whose they are
    ("soldiers/NNS/nsubj/left in/IN/prep/soldiers Mali/NNP/pobj/in left/VBD/ROOT", [("soldiers", [])]),
    ("soldiers/NNS/nsubj/left in/IN/prep/soldiers Hamas/NNP/pobj/in left/VBD/ROOT", [("soldiers", ["Hamas"])]),
    (
        "Malian/JJ/amod/soldiers and/CC/cc/Malian Niger/NNP/conj/Malian soldiers/NNS/nsubj/left left/VBD/ROOT",
        [("Malian and Niger soldiers", ["Malian", "Niger"])],
    ),
    # no phrases of their own
    ("minister/NN/compound/Bello Bello/NNP/nsubj/left left/VBD/ROOT", []),
    ("soldiers/NNS/compound/camp camp/NN/nsubj/left left/VBD/ROOT", []),
    (
        "a/DT/det/group group/NN/nsubj/left of/IN/prep/group diplomats/NNS/pobj/of left/VBD/ROOT",
        [("diplomats", [])],
    ),
    ("the/DT/det/group group/NN/nsubj/left left/VBD/ROOT", [("group", [])]),
    # numbers and "former" are no part of who they are
    ("five/CD/nummod/soldiers soldiers/NNS/nsubj/left left/VBD/ROOT", [("soldiers", [])]),
]


@pytest.mark.parametrize(("written", "expected"), PHRASES)
def test_phrases_and_their_owners(tree: Tree, written: str, expected: list[tuple[str, list[str]]]) -> None:
    assert phrases(tree(written)) == expected
