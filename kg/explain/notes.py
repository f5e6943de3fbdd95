"""What was found at which words, and why. In: an Extraction. Out: passages of its text with notes in textual order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Claim, Event, Extraction, Figure, Mention, Relation

KINDS = ("actor", "source", "place", "time", "event", "relation", "figure", "claim")
_BREAK = re.compile(r"\n+|(?<=[.!?])[\"”’']?\s+(?=[A-Z\"“‘])")


@dataclass(frozen=True, slots=True)
class Note:
    """One thing found at the characters `[start, end)` of the article. `rule` is the reason, "" where there is none."""

    start: int
    end: int
    kind: str
    words: str
    found: str
    rule: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or so of the article, with the notes that begin in it, claims last.

    The passages together are the whole text.
    """

    start: int
    end: int
    notes: tuple[Note, ...]


def passages(extraction: Extraction) -> tuple[Passage, ...]:
    """The article cut at its sentences and lines, never within what a note marks as one name or number."""
    text = extraction.article.text
    notes = sorted(_notes(extraction), key=lambda n: (n.kind == "claim", n.start, n.end, KINDS.index(n.kind), n.found))
    whole = [n for n in notes if n.kind != "claim"]
    cuts = [m.end() for m in _BREAK.finditer(text) if not any(n.start < m.end() < n.end for n in whole)]
    bounds = [0, *(cut for cut in cuts if cut < len(text)), len(text)]
    pairs = pairwise(bounds)
    return tuple(Passage(a, b, tuple(n for n in notes if a <= n.start < b)) for a, b in pairs)


def _notes(extraction: Extraction) -> Iterator[Note]:
    told = _Told(extraction)
    for mention in extraction.mentions:
        if mention.denotes in told.things:
            kind, found, rule = told.things[mention.denotes]
            yield _note(mention, kind, found, _reasons(mention.rule, rule))
    for event in extraction.events:
        if event.time is not None and event.time.mention is not None:
            found = f"{event.time.edtf or 'no day'}, of {event.label}"
            yield _note(event.time.mention, "time", found, event.time.rule)
    for claim in extraction.claims:
        yield _note(claim.quote, "claim", told.claim(claim), _claim_reason(claim))


def _note(mention: Mention, kind: str, found: str, rule: str) -> Note:
    return Note(mention.start, mention.end, kind, mention.text, found, rule)


def _reasons(of_mention: str | None, of_thing: str) -> str:
    return of_thing if of_mention is None or of_thing.startswith(of_mention) else f"{of_mention}; itself: {of_thing}"


def _claim_reason(claim: Claim) -> str:
    return claim.rule if claim.cue is None else f"{claim.rule}; cue {claim.cue.text!r}"


class _Told:
    """All things of an extraction in words: by id their kind, what they are, their rule."""

    def __init__(self, extraction: Extraction) -> None:
        self._names: dict[str, str] = {}
        for bearers in (extraction.places, extraction.actors, extraction.sources):
            self._names |= {bearer.id: bearer.name for bearer in bearers}
        self._labels = {event.id: event.label for event in extraction.events}
        self.things: dict[str, tuple[str, str, str]] = {}
        for place in extraction.places:
            within = f", in {self._name(place.within)}" if place.within else ""
            self.things[place.id] = ("place", f"{place.name} ({place.precision}{within})", place.rule)
        for actor in extraction.actors:
            codes = [actor.kind, actor.sector, actor.country, actor.known]
            self.things[actor.id] = ("actor", f"{actor.name} ({', '.join(c for c in codes if c)})", actor.rule)
        for source in extraction.sources:
            self.things[source.id] = ("source", source.name, source.rule)
        for event in extraction.events:
            self.things[event.id] = ("event", self._event(event), event.rule)
        for relation in extraction.relations:
            self._labels[relation.id] = self._relation(relation)
            self.things[relation.id] = ("relation", self._labels[relation.id], relation.rule)
        for figure in extraction.figures:
            self._labels[figure.id] = self._figure(figure)
            self.things[figure.id] = ("figure", self._labels[figure.id], figure.rule)

    def _name(self, identifier: str) -> str:
        return self._names.get(identifier, identifier)

    def _event(self, event: Event) -> str:
        parts = [f"{event.type}{f' ({event.mode})' if event.mode else ''}, {event.factuality}"]
        for side in ("actor", "recipient"):
            who = [self._name(p.who) for p in event.participations if p.role == side]
            parts += [f"{side} {', '.join(who)}"] if who else []
        parts += [f"at {', '.join(map(self._name, event.places))}"] if event.places else []
        parts += [f"on {event.time.edtf}"] if event.time is not None and event.time.edtf else []
        return "; ".join((*parts, *(["background"] if event.background else [])))

    def _relation(self, relation: Relation) -> str:
        office = f" ({relation.office})" if relation.office else ""
        return f"{self._name(relation.subject)} {relation.relation}{office} {self._name(relation.object)}"

    def _figure(self, figure: Figure) -> str:
        numbers = (("at least", figure.low), ("", figure.best), ("up to", figure.high))
        told = " ".join(f"{word} {number:,}".strip() for word, number in numbers if number is not None)
        return f"{figure.quantity} {told} of {self._labels.get(figure.of) or self._name(figure.of)}"

    def claim(self, claim: Claim) -> str:
        """Who says so of what, and how."""
        by = self._names.get(claim.claimant, "the outlet")
        via = f" via {', '.join(map(self._name, claim.via))}" if claim.via else ""
        codes = f"{claim.polarity}, {claim.certainty}, {claim.modality}"
        return f"{by}{via} {claim.stance}: {self._labels.get(claim.about, claim.about)} ({codes})"
