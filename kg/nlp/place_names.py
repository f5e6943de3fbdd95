"""Which tokens may name a place. In: a Doc, what was found before, the gazetteer. Out: `PlaceName`s in textual order.

Longest match of capitalised words against the gazetteer, then the names of places that it does not know. What too
little speaks for is looked at again: it may be a place's name elsewhere in the text, or stand in a list of places.
Which place is meant is decided in `place_votes`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.found import Found
from kg.nlp.place_signs import PlaceName, Signs
from kg.nlp.tokens import Doc, Token
from kg.nlp.unknown_places import INNER_WORDS, LINKS, find_unknown_names, name_runs
from kg.ontology.gazetteer import MAX_WORDS, Gazetteer

_ARTICLES = frozenset({"The", "A", "An", "THE"})
_LIST_MARKS = frozenset({",", "and", "or", "&"})
_MAX_TOKENS = MAX_WORDS + 3
_MAX_ROUNDS = 8


def find_place_names(doc: Doc, found: Found, gazetteer: Gazetteer, demonyms: frozenset[str]) -> list[PlaceName]:
    """Every place name of the Doc, longest first where two overlap."""
    finder = _Finder(doc, gazetteer, Signs(doc, found, demonyms, gazetteer))
    finder.find()
    return sorted(finder.names, key=lambda n: n.start)


class _Finder:
    def __init__(self, doc: Doc, gazetteer: Gazetteer, signs: Signs) -> None:
        self._doc, self._gazetteer, self._signs = doc, gazetteer, signs
        self.names: list[PlaceName] = []
        self._taken: set[int] = set()
        self._runs = name_runs(doc)

    def find(self) -> None:
        """Finds names until no found one makes another believable."""
        self._add(self._known())
        self._add(find_unknown_names(self._doc, self._runs, self._taken, self._signs, self._gazetteer))
        for _ in range(_MAX_ROUNDS):
            if not self._add(self._trusted()):
                return

    def _add(self, names: Iterator[PlaceName]) -> bool:
        before = len(self.names)
        for name in names:
            self.names.append(name)
            self._taken.update(range(name.start, name.end))
        return len(self.names) > before

    def _known(self) -> Iterator[PlaceName]:
        free = 0
        for token in self._doc:
            if token.i < free or not _may_start(token):
                continue
            name = self._match_at(token.i)
            if name is not None:
                free = name.end
                yield name

    def _match_at(self, start: int) -> PlaceName | None:
        for end in _ends(self._doc, start):
            text = self._doc[start:end].text
            entries = self._gazetteer.find(text)
            if not entries and text.isupper() and len(text) > 3:
                entries = self._gazetteer.find(text.title())
            name = self._signs.judge(start, end, text, entries) if entries else None
            if name is not None:
                return name
        return None

    def _trusted(self) -> Iterator[PlaceName]:
        """Runs that are places' names elsewhere in the text, and those that stand in a list with places."""
        told = {name.text for name in self.names if name.told or name.entries}
        for start, end in self._runs:
            if not self._taken.isdisjoint(range(start, end)):
                continue
            text = self._doc[start:end].text
            if text not in told and not self._is_listed(start, end):
                continue
            entries = self._gazetteer.find(text)
            if entries:
                name = self._signs.judge(start, end, text, entries, trusted=True)
            else:
                name = self._signs.judge_unknown(start, end, text, trusted=text in told)
            if name is not None:
                yield name

    def _is_listed(self, start: int, end: int) -> bool:
        """Whether a comma or "and" alone divides it from a town's or area's name: countries stand beside their foes."""
        doc = self._doc
        before = start - 1 if start and doc[start - 1].lower_ in _LIST_MARKS else None
        after = end if end < len(doc) and doc[end].lower_ in _LIST_MARKS else None
        if before is not None and before and doc[before - 1].text == "," and doc[before].text != ",":
            before -= 1
        if after is not None and after + 1 < len(doc) and doc[after].text == "," and doc[after + 1].lower_ == "and":
            after += 1
        return any(_is_below_country(name) and (name.end == before or name.start - 1 == after) for name in self.names)


def _is_below_country(name: PlaceName) -> bool:
    return name.evidence > 0 and all(e.precision not in ("country", "region") for e in name.entries)


def _may_start(token: Token) -> bool:
    text, doc = token.text, token.doc
    if text[0].isupper():
        return text not in _ARTICLES
    return text in LINKS and token.i + 2 < len(doc) and doc[token.i + 1].text == "-"


def _ends(doc: Doc, start: int) -> Iterator[int]:
    """Where a name that begins at `start` may end, the farthest first."""
    ends = []
    for token in doc[start : start + _MAX_TOKENS]:
        if token.is_sent_start and token.i > start:
            break
        if token.text[0].isupper():
            ends.append(token.i + 1)
        elif token.lower_ not in INNER_WORDS and token.lower_ not in LINKS and token.tag_ != "POS":
            break
    return reversed(ends)
