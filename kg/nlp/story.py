"""Which state a report is about, as a whole and at one word. In: the Doc and its names. Out: country codes.

A report on Mali says "the army" and means Mali's. What stands nearest tells it first: the place in the phrase itself or
in its clause; then the country that most names of the report lie in, its dateline, and the one country that this and
the last sentence speak of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from kg.nlp.found import Found, Reference
from kg.nlp.syntax import children, clause_of
from kg.nlp.tokens import Doc, Token
from kg.nlp.zones import zone_of_tokens
from kg.ontology.entry import INTERNATIONAL_CODES

_STANDING_IN = frozenset({"in", "from", "of", "across", "near", "inside", "at"})
_HAPPENING_IN = frozenset({"in", "at", "near", "outside", "inside", "across"})
_FACING = frozenset({"against", "with", "to", "toward", "towards", "on"})
_MAIN_SHARE, _LEADING_SHARE = 0.75, 0.6
_DATELINE_TOKENS = 12
_DASHES = frozenset({"-", "–", "—", "--"})


class Story:
    """The countries that one article speaks of."""

    def __init__(self, doc: Doc, found: Found) -> None:
        self.doc, self.found = doc, found

    @cached_property
    def country(self) -> str | None:
        """The country that three quarters of the names of states and places lie in, or None."""
        return self._leading(_MAIN_SHARE)

    def country_at(self, token: Token, *, local: bool) -> tuple[str, str] | None:
        """The country of people without a name at the token, and what told it.

        `local` tells that they act where they are ("police", "protesters"), as armies and governments need not.
        """
        readings = [
            (self._clause_place(token), "the place of its clause"),
            (self.country, "the story"),
            (self._dateline, "the dateline"),
        ]
        if not local:
            readings[:2] = reversed(readings[:2])
        facing = self._faced_by(token)
        return next(((country, rule) for country, rule in readings if country is not None and country != facing), None)

    def state_at(self, token: Token, *, local: bool) -> tuple[str, str] | None:
        """The state whose body stands at the token: it has one, so that less is enough to tell it."""
        told = self.country_at(token, local=local)
        if told is not None:
            return told
        facing = self._faced_by(token)
        readings = ((self._leading(_LEADING_SHARE), "the story"), (self._nearest(token), "the nearest state"))
        return next(((country, rule) for country, rule in readings if country is not None and country != facing), None)

    def _faced_by(self, token: Token) -> str | None:
        """The state that the subject's own verb is done to: "the president threatened Russia" is not Russia's."""
        if token.dep_ not in ("nsubj", "nsubjpass"):
            return None
        for reference in self.found.references:
            named = reference.kind == "actor" and reference.form in ("name", "acronym")
            actor = self.found.actor_of.get(reference.id) if named else None
            if actor is not None and actor.kind == "state" and self._is_under(self.doc[reference.head], token.head):
                return actor.country
        return None

    def _is_under(self, name: Token, verb: Token) -> bool:
        """Whether the name is the verb's object, or that of a preposition below it or below its object."""
        if name.dep_ == "dobj":
            return name.head == verb
        preposition = name.head
        above = preposition.head
        faced = name.dep_ == "pobj" and preposition.lower_ in _FACING
        return faced and (above == verb or (above.dep_ == "dobj" and above.head == verb))

    def standing(self, noun: Token) -> str | None:
        """The country of the place under the phrase's own preposition ("protesters in Khartoum")."""
        return next((c for c in self._places_under(noun, _STANDING_IN) if c), None)

    def _clause_place(self, noun: Token) -> str | None:
        """The one country of the places under the prepositions of the noun's verb ("arrested ten people in Lagos")."""
        verb = clause_of(noun)
        countries = {c for c in self._places_under(verb, _HAPPENING_IN) if c}
        for child in children(verb, "dobj", "nsubjpass"):
            countries |= {c for c in self._places_under(child, _HAPPENING_IN) if c}
        return countries.pop() if len(countries) == 1 else None

    def _places_under(self, head: Token, prepositions: Iterable[str]) -> Iterator[str | None]:
        for preposition in children(head, "prep"):
            if preposition.lower_ not in prepositions:
                continue
            for pobj in children(preposition, "pobj"):
                at = self.found.reference_at(pobj.i)
                places = [at, *self.found.references_headed_by(pobj.i)] if at is not None else []
                yield from (p.country for r in places if r is not None and (p := self.found.place_of.get(r.id)))

    @cached_property
    def _counted(self) -> Counter[str]:
        counted: Counter[str] = Counter()
        for reference in self._names:
            counted[str(self._country_of(reference))] += 1
        return counted

    def _leading(self, share: float) -> str | None:
        """The country that at least this share of the names lie in."""
        if not self._counted:
            return None
        country, count = min(self._counted.items(), key=lambda item: (-item[1], item[0]))
        return country if count >= share * self._counted.total() else None

    @cached_property
    def _names(self) -> tuple[Reference, ...]:
        """One reference for each name of a state, a place or somebody of a country, in textual order."""
        seen: dict[int, Reference] = {}
        for reference in self.found.references:
            if reference.form not in ("nominal", "pronoun") and self._country_of(reference):
                seen.setdefault(reference.head, reference)
        return tuple(seen[head] for head in sorted(seen))

    def _country_of(self, reference: Reference) -> str | None:
        place = self.found.place_of.get(reference.id)
        if place is not None:
            return place.country
        actor = self.found.actor_of.get(reference.id)
        return actor.country if actor is not None and actor.country not in INTERNATIONAL_CODES else None

    @cached_property
    def _dateline(self) -> str | None:
        """The country of the place that the report is dated from."""
        zones = zone_of_tokens(self.doc, self.found)
        body = next((t.i for t in self.doc if zones[t.i] == "body" and not t.is_space), 0)
        dash = next((t.i for t in self.doc[body : body + _DATELINE_TOKENS] if t.text in _DASHES), body)
        for reference in self._names:
            place = self.found.place_of.get(reference.id)
            if place is not None and (zones[reference.head] == "dateline" or body <= reference.head < dash):
                return place.country
        return None

    def _nearest(self, token: Token) -> str | None:
        """The one country that the sentence up to the word and the sentence before it speak of."""
        before = token.sent.start - 1
        first = self.doc[before].sent.start if before >= 0 else 0
        countries = {self._country_of(r) for r in self._names if first <= r.head < token.i}
        return countries.pop() if len(countries) == 1 else None
