"""Puts articles' graphs into a store, takes them out, and keeps identity true. In: results of articles. Out: a store.

Each change is noted before it happens, in the index of identity and in the ledger; so a process that is killed at any
moment leaves a store that the next one brings to the state that an undisturbed run would have led to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

import pyoxigraph as ox

from kg.ids import article_local_name
from kg.model import Article, Problem
from kg.resolve import Decision, forget_identity, open_resolver
from kg.store.fingerprint import Fingerprints
from kg.store.ledger import Ledger
from kg.store.opening import OpenStore


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """One article's graph as N-Quads, and what a report says of it. The bytes are empty where the store has it."""

    article_id: str
    graph: str
    nquads: bytes
    events: int
    undated: int
    unplaced: int
    claims: int
    unknown_actors: tuple[str, ...]
    problems: tuple[Problem, ...]


class Keeper:
    """The one way in which a build changes a store."""

    def __init__(self, held: OpenStore, base: str, fingerprints: Fingerprints, *, resolve: bool) -> None:
        self._held, self._base, self._fingerprints = held, base, fingerprints
        self._ledger = Ledger(held.folder)
        if not resolve:  # what an earlier build found will not know these articles
            forget_identity(held.changes, base, held.folder)
        self._resolver = open_resolver(held.changes, base, held.folder) if resolve else None
        self._under_way: dict[str, str] = {}

    def find(self, article: Article) -> ArticleResult | None:
        """The result of an article that the store holds, made in this way; None where it must be made."""
        name, fingerprint = article_local_name(article), self._fingerprints.of(article)
        told = self._ledger.told(self._base + name, fingerprint)
        if told is not None and self._held.store.contains_named_graph(ox.NamedNode(self._base + name)):
            return _result_of(told)
        self._under_way[name] = fingerprint
        return None

    def keep(self, result: ArticleResult) -> None:
        """Put an article's graph into the store, in the place of what it held of the article."""
        graph = self._base + result.graph
        self._ledger.forget(graph)
        if self._resolver is not None:
            self._resolver.note_change(graph, ox.parse(result.nquads, format=ox.RdfFormat.N_QUADS))
        self._held.replace_graph(graph, result.nquads)
        told = {key: value for key, value in asdict(result).items() if key != "nquads"}
        self._ledger.note(graph, self._under_way.pop(result.graph), told)

    def finish(self, decisions: Iterable[Decision]) -> None:
        """Make identity fit all articles, and let readers see them."""
        if self._resolver is not None:
            self._resolver.settle(decisions)
            self._resolver.close()
        self._ledger.close()
        self._held.publish()


def _result_of(told: dict[str, Any]) -> ArticleResult:
    problems = tuple(Problem(**problem) for problem in told["problems"])
    unknown = tuple(told["unknown_actors"])
    return ArticleResult(**{**told, "nquads": b"", "unknown_actors": unknown, "problems": problems})
