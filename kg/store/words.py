"""An index of all words beside a store. In: the store, which graphs change. Out: `Words` that read nothing through.

It belongs to one snapshot, whose number it bears: who reads another one reads through instead. Each change of a graph
is noted before it happens, so that a process that is killed leaves too much to do, never too little. The file may be
deleted at any time: the next who writes makes it again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.words import KINDS, Kind, Words, fold, names_of, texts_of

FILE_NAME = "words.sqlite"
_VERSION = 1
_LOCK_SECONDS = 10.0
# `bears` tells which graphs give a node a text: the text goes with the last of them.
_SCHEMA = """
CREATE TABLE pending (graph TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE snapshot (number INTEGER);
CREATE TABLE graph (id INTEGER PRIMARY KEY, iri TEXT UNIQUE NOT NULL);
CREATE TABLE text (id INTEGER PRIMARY KEY, kind INTEGER, node TEXT, words TEXT, UNIQUE (node, kind, words));
CREATE TABLE name (node TEXT, folded TEXT, graph INTEGER, PRIMARY KEY (folded, node, graph)) WITHOUT ROWID;
CREATE INDEX name_graph ON name (graph);
CREATE TABLE bears (graph INTEGER, text INTEGER, PRIMARY KEY (graph, text)) WITHOUT ROWID;
CREATE INDEX bears_text ON bears (text);
CREATE VIRTUAL TABLE found USING fts5 (
  words, content = 'text', content_rowid = 'id', prefix = '2 3',
  tokenize = "unicode61 remove_diacritics 0 tokenchars '_'"
);
CREATE TRIGGER text_added AFTER INSERT ON text BEGIN
  INSERT INTO found (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER text_gone AFTER DELETE ON text BEGIN
  INSERT INTO found (found, rowid, words) VALUES ('delete', old.id, old.words);
END;
"""


class WordIndex:
    """The index of a store that its holder writes to."""

    def __init__(self, folder: Path) -> None:
        """Opens the index in a store's folder, made anew where there is none of this version. Raises StoreError."""
        self._path = folder / FILE_NAME
        with self._told():
            self._db = _opened(self._path)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def note_change(self, graph: str) -> None:
        """Say, before it happens, that a graph will hold something else, or be gone."""
        with self._told():
            self._db.execute("INSERT OR IGNORE INTO pending VALUES (?)", (graph,))
            self._db.commit()

    def is_new(self) -> bool:
        """Whether the index knows no snapshot."""
        return _snapshot_of(self._db) is None

    def settle(self, store: ox.Store, snapshot: int) -> None:
        """Make the index fit the store, of which a snapshot is as it is now, or will be."""
        with self._told():
            here = {name.value for name in store.named_graphs() if isinstance(name, ox.NamedNode)}
            known = {iri for (iri,) in self._db.execute("SELECT iri FROM graph")}
            for graph in sorted(self._pending() | (known - here)):
                self._remove(graph)
            for graph in sorted((self._pending() & here) | (here - known)):
                self._add(store, graph)
            self._db.execute("DELETE FROM pending")
            self._db.execute("DELETE FROM snapshot")
            self._db.execute("INSERT INTO snapshot VALUES (?)", (snapshot,))
            self._db.commit()

    def _pending(self) -> set[str]:
        return {graph for (graph,) in self._db.execute("SELECT graph FROM pending")}

    def _add(self, store: ox.Store, graph: str) -> None:
        number = self._db.execute("INSERT INTO graph (iri) VALUES (?)", (graph,)).lastrowid
        names = {(node, folded, number) for node, folded in names_of(store, graph)}
        self._db.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", sorted(names))
        texts = sorted({(KINDS.index(t.kind), t.node, t.words) for t in texts_of(store, graph, *KINDS)})
        self._db.executemany("INSERT OR IGNORE INTO text (kind, node, words) VALUES (?, ?, ?)", texts)
        bears = "INSERT OR IGNORE INTO bears SELECT ?, id FROM text WHERE kind = ? AND node = ? AND words = ?"
        self._db.executemany(bears, ((number, *text) for text in texts))

    def _remove(self, graph: str) -> None:
        row = self._db.execute("SELECT id FROM graph WHERE iri = ?", (graph,)).fetchone()
        if row is None:
            return
        borne = self._db.execute("SELECT text FROM bears WHERE graph = ?", row).fetchall()
        for table in ("bears", "name"):
            self._db.execute(f"DELETE FROM {table} WHERE graph = ?", row)
        gone = "DELETE FROM text WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM bears WHERE text = ?1)"
        self._db.executemany(gone, borne)
        self._db.execute("DELETE FROM graph WHERE id = ?", row)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError:
            raise  # the disk is full, or fails: `kg.store.opening` tells of it
        except sqlite3.Error as error:
            raise StoreError(f"{self._path} cannot be read: {error} (delete it: it is made again)") from error


class IndexedWords:
    """`Words` of a snapshot by its index, and by other means while the index is of another one."""

    def __init__(self, folder: Path, snapshot: int, otherwise: Words) -> None:
        self._path, self._snapshot, self._otherwise = folder.resolve() / FILE_NAME, snapshot, otherwise

    def named(self, name: str) -> frozenset[str]:
        """The nodes of a name."""
        found = self._found("SELECT DISTINCT node FROM name WHERE folded = ?", (fold(name),))
        return self._otherwise.named(name) if found is None else found

    def bearing(self, kind: Kind, words: Iterable[str], *, begun: bool = False) -> frozenset[str]:
        """The nodes with all the words in a text of a kind."""
        wanted, star = tuple(words), "*" if begun else ""
        values: tuple[object, ...] = (KINDS.index(kind),)
        query = "SELECT DISTINCT node FROM text WHERE kind = ?"
        if wanted:
            query += " AND id IN (SELECT rowid FROM found WHERE found MATCH ?)"
            values += (" ".join(f'"{word}"{star}' for word in wanted),)
        found = self._found(query, values)
        return self._otherwise.bearing(kind, wanted, begun=begun) if found is None else found

    def _found(self, query: str, values: tuple[object, ...]) -> frozenset[str] | None:
        try:
            with closing(sqlite3.connect(f"{self._path.as_uri()}?mode=ro", uri=True, timeout=_LOCK_SECONDS)) as db:
                db.execute("BEGIN")
                if _version_of(db) != _VERSION or _snapshot_of(db) != self._snapshot:
                    return None
                return frozenset(node for (node,) in db.execute(query, values))
        except sqlite3.Error:  # it is not there, or is made at this moment
            return None


def _opened(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=_LOCK_SECONDS, isolation_level="DEFERRED")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    if _version_of(db) != _VERSION:
        for name in ("found", "text", "bears", "name", "graph", "snapshot", "pending"):
            db.execute(f"DROP TABLE IF EXISTS {name}")
        db.executescript(_SCHEMA)
        db.execute(f"PRAGMA user_version = {_VERSION}")
        db.commit()
    return db


def _version_of(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _snapshot_of(db: sqlite3.Connection) -> int | None:
    row = db.execute("SELECT number FROM snapshot").fetchone()
    return int(row[0]) if row else None
