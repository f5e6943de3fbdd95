"""When an event happened, on hand-made trees: the time of its own word or clause, never that of the report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from kg.model import Article, Zone
from kg.nlp.dated_words import dated_words
from kg.nlp.event_time import event_time
from kg.nlp.found import Found
from kg.nlp.times import find_times
from kg.nlp.tokens import Doc

Tree = Callable[[str], Doc]


def when(doc: Doc, word: str, zones: tuple[Zone, ...] = ()) -> str | None:
    found = Found(Article("a", doc.text, published=date(2022, 5, 12), zones=zones))
    found = replace(found, times=find_times(doc, found))
    time = event_time(dated_words(doc, found), next(t for t in doc if t.text == word))
    return None if time is None else doc[time.start : time.end].text


CONFIRMED = (
    "On/IN/prep/confirmed Monday/NNP/pobj/On he/PRP/nsubj/confirmed confirmed|confirm/VBD/ROOT that/IN/mark/held "
    "they/PRP/nsubj/held held|hold/VBD/ccomp/confirmed talks/NNS/dobj/held at/IN/prep/held the/DT/det/weekend "
    "weekend/NN/pobj/at"
)
REPORTED = (
    "Talks/NNS/nsubj/ended ended|end/VBD/ccomp/reported ,/,/punct/reported AFP/NNP/nsubj/reported "
    "reported|report/VBD/ROOT on/IN/prep/reported Friday/NNP/pobj/on"
)
REPORTED_AS_ADVERBIAL = REPORTED.replace("VBD/ccomp/reported", "VBD/advcl/reported")


@pytest.mark.parametrize(
    ("written", "word", "time"),
    [
        ("Rebels/NNS/nsubj/fled fled|flee/VBD/ROOT on/IN/prep/fled Monday/NNP/pobj/on", "fled", "Monday"),
        ("Rebels/NNS/nsubj/fled fled|flee/VBD/ROOT Monday/NNP/npadvmod/fled", "fled", "Monday"),
        (CONFIRMED, "confirmed", "Monday"),
        (CONFIRMED, "held", "weekend"),
        (CONFIRMED, "talks", "weekend"),
        (REPORTED, "reported", "Friday"),
        (REPORTED, "ended", None),
        (REPORTED_AS_ADVERBIAL, "Talks", None),
        # a time on the noun, before it or after it
        ("Monday/NNP/poss/attack 's/POS/case/Monday attack/NN/nsubj/failed failed|fail/VBD/ROOT", "attack", "Monday"),
        ("The/DT/det/attack attack/NN/nsubj/killed on/IN/prep/attack Monday/NNP/pobj/on killed|kill/VBD/ROOT "
         "five/CD/dobj/killed", "attack", "Monday"),
        ("The/DT/det/attack attack/NN/nsubj/killed killed|kill/VBD/ROOT five/CD/dobj/killed on/IN/prep/killed "
         "Monday/NNP/pobj/on", "attack", "Monday"),
        # the parser hung it on the place
        ("They/PRP/nsubj/met met|meet/VBD/ROOT in/IN/prep/met Tehran/NNP/pobj/in on/IN/prep/Tehran Monday/NNP/pobj/on",
         "met", "Monday"),
        # "condemned the attack on Monday" may tell when it was condemned: the attack stays undated
        ("He/PRP/nsubj/condemned condemned|condemn/VBD/ROOT the/DT/det/attack attack/NN/dobj/condemned "
         "Monday/NNP/npadvmod/condemned", "attack", None),
        # shared by coordination and participle, not through "after"
        ("Rebels/NNS/nsubj/entered entered|enter/VBD/ROOT Monday/NNP/npadvmod/entered and/CC/cc/entered "
         "killed|kill/VBD/conj/entered five/CD/dobj/killed", "killed", "Monday"),
        ("Bombs/NNS/nsubj/fell fell|fall/VBD/ROOT Monday/NNP/npadvmod/fell ,/,/punct/fell killing|kill/VBG/advcl/fell "
         "five/CD/dobj/killing", "killing", "Monday"),
        ("They/PRP/nsubj/fled fled|flee/VBD/ROOT Monday/NNP/npadvmod/fled after/IN/mark/shelled troops/NNS/nsubj/shelled "
         "shelled|shell/VBD/advcl/fled Goma/NNP/dobj/shelled", "shelled", None),
        ("Rebels/NNS/nsubj/fled fled|flee/VBD/ROOT", "fled", None),
    ],
)  # fmt: skip
def test_the_time_of_an_event(tree: Tree, written: str, word: str, time: str | None) -> None:
    assert when(tree(written), word) == time


def test_the_date_of_a_dateline_dates_no_event(tree: Tree) -> None:
    doc = tree("Kabul/NNP/nsubj/fled January/NNP/npadvmod/fled 12/CD/nummod/January fled|flee/VBD/ROOT")
    assert when(doc, "fled") == "January 12"
    assert when(doc, "fled", (Zone(0, doc[3].idx, "dateline"),)) is None
