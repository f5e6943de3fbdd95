"""Lists in pages, and single things by their ids. In: a store, a `Choice`, a place in the list. Out: plain records.

Articles come newest first, events oldest first (undated last), actors by name, claims by article and place in it. An id
is the local name of an IRI; an article also has the one that its user gave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import pyoxigraph as ox

from kg.errors import UnknownNameError
from kg.graph.lookup import Match, as_matches, fold
from kg.graph.reading import (
    base_of,
    canonical,
    claims_about,
    code,
    instances,
    is_wrong,
    label,
    name_of,
    one,
    right,
    same_as,
    subjects,
    subjects_of_text,
    values,
)
from kg.ontology.contract import CKG, NIF, RDF_TYPE, RDFS, SCHEMA, SKOS
from kg.query.lists.choice import (
    Choice,
    actor_nodes,
    claimant_nodes,
    country_nodes,
    days_filter,
    events_pattern,
    one_of,
    words_filter,
)
from kg.query.run import run_sparql
from kg.query.says import ArticleLine, Said, article_line, said
from kg.query.show import EventLine, ShownActor, ShownEvent, event_line, show_actor, show_event

_KINDS = ("Person", "Group", "Organization", "State")
_NAMES = "(rdfs:label|skos:altLabel)"
_Item = TypeVar("_Item")


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


def list_articles(store: ox.Store, choice: Choice, limit: int, offset: int) -> ArticlePage:
    """The articles that tell such events, published on these days, with the words in the title."""
    parts = ["?a a schema:NewsArticle . OPTIONAL { ?a schema:datePublished ?day }"]
    parts += [days_filter("?day", choice.since, ">="), days_filter("?day", choice.until, "<=")]
    if choice.words:
        parts.append(f"?a schema:headline ?title . {words_filter('?title', choice.words)}")
    events = choice.without("since", "until", "words")
    if events.is_about_events:
        parts.append(f"{{ {events_pattern(store, events)} }} ?c ckg:about ?e ; ckg:article ?a .")
    rows = _rows(store, f"SELECT DISTINCT ?a ?day {{ {' '.join(reversed(parts))} }}")
    found = sorted(rows, key=lambda row: str(row[0]))
    found.sort(key=lambda row: _day(row[1]) or date.min, reverse=True)
    articles = tuple(dict.fromkeys(str(row[0]) for row in found))
    return ArticlePage(len(articles), _page(articles, limit, offset, lambda iri: article_line(store, iri)))


def list_events(store: ox.Store, choice: Choice, limit: int, offset: int) -> EventPage:
    """The events of a choice, with the words in their labels, their sides' names or the quotes about them."""
    pattern = events_pattern(store, choice)
    if choice.words:
        words = words_filter("?text", choice.words)
        told = (
            "?e rdfs:label ?text",
            f"?e ckg:participant/{_NAMES} ?text",
            "?c ckg:about ?e ; ckg:mention/nif:anchorOf ?text",
        )
        pattern = f"{{ {' } UNION { '.join(f'{each} . {words}' for each in told)} }} {pattern}"
    head = "OPTIONAL { ?e ckg:canonical ?one } BIND(COALESCE(?one, ?e) AS ?event)"
    days: dict[str, date | None] = {}
    for event, day in _rows(store, f"SELECT DISTINCT ?event ?first {{ {pattern} {head} }}"):
        known, new = days.get(str(event)), _day(day)
        days[str(event)] = min(known, new) if known and new else known or new
    heads = sorted(days, key=lambda event: (days[event] or date.max, event))
    return EventPage(len(heads), _page(heads, limit, offset, lambda iri: _event(store, iri)))


def list_actors(store: ox.Store, choice: Choice, limit: int, offset: int) -> ActorPage:
    """The actors of a country with the words in a name, that took part in such events."""
    parts = ["?a a ckg:Actor ; rdfs:label ?label . FILTER NOT EXISTS { ?a ckg:wrong true }"]
    if choice.words:
        parts.append(f"?a {_NAMES} ?text . {words_filter('?text', choice.words)}")
    if choice.country is not None:
        states = country_nodes(store, choice.country)
        codes = sorted({code for state in states for code in values(store, state, CKG.country)})
        parts.append(f"{one_of('country', codes)} ?a ckg:country ?country .")
    if choice.actor is not None:
        parts.append(f"{one_of('a', actor_nodes(store, choice.actor))}")
    events = choice.without("actor", "country", "words")
    if events.is_about_events:
        parts.append(f"?e ckg:participant ?a . {{ {events_pattern(store, events)} }}")
    rows = _rows(store, f"SELECT DISTINCT ?a ?label {{ {' '.join(reversed(parts))} }}")
    heads = {canonical(store, str(row[0])) for row in rows}
    in_order = sorted(heads, key=lambda head: (fold(label(store, head)), head))
    return ActorPage(len(heads), _page(in_order, limit, offset, lambda iri: _actor(store, iri)))


def list_claims(store: ox.Store, choice: Choice, limit: int, offset: int) -> ClaimPage:
    """The claims of a claimant about such events, their numbers included, with the words in their quotes."""
    parts = ["?c a ckg:Claim ; ckg:article ?article ; ckg:mention ?quote . ?quote nif:beginIndex ?start ."]
    parts.append("FILTER NOT EXISTS { ?c ckg:wrong true }")
    if choice.words:
        parts.append(f"?quote nif:anchorOf ?text . {words_filter('?text', choice.words)}")
    if choice.claimant is not None:
        parts.append(f"{one_of('claimant', claimant_nodes(store, choice.claimant))} ?c ckg:claimant ?claimant .")
    if choice.is_about_events:
        parts.append(f"{{ ?c ckg:about ?e }} UNION {{ ?c ckg:about/ckg:of ?e }} {{ {events_pattern(store, choice)} }}")
    rows = _rows(store, f"SELECT DISTINCT ?c ?article ?start {{ {' '.join(reversed(parts))} }}")
    claims = [str(row[0]) for row in sorted(rows, key=lambda row: (str(row[1]), int(str(row[2])), str(row[0])))]
    item: Callable[[str], ClaimItem] = lambda iri: ClaimItem(_id(iri), iri, said(store, iri))  # noqa: E731
    return ClaimPage(len(claims), _page(tuple(dict.fromkeys(claims)), limit, offset, item))


def one_article(store: ox.Store, name: str) -> ArticleText:
    """The article of an id or IRI. Raises UnknownNameError."""
    known = instances(store, SCHEMA.NewsArticle)
    found = [each for each in (name, base_of(store) + name) if each in known]
    found += sorted(known.intersection(subjects_of_text(store, SCHEMA.identifier, name)))
    if not found:
        raise UnknownNameError(f"no article is called '{name}'")
    claims = subjects(store, CKG.article, found[0])
    events = {e for claim in claims for e in values(store, claim, CKG.about)} & right(store, CKG.Event)
    lines = (event_line(store, match) for match in as_matches(store, events))
    in_order = tuple(sorted(lines, key=lambda line: (line.start or date.max, line.iri)))
    return ArticleText(article_line(store, found[0]), one(store, found[0], NIF.isString), in_order)


def one_event(store: ox.Store, name: str) -> ShownEvent:
    """The event of an id or IRI, with all who say so. Raises UnknownNameError."""
    return show_event(store, _node(store, "event", name, CKG.Event))[0]


def one_actor(store: ox.Store, name: str) -> ShownActor:
    """The actor of an id or IRI, with all that is known of it. Raises UnknownNameError."""
    return show_actor(store, _node(store, "actor", name, CKG.Actor))[0]


def _event(store: ox.Store, head: str) -> EventItem:
    nodes = same_as(store, head)
    return EventItem(
        id=_id(head),
        event=event_line(store, Match(head, label(store, head), nodes)),
        mode=code(store, head, CKG.mode),
        quad=code(store, head, CKG.quad),
        actors=_names(store, nodes, CKG.actor),
        recipients=_names(store, nodes, CKG.recipient),
        places=_names(store, nodes, CKG.place),
        claims=len(claims_about(store, *nodes)),
    )


def _actor(store: ox.Store, head: str) -> ActorItem:
    nodes = same_as(store, head)
    events = {canonical(store, e) for n in nodes for e in subjects(store, CKG.participant, n) if not is_wrong(store, e)}
    types = set(_all(store, nodes, RDF_TYPE))
    return ActorItem(
        id=_id(head),
        iri=head,
        label=label(store, head),
        kinds=tuple(kind.lower() for kind in _KINDS if CKG[kind] in types),
        names=_all(store, nodes, RDFS.label, SKOS.altLabel),
        sectors=tuple(_id(each) for each in _all(store, nodes, CKG.sector)),
        countries=tuple(_id(each) for each in _all(store, nodes, CKG.country)),
        events=len(events),
    )


def _rows(store: ox.Store, query: str) -> Iterable[tuple[object, ...]]:
    return run_sparql(store, query).rows


def _page(iris: Sequence[str], limit: int, offset: int, item: Callable[[str], _Item]) -> tuple[_Item, ...]:
    return tuple(item(iri) for iri in iris[offset : offset + limit])


def _node(store: ox.Store, kind: str, name: str, kind_iri: str) -> str:
    known = instances(store, kind_iri)
    for node in (name, base_of(store) + name):
        if node in known:
            return node
    raise UnknownNameError(f"no {kind} has the id '{name}'")


def _names(store: ox.Store, nodes: tuple[str, ...], predicate: str) -> tuple[str, ...]:
    return tuple(sorted({name_of(store, value) for value in _all(store, nodes, predicate)}))


def _all(store: ox.Store, nodes: tuple[str, ...], *predicates: str) -> tuple[str, ...]:
    return tuple(sorted({value for n in nodes for p in predicates for value in values(store, n, p)}))


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _id(iri: str) -> str:
    return iri.rpartition("/")[2]
