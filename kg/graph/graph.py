"""What a graph is to the code that reads and changes it: the part of `pyoxigraph.Store` that every backend has.

In memory and on disk it is that class itself; over a SPARQL server, `kg.store.server` has the same methods. A query
comes back as `pyoxigraph`'s results, whoever answered it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

import pyoxigraph as ox

Answered = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class Graph(Protocol):
    """Named graphs that can be read."""

    def quads_for_pattern(
        self, subject: Any, predicate: Any, object: Any, graph_name: Any = None, /
    ) -> Iterator[ox.Quad]:
        """The quads that fit, in any order; None fits anything."""

    def query(
        self,
        query: str,
        /,
        *,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = False,
        default_graph: Any = None,
        named_graphs: list[Any] | None = None,
    ) -> Answered:
        """The answer to a SPARQL 1.1 query."""

    def named_graphs(self) -> Iterator[Any]:
        """The names of all graphs."""

    def contains_named_graph(self, graph_name: Any, /) -> bool:
        """Whether there is a graph of that name."""

    def __len__(self) -> int:
        """How many quads there are."""


class ChangingGraph(Graph, Protocol):
    """Named graphs that can be changed; each call is one transaction, as far as the backend has such."""

    def load(self, input: bytes, /, *, format: ox.RdfFormat) -> None:
        """Add what is written in a format."""

    def extend(self, quads: Iterable[ox.Quad], /) -> None:
        """Add quads."""

    def update(self, update: str, /) -> None:
        """Run a SPARQL 1.1 update."""

    def remove_graph(self, graph_name: Any, /) -> None:
        """Take a graph out."""

    def flush(self) -> None:
        """Write to disk what waits in memory, so that memory does not grow with what is put in."""
