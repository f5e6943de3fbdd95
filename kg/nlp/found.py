"""What the stages hand on: the Doc's tokens tied to records. In: nothing. Out: `Found`, grown by `replace`, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.model import Actor, Article, Event, Figure, Mention, Place, Problem, Relation, Source, Stance, TimeSpan

ReferenceKind = Literal["actor", "source", "place"]
ReferenceForm = Literal["name", "acronym", "nominal", "pronoun"]
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
    """Somebody's words or their report: the tokens `[start, end)` of the content, by token index who says it.

    `speaker` and each of `via` (nearest the speaker first) are the head tokens of noun phrases or pronouns; `cue` is the
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


@dataclass(frozen=True, slots=True)
class Found:
    """All that the stages before the current one have found in one Doc. Tuples are in textual order."""

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

    def reference_at(self, token: int) -> Reference | None:
        """The innermost reference whose tokens hold the token, or None."""
        holding = [r for r in self.references if r.start <= token < r.end]
        return min(holding, key=lambda r: r.end - r.start, default=None)

    def reference_headed_by(self, token: int) -> Reference | None:
        """The reference whose head is the token, or None: who a subject or object is."""
        return next((r for r in self.references if r.head == token), None)
