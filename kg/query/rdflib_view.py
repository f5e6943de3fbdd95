"""The store for users of rdflib. In: a store. Out: an `rdflib.Dataset` over that store, not a copy of it.

Queries given as text run in the store's own engine; a prepared query falls back to rdflib's, which is slow. To write
Turtle or JSON-LD use `kg.export`: rdflib takes minutes over what that writes in a second.
"""

from __future__ import annotations

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore

from kg.graph.reading import base_of
from kg.ontology.contract import load_contract


def to_rdflib(store: ox.Store) -> rdflib.Dataset:
    """A dataset whose default graph is the union of all graphs, with our prefixes bound."""
    dataset = rdflib.Dataset(store=OxigraphStore(store=store), default_union=True)
    for prefix, namespace in {**load_contract().prefixes, "id": base_of(store)}.items():
        dataset.bind(prefix, namespace, replace=True)
    return dataset
