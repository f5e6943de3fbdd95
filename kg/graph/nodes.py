"""Actors, sources, places and mentions as triples. In: an Extraction. Out: triples for its named graph.

A country is one node, both state and place, whichever of its two records an article has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph.terms import (
    TYPE,
    Names,
    Triple,
    code,
    coordinate,
    offset,
    point,
    string,
    term,
    types,
    web_address,
    written,
)
from kg.ids import article_key, article_local_name
from kg.model import Actor, Article, Extraction, Mention, Place, Source

_COUNTRY = "country-"
_CLASSES = {"person": "ckg:Person", "group": "ckg:Group", "organization": "ckg:Organization", "state": "ckg:State"}


def actor_triples(extraction: Extraction, names: Names) -> Iterator[Triple]:
    """What the article's actors are, as of its date."""
    for actor in extraction.actors:
        yield from _actor(actor, names)


def source_triples(extraction: Extraction, names: Names) -> Iterator[Triple]:
    """The media that the article names, and the one that published it."""
    publisher = (extraction.publisher,) if extraction.publisher else ()
    for source in (*extraction.sources, *publisher):
        node = names.node(source.id)
        yield from _typed(node, "ckg:Source")
        yield from _named(node, source)


def place_triples(extraction: Extraction, names: Names) -> Iterator[Triple]:
    """The article's places with their coordinates and what holds them."""
    for place in extraction.places:
        yield from _place(place, names)


def mention_triples(extraction: Extraction, names: Names) -> Iterator[Triple]:
    """The characters that stand for something, that are quoted, or that mark a claim; one node for each stretch."""
    article = extraction.article
    node = names.node(article_local_name(article))
    quoted = (m for claim in extraction.claims for m in (claim.quote, claim.cue) if m)
    for mention in (*extraction.mentions, *quoted):
        yield from _mention(mention, mention_node(article, mention, names), node, names)


def mention_node(article: Article, mention: Mention, names: Names) -> ox.NamedNode:
    """The node of a stretch of characters."""
    return names.node(f"mention-{article_key(article)}-{mention.start}-{mention.end}")


def _actor(actor: Actor, names: Names) -> Iterator[Triple]:
    node = names.node(actor.id)
    yield from _typed(node, _CLASSES[actor.kind])
    yield from _named(node, actor)
    if actor.kind == "state":
        yield from _typed(node, "ckg:Place")
        yield node, term("ckg:precision"), code("precision", "country")
    if actor.sector:
        yield node, term("ckg:sector"), code("sector", actor.sector)
    if actor.country:
        yield node, term("ckg:country"), code("country", actor.country)
    if actor.dictionary_code:
        yield node, term("ckg:dictionaryCode"), string(actor.dictionary_code)
    if actor.part_of:
        yield node, term("ckg:partOf"), names.node(actor.part_of)
    yield from _matches(node, actor.exact_match)


def _place(place: Place, names: Names) -> Iterator[Triple]:
    node = names.node(place.id)
    yield from _typed(node, "ckg:Place")
    if place.id.startswith(_COUNTRY):
        yield from _typed(node, "ckg:State")
    yield from _named(node, place)
    yield node, term("ckg:precision"), code("precision", place.precision)
    if place.within:
        for predicate in written("ckg:within"):
            yield node, predicate, names.node(place.within)
    if place.country:
        yield node, term("ckg:country"), code("country", place.country)
    yield from _matches(node, place.exact_match)
    if place.lat is not None and place.long is not None:
        geometry = names.node(f"geometry-{place.id}")
        yield node, term("ckg:lat"), coordinate(place.lat)
        yield node, term("ckg:long"), coordinate(place.long)
        yield node, term("geo:hasGeometry"), geometry
        yield from _typed(geometry, "geo:Geometry")
        yield geometry, term("geo:asWKT"), point(place.lat, place.long)


def _mention(mention: Mention, node: ox.NamedNode, article: ox.NamedNode, names: Names) -> Iterator[Triple]:
    yield from _typed(node, "ckg:Mention")
    yield node, term("nif:beginIndex"), offset(mention.start)
    yield node, term("nif:endIndex"), offset(mention.end)
    yield node, term("nif:anchorOf"), string(mention.text)
    yield node, term("nif:referenceContext"), article
    if mention.denotes:
        for predicate in written("ckg:denotes"):
            yield node, predicate, names.node(mention.denotes)


def _typed(node: ox.NamedNode, name: str) -> Iterator[Triple]:
    for kind in types(name):
        yield node, TYPE, kind


def _named(node: ox.NamedNode, record: Actor | Source | Place) -> Iterator[Triple]:
    yield node, term("rdfs:label"), string(record.name)
    for alias in record.aliases:
        if alias != record.name:
            yield node, term("skos:altLabel"), string(alias)


def _matches(node: ox.NamedNode, addresses: Iterable[str]) -> Iterator[Triple]:
    for address in addresses:
        match = web_address(address)
        if match:
            yield node, term("skos:exactMatch"), match
