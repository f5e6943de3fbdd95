"""What resolution remembers between two builds, so that an article costs what it touches. In: a folder or None.

An index beside the graph, never a part of it: blocks in which events are compared, the pairs that a rule held for
(followed or not), samples of texts, and what has changed since identity was last made. It may be deleted at any time:
it is made again from the graph. Each note of a change is written before the change, so that a process that is killed
leaves too much to do, never too little.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from kg.errors import StoreError
from kg.resolve.sets import Link

FILE_NAME = "resolution.sqlite"
_VERSION = 2
_SCHEMA = """
CREATE TABLE pending (kind TEXT, iri TEXT, PRIMARY KEY (kind, iri)) WITHOUT ROWID;
CREATE TABLE decision (verdict TEXT, one TEXT, other TEXT, note TEXT);
CREATE TABLE article (iri TEXT PRIMARY KEY, words INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX article_words ON article (words, iri);
CREATE TABLE sample (shingle INTEGER, words INTEGER, PRIMARY KEY (shingle, words)) WITHOUT ROWID;
CREATE INDEX sample_words ON sample (words);
CREATE TABLE text (words INTEGER PRIMARY KEY, size INTEGER NOT NULL);
CREATE TABLE likeness (one INTEGER, other INTEGER, share TEXT, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TABLE event (id INTEGER PRIMARY KEY, iri TEXT UNIQUE NOT NULL, article TEXT NOT NULL);
CREATE INDEX event_article ON event (article);
CREATE TABLE block (key INTEGER, event INTEGER, PRIMARY KEY (key, event)) WITHOUT ROWID;
CREATE INDEX block_event ON block (event);
CREATE TABLE side (node TEXT, event INTEGER, PRIMARY KEY (node, event)) WITHOUT ROWID;
CREATE INDEX side_event ON side (event);
CREATE TABLE pair (one TEXT, other TEXT, score TEXT, reason TEXT, PRIMARY KEY (one, other, reason)) WITHOUT ROWID;
CREATE INDEX pair_other ON pair (other, one);
"""


class Index:
    """The index of one store. Every change stands in one transaction that `commit` ends."""

    def __init__(self, folder: Path | None = None) -> None:
        """Opens the index in a store's folder, made where there is none, or one in memory. Raises StoreError."""
        try:
            self._db = _opened(folder / FILE_NAME if folder else None)
        except sqlite3.Error as error:
            raise StoreError(f"{folder}/{FILE_NAME} cannot be read: {error} (delete it: it is made again)") from error

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def commit(self) -> None:
        """Keep what was changed."""
        self._db.commit()

    def drop(self) -> None:
        """Forget everything and let go of the file."""
        self.clear()
        self.commit()
        self.close()

    def clear(self) -> None:
        """Forget everything."""
        for (table,) in self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            self._db.execute(f"DELETE FROM {table}")

    # What has changed

    def note_pending(self, kind: str, iris: Iterable[str]) -> None:
        """Remember that a node of a kind ("article", "node", "event") must be looked at again."""
        self._db.executemany("INSERT OR IGNORE INTO pending VALUES (?, ?)", ((kind, iri) for iri in iris))

    def pending(self, kind: str) -> frozenset[str]:
        """What must be looked at again."""
        return frozenset(iri for (iri,) in self._db.execute("SELECT iri FROM pending WHERE kind = ?", (kind,)))

    def clear_pending(self) -> None:
        """All has been looked at."""
        self._db.execute("DELETE FROM pending")

    def decisions(self) -> frozenset[tuple[str, str, str, str]]:
        """The decisions that the identity graph was last made with: verdict, left, right, note."""
        return frozenset(self._db.execute("SELECT verdict, one, other, note FROM decision"))

    def set_decisions(self, decisions: Iterable[tuple[str, str, str, str]]) -> None:
        """Remember the decisions of this time."""
        self._db.execute("DELETE FROM decision")
        self._db.executemany("INSERT INTO decision VALUES (?, ?, ?, ?)", sorted(decisions))

    # Articles by their words

    def article_count(self) -> int:
        """How many articles are known."""
        return int(self._db.execute("SELECT count(*) FROM article").fetchone()[0])

    def words_of(self, article: str) -> int | None:
        """The key of an article's words, None where the article is unknown."""
        row = self._db.execute("SELECT words FROM article WHERE iri = ?", (article,)).fetchone()
        return int(row[0]) if row else None

    def articles_with(self, words: int) -> tuple[str, ...]:
        """The articles with exactly these words, in order."""
        rows = self._db.execute("SELECT iri FROM article WHERE words = ? ORDER BY iri", (words,))
        return tuple(iri for (iri,) in rows)

    def add_article(self, article: str, words: int) -> None:
        """Give an article its words."""
        self._db.execute("INSERT OR REPLACE INTO article VALUES (?, ?)", (article, words))

    def remove_article(self, article: str) -> None:
        """Forget an article, and its words where nobody else has them."""
        words = self.words_of(article)
        self._db.execute("DELETE FROM article WHERE iri = ?", (article,))
        if words is not None and not self.articles_with(words):
            self._db.execute("DELETE FROM sample WHERE words = ?", (words,))
            self._db.execute("DELETE FROM text WHERE words = ?", (words,))
            self._db.execute("DELETE FROM likeness WHERE one = ? OR other = ?", (words, words))

    def sharing(self, sample: Sequence[int], share: float) -> tuple[int, ...]:
        """The texts that have so much of the shorter of two samples in common with one, in order.

        What many texts end with ("All rights reserved") is in many samples; the database counts faster than we do.
        """
        self._db.execute("CREATE TEMP TABLE IF NOT EXISTS asked (shingle INTEGER PRIMARY KEY)")
        self._db.execute("DELETE FROM asked")
        self._db.executemany("INSERT INTO asked VALUES (?)", ((each,) for each in sample))
        query = (
            "SELECT words FROM asked CROSS JOIN sample USING (shingle) GROUP BY words "
            "HAVING count(*) >= ? * min(?, (SELECT size FROM text WHERE text.words = sample.words)) ORDER BY words"
        )
        return tuple(words for (words,) in self._db.execute(query, (share, len(sample))))

    def add_sample(self, words: int, sample: Sequence[int]) -> None:
        """Keep a text's sample."""
        self._db.execute("INSERT OR REPLACE INTO text VALUES (?, ?)", (words, len(sample)))
        self._db.executemany("INSERT OR IGNORE INTO sample VALUES (?, ?)", ((each, words) for each in sample))

    def add_likeness(self, one: int, other: int, share: Decimal) -> None:
        """Two texts of which the shorter stands nearly whole in the longer."""
        rows = ((one, other, str(share)), (other, one, str(share)))
        self._db.executemany("INSERT OR REPLACE INTO likeness VALUES (?, ?, ?)", rows)

    def like(self, words: int) -> dict[int, Decimal]:
        """The texts that are like one, with the share of words."""
        rows = self._db.execute("SELECT other, share FROM likeness WHERE one = ? ORDER BY other", (words,))
        return {other: Decimal(share) for other, share in rows}

    # Events by what they are compared by

    def events_of(self, articles: Iterable[str]) -> frozenset[str]:
        """The events that the articles told when they were last looked at."""
        return frozenset(
            iri for a in articles for (iri,) in self._db.execute("SELECT iri FROM event WHERE article = ?", (a,))
        )

    def events_with(self, nodes: Iterable[str]) -> frozenset[str]:
        """The events whose sides, places or claims lead to one of the nodes."""
        query = "SELECT iri FROM side JOIN event ON event.id = side.event WHERE node = ?"
        return frozenset(iri for node in nodes for (iri,) in self._db.execute(query, (node,)))

    def article_of(self, event: str) -> str | None:
        """The article that told an event when it was last looked at."""
        row = self._db.execute("SELECT article FROM event WHERE iri = ?", (event,)).fetchone()
        return str(row[0]) if row else None

    def add_event(self, event: str, article: str, nodes: Iterable[str], keys: Iterable[int]) -> None:
        """Keep an event with all nodes that it depends on and the keys of the blocks that it is compared in."""
        number = self._db.execute("INSERT INTO event (iri, article) VALUES (?, ?)", (event, article)).lastrowid
        self._db.executemany("INSERT OR IGNORE INTO side VALUES (?, ?)", ((node, number) for node in nodes))
        self._db.executemany("INSERT OR IGNORE INTO block VALUES (?, ?)", ((key, number) for key in keys))

    def remove_events(self, events: Iterable[str]) -> None:
        """Forget events and all pairs with them."""
        for event in events:
            row = self._db.execute("SELECT id FROM event WHERE iri = ?", (event,)).fetchone()
            if row:
                for table in ("side", "block"):
                    self._db.execute(f"DELETE FROM {table} WHERE event = ?", row)
                self._db.execute("DELETE FROM event WHERE id = ?", row)
            self._db.execute("DELETE FROM pair WHERE one = ?", (event,))
            self._db.execute("DELETE FROM pair WHERE other = ?", (event,))

    def in_blocks(self, keys: Iterable[int]) -> frozenset[str]:
        """The events in any of the blocks."""
        query = "SELECT iri FROM block JOIN event ON event.id = block.event WHERE key = ?"
        return frozenset(iri for key in keys for (iri,) in self._db.execute(query, (key,)))

    def add_pairs(self, links: Iterable[Link]) -> None:
        """Keep pairs of events that a rule holds for."""
        rows = ((each.left, each.right, str(each.score), each.reason) for each in links)
        self._db.executemany("INSERT OR REPLACE INTO pair VALUES (?, ?, ?, ?)", rows)

    def pairs_with(self, event: str) -> tuple[Link, ...]:
        """All pairs that an event stands in."""
        rows = self._db.execute("SELECT * FROM pair WHERE one = ? OR other = ?", (event, event))
        return tuple(Link(one, other, Decimal(score), reason) for one, other, score, reason in rows)


def _opened(path: Path | None) -> sqlite3.Connection:
    db = sqlite3.connect(path or ":memory:", isolation_level="DEFERRED")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version != _VERSION:
        for kind, name in db.execute("SELECT type, name FROM sqlite_master WHERE type = 'table'").fetchall():
            db.execute(f"DROP {kind} {name}")
        db.executescript(_SCHEMA)
        db.execute(f"PRAGMA user_version = {_VERSION}")
        db.commit()
    return db
