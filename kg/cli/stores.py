"""The graph that a command asks. In: a store's folder, or a file of RDF. Out: an open `pyoxigraph.Store`."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.store import open_existing_store

_GRAPH_FILE = "graph.nq"


def open_graph(path: Path) -> ox.Store:
    """The store in a folder, or a file's graph in memory. Raises StoreError."""
    if path.is_dir():
        if (path / _GRAPH_FILE).is_file():
            raise StoreError(f"{path} holds files, not a store (name the file: --store {path / _GRAPH_FILE})")
        return open_existing_store(path)
    if not path.exists():
        raise StoreError(f"{path} is not there (make a store with `kg build INPUT... --store {path}`)")
    return _load_file(path)


def _load_file(path: Path) -> ox.Store:
    form = ox.RdfFormat.from_extension(path.suffix.removeprefix(".").lower())
    if form is None:
        raise StoreError(f"{path} does not end like RDF (name a store's folder, or a file .nq .trig .ttl .nt .jsonld)")
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=form)
    except SyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        raise StoreError(f"{path}{line}: is no {form.name}: {error.msg}") from error
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror or error}") from error
    return store
