"""Which places a phrase names, in a parse tree. In: a token, the places of the Doc. Out: ids, the nearest first.

"Wadajir district of Mogadishu" is Wadajir, "the village of Handarat in Aleppo" Handarat: what holds it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.nlp.found import Found, Reference
from kg.nlp.smallest_places import holders_of
from kg.nlp.tokens import Doc, Token
from kg.ontology.place_cues import load_place_cues

LOCATIVE = frozenset(
    {
        "in", "at", "near", "outside", "across", "inside", "within", "around", "throughout", "along", "off", "between",
        "above", "behind", "beside", "amid", "through", "beneath", "under", "alongside", "amidst", "during",
    }
)  # fmt: skip
# On land and over it something happens; on or over a country it is aimed at it or about it.
_SURFACES = frozenset({"on", "over"})
# Where these end is where the event is; "from" of a shot or an expulsion is its place too.
GOALS = frozenset({"into", "to", "towards", "toward", "against", "onto", "upon", "from", *_SURFACES})
_AFTER_PLACE_NOUN = LOCATIVE | _SURFACES | {"of", "to", "from"}
_DIRECTIONS = frozenset({"of", "from", "in", "to"})
_POSITIONED = frozenset({"locate", "base", "situate", "station", "position", "deploy", "entrench", "overlook"})
_JOINTS, _MAX_JOINT = frozenset({",", "and", "or", "&", ";"}), 2
_MAX_DEPTH = 4


class Phrases:
    """The places of one Doc by the phrases that name them."""

    def __init__(self, doc: Doc, found: Found) -> None:
        self.found = found
        self._by_head: dict[int, list[str]] = {}
        self._countries = {p.id for p in found.places if p.precision == "country"}
        places = [r for r in found.references if r.kind == "place"]
        for reference in places:
            self._by_head.setdefault(reference.head, []).append(reference.id)
        self._following = _lists(doc, places)
        self._actors = {r.head for r in found.references if r.kind == "actor"}

    def __bool__(self) -> bool:
        return bool(self._by_head)

    def of(self, token: Token) -> list[str]:
        """The places that the token heads."""
        return self._by_head.get(token.i, [])

    def is_actor(self, token: Token) -> bool:
        """Whether the token stands for somebody known."""
        return token.i in self._actors

    def before(self, noun: Token) -> list[str]:
        """Places named before a noun ("the Kabul attack"), countries left out ("US forces" are anywhere)."""
        named = [i for c in noun.children if c.dep_ in ("compound", "nmod", "poss") for i in self.of(c)]
        lies_in_it = is_location(noun) and noun.lemma_.lower() not in load_place_cues().spots
        return named if lies_in_it else [i for i in named if i not in self._countries]

    def under(self, preposition: Token, wanted: frozenset[str]) -> Iterator[str]:
        """Places under a preposition of one of the wanted kinds, and under one that it leads to ("from inside X")."""
        if preposition.lower_ not in wanted:
            return
        for child in preposition.children:
            if child.dep_ == "pobj":
                yield from self.of_noun(child)
            elif child.dep_ == "prep":
                yield from self.under(child, LOCATIVE)

    def locatives(self, token: Token) -> Iterator[str]:
        """Places that the token's prepositions of place give; a surface only where land is named ("on the border")."""
        for child in token.children:
            if child.dep_ == "prep" and (child.lower_ not in _SURFACES or _is_on_land(child)):
                yield from self.under(child, LOCATIVE | _SURFACES)

    def by_direction(self, adverb: Token) -> Iterator[str]:
        """ "there", "north of Aleppo", "close to the border"."""
        yield from self.of(adverb)
        for child in adverb.children:
            if child.dep_ == "prep":
                yield from self.under(child, _DIRECTIONS)

    def of_noun(self, noun: Token, depth: int = 0) -> list[str]:
        """The places that a noun phrase names, and those coordinated with them."""
        if depth > _MAX_DEPTH:
            return []
        ids = self._listed(noun) or self._by_kind(noun, depth) or self.before(noun) or self._after(noun, depth)
        for child in noun.children:
            if child.dep_ == "conj":
                ids += self.of_noun(child, depth + 1)
        return ids

    def _listed(self, token: Token) -> list[str]:
        """The places that the token heads and those of the list that begins there, which parsers break up."""
        ids = self.of(token)
        following = self._following.get(token.i, ()) if ids else ()
        return [*ids, *(i for head in following for i in self._by_head[head])]

    def _by_kind(self, noun: Token, depth: int) -> list[str]:
        """What a noun for places is the kind of, where the name before it only holds it: "the Homs town of X" is X."""
        if not is_location(noun):
            return []
        of = [p for p in noun.children if p.dep_ == "prep" and p.lower_ == "of"]
        ids = [i for p in of for c in p.children if c.dep_ == "pobj" and self.of(c) for i in self.of_noun(c, depth + 1)]
        before = set(self.before(noun))
        held = any(before & set(holders_of(i, self.found)) for i in ids)
        return ids if held or noun.lower_ in load_place_cues().towns else []

    def _after(self, noun: Token, depth: int) -> list[str]:
        """What follows a noun; where it lies from somewhere else is the last that tells a place."""
        location = is_location(noun)
        wanted = _AFTER_PLACE_NOUN if location else LOCATIVE | {"of"}
        for child in noun.children:
            ids: list[str] = []
            if child.dep_ == "prep" and child.lower_ in wanted:
                ids = [i for c in child.children if c.dep_ == "pobj" for i in self.of_noun(c, depth + 1)]
            elif child.dep_ == "appos" and location:
                ids = self.of_noun(child, depth + 1)
            if ids:
                return ids
        for child in noun.children:
            if child.dep_ in ("advmod", "amod"):
                ids = list(self.by_direction(child))
            elif child.dep_ == "acl" and child.lemma_ in _POSITIONED:
                ids = self.of_clause(child)
            else:
                continue
            if ids:
                return ids
        return []

    def of_clause(self, verb: Token) -> list[str]:
        """Where a participle puts its noun: "situated northeast of X", "located in Y"."""
        ids = list(self.locatives(verb))
        return ids or [i for c in verb.children if c.dep_ == "advmod" for i in self.by_direction(c)]

    def around(self, noun: Token, depth: int = 0) -> list[str]:
        """Where somebody or something is: "a bomber in a car near X", "gunmen travelling on a bus in Y"."""
        if depth > _MAX_DEPTH:
            return []
        ids = list(self.locatives(noun))
        for child in noun.children if not ids else ():
            if child.dep_ == "acl" and child.tag_ in ("VBG", "VBN"):
                ids = self.of_clause(child) or [i for c in child.children for i in self._beneath(c, depth)]
            else:
                ids = self._beneath(child, depth)
            if ids:
                break
        return ids

    def _beneath(self, child: Token, depth: int) -> list[str]:
        if child.dep_ in ("conj", "dobj"):
            return self.around(child, depth + 1)
        if child.dep_ not in ("prep", "agent") or child.lower_ in ("from", "than", "like", "including"):
            return []
        return [i for c in child.children if c.dep_ == "pobj" for i in self.around(c, depth + 1)]


def _lists(doc: Doc, places: Sequence[Reference]) -> dict[int, tuple[int, ...]]:
    """By head of a name the heads of those that follow it in a list with a last "and"."""
    following: dict[int, tuple[int, ...]] = {}
    run: list[int] = []
    joined = False
    for one, other in zip(places, (*places[1:], None), strict=False):
        run.append(one.head)
        between = doc[one.end : other.start] if other is not None else None
        if between is not None and 0 < len(between) <= _MAX_JOINT and all(t.lower_ in _JOINTS for t in between):
            joined = joined or any(t.lower_ in ("and", "or", "&") for t in between)
            continue
        if joined and len(run) > 1:
            following.update({head: tuple(run[n + 1 :]) for n, head in enumerate(run)})
        run, joined = [], False
    return following


def is_location(noun: Token) -> bool:
    """Whether the noun is for a kind of place or a part of one."""
    return load_place_cues().is_location(noun.lemma_)


def _is_on_land(preposition: Token) -> bool:
    return any(c.dep_ == "pobj" and is_location(c) for c in preposition.children)
