"""Which tokens may name a place. In: a Doc, what was found before, the gazetteer. Out: `PlaceName`s in textual order.

Longest match of capitalised words against the gazetteer, then the names of places that it does not know. Which place is
meant is decided in `place_votes`.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.nlp.found import Found
from kg.nlp.place_signs import PlaceName, Signs
from kg.nlp.unknown_places import INNER_WORDS, LINKS, find_unknown_names
from kg.ontology.gazetteer import MAX_WORDS, Gazetteer

_ARTICLES = frozenset({"The", "A", "An", "THE"})
_MAX_TOKENS = MAX_WORDS + 3


def find_place_names(doc: Doc, found: Found, gazetteer: Gazetteer, demonyms: frozenset[str]) -> list[PlaceName]:
    """Every place name of the Doc, longest first where two overlap."""
    signs = Signs(doc, found, demonyms)
    names: list[PlaceName] = []
    position = 0
    while position < len(doc):
        name = _match_at(doc, position, gazetteer, signs) if _may_start(doc, position) else None
        if name is None:
            position += 1
        else:
            names.append(name)
            position = name.end
    names.extend(find_unknown_names(doc, names, signs, gazetteer))
    return sorted(names, key=lambda n: n.start)


def _may_start(doc: Doc, position: int) -> bool:
    text = doc[position].text
    if text[0].isupper():
        return text not in _ARTICLES
    return text in LINKS and position + 2 < len(doc) and doc[position + 1].text == "-"


def _match_at(doc: Doc, start: int, gazetteer: Gazetteer, signs: Signs) -> PlaceName | None:
    for end in _ends(doc, start):
        text = doc[start:end].text
        entries = gazetteer.find(text)
        if not entries and text.isupper() and len(text) > 3:
            entries = gazetteer.find(text.title())
        if entries:
            name = signs.judge(start, end, text, entries)
            if name is not None:
                return name
    return None


def _ends(doc: Doc, start: int) -> Iterator[int]:
    """Where a name that begins at `start` may end, the farthest first."""
    ends = []
    for index in range(start, min(len(doc), start + _MAX_TOKENS)):
        token = doc[index]
        if token.is_sent_start and index > start:
            break
        if token.text[0].isupper():
            ends.append(index + 1)
        elif token.lower_ not in INNER_WORDS and token.lower_ not in LINKS:
            break
    return reversed(ends)
