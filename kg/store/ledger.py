"""How each article's graph was made. In: a fingerprint, what a report says. Out: both again, for the same fingerprint.

A fingerprint covers all that an article's graph is a function of: the article as it was read, the program, the model,
the ontology, the settings. What has the same one need not be made again. The file may be deleted at any time.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from kg.errors import StoreError

FILE_NAME = "articles.sqlite"
_SCHEMA = "CREATE TABLE IF NOT EXISTS made (graph TEXT PRIMARY KEY, fingerprint TEXT, told TEXT) WITHOUT ROWID"


class Ledger:
    """The notes of one store, or none that last where there is no folder."""

    def __init__(self, folder: Path | None = None) -> None:
        """Raises StoreError where the file cannot be opened."""
        try:
            self._db = sqlite3.connect(folder / FILE_NAME if folder else ":memory:", isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute(_SCHEMA)
        except sqlite3.Error as error:
            raise StoreError(f"{folder}/{FILE_NAME} cannot be read: {error} (delete it: it is made again)") from error

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def drop(self) -> None:
        """Forget everything and let go of the file."""
        self._db.execute("DELETE FROM made")
        self.close()

    def note(self, graph: str, fingerprint: str, told: dict[str, Any]) -> None:
        """Say, after it has happened, how a graph was made."""
        row = (graph, fingerprint, json.dumps(told, ensure_ascii=False))
        self._db.execute("INSERT OR REPLACE INTO made VALUES (?, ?, ?)", row)

    def forget(self, graph: str) -> None:
        """Say, before it happens, that a graph will be another, or none."""
        self._db.execute("DELETE FROM made WHERE graph = ?", (graph,))

    def told(self, graph: str, fingerprint: str) -> dict[str, Any] | None:
        """What was said of a graph, if it was made just so."""
        query = "SELECT told FROM made WHERE graph = ? AND fingerprint = ?"
        row = self._db.execute(query, (graph, fingerprint)).fetchone()
        return dict(json.loads(row[0])) if row else None
