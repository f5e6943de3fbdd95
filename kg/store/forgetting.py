"""Takes articles out again. In: an open store, IRIs or ids of articles. Out: the store as if it had never read them."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
from rapidfuzz import process

from kg.errors import QueryError
from kg.graph.reading import base_of, instances, subjects_of_text, values
from kg.ontology.contract import SCHEMA
from kg.resolve import Decision, Index, open_resolver
from kg.resolve.writing import IDENTITY
from kg.store.ledger import Ledger
from kg.store.opening import OpenStore


def forget_articles(held: OpenStore, names: Iterable[str], decisions: Iterable[Decision] = ()) -> tuple[str, ...]:
    """Take out all that the articles contributed, and make identity fit those that stay; gives back their IRIs.

    Raises QueryError, before anything is changed, where a name is that of no article.
    """
    graphs = tuple(dict.fromkeys(find_article(held.store, name) for name in names))
    base = base_of(held.store)
    resolves = has_identity(held, base)
    ledger, resolver = Ledger(held.folder), open_resolver(held.changes, base, held.folder)
    for graph in graphs:
        ledger.forget(graph)
        resolver.note_change(graph, ())
        held.forget_graph(graph)
    if resolves:  # a graph that was built without stays without
        resolver.settle(decisions)
    resolver.close()
    ledger.close()
    held.publish()
    return graphs


def has_identity(held: OpenStore, base: str) -> bool:
    """Whether identity was made, or was to be made when a build was stopped."""
    if held.store.contains_named_graph(ox.NamedNode(base + IDENTITY)):
        return True
    index = Index(held.folder)
    is_due = bool(index.pending("article"))
    index.close()
    return is_due


def find_article(store: ox.Store, name: str) -> str:
    """The IRI of the article that an IRI, its local part, or the id that the user gave names. Raises QueryError."""
    known = instances(store, SCHEMA.NewsArticle)
    wanted = name.strip().removeprefix("<").removesuffix(">").removeprefix("id:")
    if wanted in known or base_of(store) + wanted in known:
        return wanted if wanted in known else base_of(store) + wanted
    found = sorted(known.intersection(subjects_of_text(store, SCHEMA.identifier, name)))
    if found:
        return found[0]
    ids = sorted({each for article in known for each in values(store, article, SCHEMA.identifier)})
    near = process.extractOne(name, ids, score_cutoff=60)
    raise QueryError(f"no article is called '{name}'" + (f"; did you mean '{near[0]}'?" if near else ""))
