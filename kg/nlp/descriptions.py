"""What the text calls a person: "Prime Minister X", "X, a retired general". In: names. Out: who "the minister" is.

A title alone stands for the person whom the text gave it last; a title that says whose or which it is ("the minister of
the interior", "the Hamas leader") stands for them only where the text has called them just that.
"""

from __future__ import annotations

from collections import defaultdict

from kg.nlp.antecedents import Memory
from kg.nlp.apposition import name_beside
from kg.nlp.found import Found
from kg.nlp.syntax import children
from kg.nlp.tokens import Doc, Token
from kg.ontology.coreference_cues import load_coreference_cues

_DEFINITE = frozenset({"the", "this", "that"})
_SPECIFYING = frozenset({"relcl", "appos", "poss", "acl", "nummod"})
_FAR = 40  # sentences


class Descriptions:
    """What the people and bodies of one Doc are called, by lemma: where, who is, and the words that go with it."""

    def __init__(self, doc: Doc, found: Found) -> None:
        self._titles: dict[str, list[tuple[int, str, frozenset[str]]]] = defaultdict(list)
        for token in doc:
            if token.pos_ in ("NOUN", "PROPN") and (named := name_beside(token, found)) is not None:
                generic = token.lemma_.lower() in load_coreference_cues().bodies  # "the group" is the latest body
                if not generic and not named.start <= token.i < named.end:
                    self._titles[token.lemma_.lower()].append((token.i, named.id, _words_with(token)))

    def bearer(self, noun: Token, memory: Memory) -> str | None:
        """The id of the one whom the text last called the noun, if the noun says no more than that."""
        titles = self._titles.get(noun.lemma_.lower())
        if titles is None or not _stands_alone(noun):
            return None
        words = _words_with(noun)
        told = [(memory.sentence_of[at], person) for at, person, others in titles if at < noun.i and words <= others]
        if not told or memory.sentence_of[noun.i] - told[-1][0] > _FAR:
            return None
        return told[-1][1] if len({person for sentence, person in told if sentence == told[-1][0]}) == 1 else None


def _words_with(title: Token) -> frozenset[str]:
    """The nouns and adjectives that narrow a title down ("prime" minister, "home" secretary)."""
    before = title.doc[title.left_edge.i : title.i] if title.dep_ != "compound" else _run_before(title)
    return frozenset(t.lower_ for t in before if t.pos_ in ("NOUN", "PROPN", "ADJ"))


def _run_before(title: Token) -> tuple[Token, ...]:
    """The words right before a title within the name's phrase."""
    start = title.i
    while start > 0 and _goes_with(title.doc[start - 1], title):
        start -= 1
    return tuple(title.doc[start : title.i])


def _goes_with(word: Token, title: Token) -> bool:
    return word.dep_ in ("compound", "amod", "nmod") and word.head in (title, title.head)


def _is_singular(noun: Token) -> bool:
    return noun.tag_ in ("NN", "NNP")


def _stands_alone(noun: Token) -> bool:
    """Whether the noun is a definite phrase of its own that does not say by itself whom it means."""
    if not _is_singular(noun) or noun.dep_ in ("compound", "appos", "attr", "oprd", "amod", "nmod"):
        return False
    if not any(c.lower_ in _DEFINITE for c in children(noun, "det")):
        return False
    return not any(c.dep_ in _SPECIFYING or (c.dep_ == "prep" and c.lower_ in ("of", "for")) for c in noun.children)
