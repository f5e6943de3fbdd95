"""An attribute ruler that remembers answers as one that tries every rule."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from kg.nlp.token_rules import remember_token_rules

RULES = (
    ({"TAG": "NN"}, {"POS": "NOUN"}),
    ({"LOWER": "that", "DEP": "mark"}, {"POS": "SCONJ"}),
    ({"TAG": "DT", "LOWER": {"REGEX": "^th"}}, {"POS": "DET"}),
    ({"IS_SPACE": True}, {"POS": "SPACE"}),
    ({"ORTH": "Mali"}, {"LEMMA": "Mali (the state)"}),
)
WORDS = ["That", "that", "war", "in", "Mali", "mali", "\n", "wo", "n't", "war"]
TAGS = ["DT", "IN", "NN", "IN", "NN", "NN", "_SP", "MD", "RB", "NN"]
LABELS = ["det", "mark", "nsubj", "prep", "pobj", "pobj", "dep", "aux", "neg", "ROOT"]


def ruled(nlp: Language) -> list[tuple[str, str]]:
    doc = Doc(nlp.vocab, WORDS, tags=TAGS, deps=LABELS, heads=[len(WORDS) - 1] * len(WORDS))
    return [(token.pos_, token.lemma_) for token in nlp.get_pipe("attribute_ruler")(doc)]


def test_the_answers_are_those_of_every_rule_tried() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    for pattern, attributes in RULES:
        ruler.add([[pattern]], attributes)
    ruler.add([[{"LOWER": "wo"}, {"LOWER": "n't"}]], {"LEMMA": "not"}, index=1)
    tried = ruled(nlp)
    assert tried[0] == ("DET", "")
    assert tried[1] == ("SCONJ", "")
    assert [lemma for _, lemma in tried[4:9]] == ["Mali (the state)", "", "", "", "not"]
    remember_token_rules(nlp)
    assert ruled(nlp) == tried  # found out
    assert ruled(nlp) == tried  # remembered
