"""How a word's neighbours meet a pattern, over hand-made trees."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.nlp.conditions import match
from kg.nlp.tokens import Doc
from kg.ontology.events import TriggerPattern

Tree = Callable[[str], Doc]

CLAIMED = "Mali/NNP/nsubj/warned warned|warn/VBD/ROOT that/IN/mark/attacked rebels|rebel/NNS/nsubj/attacked attacked|attack/VBD/ccomp/warned"
WOULD = "Mali/NNP/nsubj/warned warned|warn/VBD/ROOT it/PRP/nsubj/attack would/MD/aux/attack attack/VB/ccomp/warned"
RESUME = "Army/NN/nsubj/prepared prepared|prepare/VBD/ROOT to/TO/aux/resume resume/VB/xcomp/prepared shelling|shell/VBG/xcomp/resume"
EFFORTS = "Mali/NNP/nsubj/ended ended|end/VBD/ROOT mediation/NN/compound/efforts efforts|effort/NNS/dobj/ended"
HEARING = "Court/NN/nsubj/opened opened|open/VBD/ROOT a/DT/det/hearing hearing/NN/dobj/opened into/IN/prep/opened abuses|abuse/NNS/pobj/into"
BLUE = "Peacekeeping/NN/compound/troops troops|troop/NNS/nsubj/arrived arrived|arrive/VBD/ROOT"
HUNGER = "Men/NNS/nsubj/went went|go/VBD/ROOT on/IN/prep/went hunger/NN/compound/strike strike/NN/pobj/on"


def verb(lemma: str, **conditions: object) -> TriggerPattern:
    return TriggerPattern(lemma, "verb", "test", **conditions)


@pytest.mark.parametrize(
    ("written", "at", "pattern", "holds"),
    [
        (CLAIMED, 1, verb("warn", complement=("attack",)), False),
        (CLAIMED, 1, verb("warn", clause=("attack",)), True),
        (WOULD, 1, verb("warn", complement=("attack",)), True),
        (WOULD, 1, verb("warn", clause=("any",)), False),
        (RESUME, 1, verb("prepare", complement=("attack",)), True),
        (EFFORTS, 1, verb("end", object=("mediation",)), True),
        (EFFORTS, 1, verb("end", object=("effort",)), False),
        (HEARING, 3, TriggerPattern("hearing", "noun", "test", prep=("into",)), True),
        (BLUE, 2, verb("arrive", subject=("peacekeeping",)), True),
        (BLUE, 2, verb("arrive", not_subject=("troop",)), False),
        (HUNGER, 1, verb("go", prep=("on",), prep_object=("hunger_strike",)), True),
    ],
)
def test_match(tree: Tree, written: str, at: int, pattern: TriggerPattern, holds: bool) -> None:
    assert (match(tree(written)[at], pattern) is not None) is holds


def test_content_words_tell_more_than_a_preposition_and_that_more_than_any(tree: Tree) -> None:
    token = tree(HUNGER)[1]
    by_object = match(token, verb("go", prep=("on",), prep_object=("strike",)))
    by_preposition = match(token, verb("go", prep=("on",)))
    plain = match(token, verb("go"))
    assert by_object is not None
    assert by_preposition is not None
    assert plain is not None
    assert by_object > by_preposition > plain
