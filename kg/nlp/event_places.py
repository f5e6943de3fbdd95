"""Where an event happened. In: a Doc, its places, the token that tells the event. Out: the ids of its place or places.

Only places that hang on the event in the parse tree count, the nearest clause first, and of places that hold each other
the smallest ("in Idlib, Syria" is Idlib). Captions, datelines and neighbouring sentences give no place.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.found import Found
from kg.nlp.tokens import Doc, Token
from kg.ontology.place_cues import load_place_cues

_LOCATIVE = frozenset(
    {
        "in", "at", "near", "outside", "on", "across", "inside", "within", "around", "throughout", "along", "off",
        "over", "between", "above", "behind", "beside", "amid", "through",
    }
)  # fmt: skip
# Where these end is where the event is; "from" of a shot or an expulsion is its place too.
_GOALS = frozenset({"into", "to", "towards", "toward", "against", "onto", "upon", "from"})
_AFTER_PLACE_NOUN = _LOCATIVE | {"of", "to", "from"}
_PLACE_OBJECTS = frozenset({"dobj", "obj", "nsubjpass"})
_CLAUSE_LINKS = frozenset(
    {"advcl", "xcomp", "conj", "acl", "pcomp", "prep", "dobj", "pobj", "nsubj", "nsubjpass", "attr"}
)
_POSITIONED = frozenset({"locate", "base", "situate", "station", "position", "deploy"})
_DIRECTIONS = frozenset({"of", "from", "in", "to"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_MAX_STEPS, _MAX_DEPTH = 4, 4


def event_places(doc: Doc, found: Found, trigger_token: int) -> tuple[str, ...]:
    """The ids of the smallest places at which the event of the token happened; none where nothing ties one to it."""
    at = _PlacesByToken(found)
    for level in _levels(doc[trigger_token], at) if at.known else ():
        if level:
            return _smallest(tuple(dict.fromkeys(level)), found)
    return ()


class _PlacesByToken:
    """Place references by their head token."""

    def __init__(self, found: Found) -> None:
        self.known: dict[int, list[str]] = {}
        self._countries = {p.id for p in found.places if p.precision == "country"}
        for reference in found.references:
            if reference.kind == "place":
                self.known.setdefault(reference.head, []).append(reference.id)

    def of(self, token: Token) -> list[str]:
        """The places that the token heads."""
        return self.known.get(token.i, [])

    def before(self, noun: Token) -> list[str]:
        """Places named before a noun ("the Kabul attack"), countries left out ("US forces" are anywhere)."""
        named = [i for c in noun.children if c.dep_ in ("compound", "nmod", "poss") for i in self.of(c)]
        return named if load_place_cues().is_location(noun.lemma_) else [i for i in named if i not in self._countries]


def _levels(token: Token, at: _PlacesByToken) -> Iterator[list[str]]:
    """What each step away from the trigger gives: its own clause, what stands beside and below it, what governs it."""
    node = token
    yield _own(node, at, objects=True)
    for below in _clauses_below(node):
        yield _own(below, at, objects=True)
    for _ in range(_MAX_STEPS):
        if node.head == node or node.dep_ not in _CLAUSE_LINKS | {"relcl"}:
            return
        if node.dep_ == "relcl":
            yield _of_noun(node.head, at, 0)
            return
        # "shelled Donetsk, killing eight": the object of the first is the place of the second.
        shares_object = node.dep_ == "advcl" and node.tag_ == "VBG"
        node = node.head
        yield _own(node, at, objects=shares_object)


def _clauses_below(node: Token) -> Iterator[Token]:
    """Clauses that tell the same ("killed nine and wounded five in Y", "began by storming X", "tried to take X")."""
    for child in node.children:
        shared = child.dep_ == "conj" and child.pos_ == "VERB" and not any(c.dep_ == "nsubj" for c in child.children)
        if shared or child.dep_ == "xcomp":
            yield child
        elif child.dep_ == "prep" and child.lower_ == "by":
            yield from (c for c in child.children if c.dep_ == "pcomp")
        elif child.dep_ in ("dobj", "obj"):
            yield from (c for c in child.children if c.dep_ == "acl" and c.tag_ == "VB")


def _own(node: Token, at: _PlacesByToken, *, objects: bool) -> list[str]:
    """Places under the node's prepositions, then in the noun phrases that it governs."""
    ids = [i for c in node.children if c.dep_ in ("prep", "agent") for i in _of_preposition(c, at, _LOCATIVE)]
    ids += [i for c in node.children if c.dep_ == "advmod" for i in _of_adverb(c, at)]
    if ids:
        return ids
    goals = [i for c in node.children if c.dep_ == "prep" for i in _of_preposition(c, at, _GOALS)]
    if node.pos_ in _NOMINAL:
        return at.before(node) or goals
    patients = [c for c in node.children if c.dep_ in _PLACE_OBJECTS]
    if objects:
        ids = [i for c in patients for i in _of_noun(c, at, 0)]
    ids = ids or goals or [i for c in patients for i in _locatives_of(c, at)]
    ids = ids or [i for c in node.children if c.dep_ == "nsubj" for i in _locatives_of(c, at)]
    return ids or [i for c in node.children if c.dep_ == "prep" for i in _behind_companions(c, at)]


def _behind_companions(preposition: Token, at: _PlacesByToken) -> Iterator[str]:
    """Places that the parser hung on somebody else in the clause ("held talks with Massoud in Tehran")."""
    if preposition.lower_ in ("with", "by", "between", "against"):
        for child in preposition.children:
            if child.dep_ == "pobj":
                yield from _locatives_of(child, at)


def _of_preposition(preposition: Token, at: _PlacesByToken, wanted: frozenset[str]) -> Iterator[str]:
    if preposition.lower_ not in wanted:
        return
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield from _of_noun(child, at, 0)
        elif child.dep_ == "prep":  # "from inside the camp"
            yield from _of_preposition(child, at, _LOCATIVE)


def _of_adverb(adverb: Token, at: _PlacesByToken) -> Iterator[str]:
    """ "there", "north of Aleppo", "close to the border"."""
    yield from at.of(adverb)
    for child in adverb.children:
        if child.dep_ == "prep":
            yield from _of_preposition(child, at, _DIRECTIONS)


def _of_noun(noun: Token, at: _PlacesByToken, depth: int) -> list[str]:
    """The places that a noun phrase names, the nearest to its head first; what holds them is left out.

    "Wadajir district of Mogadishu" is Wadajir, "the village of Handarat in Aleppo" Handarat.
    """
    if depth > _MAX_DEPTH:
        return []
    ids = list(at.of(noun)) or at.before(noun) or _after_noun(noun, at, depth)
    for child in noun.children:
        if child.dep_ == "conj":
            ids += _of_noun(child, at, depth + 1)
    return ids


def _after_noun(noun: Token, at: _PlacesByToken, depth: int) -> list[str]:
    location = load_place_cues().is_location(noun.lemma_)
    wanted = _AFTER_PLACE_NOUN if location else _LOCATIVE | {"of"}
    for child in noun.children:
        ids: list[str] = []
        if child.dep_ == "prep" and child.lower_ in wanted:
            ids = [i for c in child.children if c.dep_ == "pobj" for i in _of_noun(c, at, depth + 1)]
        elif child.dep_ == "appos" and location:
            ids = _of_noun(child, at, depth + 1)
        elif child.dep_ in ("advmod", "amod"):
            ids = list(_of_adverb(child, at))
        elif child.dep_ == "acl" and child.lemma_ in _POSITIONED:
            ids = [i for c in child.children if c.dep_ == "prep" for i in _of_preposition(c, at, _LOCATIVE)]
        if ids:
            return ids
    return []


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
