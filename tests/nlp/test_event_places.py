"""Where an event happened, on hand-made trees: places that hang on its word, the nearest first, none otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.model import Place
from kg.nlp.event_places import event_places
from kg.nlp.found import Found
from kg.nlp.place_phrases import Phrases
from kg.nlp.tokens import Doc

Tree = Callable[[str], Doc]
FoundIn = Callable[..., Found]


def where(doc: Doc, found: Found, word: str) -> tuple[str, ...]:
    return event_places(Phrases(doc, found), next(t for t in doc if t.text == word))


@pytest.mark.parametrize(
    ("written", "word", "places"),
    [
        # under the verb's own preposition
        ("Rebels/NNS/nsubj/attacked attacked|attack/VBD/ROOT troops/NNS/dobj/attacked in/IN/prep/attacked Idlib/NNP/pobj/in",
         "attacked", ("place-idlib",)),
        # the object of an attack is a place
        ("Rebels/NNS/nsubj/shelled shelled|shell/VBD/ROOT Kharkiv/NNP/dobj/shelled", "shelled", ("place-kharkiv",)),
        # the parser hung it on the object
        ("Shelling/NN/nsubj/hit hit/VBD/ROOT a/DT/det/bus bus/NN/dobj/hit in/IN/prep/bus Donetsk/NNP/pobj/in",
         "hit", ("place-donetsk",)),
        # a participle shares the place of its clause
        ("Shelling/NN/nsubj/hit hit/VBD/ROOT Donetsk/NNP/dobj/hit killing|kill/VBG/advcl/hit eight/CD/dobj/killing",
         "killing", ("place-donetsk",)),
        # a noun's own place, and a light verb's
        ("Talks/NNS/nsubj/began in/IN/prep/Talks Geneva/NNP/pobj/in began|begin/VBD/ROOT", "Talks", ("place-geneva",)),
        ("They/PRP/nsubj/held held|hold/VBD/ROOT talks/NNS/dobj/held in/IN/prep/held Geneva/NNP/pobj/in",
         "talks", ("place-geneva",)),
        ("The/DT/det/attack Kabul/NNP/compound/attack attack/NN/nsubj/failed failed|fail/VBD/ROOT", "attack", ("place-kabul",)),
        # "in the village of X in Y" is X, "Wadajir district" Wadajir
        ("It/PRP/nsubj/fell fell|fall/VBD/ROOT in/IN/prep/fell the/DT/det/village village/NN/pobj/in of/IN/prep/village "
         "Sousan/NNP/pobj/of near/IN/prep/village Aleppo/NNP/pobj/near", "fell", ("place-sousan",)),
        ("It/PRP/nsubj/fell fell|fall/VBD/ROOT in/IN/prep/fell Wadajir/NNP/compound/district district/NN/pobj/in",
         "fell", ("place-wadajir",)),
        ("It/PRP/nsubj/fell fell|fall/VBD/ROOT south/RB/advmod/fell of/IN/prep/south Goma/NNP/pobj/of", "fell", ("place-goma",)),
        # coordination
        ("They/PRP/nsubj/met met|meet/VBD/ROOT in/IN/prep/met Goma/NNP/pobj/in and/CC/cc/Goma Idlib/NNP/conj/Goma",
         "met", ("place-goma", "place-idlib")),
        ("Five/CD/nsubjpass/killed were|be/VBD/auxpass/killed killed|kill/VBN/ROOT and/CC/cc/killed nine/CD/nsubjpass/wounded "
         "wounded|wound/VBN/conj/killed in/IN/prep/wounded Goma/NNP/pobj/in", "killed", ("place-goma",)),
        # the place of a verb of saying is not that of what is said
        ("He/PRP/nsubj/said said|say/VBD/ROOT in/IN/prep/said Kabul/NNP/pobj/in rebels/NNS/nsubj/fled fled|flee/VBD/ccomp/said",
         "fled", ()),
        # a country before a noun tells whose it is, not where
        ("US/NNP/compound/troops troops/NNS/nsubjpass/killed were|be/VBD/auxpass/killed killed|kill/VBN/ROOT", "killed", ()),
        ("Rebels/NNS/nsubj/fled fled|flee/VBD/ROOT", "fled", ()),
    ],
)  # fmt: skip
def test_the_places_of_an_event(
    tree: Tree, found_in: FoundIn, written: str, word: str, places: tuple[str, ...]
) -> None:
    doc = tree(written)
    found = found_in(doc, place="Idlib, Kharkiv, Donetsk, Geneva, Kabul, Sousan, Aleppo, Wadajir, Goma, US")
    found = replace(found, places=(Place("place-us", "US", "country", "test"),))
    assert where(doc, found, word) == places


def test_of_places_that_hold_each_other_the_smallest_is_taken(tree: Tree, found_in: FoundIn) -> None:
    doc = tree(
        "It/PRP/nsubj/fell fell|fall/VBD/ROOT in/IN/prep/fell Idlib/NNP/pobj/in in/IN/prep/fell Syria/NNP/pobj/in#2"
    )
    records = (
        Place("place-idlib", "Idlib", "city", "test", within="place-syria"),
        Place("place-syria", "Syria", "country", "test"),
    )
    found = replace(found_in(doc, place="Idlib, Syria"), places=records)
    assert where(doc, found, "fell") == ("place-idlib",)


def test_a_nominal_that_stands_for_a_place_counts_like_its_name(tree: Tree, found_in: FoundIn) -> None:
    doc = tree("Rebels/NNS/nsubj/stormed stormed|storm/VBD/ROOT the/DT/det/area area/NN/dobj/stormed")
    assert where(doc, found_in(doc, place="area=Panjshir"), "stormed") == ("place-panjshir",)
