"""Identity and status, made again for what changed alone. In: a store, its index, decisions. Out: patches.

Both graphs are functions of the set of articles and the decisions, whatever the order and however often they were
made: `resolve_store` makes them from nothing, and gives the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.graph.graph import ChangingGraph
from kg.graph.store import forget_graph, patch_store
from kg.graph.terms import TYPE, Names, Triple, term
from kg.resolve.changes import touched_nodes
from kg.resolve.comparing import Comparison
from kg.resolve.copies import find_copies, learn_words, like
from kg.resolve.decided import Decided, decide
from kg.resolve.decisions import Decision
from kg.resolve.facts import Facts
from kg.resolve.groups import RenewedGroups, StoredGroups, portions
from kg.resolve.index import Index
from kg.resolve.matches import find_same_nodes, matching
from kg.resolve.sets import CERTAIN, Groups, Link, Sets, without_ambiguous
from kg.resolve.status import Identity, find_standings
from kg.resolve.writing import (
    DERIVED,
    IDENTITY,
    Patch,
    copy_triples,
    derived_triples,
    identity_triples,
    patch_of,
    wrong_triples,
)

# What bounds memory: how many nodes are looked at together, and how many quads may wait until they are on disk.
_AT_ONCE = 2_000
_MOST_UNWRITTEN = 50_000


class Resolver:
    """Keeps the identity of one store up to date."""

    def __init__(self, store: ChangingGraph, base: str, index: Index) -> None:
        self._store, self._base, self._index = store, base, index
        self._names = Names(base)
        self._identity, self._derived = self._names.node(IDENTITY), self._names.node(DERIVED)

    def note_change(self, graph: str, quads: Iterable[ox.Quad]) -> None:
        """Say, before it happens, that the quads will take the place of what an article's graph holds."""
        self._index.note_pending("article", [graph])
        self._index.note_pending("node", touched_nodes(self._store, graph, quads))
        self._index.commit()

    def note_all(self) -> None:
        """Say that everything must be looked at again: the index is new, or is not to be trusted."""
        self._index.clear()
        for graph in (self._identity, self._derived):
            self._store.remove_graph(graph)
        for kind, name in (("article", "schema:NewsArticle"), ("node", "ckg:Actor"), ("node", "ckg:Place")):
            found = self._store.quads_for_pattern(None, TYPE, term(name))
            self._index.note_pending(kind, {quad.subject.value for quad in found})  # type: ignore[union-attr]
        self._index.commit()

    def settle(self, decisions: Iterable[Decision] = ()) -> None:
        """Make both graphs right. Raises ConfigError where decisions contradict each other."""
        unwritten = 0
        for patch in self.patches(decisions):
            patch_store(self._store, patch.removed, patch.added)
            unwritten += len(patch.removed) + len(patch.added)
            if unwritten >= _MOST_UNWRITTEN:
                self._store.flush()
                unwritten = 0
        self._index.clear_pending()
        self._index.commit()

    def patches(self, decisions: Iterable[Decision] = ()) -> Iterator[Patch]:
        """The changes after which both graphs are right, so many groups of nodes in each.

        Each must stand in the store before the next is asked for. Until all stand there, all can be asked for again.
        """
        facts = Facts(self._store)
        decided = decide(decisions, facts, self._base)
        self._note_decisions(decided, facts)
        yield self._patch(self._index.pending("claim"), decided, ())
        yield from self._articles(facts, decided)
        yield from self._nodes(facts, decided)
        yield from self._events(facts, decided)

    def _note_decisions(self, decided: Decided, facts: Facts) -> None:
        now = frozenset(decided.rows())
        for _, one, other, _ in now ^ self._index.decisions():
            for node in (one, other):
                self._note_decided(node, facts)
        self._index.set_decisions(now)

    def _note_decided(self, node: str, facts: Facts) -> None:
        kind = facts.kind(node)
        if kind == "claim":
            self._index.note_pending("event", facts.claim(node).about)
            self._index.note_pending("claim", [node])
        elif kind is None:
            self._index.note_pending("claim", [node])
        else:
            self._index.note_pending({"actor or place": "node"}.get(kind, kind), [node])

    def close(self) -> None:
        """Let go of the index. The object is of no use then."""
        self._index.close()

    # The three kinds, each after those that it depends on

    def _articles(self, facts: Facts, decided: Decided) -> Iterator[Patch]:
        stored = self._stored("ckg:copyOf")
        changed = self._index.pending("article")
        before = {each for article in changed for each in like(article, self._index)}
        self._index.note_pending("article", before)
        for article in sorted(changed):
            self._index.remove_article(article)
        for article in sorted(changed):
            if facts.kind(article) == "article":
                learn_words(article, facts, self._index)
        near = _neighbours(stored, decided, lambda article: like(article, self._index))
        for renewed in portions(changed | before, near, _AT_ONCE):
            here = tuple(sorted(article for article in renewed if facts.kind(article) == "article"))
            sets, links = _joined(find_copies(here, self._index), decided, renewed)
            moved = {a for a in renewed if {a, sets.canonical(a)} & changed or sets.canonical(a) != stored.canonical(a)}
            self._index.note_pending("article", renewed)
            self._index.note_pending("event", self._index.events_of(moved))
            self._index.note_pending("event", (event for article in moved for event in facts.events_of(article)))
            yield self._patch(renewed, decided, copy_triples(sorted(renewed), sets, links, self._names))

    def _nodes(self, facts: Facts, decided: Decided) -> Iterator[Patch]:
        near = _neighbours(self._stored("ckg:canonical"), decided, lambda node: matching(node, facts))
        for renewed in portions(self._index.pending("node"), near, _AT_ONCE):
            facts.make_room()
            here = tuple(sorted(node for node in renewed if facts.node_kind(node)))
            sets, links = _joined(find_same_nodes(here, facts), decided, renewed)
            self._index.note_pending("node", renewed)
            self._index.note_pending("event", self._index.events_with(renewed))
            yield self._patch(renewed, decided, identity_triples(here, sets, links, self._names))

    def _events(self, facts: Facts, decided: Decided) -> Iterator[Patch]:
        articles, stored = RenewedGroups(self._stored("ckg:copyOf")), self._stored("ckg:canonical")
        noted = self._index.pending("event")
        changed = noted | {other for event in noted for other in self._retold(event, articles)}
        before = {each for event in changed for each in self._partners(event)}
        self._index.note_pending("event", changed | before)
        self._compare(changed, facts, articles, decided)
        for renewed in portions(changed | before, _neighbours(stored, decided, self._partners), _AT_ONCE):
            self._index.note_pending("event", renewed)
            facts.make_room()
            yield self._patch_of_events(renewed, facts, decided, articles, stored)

    def _compare(self, changed: frozenset[str], facts: Facts, articles: Groups, decided: Decided) -> None:
        self._index.remove_events(changed)
        in_order = sorted(changed)
        for start in range(0, len(in_order), _AT_ONCE):
            facts.make_room()
            nodes = RenewedGroups(self._stored("ckg:canonical"))
            comparison = Comparison(self._index, facts, nodes, decided.wrong)
            comparison.renew(in_order[start : start + _AT_ONCE], articles)

    def _patch_of_events(
        self, renewed: frozenset[str], facts: Facts, decided: Decided, articles: Groups, stored: StoredGroups
    ) -> Patch:
        pairs = {pair for event in renewed for pair in self._index.pairs_with(event)}
        told = {event: record for event in sorted(renewed) if (record := facts.event(event))}
        homes = {event: record.article for event, record in told.items()}
        found = without_ambiguous((p for p in pairs if p.score < CERTAIN), homes)
        sets, links = _joined((*found, *(p for p in pairs if p.score == CERTAIN)), decided, renewed, homes)
        known = Identity(RenewedGroups(stored), RenewedGroups(stored, sets, renewed), articles, decided.wrong)
        standings = dict(find_standings(told, facts, known))
        identity = self._patch(renewed, decided, identity_triples(told, sets, links, self._names))
        derived = patch_of(self._store, self._derived, renewed, derived_triples(standings))
        return Patch((*identity.removed, *derived.removed), (*identity.added, *derived.added))

    def _partners(self, event: str) -> Iterator[str]:
        for pair in self._index.pairs_with(event):
            yield from (pair.left, pair.right)

    def _retold(self, event: str, articles: Groups) -> Iterator[str]:
        """The events of copies that an event speaks for."""
        article = self._index.article_of(event)
        for other in {*self._partners(event)} - {event}:
            told_in = self._index.article_of(other)
            if told_in is not None and told_in != article and articles.canonical(told_in) == article:
                yield other

    def _stored(self, property: str) -> StoredGroups:
        return StoredGroups(self._store, self._identity, property)

    def _patch(self, renewed: frozenset[str], decided: Decided, triples: Iterable[Triple]) -> Patch:
        """The change of identity for whole groups; what is noted until now is kept first."""
        self._index.commit()
        wrong = wrong_triples(sorted(decided.wrong & renewed))
        return patch_of(self._store, self._identity, renewed, (*triples, *wrong))


def open_resolver(store: ChangingGraph, base: str, folder: Path | None = None) -> Resolver:
    """The resolver of a store, with the index in the store's folder; an index that does not know the store is renewed.

    Raises StoreError where the index cannot be opened.
    """
    index = Index(folder)
    resolver = Resolver(store, base, index)
    articles = store.quads_for_pattern(None, TYPE, term("schema:NewsArticle"))
    if not index.pending("article") and index.article_count() != sum(1 for _ in articles):
        resolver.note_all()
    return resolver


def resolve_store(store: ChangingGraph, base: str, decisions: Iterable[Decision] = ()) -> None:
    """Make both graphs of a store anew. Raises ConfigError where decisions contradict each other."""
    resolver = Resolver(store, base, Index())
    resolver.note_all()
    resolver.settle(decisions)


def forget_identity(store: ChangingGraph, base: str, folder: Path | None = None) -> None:
    """Take both graphs out: what they tell does not know the articles of today."""
    Index(folder).drop()
    for graph in (IDENTITY, DERIVED):
        forget_graph(store, base + graph)


def _neighbours(
    stored: StoredGroups, decided: Decided, found: Callable[[str], Iterable[str]]
) -> Callable[[str], Iterable[str]]:
    """Those whose groups a node's group may have been, or may become, one with."""
    return lambda node: (*stored.members(node), *found(node), *decided.joined_with(node))


def _joined(
    links: Iterable[Link], decided: Decided, renewed: frozenset[str], homes: Mapping[str, str] | None = None
) -> tuple[Sets, tuple[Link, ...]]:
    """The user's word first, then the links that it leaves room for."""
    sets = Sets(decided.apart, homes)
    said = [each for each in decided.links if each.left in renewed]
    for each in said:
        sets.join(each.left, each.right)
    allowed = (each for each in links if not {each.left, each.right} & decided.wrong)
    return sets, tuple(sorted({*said, *sets.join_links(allowed)}))
