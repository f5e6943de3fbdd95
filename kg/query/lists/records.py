"""What lists hold: plain records, a page of them at a time."""

from __future__ import annotations

from dataclasses import dataclass

from kg.query.says import ArticleLine, Said
from kg.query.show import EventLine


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """A page of articles; `total` is how many there are in all."""

    total: int
    items: tuple[ArticleLine, ...]


@dataclass(frozen=True, slots=True)
class ArticleText:
    """One article with its text, where the store keeps it, and the events that it tells."""

    article: ArticleLine
    text: str | None
    events: tuple[EventLine, ...]


@dataclass(frozen=True, slots=True)
class EventItem:
    """An event in a list: what, who, where, when, and how many claims are about it."""

    id: str
    event: EventLine
    mode: str | None
    quad: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    places: tuple[str, ...]
    claims: int


@dataclass(frozen=True, slots=True)
class EventPage:
    """A page of events; `total` is how many there are in all."""

    total: int
    items: tuple[EventItem, ...]


@dataclass(frozen=True, slots=True)
class ActorItem:
    """An actor in a list, and how many events it took part in."""

    id: str
    iri: str
    label: str
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    sectors: tuple[str, ...]
    countries: tuple[str, ...]
    events: int


@dataclass(frozen=True, slots=True)
class ActorPage:
    """A page of actors; `total` is how many there are in all."""

    total: int
    items: tuple[ActorItem, ...]


@dataclass(frozen=True, slots=True)
class ClaimItem:
    """A claim in a list: its id, and who says what in which words."""

    id: str
    iri: str
    said: Said


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """A page of claims; `total` is how many there are in all."""

    total: int
    items: tuple[ClaimItem, ...]
