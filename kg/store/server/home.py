"""A server as the home of a graph. In: its address. Out: the graph, opened for what somebody wants to do with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.cache import cache_folder
from kg.errors import StoreError, StoreHeldError
from kg.graph.graph import Graph
from kg.store.backup import load
from kg.store.lock import WAIT_SECONDS
from kg.store.opening import OpenStore, open_for_reading, open_for_writing
from kg.store.server.address import ServerAddress
from kg.store.server.direct import DirectGraph
from kg.store.server.mirror import Mirror, MirroredStore
from kg.store.server.protocols import SparqlServer


@dataclass(frozen=True, slots=True)
class ServerHome:
    """A data set on a SPARQL 1.1 server, with its mirror on this machine."""

    address: ServerAddress

    @property
    def folder(self) -> Path:
        """The mirror."""
        return cache_folder() / self.address.local_name

    @property
    def beside(self) -> Path:
        """Nothing that is there: settings and decisions lie in the working directory."""
        return Path(self.address.local_name)

    @contextmanager
    def reading(self) -> Iterator[ox.Store]:
        """The mirror, brought up to date; as it is while somebody on this machine writes to the server."""
        with suppress(StoreHeldError), closing(SparqlServer(self.address)) as server, self._mirrored(server, 0):
            pass
        with open_for_reading(self.folder) as store:
            yield store

    @contextmanager
    def asking(self) -> Iterator[Graph]:
        """The server itself; the mirror where its default graph is not the union of its named graphs."""
        with closing(SparqlServer(self.address)) as server:
            direct = DirectGraph(server)
            if direct.sees_all_graphs():
                yield direct
                return
        with self.reading() as store:
            yield store

    @contextmanager
    def writing(self, wait_seconds: float = WAIT_SECONDS) -> Iterator[OpenStore]:
        """The server to write to; one process of this machine at a time may."""
        with closing(SparqlServer(self.address)) as server, self._mirrored(server, wait_seconds) as held:
            yield held

    def restore(self, backup: Path) -> int:
        """Into a server that has no graph yet."""
        with self.writing() as held:
            if next(iter(held.store.named_graphs()), None) is not None:
                raise StoreError(f"{self} holds a graph already (name an empty data set to restore to)")
            load(held.changes, backup)
            held.publish()
            return len(held.store)

    def check_is_there(self) -> None:
        """Raises StoreError where no server answers."""
        SparqlServer(self.address).close()

    @contextmanager
    def _mirrored(self, server: SparqlServer, wait_seconds: float) -> Iterator[OpenStore]:
        with open_for_writing(self.folder, wait_seconds) as held:
            mirror = Mirror(held, self.folder, server)
            ours = OpenStore(held.store, self.folder, MirroredStore(held.store, server), mirror.note_state)
            try:
                if mirror.catch_up():
                    held.publish()
                yield ours
            finally:
                mirror.close()
                ours.let_go()

    def __str__(self) -> str:
        return self.address.url
