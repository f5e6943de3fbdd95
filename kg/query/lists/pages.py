"""Lists in pages, and single things by their ids. In: a store, a `Choice`, a place in the list. Out: plain records.

Articles come newest first, events oldest first (undated last), actors by name, claims by article and place in it. An id
is the local name of an IRI; an article also has the one that its user gave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pyoxigraph as ox

from kg.errors import UnknownNameError
from kg.graph.graph import Graph
from kg.graph.lookup import Match, as_matches
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
    text_of,
    values,
    wrong,
)
from kg.graph.words import fold
from kg.ontology.contract import CKG, NIF, RDF_TYPE, RDFS, SCHEMA, SKOS
from kg.query.lists.choice import (
    Choice,
    actor_nodes,
    claimant_nodes,
    common,
    country_nodes,
    events_of,
    events_with_words,
    named_with,
    on_days,
    with_words,
)
from kg.query.lists.records import (
    ActorItem,
    ActorPage,
    ArticlePage,
    ArticleText,
    ClaimItem,
    ClaimPage,
    EventItem,
    EventPage,
)
from kg.query.says import article_line, said
from kg.query.show import ShownActor, ShownEvent, event_line, show_actor, show_event

_KINDS = ("Person", "Group", "Organization", "State")
_NO_DAY = "9999"  # after all days
_LAST = chr(0x10FFFF)
_FEW = 2000
_Item = TypeVar("_Item")


def list_articles(store: Graph, choice: Choice, limit: int, offset: int) -> ArticlePage:
    """The articles that tell such events, published on these days, with the words in the title."""
    sets = []
    if choice.since is not None or choice.until is not None:
        sets.append(on_days(store, "schema:datePublished", choice.since, choice.until))
    if choice.words:
        sets.append(with_words(store, "title", choice.words))
    events = events_of(store, replace(choice, since=None, until=None))
    if events is not None:
        claims = _pointing(store, CKG.about, events)
        sets.append({article for claim in claims for article in values(store, claim, CKG.article)})
    found = common(sets) if sets else instances(store, SCHEMA.NewsArticle)
    days = _values_of(store, SCHEMA.datePublished, found)
    in_order = sorted(sorted(found), key=lambda article: days.get(article, ""), reverse=True)
    return ArticlePage(len(in_order), _page(in_order, limit, offset, lambda iri: article_line(store, iri)))


def list_events(store: Graph, choice: Choice, limit: int, offset: int) -> EventPage:
    """The events of a choice, with the words in their labels, their sides' names or the quotes about them."""
    chosen = events_of(store, choice)
    if choice.words:
        told = events_with_words(store, choice.words)
        chosen = told if chosen is None else chosen & told
    events = right(store, CKG.Event) if chosen is None else _right(store, chosen)
    starts, heads = _values_of(store, CKG.start, events), _values_of(store, CKG.canonical, events)
    days: dict[str, str] = {}
    for event in events:
        head, day = heads.get(event, event), starts.get(event, _NO_DAY)
        days[head] = min(day, days.get(head, _NO_DAY))
    in_order = sorted(days, key=lambda head: (days[head], head))
    return EventPage(len(days), _page(in_order, limit, offset, lambda iri: _event(store, iri)))


def list_actors(store: Graph, choice: Choice, limit: int, offset: int) -> ActorPage:
    """The actors of a country with the words in a name, that took part in such events."""
    sets = []
    if choice.words:
        sets.append(named_with(store, CKG.Actor, choice.words))
    if choice.country is not None:
        codes = {code for state in country_nodes(store, choice.country) for code in values(store, state, CKG.country)}
        sets.append(_pointing(store, CKG.country, codes))
    if choice.actor is not None:
        sets.append(set(actor_nodes(store, choice.actor)))
    events = events_of(store, replace(choice, actor=None, country=None))
    if events is not None:
        right_events = _right(store, events)
        sets.append({actor for event in right_events for actor in values(store, event, CKG.participant)})
    actors = right(store, CKG.Actor)
    found = common([set(actors), *sets])
    canonicals = _values_of(store, CKG.canonical, found)
    heads = {canonicals.get(actor, actor) for actor in found}
    labels = _values_of(store, RDFS.label, heads)
    in_order = sorted(heads, key=lambda head: (fold(labels.get(head, "")), head))
    return ActorPage(len(heads), _page(in_order, limit, offset, lambda iri: _actor(store, iri)))


def list_claims(store: Graph, choice: Choice, limit: int, offset: int) -> ClaimPage:
    """The claims of a claimant about such events, their numbers included, with the words in their quotes."""
    sets = []
    if choice.words:
        sets.append(with_words(store, "quote", choice.words))
    if choice.claimant is not None:
        sets.append(_pointing(store, CKG.claimant, claimant_nodes(store, choice.claimant)))
    events = events_of(store, choice)
    if events is not None:
        sets.append(_pointing(store, CKG.about, events | _pointing(store, CKG.of, events)))
    claims = _right(store, common(sets)) if sets else right(store, CKG.Claim)
    articles, quotes = _values_of(store, CKG.article, claims), _values_of(store, CKG.mention, claims)
    starts = _values_of(store, NIF.beginIndex, set(quotes.values()))
    place = {claim: (articles.get(claim, ""), int(starts.get(quotes.get(claim, ""), 0))) for claim in claims}
    in_order = sorted(claims, key=lambda claim: (place[claim], claim))
    return ClaimPage(
        len(claims), _page(in_order, limit, offset, lambda iri: ClaimItem(_id(iri), iri, said(store, iri)))
    )


def one_article(store: Graph, name: str) -> ArticleText:
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


def one_event(store: Graph, name: str) -> ShownEvent:
    """The event of an id or IRI, with all who say so. Raises UnknownNameError."""
    return show_event(store, _node(store, "event", name, CKG.Event))[0]


def one_actor(store: Graph, name: str) -> ShownActor:
    """The actor of an id or IRI, with all that is known of it. Raises UnknownNameError."""
    return show_actor(store, _node(store, "actor", name, CKG.Actor))[0]


def _event(store: Graph, head: str) -> EventItem:
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


def _claim(store: Graph, iri: str) -> ClaimItem:
    return ClaimItem(_id(iri), iri, said(store, iri))


def _actor(store: Graph, head: str) -> ActorItem:
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


def _right(store: Graph, nodes: Set[str]) -> Set[str]:
    """Those of the nodes that the user's decisions do not call wrong."""
    return nodes - wrong(store)


def _pointing(store: Graph, predicate: str, nodes: Iterable[str]) -> set[str]:
    return {subject for node in nodes for subject in subjects(store, predicate, node)}


def _values_of(store: Graph, predicate: str, nodes: Set[str]) -> dict[str, str]:
    """The first value of a property for each of the nodes: looked up for few, read through for many."""
    if len(nodes) <= _FEW:
        return {node: value for node in nodes if (value := one(store, node, predicate)) is not None}
    found: dict[str, str] = {}
    for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None):
        node, value = text_of(quad.subject), text_of(quad.object)
        if node in nodes and value < found.get(node, _LAST):
            found[node] = value
    return found


def _page(iris: Sequence[str], limit: int, offset: int, item: Callable[[str], _Item]) -> tuple[_Item, ...]:
    return tuple(item(iri) for iri in iris[offset : offset + limit])


def _node(store: Graph, kind: str, name: str, kind_iri: str) -> str:
    known = instances(store, kind_iri)
    for node in (name, base_of(store) + name):
        if node in known:
            return node
    raise UnknownNameError(f"no {kind} has the id '{name}'")


def _names(store: Graph, nodes: tuple[str, ...], predicate: str) -> tuple[str, ...]:
    return tuple(sorted({name_of(store, value) for value in _all(store, nodes, predicate)}))


def _all(store: Graph, nodes: tuple[str, ...], *predicates: str) -> tuple[str, ...]:
    return tuple(sorted({value for n in nodes for p in predicates for value in values(store, n, p)}))


def _id(iri: str) -> str:
    return iri.rpartition("/")[2]
