"""The graph of one article. In: its Extraction, the settings, the versions. Out: quads, the same for the same input.

A pure function: no clock, no host, no other article. All IRIs are made from the records' ids, and no node is blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import pyoxigraph as ox

from kg.config import DEFAULT_BASE
from kg.errors import OntologyError, ValidationError
from kg.graph.claims import claim_triples
from kg.graph.events import event_triples, figure_triples, relation_triples
from kg.graph.nodes import actor_triples, mention_triples, place_triples, source_triples
from kg.graph.terms import TYPE, Names, Triple, day, string, term, types, web_address
from kg.ids import article_local_name, short_hash, text_hash
from kg.model import Extraction
from kg.ontology.contract import load_contract


@dataclass(frozen=True, slots=True)
class GraphSettings:
    """How graphs are written: the base of all data IRIs, and whether the text of an article is stored."""

    base: str = DEFAULT_BASE
    with_text: bool = True


@dataclass(frozen=True, slots=True)
class Versions:
    """What made a graph: this program, the language model with its version, the contract of the ontology."""

    tool: str
    model: str
    ontology: str

    @classmethod
    def of(cls, tool: str, model: str) -> Versions:
        """The versions of a program and a model, with the contract that is loaded."""
        return cls(tool, model, load_contract().version)


def graph_name(extraction: Extraction, settings: GraphSettings) -> ox.NamedNode:
    """The IRI of an article and of its named graph."""
    return Names(settings.base).node(article_local_name(extraction.article))


def build_article_graph(extraction: Extraction, settings: GraphSettings, versions: Versions) -> tuple[ox.Quad, ...]:
    """All that one article says, in its named graph. Raises ValidationError where a code is none of the contract's."""
    graph = graph_name(extraction, settings)
    try:
        triples = dict.fromkeys(_all_triples(extraction, settings, versions, graph))
    except OntologyError as error:
        raise ValidationError(f"article {extraction.article.id!r}: {error}") from error
    return tuple(ox.Quad(s, p, o, graph) for s, p, o in triples)


def _all_triples(
    extraction: Extraction, settings: GraphSettings, versions: Versions, article: ox.NamedNode
) -> Iterable[Triple]:
    names = Names(settings.base)
    return chain(
        _article(extraction, settings, versions, article),
        actor_triples(extraction, names),
        source_triples(extraction, names),
        place_triples(extraction, names),
        event_triples(extraction, names),
        relation_triples(extraction, names),
        figure_triples(extraction, names),
        claim_triples(extraction, names),
        mention_triples(extraction, names),
    )


def _article(
    extraction: Extraction, settings: GraphSettings, versions: Versions, node: ox.NamedNode
) -> Iterator[Triple]:
    article, names = extraction.article, Names(settings.base)
    run = names.node(f"run-{short_hash(versions.tool, versions.model, versions.ontology)}")
    for kind in types("schema:NewsArticle"):
        yield node, TYPE, kind
    yield node, term("schema:identifier"), string(article.id)
    if article.title:
        yield node, term("schema:headline"), string(article.title)
    if extraction.publisher:
        yield node, term("schema:publisher"), names.node(extraction.publisher.id)
    if article.published:
        yield node, term("schema:datePublished"), day(article.published)
    address = web_address(article.url) if article.url else None
    if address:
        yield node, term("schema:url"), address
    if article.lang:
        yield node, term("schema:inLanguage"), string(article.lang)
    yield node, term("ckg:textHash"), string(text_hash(article.text))
    if settings.with_text:
        yield node, term("nif:isString"), string(article.text)
    yield node, term("prov:wasGeneratedBy"), run
    yield from _run(run, versions)


def _run(node: ox.NamedNode, versions: Versions) -> Iterator[Triple]:
    for kind in types("ckg:Run"):
        yield node, TYPE, kind
    label = f"Conflict KG {versions.tool}, {versions.model}, contract {versions.ontology}"
    yield node, term("rdfs:label"), string(label)
    yield node, term("ckg:toolVersion"), string(versions.tool)
    yield node, term("ckg:model"), string(versions.model)
    yield node, term("ckg:ontologyVersion"), string(versions.ontology)
