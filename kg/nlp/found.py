"""What the stages hand on: the Doc's tokens tied to records. In: nothing. Out: `Found`, which `replace` grows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from kg.model import Actor, Article, Event, Figure, Mention, Place, Problem, Relation, Source, Stance, TimeSpan

ReferenceKind = Literal["actor", "source", "place"]
ReferenceForm = Literal["name", "acronym", "adjective", "metonym", "nominal", "pronoun"]
SpeechForm = Literal["direct", "indirect", "according-to"]


@dataclass(frozen=True, slots=True)
class Reference:
    """Tokens `[start, end)` with the syntactic head `head` that stand for the record `id`.

    A country or a city is first a "place"; used as an actor ("Moscow said") it is an "actor" and `id` is the state's.
    """

    start: int
    end: int
    head: int
    id: str
    kind: ReferenceKind
    form: ReferenceForm
    rule: str


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Tokens `[start, end)` read as a span of days. `anchor` is the day that a relative expression was counted from."""

    start: int
    end: int
    head: int
    span: TimeSpan
    anchor: date | None = None


@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody's words or their report: the tokens `[start, end)` of the content, and by index who says it.

    `speaker` and each of `via` (nearest the speaker first) are heads of noun phrases or pronouns; `cue` is the
    reporting verb, noun or preposition. A quotation that runs on without a cue of its own repeats the last speaker and
    cue. `depth` is 0 for the outermost of nested speeches.
    """

    start: int
    end: int
    speaker: int | None
    cue: int
    form: SpeechForm
    stance: Stance
    rule: str
    via: tuple[int, ...] = ()
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Trigger:
    """The token `token` (and its tokens `[start, end)`) tells the event `event`; `main` marks the first and best one.

    A light verb ("held" in "held talks") is a trigger too, and not main.
    """

    token: int
    start: int
    end: int
    event: str
    main: bool


@dataclass(frozen=True)
class Found:
    """All that the stages before the current one have found in one Doc. Tuples are in textual order.

    The look-ups are computed once for each `Found`: it never changes, `dataclasses.replace` makes the next one.
    """

    article: Article
    actors: tuple[Actor, ...] = ()
    sources: tuple[Source, ...] = ()
    places: tuple[Place, ...] = ()
    references: tuple[Reference, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    speeches: tuple[Speech, ...] = ()
    events: tuple[Event, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    relations: tuple[Relation, ...] = ()
    figures: tuple[Figure, ...] = ()
    mentions: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def _innermost(self) -> dict[int, Reference]:
        """Token index to the smallest reference over it; an actor or source goes before a place of the same size."""
        smallest: dict[int, Reference] = {}
        for reference in sorted(self.references, key=lambda r: (r.start - r.end, r.kind != "place")):
            for token in range(reference.start, reference.end):
                smallest[token] = reference
        return smallest

    @cached_property
    def actor_of(self) -> dict[str, Actor]:
        """Actors by id."""
        return {a.id: a for a in self.actors}

    @cached_property
    def place_of(self) -> dict[str, Place]:
        """Places by id."""
        return {p.id: p for p in self.places}

    @cached_property
    def event_of(self) -> dict[str, Event]:
        """Events by id."""
        return {e.id: e for e in self.events}

    @cached_property
    def source_ids(self) -> frozenset[str]:
        """The ids of the media that report."""
        return frozenset(s.id for s in self.sources)

    def reference_at(self, token: int) -> Reference | None:
        """The innermost reference whose tokens hold the token, or None."""
        return self._innermost.get(token)

    def reference_headed_by(self, token: int) -> Reference | None:
        """The reference whose head is the token, or None: who a subject or object is."""
        reference = self._by_head.get(token)
        return reference[0] if reference else None

    def references_headed_by(self, token: int) -> tuple[Reference, ...]:
        """All references whose head is the token: a country is both an actor and a place."""
        return self._by_head.get(token, ())

    def references_headed_in(self, words: range) -> Iterator[Reference]:
        """The references whose heads are among the tokens, in textual order."""
        for token in words:
            yield from self._by_head.get(token, ())

    def speeches_over(self, token: int) -> tuple[Speech, ...]:
        """The speeches whose content holds the token, the innermost first."""
        over = (s for s in self.speeches if s.start <= token < s.end)
        return tuple(sorted(over, key=lambda s: (s.end - s.start, -s.depth, s.start)))

    def speech_over(self, token: int) -> Speech | None:
        """The innermost speech whose content holds the token, or None."""
        return next(iter(self.speeches_over(token)), None)

    @cached_property
    def _by_head(self) -> dict[int, tuple[Reference, ...]]:
        """Head token to its references, actors and sources first."""
        heads: dict[int, tuple[Reference, ...]] = {}
        for reference in sorted(self.references, key=lambda r: (r.head, r.kind == "place", r.start - r.end)):
            heads[reference.head] = (*heads.get(reference.head, ()), reference)
        return heads
