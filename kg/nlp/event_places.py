"""Where an event happened. In: a Doc, its places, the token that tells the event. Out: the ids of its place or places.

Only places that hang on the event in the parse tree count, the nearest clause first, and of places that hold each other
the smallest ("in Idlib, Syria" is Idlib). Captions, datelines and neighbouring sentences give no place.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.nlp.found import Found
from kg.nlp.syntax import is_passive

_LOCATIVE = frozenset(
    {
        "in", "at", "near", "outside", "on", "across", "inside", "within", "around", "throughout", "along", "off",
        "over", "between", "above", "behind", "beside", "amid", "through", "by",
    }
)  # fmt: skip
# Where these end is where the event is; "from" of a shot or an expulsion is its place too.
_GOALS = frozenset({"into", "to", "towards", "toward", "against", "onto", "upon"})
_SOURCES = frozenset({"from"})
_INSIDE_NOUN = frozenset({"compound", "nmod", "poss", "appos", "conj", "amod"})
_INNER_PREPOSITIONS = _LOCATIVE | {"of", "from"}
_PLACE_OBJECTS = frozenset({"dobj", "obj", "nsubjpass"})
_CLAUSE_LINKS = frozenset(
    {"advcl", "xcomp", "conj", "acl", "pcomp", "prep", "dobj", "pobj", "nsubj", "nsubjpass", "attr"}
)
_SPEECH_LINKS = frozenset({"ccomp", "parataxis"})
_MAX_STEPS = 4


def event_places(doc: Doc, found: Found, trigger_token: int) -> tuple[str, ...]:
    """The ids of the smallest places at which the event of the token happened; none where nothing ties one to it."""
    at = _PlacesByToken(found)
    if not at:
        return ()
    for level in _levels(doc[trigger_token], at):
        ids = tuple(dict.fromkeys(level))
        if ids:
            return _smallest(ids, found)
    return ()


class _PlacesByToken:
    """Place references by their head token and, for a place inside a longer name, by each of its tokens."""

    def __init__(self, found: Found) -> None:
        self._by_head: dict[int, list[str]] = {}
        for reference in found.references:
            if reference.kind == "place":
                self._by_head.setdefault(reference.head, []).append(reference.id)

    def __bool__(self) -> bool:
        return bool(self._by_head)

    def of_token(self, token: Token) -> list[str]:
        return self._by_head.get(token.i, [])


def _levels(token: Token, at: _PlacesByToken) -> Iterator[list[str]]:
    """What each step away from the trigger gives: its own clause, then the clauses that govern it."""
    node = token
    yield _own(node, at, objects=True)
    for _ in range(_MAX_STEPS):
        if node.head == node or node.dep_ in _SPEECH_LINKS:
            return
        if node.dep_ == "relcl":
            yield _of_noun(node.head, at, depth=0)
            return
        if node.dep_ not in _CLAUSE_LINKS:
            return
        node = node.head
        yield _own(node, at, objects=False)


def _own(node: Token, at: _PlacesByToken, *, objects: bool) -> list[str]:
    """Places under the node's prepositions, then in the noun phrases that it governs."""
    nominal = node.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
    ids = [i for c in node.children if c.dep_ in ("prep", "agent") for i in _of_preposition(c, at, _LOCATIVE)]
    ids += [i for c in node.children if c.dep_ == "advmod" for i in _of_adverb(c, at)]
    if ids:
        return ids
    goals = [i for c in node.children if c.dep_ == "prep" for i in _of_preposition(c, at, _GOALS | _SOURCES)]
    if nominal:
        return [i for c in node.children if c.dep_ in ("compound", "poss") for i in at.of_token(c)] or goals
    if objects:
        patients = [c for c in node.children if c.dep_ in _PLACE_OBJECTS]
        ids = [i for c in patients for i in _of_noun(c, at, depth=0)]
        if ids:
            return ids
    ids = goals or [i for c in node.children if c.dep_ in _PLACE_OBJECTS for i in _locatives_of(c, at)]
    return ids or [i for c in node.children if c.dep_ == "nsubj" and not is_passive(node) for i in _locatives_of(c, at)]


def _of_preposition(preposition: Token, at: _PlacesByToken, wanted: frozenset[str]) -> Iterator[str]:
    if preposition.lower_ not in wanted:
        return
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield from _of_noun(child, at, depth=0)
        elif child.dep_ == "prep":  # "from inside the camp"
            yield from _of_preposition(child, at, _LOCATIVE)


def _of_adverb(adverb: Token, at: _PlacesByToken) -> Iterator[str]:
    """ "north of Aleppo", "there"."""
    yield from at.of_token(adverb)
    for child in adverb.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "from", "in"):
            yield from _of_preposition(child, at, frozenset({"of", "from", "in"}))


def _of_noun(noun: Token, at: _PlacesByToken, *, depth: int) -> list[str]:
    """The places that a noun phrase names: itself, in its name, after "of" and the like, and what is coordinated."""
    ids = list(at.of_token(noun))
    if depth > 3:
        return ids
    for child in noun.children:
        if child.dep_ in _INSIDE_NOUN:
            ids += _of_noun(child, at, depth=depth + 1)
        elif child.dep_ == "prep" and child.lower_ in _INNER_PREPOSITIONS:
            ids += [i for c in child.children if c.dep_ == "pobj" for i in _of_noun(c, at, depth=depth + 1)]
    return ids


def _locatives_of(noun: Token, at: _PlacesByToken) -> Iterator[str]:
    """Places that a noun's prepositions give ("a trolleybus in Donetsk"), not those that it is named after."""
    for child in noun.children:
        if child.dep_ == "prep":
            yield from _of_preposition(child, at, _LOCATIVE)


def _smallest(ids: tuple[str, ...], found: Found) -> tuple[str, ...]:
    """The ids without those that hold another of them."""
    holders: set[str] = set()
    for identifier in ids:
        place = found.place_of.get(identifier)
        while place is not None and place.within is not None and place.within not in holders:
            holders.add(place.within)
            place = found.place_of.get(place.within)
    return tuple(i for i in ids if i not in holders)
