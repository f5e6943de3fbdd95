"""The graph that somebody asks. In: a store's folder, or a file of RDF. Out: an open `pyoxigraph.Store`."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.store import open_existing_store

_BUILD_FILE = "graph.nq"
_ENDINGS = ".nq .trig .ttl .nt .jsonld"


def open_graph(path: Path) -> ox.Store:
    """The store in a folder, or a file's graph in memory. Raises StoreError."""
    if path.is_dir():
        if (path / _BUILD_FILE).is_file():
            raise StoreError(f"{path} is a folder of files, not a store (name the file {path / _BUILD_FILE})")
        return open_existing_store(path)
    if not path.exists():
        raise StoreError(f"{path} is not there (make a store with `kg build INPUT... --store {path}`)")
    return _load_file(path)


def _load_file(path: Path) -> ox.Store:
    form = ox.RdfFormat.from_extension(path.suffix.removeprefix(".").lower())
    if form is None:
        raise StoreError(f"{path} does not end like a graph (name a store's folder, or a file {_ENDINGS})")
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=form)
    except SyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        raise StoreError(f"{path}{line}: is no {form.name}: {error.msg}") from error
    except (OSError, ValueError) as error:
        raise StoreError(f"{path}: cannot be read: {error}") from error
    return store
