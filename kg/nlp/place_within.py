"""Which named place is said to lie in which. In: a Doc, its place names in textual order. Out: positions of names.

"Khost, Afghanistan", "Handarat in Aleppo", "Mogadishu's Huriwa district", "the Homs neighbourhood of Baba Amr",
"Gonesse, a suburb of Paris", "Lujhu is a township in Taoyuan".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.nlp.place_signs import PlaceName
from kg.nlp.tokens import Doc, Token
from kg.ontology.gazetteer import Gazetteer
from kg.ontology.place_cues import load_place_cues

_LINKS = frozenset({",", "in", "of", "("})
_JOINTS, _MAX_JOINT = frozenset({",", "and", "or", "&", ";"}), 2
_FILLERS = frozenset({"the", "-", "province", "state", "region", "district", "city", "located"})
_HOLDING = frozenset({"in", "of", "within", "inside"})
_MAX_LINK, _MAX_KIND, _MAX_NAMED, _MAX_DEPTH = 4, 3, 6, 2


@dataclass(frozen=True, slots=True)
class _Within:
    """The name at position `inner` is said to lie in the one at `outer`; `comma` where no word says it."""

    inner: int
    outer: int
    comma: bool = False


def said_within(doc: Doc, names: Sequence[PlaceName], gazetteer: Gazetteer) -> dict[int, int]:
    """By position of a name that of the one that the text says to hold its place, or sets so beside it."""
    lists = lists_of(doc, names)
    outer: dict[int, int] = {}
    for said in _all_within(doc, names):
        if not (said.comma and _is_list(doc, names, said.inner, lists, gazetteer)):
            outer.setdefault(said.inner, said.outer)
    return outer


def lists_of(doc: Doc, names: Sequence[PlaceName]) -> dict[int, range]:
    """By position the positions of the names that commas and "and" alone divide from it and from each other."""
    lists: dict[int, range] = {}
    first = 0
    for position in range(1, len(names) + 1):
        if position < len(names) and _is_joined(doc, names[position - 1], names[position]):
            continue
        if position - first > 1:
            lists.update(dict.fromkeys(range(first, position), range(first, position)))
        first = position
    return lists


def _is_joined(doc: Doc, name: PlaceName, after: PlaceName) -> bool:
    between = doc[name.end : after.start]
    return 0 < len(between) <= _MAX_JOINT and all(t.lower_ in _JOINTS for t in between)


def _is_list(
    doc: Doc, names: Sequence[PlaceName], position: int, lists: dict[int, range], gazetteer: Gazetteer
) -> bool:
    """Whether the comma divides equals: "Norway, Denmark", "Georgia, Ohio and Utah"; not "Lyon, France, and"."""
    name, after = names[position], names[position + 1]
    if any(e.precision == "country" for e in name.entries):
        return True
    if not name.entries and not _is_area(after):
        peers = lists.get(position, range(0))
        return any(doc[names[p].start - 1].lower_ in ("and", "or") for p in peers if p > position)
    if position + 2 >= len(names):
        return False
    further = names[position + 2]
    between = doc[after.end : further.start].text.strip()
    if between in ("and", "or", "&"):
        return True
    held = any(c.number == o.number for a in after.entries for c in gazetteer.containers(a) for o in further.entries)
    return between in (",", ", and", ", or") and not held and not any(e.precision == "country" for e in after.entries)


def _is_area(name: PlaceName) -> bool:
    """Whether the name is an area's or country's, which may hold the place before a comma."""
    return any(e.precision not in ("city", "point") for e in name.entries) or bool(name.level & {"admin1", "admin2"})


def _all_within(doc: Doc, names: Sequence[PlaceName]) -> Iterator[_Within]:
    by_head = {doc[n.start : n.end].root.i: position for position, n in enumerate(names)}
    for position, name in enumerate(names):
        for held in _by_description(doc, name, by_head):
            if held != position:
                yield _Within(position, held)
        if position + 1 == len(names):
            return
        after = names[position + 1]
        link = _link(doc, name, after)
        if _is_owner(doc, name, after):
            yield _Within(position + 1, position)
        elif link is not None:
            owned = position + 2 < len(names) and _is_owner(doc, after, names[position + 2])
            yield _Within(position, position + 2 if owned else position + 1, comma=link == ",")


def _link(doc: Doc, name: PlaceName, after: PlaceName) -> str | None:
    """The first word between two names of which the second may hold the first ("Khost, Afghanistan")."""
    between = [t.lower_ for t in doc[_end_of_kind(doc, name.end, after.start) : after.start]]
    fillers = _LINKS | _FILLERS | load_place_cues().directions
    if not between or len(between) > _MAX_LINK or any(word not in fillers for word in between):
        return None
    first = next((word for word in between if word not in _FILLERS), None)
    return first if first in _LINKS else None


def _end_of_kind(doc: Doc, start: int, end: int) -> int:
    """Where the words for the kind of place after a name end ("the X refugee camp in Y")."""
    for token in doc[start : min(end, start + _MAX_KIND)]:
        if token.pos_ not in ("NOUN", "ADJ") or not token.text.islower():
            break
        if _is_kind(token):
            return token.i + 1
    return start


def _is_owner(doc: Doc, name: PlaceName, after: PlaceName) -> bool:
    """Whether the first name owns or stands before the noun that the second is the name of."""
    between = doc[name.end : after.start]
    if not 0 < len(between) <= _MAX_NAMED or any(t.is_sent_start for t in between):
        return False
    if between[0].tag_ == "POS":
        return all(_describes(t) or _is_kind(t) or t.lower_ == "of" for t in between[1:])
    of = between[-1].lower_ == "of"
    *describing, kind = between[:-1] if of and len(between) > 1 else between
    if not _is_kind(kind) or not all(_describes(t) for t in describing):
        return False
    return not of or kind.lower_ in load_place_cues().towns or (bool(name.entries) and not after.entries)


def _describes(token: Token) -> bool:
    return token.pos_ in ("ADJ", "ADV", "NOUN", "VERB") or token.text in ("-", ",")


def _is_kind(token: Token) -> bool:
    return token.text.islower() and load_place_cues().is_location(token.text)


def _by_description(doc: Doc, name: PlaceName, by_head: dict[int, int]) -> Iterator[int]:
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
            yield from _places_under(kind, name.end, by_head, 0)


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
