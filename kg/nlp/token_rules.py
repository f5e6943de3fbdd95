"""The rules of spaCy's attribute ruler, looked up instead of tried. In: a loaded Language. Out: nothing; it is faster.

The ruler tries its hundreds of rules on each word, a sixth of the time of a parse. All but a few look at one word and
nothing else of it than tag, small letters and label, so words alike in these match the same rules: they are tried once.
"""

from __future__ import annotations

from typing import Any, Literal, cast

import spacy.tokens
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler

_TOLD_BY_KEY = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
_MOST_WORDS = 200_000

Matched = tuple[int, int, int]
"""The number of a rule, and the tokens `[start, end)` that it fits."""


def remember_token_rules(nlp: Language) -> None:
    """Makes the attribute rulers of a pipeline remember which rules a word matches; what they answer stays the same."""
    for _, pipe in nlp.pipeline:
        if isinstance(pipe, AttributeRuler):
            pipe.matcher = cast(Matcher, RememberingMatcher(pipe))  # the ruler calls it and no more


class RememberingMatcher:
    """Stands in for the Matcher of an attribute ruler, whose rules it takes as they are at the time."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._of_one, self._of_several = Matcher(ruler.vocab), Matcher(ruler.vocab)
        for number, rule in enumerate(cast(list[dict[str, Any]], ruler.patterns)):
            for matcher, chosen in ((self._of_one, True), (self._of_several, False)):
                patterns = [pattern for pattern in rule["patterns"] if _looks_at_one_word(pattern) is chosen]
                if patterns:
                    matcher.add(str(number), patterns)
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}

    def __call__(self, doc: spacy.tokens.Doc, *, allow_missing: bool, as_spans: Literal[False]) -> list[Matched]:
        """All matches of the Doc, in no order: the ruler sorts them."""
        found: list[Matched] = self._of_several(doc, allow_missing=allow_missing, as_spans=as_spans)
        if len(self._known) > _MOST_WORDS:
            self._known.clear()
        for at, key in enumerate(map(tuple, doc.to_array(["TAG", "LOWER", "DEP"]).tolist())):
            rules = self._known.get(key)
            if rules is None:
                tried = self._of_one(doc[at : at + 1], allow_missing=allow_missing, as_spans=as_spans)
                rules = self._known[key] = tuple(rule for rule, _, _ in tried)
            found.extend((rule, at, at + 1) for rule in rules)
        return found


def _looks_at_one_word(pattern: list[dict[str, Any]]) -> bool:
    """Whether the rule is of one word, and of what tag, small letters and label tell alone."""
    return len(pattern) == 1 and pattern[0].keys() <= _TOLD_BY_KEY
