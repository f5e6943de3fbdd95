"""Backups: one compressed file of N-Quads that any RDF tool reads. In: a graph to read. Out: the file, and back again.

The decisions are the user's own file and are not in it.
"""

from __future__ import annotations

import gzip
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.files import whole_file
from kg.graph.graph import ChangingGraph
from kg.graph.store import open_store, stored_quads
from kg.store.schema import stamp
from kg.store.snapshots import publish

_BATCH = 100_000
_LEVEL = 5  # twice as fast as the default, a few hundredths larger


def write_backup(store: ox.Store, path: Path) -> int:
    """Write all quads to a gzip file, whole or not at all; gives back how many."""
    number = 0
    try:
        with (
            whole_file(path) as temporary,
            temporary.open("wb") as raw,
            gzip.GzipFile("", "wb", _LEVEL, raw, mtime=0) as out,
        ):

            def counted(quad: ox.Quad) -> ox.Quad:
                nonlocal number
                number += 1
                return quad

            ox.serialize(map(counted, stored_quads(store)), cast(IO[bytes], out), format=ox.RdfFormat.N_QUADS)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror or error}") from error
    return number


def restore(path: Path, folder: Path) -> int:
    """Make a new store of a backup, whole or not at all; gives back how many quads it holds. Raises StoreError.

    What stands beside the graph (the index of identity) is made again by the first command that writes.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError(f"{folder} is there already (name a new folder to restore to)")
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        store = open_store(making)
        _bulk_load(store, path)
        store.flush()
        stamp(making)
        publish(store, making)
        number = len(store)
        del store
        making.chmod(0o755)
        making.replace(folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return number


def load(store: ChangingGraph, path: Path) -> None:
    """Add what a backup holds to a graph, so much at a time. Raises StoreError."""
    with _told(path), _opened(path) as source:
        quads = ox.parse(source, format=ox.RdfFormat.N_QUADS)
        while batch := list(islice(quads, _BATCH)):
            store.extend(batch)


def _bulk_load(store: ox.Store, path: Path) -> None:
    with _told(path), _opened(path) as source:
        store.bulk_load(source, format=ox.RdfFormat.N_QUADS)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    with path.open("rb") as raw:
        is_compressed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        yield cast(IO[bytes], gzip.GzipFile(fileobj=raw)) if is_compressed else raw


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tells in words what is wrong with a backup."""
    try:
        yield
    except SyntaxError as error:
        raise StoreError(f"{path}:{error.lineno or ''}: is no backup: {error.msg}") from error
    except (OSError, EOFError, zlib.error) as error:
        raise StoreError(f"{path}: cannot be read to its end: {error}") from error
