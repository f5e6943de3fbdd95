"""Whom and what the articles of an event name. In: a store, articles. Out: people, organizations, places by name."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.reading import canonical, label, text_of
from kg.ontology.contract import CKG, RDF_TYPE


@dataclass(frozen=True, slots=True)
class Story:
    """The names in the articles that tell an event, whether they take part in it or not."""

    people: tuple[str, ...]
    organizations: tuple[str, ...]
    locations: tuple[str, ...]


def story_of(store: ox.Store, articles: tuple[str, ...]) -> Story:
    """The names in the articles."""
    return Story(
        people=_named(store, articles, CKG.Person),
        organizations=_named(store, articles, CKG.Group, CKG.Organization),
        locations=_named(store, articles, CKG.Place),
    )


def _named(store: ox.Store, articles: tuple[str, ...], *classes: str) -> tuple[str, ...]:
    kind = ox.NamedNode(RDF_TYPE)
    nodes = {
        text_of(quad.subject)
        for article in articles
        for each in classes
        for quad in store.quads_for_pattern(None, kind, ox.NamedNode(each), ox.NamedNode(article))
    }
    return tuple(sorted({label(store, canonical(store, node)) for node in nodes}))
