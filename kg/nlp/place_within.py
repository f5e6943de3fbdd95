"""Which named place is said to lie in which. In: a Doc, its place names in textual order. Out: pairs of positions.

"Khost, Afghanistan", "Handarat in Aleppo", "Mogadishu's Huriwa district", "the Homs neighbourhood of Baba Amr",
"Gonesse, a suburb of Paris", "Lujhu is a township in Taoyuan".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.nlp.place_signs import PlaceName
from kg.nlp.tokens import Doc, Token
from kg.ontology.place_cues import load_place_cues

_LINKS = frozenset({",", "in", "of", "("})
_FILLERS = frozenset({"the", "-", "province", "state", "region", "district", "city", "located"})
_HOLDING = frozenset({"in", "of", "within", "inside"})
_MAX_LINK, _MAX_NAMED, _MAX_DEPTH = 4, 6, 2


@dataclass(frozen=True, slots=True)
class Within:
    """The name at position `inner` is said to lie in the one at `outer`; `comma` where no word says it."""

    inner: int
    outer: int
    comma: bool = False


def said_within(doc: Doc, names: Sequence[PlaceName]) -> tuple[Within, ...]:
    """Each pair of names of which the text says that one place lies in the other, or sets them so beside each other."""
    out: list[Within] = []
    by_head = {doc[n.start : n.end].root.i: position for position, n in enumerate(names)}
    for position, name in enumerate(names):
        out.extend(_by_description(doc, name, position, by_head))
        if position + 1 == len(names):
            break
        after = names[position + 1]
        link = _link(doc, name, after)
        if link is not None:
            out.append(Within(position, position + 1, comma=link == ","))
        elif _is_owner(doc, name, after):
            out.append(Within(position + 1, position))
    return tuple(out)


def _link(doc: Doc, name: PlaceName, after: PlaceName) -> str | None:
    """The first word between two names of which the second may hold the first ("Khost, Afghanistan")."""
    between = [t.lower_ for t in doc[name.end : after.start]]
    fillers = _LINKS | _FILLERS | load_place_cues().directions
    if not between or len(between) > _MAX_LINK or any(word not in fillers for word in between):
        return None
    first = next((word for word in between if word not in _FILLERS), None)
    return first if first in _LINKS else None


def _is_owner(doc: Doc, name: PlaceName, after: PlaceName) -> bool:
    """Whether the first name owns or stands before the noun that the second is the name of."""
    between = doc[name.end : after.start]
    if not 0 < len(between) <= _MAX_NAMED or any(t.is_sent_start for t in between):
        return False
    if between[0].tag_ == "POS":
        return all(_describes(t) or _is_kind(t) or t.lower_ == "of" for t in between[1:])
    *describing, kind = between[:-1] if between[-1].lower_ == "of" else between
    return _is_kind(kind) and all(_describes(t) for t in describing)


def _describes(token: Token) -> bool:
    return token.pos_ in ("ADJ", "ADV", "NOUN", "VERB") or token.text in ("-", ",")


def _is_kind(token: Token) -> bool:
    return token.text.islower() and load_place_cues().is_location(token.text)


def _by_description(doc: Doc, name: PlaceName, position: int, by_head: dict[int, int]) -> Iterator[Within]:
    """ "X, a suburb of Y", "X is a township in Y", "the X crossing in Y", "the village of X in the north of Y"."""
    root = doc[name.start : name.end].root
    kinds = [c for c in root.children if c.dep_ == "appos" and c.i >= name.end]
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        kinds += [c for c in root.head.children if c.dep_ == "attr"]
    if root.dep_ in ("compound", "nmod", "amod"):
        kinds.append(root.head)
    if root.dep_ == "pobj" and root.head.lower_ == "of":
        kinds.append(root.head.head)
    for kind in kinds:
        if _is_kind(kind):
            for held in _places_under(kind, name.end, by_head, 0):
                if held != position:
                    yield Within(position, held)


def _places_under(noun: Token, end: int, by_head: dict[int, int], depth: int) -> Iterator[int]:
    """The named places in which a noun after the name is said to be, through parts of them ("in the north of Y")."""
    for preposition in noun.children:
        if preposition.dep_ != "prep" or preposition.i < end or preposition.lower_ not in _HOLDING:
            continue
        for held in preposition.children:
            if held.dep_ != "pobj":
                continue
            if held.i in by_head:
                yield by_head[held.i]
            elif depth < _MAX_DEPTH and load_place_cues().is_location(held.lower_):
                yield from _places_under(held, end, by_head, depth + 1)
