"""Opens graphs. In: a store's folder, or a file of RDF. Out: a store to read, or one to write to.

Who reads sees a snapshot, so that nobody who reads ever waits for who writes, or fails because of it. Who writes holds
the folder alone.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.graph import ChangingGraph, Graph
from kg.graph.store import forget_graph, open_store, replace_graph
from kg.graph.words import GraphWithWords, ScannedWords
from kg.store.lock import WAIT_SECONDS, writing
from kg.store.schema import migrate, version_of
from kg.store.snapshots import Reader, newest, next_number, publish
from kg.store.words import IndexedWords, WordIndex

_BUILD_FILE = "graph.nq"
_ENDINGS = ".nq .trig .ttl .nt .jsonld"
_DATABASE_FILE = "CURRENT"
_BEGUN = re.compile(r"writer\..*|LOCK|LOG.*|IDENTITY|MANIFEST-.*|\d+\.dbtmp")
_POLL_SECONDS = 0.1
# Left alone, the database writes an index to disk when 256 MB of it wait in memory; so much N-Quads make 70 MB of all.
_MOST_UNWRITTEN = 16 * 2**20


class OpenStore:
    """A graph that its holder may change: `store` is there to read, `changes` to write to.

    `folder` is where it lies on disk, None in memory. `on_publish` is called when others may see what was done.
    """

    store: ox.Store

    def __init__(
        self,
        store: ox.Store,
        folder: Path | None = None,
        changes: ChangingGraph | None = None,
        on_publish: Callable[[], None] | None = None,
    ) -> None:
        self.store, self.folder = store, folder
        self._words = WordIndex(folder) if folder is not None else None
        self.changes: ChangingGraph = store if changes is None else changes
        self._on_publish = on_publish
        self._unwritten = 0

    def replace_graph(self, graph: str, nquads: bytes) -> None:
        """Put what the N-Quads hold in the place of all that an article's graph held, in one transaction."""
        self._note_change(graph)
        replace_graph(self.changes, graph, nquads)
        self._unwritten += len(nquads)
        if self._unwritten >= _MOST_UNWRITTEN:
            self.changes.flush()
            self._unwritten = 0

    def forget_graph(self, graph: str) -> bool:
        """Drop an article's graph; False where there is none of that name."""
        self._note_change(graph)
        return forget_graph(self.changes, graph)

    def let_go(self) -> None:
        """Give up the graph: its database closes with the last reference. The object is of no use then."""
        del self.store, self.changes
        if self._words is not None:
            self._words.close()

    def publish(self) -> None:
        """Let others see what was done; called when identity fits the articles.

        The snapshot comes last: to make one starts the database on writing its files anew, and what it has written
        when the store closes lies there twice, until the next snapshot.
        """
        if self.folder is not None and self._words is not None:
            self._words.settle(self.store, next_number(self.folder))
            publish(self.store, self.folder)
        if self._on_publish is not None:
            self._on_publish()

    def show_what_was_published(self) -> None:
        """Let others see a new store, and find by words in one that has no index of them."""
        if self.folder is None or self._words is None:
            return
        if newest(self.folder) is None:  # whoever reads while the work goes on sees the state before it
            self.publish()
        elif self._words.is_new():
            with _snapshot_of(self.folder) as (store, number):
                self._words.settle(store, number or 0)

    def _note_change(self, graph: str) -> None:
        if self._words is not None:
            self._words.note_change(graph)


def in_memory() -> OpenStore:
    """A new graph that goes when its holder does."""
    return OpenStore(ox.Store())


@contextmanager
def open_for_writing(path: Path, wait_seconds: float = WAIT_SECONDS) -> Iterator[OpenStore]:
    """The store in a folder, made where there is none. Raises StoreError, also where the disk refuses what is written.

    Only what was published is seen by readers; the next who writes sees all.
    """
    if path.is_file():
        raise StoreError(_is_file(path))
    if path.exists() and not _may_become_store(path):
        raise StoreError(f"{path} is no store (name a new folder, or one that `kg init` or `kg build --store` made)")
    path.mkdir(parents=True, exist_ok=True)
    with writing(path, wait_seconds), _clear_failures(path):
        version_of(path)  # a later program's folder is left alone
        _clear_logs(path)
        held = OpenStore(open_store(path), path)
        try:
            migrate(held.store, path)
            held.show_what_was_published()
            yield held
        finally:
            held.let_go()


@contextmanager
def open_for_asking(path: Path) -> Iterator[Graph]:
    """The same graph as `open_for_reading`, which knows its words by the index beside the store."""
    with _snapshot_of(path) as (store, number):
        scanned = ScannedWords(store)
        yield GraphWithWords(store, scanned if number is None else IndexedWords(path, number, scanned))


@contextmanager
def open_for_reading(path: Path) -> Iterator[ox.Store]:
    """The graph in a store's folder as the last finished work left it, or a file's graph in memory. Raises StoreError.

    What this yields of a folder refuses every change.
    """
    with _snapshot_of(path) as (store, _):
        yield store


@contextmanager
def _snapshot_of(path: Path) -> Iterator[tuple[ox.Store, int | None]]:
    """The graph that `open_for_reading` gives, and the number of its snapshot, if it is one."""
    if not path.is_dir():
        yield _load_file(path), None
        return
    if (path / _BUILD_FILE).is_file():
        raise StoreError(f"{path} is a folder of files, not a store (name the file {path / _BUILD_FILE})")
    check_is_store(path)
    version_of(path)
    if newest(path) is None:
        if not os.access(path, os.W_OK):  # nobody here can write, so nothing moves under who reads
            yield ox.Store.read_only(str(path)), None
            return
        _publish_first(path)
    reader = Reader(path)
    try:
        yield reader.store, reader.number
    finally:
        reader.close()


def _publish_first(path: Path) -> None:
    """Publish a store that nobody has published yet, or wait until who holds it has."""
    until = time.monotonic() + WAIT_SECONDS
    while newest(path) is None:
        try:
            with open_for_writing(path, _POLL_SECONDS):
                return
        except StoreError:
            if newest(path) is None and time.monotonic() > until:
                raise


def check_is_store(path: Path) -> None:
    """Raises StoreError where a path is no store's folder, for those who do not mean to make one."""
    if path.is_file():
        raise StoreError(_is_file(path))
    if not is_store(path):
        raise StoreError(f"{path} holds no store (make one with `kg build INPUT... --store {path}`)")


def _is_file(path: Path) -> str:
    """What to do with a file where a store is needed."""
    folder = path.name.partition(".")[0] + ".store"
    if path.name.lower().endswith((".nq", ".nq.gz", ".nt")):
        return f"{path} is no store's folder but a file (make a store of it: `kg restore {path} --store {folder}`)"
    return f"{path} is no store's folder but a file (make a store: `kg build INPUT... --store {folder}`)"


def is_store(path: Path) -> bool:
    """Whether a folder holds a database."""
    return (path / _DATABASE_FILE).exists()


def _clear_logs(path: Path) -> None:
    """The database leaves what it told of itself each time that it is opened, for years if nobody takes it away."""
    for log in path.glob("LOG.old.*"):
        log.unlink(missing_ok=True)


def _may_become_store(path: Path) -> bool:
    """Whether a folder holds a database, or nothing but what a writer leaves that was killed while it made one."""
    if not path.is_dir():
        return False
    names = {each.name for each in path.iterdir()}
    return is_store(path) or all(map(_BEGUN.fullmatch, names))


@contextmanager
def _clear_failures(path: Path) -> Iterator[None]:
    """Tells of a disk that is full or fails in words; nothing that was done before is lost by it."""
    try:
        yield
    except BrokenPipeError:
        raise
    except (OSError, sqlite3.OperationalError) as error:
        if isinstance(error, OSError) and error.filename is not None and not _is_inside(Path(error.filename), path):
            raise
        again = "make room and start the same command again: what was done is kept"
        raise StoreError(f"{path} cannot be written: {error} ({again})") from error


def _is_inside(file: Path, folder: Path) -> bool:
    with suppress(ValueError, OSError):
        return file.resolve().is_relative_to(folder.resolve())
    return False


def _load_file(path: Path) -> ox.Store:
    if not path.exists():
        raise StoreError(f"{path} is not there (make a store with `kg build INPUT... --store {path}`)")
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
