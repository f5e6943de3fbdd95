"""The copy of a server's graph that is kept on this machine. In: a server, the copy. Out: the copy as the server is.

What tells whether a graph has changed is what the server says of it (`SparqlServer.graphs`), compared with what it said
when the copy was last made right; so only what changed is fetched, whoever changed it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.graph.graph import Answered
from kg.graph.reading import base_of, is_article
from kg.graph.store import canonical_nquads, patch_store
from kg.resolve import Index, Resolver
from kg.store.ledger import Ledger
from kg.store.opening import OpenStore
from kg.store.server.protocols import SparqlServer

_FILE_NAME = "server.sqlite"
_MOST_QUADS = 100_000  # of one request


class MirroredStore:
    """A `ChangingGraph` that reads the copy and changes the server, then the copy."""

    def __init__(self, store: ox.Store, server: SparqlServer) -> None:
        self._store, self._server = store, server
        self.quads_for_pattern = store.quads_for_pattern
        self.named_graphs = store.named_graphs
        self.contains_named_graph = store.contains_named_graph
        self.flush = store.flush

    def query(self, query: str, /, **options: Any) -> Answered:
        """The answer of the copy."""
        return self._store.query(query, **options)

    def __len__(self) -> int:
        return len(self._store)

    def load(self, input: bytes, /, *, format: ox.RdfFormat) -> None:
        """Add what is written in a format."""
        self.extend(ox.parse(input, format=format))

    def extend(self, quads: Iterable[ox.Quad], /) -> None:
        """Add quads."""
        by_graph: dict[str, list[ox.Quad]] = {}
        for quad in quads:
            by_graph.setdefault(quad.graph_name.value, []).append(quad)  # type: ignore[union-attr]
        for graph, added in by_graph.items():
            self._server.add(graph, [quad.triple for quad in added])
            self._keep(added)

    def _keep(self, added: list[ox.Quad]) -> None:
        self._store.extend(added)

    def update(self, update: str, /) -> None:
        """Run an update."""
        self._server.update(update)
        self._store.update(update)

    def remove_graph(self, graph_name: ox.NamedNode, /) -> None:
        """Take a graph out."""
        self._server.drop(graph_name.value)
        self._store.remove_graph(graph_name)


class Mirror:
    """The copy in a folder, while its holder may change it."""

    def __init__(self, held: OpenStore, folder: Path, server: SparqlServer) -> None:
        self._held, self._folder, self._server = held, folder, server
        self._db = sqlite3.connect(folder / _FILE_NAME, isolation_level=None)
        self._db.execute("CREATE TABLE IF NOT EXISTS seen (graph TEXT PRIMARY KEY, state TEXT) WITHOUT ROWID")

    def close(self) -> None:
        """Let go of the notes and of the copy."""
        self._db.close()
        del self._held

    def catch_up(self) -> bool:
        """Make the copy what the server has; False where it was."""
        now, seen = self._server.graphs(), self._seen()
        here = {name.value for name in self._held.store.named_graphs() if isinstance(name, ox.NamedNode)}
        gone = here - now.keys()
        changed = sorted(graph for graph, state in now.items() if graph not in here or seen.get(graph) != state)
        if not here:
            self._fetch_all(now, changed)
        else:
            self._renew(now, changed, gone)
        self._note(now)
        return bool(changed or gone)

    def note_state(self) -> None:
        """Remember that the copy is what the server has now."""
        self._note(self._server.graphs())

    def _fetch_all(self, now: Mapping[str, str], graphs: Iterable[str]) -> None:
        """Into an empty copy; what stands beside it is then of another graph."""
        Index(self._folder).drop()
        Ledger(self._folder).drop()
        for batch in _batches(now, graphs):
            self._held.store.bulk_extend(self._server.quads(batch))

    def _renew(self, now: Mapping[str, str], changed: Iterable[str], gone: Iterable[str]) -> None:
        index, ledger = Index(self._folder), Ledger(self._folder)
        resolver = Resolver(self._held.store, base_of(self._held.store), index)
        for graph in gone:
            resolver.note_change(graph, ())
            ledger.forget(graph)
            self._held.forget_graph(graph)
        for batch in _batches(now, changed):
            quads = sorted(self._server.quads(batch), key=lambda quad: quad.graph_name.value)  # type: ignore[union-attr]
            for graph, group in groupby(quads, key=lambda quad: str(quad.graph_name.value)):  # type: ignore[union-attr]
                self._renew_graph(graph, set(group), resolver, ledger)
        resolver.close()
        ledger.close()

    def _renew_graph(self, graph: str, new: set[ox.Quad], resolver: Resolver, ledger: Ledger) -> None:
        old = set(self._held.store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
        if old == new:
            return
        if is_article(graph):
            resolver.note_change(graph, new)
            ledger.forget(graph)
            self._held.replace_graph(graph, canonical_nquads(new))
        else:
            patch_store(self._held.store, old - new, new - old)

    def _seen(self) -> dict[str, str]:
        return dict(self._db.execute("SELECT graph, state FROM seen"))

    def _note(self, now: Mapping[str, str]) -> None:
        self._db.execute("BEGIN")
        self._db.execute("DELETE FROM seen")
        self._db.executemany("INSERT INTO seen VALUES (?, ?)", now.items())
        self._db.execute("COMMIT")


def _batches(states: Mapping[str, str], graphs: Iterable[str]) -> Iterator[list[str]]:
    """The graphs, so many at a time that an answer stays small."""
    batch: list[str] = []
    size = 0
    for graph in graphs:
        number = int(states[graph].partition(" ")[0])
        if batch and size + number > _MOST_QUADS:
            yield batch
            batch, size = [], 0
        batch.append(graph)
        size += number
    if batch:
        yield batch
