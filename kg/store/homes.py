"""Where a graph lives: a folder, a file, or a server. In: what a user names. Out: a `Home`, which opens it.

A command says what it wants to do with a graph, and each home knows how: nobody else asks which kind it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg.graph.graph import Graph
from kg.store.backup import restore
from kg.store.lock import WAIT_SECONDS
from kg.store.opening import OpenStore, check_is_store, open_for_asking, open_for_reading, open_for_writing
from kg.store.server import ServerAddress, ServerHome, is_address


class Home(Protocol):
    """One place that holds a graph. Every method raises StoreError where it cannot be opened.

    `folder` is where its database lies on this machine, None for a file; `beside` is what settings and decisions that
    belong to it lie beside.
    """

    @property
    def folder(self) -> Path | None: ...  # noqa: D102

    @property
    def beside(self) -> Path: ...  # noqa: D102

    def reading(self) -> AbstractContextManager[ox.Store]:
        """The graph to walk through, as the last finished work left it."""

    def asking(self) -> AbstractContextManager[Graph]:
        """The graph to ask a question or two."""

    def writing(self, wait_seconds: float = WAIT_SECONDS) -> AbstractContextManager[OpenStore]:
        """The graph to change, made where there is none."""

    def restore(self, backup: Path) -> int:
        """Make the graph from a backup, where there is none yet; gives back how many quads it holds."""

    def check_is_there(self) -> None:
        """Raises StoreError where there is no store, for those who do not mean to make one."""


@dataclass(frozen=True, slots=True)
class LocalHome:
    """A store's folder, or a file of RDF."""

    path: Path

    @property
    def folder(self) -> Path | None:
        """The folder of a store."""
        return self.path if self.path.is_dir() else None

    @property
    def beside(self) -> Path:
        """The folder or file itself."""
        return self.path

    def reading(self) -> AbstractContextManager[ox.Store]:
        """A snapshot of a folder, or a file's graph in memory."""
        return open_for_reading(self.path)

    @contextmanager
    def asking(self) -> Iterator[Graph]:
        """The same, which finds by its index of words."""
        with open_for_asking(self.path) as graph:
            yield graph

    def writing(self, wait_seconds: float = WAIT_SECONDS) -> AbstractContextManager[OpenStore]:
        """The folder's database, which one process at a time may hold."""
        return open_for_writing(self.path, wait_seconds)

    def restore(self, backup: Path) -> int:
        """A new folder, whole or not at all."""
        return restore(backup, self.path)

    def check_is_there(self) -> None:
        """Raises StoreError where the folder holds no store."""
        check_is_store(self.path)

    def __str__(self) -> str:
        return str(self.path)


def home_of(named: str | Path) -> Home:
    """The home that a user names by a path or an address."""
    text = str(named)
    return ServerHome(ServerAddress.of(text)) if is_address(text) else LocalHome(Path(named))
