"""What one reading of an article found, a coder's or ours, in one form for both. In: nothing. Out: records to compare.

Actors, sources and places go by keys that mean something within one coding only; `same.py` tells which are the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kg.evaluate.days import NO_DAYS, Days
from kg.evaluate.quotes import Quote


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who or what bears names: the names folded for comparison, and where the article uses them."""

    label: str
    names: frozenset[str]
    spans: tuple[Quote, ...] = ()
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class CodedClaim:
    """Who says it. `line` is that of a coder's file."""

    by: str
    via: tuple[str, ...]
    quote: Quote | None
    polarity: str
    certainty: str
    modality: str


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """What happened. `days` and `places` are None where a coder left them open."""

    types: tuple[str, ...]
    spans: tuple[Quote, ...]
    label: str
    id: str | None = None
    line: int | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    days: Days | None = NO_DAYS
    places: tuple[str, ...] | None = ()
    optional: bool = False
    claims: tuple[CodedClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class CodedRelation:
    """What holds between two."""

    subject: str
    relation: str
    object: str
    span: Quote | None = None
    line: int | None = None
    optional: bool = False
    claims: tuple[CodedClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class CodedFigure:
    """A number; `of` is an event's id or an actor's key."""

    of: str
    quantity: str
    numbers: tuple[Decimal | None, Decimal | None, Decimal | None]
    span: Quote | None = None
    line: int | None = None
    optional: bool = False
    claims: tuple[CodedClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class Coding:
    """All that one reading of `text` found; `path` is the coder's file."""

    text: str
    path: str
    bearers: Mapping[str, Bearer] = field(default_factory=dict)
    events: tuple[CodedEvent, ...] = ()
    relations: tuple[CodedRelation, ...] = ()
    figures: tuple[CodedFigure, ...] = ()

    def label(self, key: str) -> str:
        """How the coding calls who has that key."""
        return self.bearers[key].label if key in self.bearers else key
