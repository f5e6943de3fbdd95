"""Identity and status, made again for what changed alone. In: a store, its index, decisions. Out: a patch.

Both graphs are functions of the set of articles and the decisions, whatever the order and however often they were
made: `resolve_store` makes them from nothing, and gives the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.graph.graph import ChangingGraph
from kg.graph.store import forget_graph, patch_store
from kg.graph.terms import TYPE, Names, term
from kg.resolve.changes import touched_nodes
from kg.resolve.copies import find_copies, learn_words, like
from kg.resolve.decided import Decided, decide
from kg.resolve.decisions import Decision
from kg.resolve.events import Candidate, all_above, block_keys, find_same_events, is_compared, make_candidate
from kg.resolve.facts import EventFacts, Facts
from kg.resolve.groups import RenewedGroups, StoredGroups, reached
from kg.resolve.index import Index
from kg.resolve.matches import find_same_nodes, matching
from kg.resolve.retold import find_retold
from kg.resolve.sets import CERTAIN, Groups, Link, Sets, without_ambiguous
from kg.resolve.status import Identity, Standing, find_standings
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


@dataclass(frozen=True, slots=True)
class Stage:
    """One kind of node looked at again: whole groups, old and new, and the links that make them.

    `here` are those of `renewed` that an article still holds.
    """

    renewed: frozenset[str]
    here: tuple[str, ...]
    groups: Groups
    links: tuple[Link, ...]


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
        patch = self.patch(decisions)
        patch_store(self._store, patch.removed, patch.added)
        self._index.clear_pending()
        self._index.commit()

    def patch(self, decisions: Iterable[Decision] = ()) -> Patch:
        """The change after which both graphs are right; until it stands in the store it can be asked for again."""
        facts = Facts(self._store)
        decided = decide(decisions, facts, self._base)
        self._note_decisions(decided, facts)
        articles = self._articles(facts, decided)
        nodes = self._nodes(facts, decided)
        events = self._events(facts, decided, articles, nodes)
        self._index.note_pending("event", events.renewed)
        self._index.commit()
        known = Identity(nodes.groups, events.groups, articles.groups, decided.wrong)
        standings = dict(find_standings(events.here, facts, known))
        return self._patch_of(decided, (articles, nodes, events), standings)

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

    def _articles(self, facts: Facts, decided: Decided) -> Stage:
        stored = StoredGroups(self._store, self._identity, "ckg:copyOf")
        changed = self._index.pending("article")
        before = {each for article in changed for each in (*stored.members(article), *like(article, self._index))}
        for article in sorted(changed):
            self._index.remove_article(article)
        for article in sorted(changed):
            if facts.kind(article) == "article":
                learn_words(article, facts, self._index)
        renewed = reached(changed | before, lambda a: (*like(a, self._index), *decided.joined_with(a)))
        here = tuple(sorted(article for article in renewed if facts.kind(article) == "article"))
        sets, links = _joined(find_copies(here, self._index), decided, renewed)
        groups = RenewedGroups(stored, sets, renewed)
        moved = {a for a in renewed if {a, groups.canonical(a)} & changed or groups.canonical(a) != stored.canonical(a)}
        self._index.note_pending("article", renewed)
        self._index.note_pending("event", self._index.events_of(moved))
        self._index.note_pending("event", (event for article in moved for event in facts.events_of(article)))
        return Stage(renewed, here, groups, links)

    def _nodes(self, facts: Facts, decided: Decided) -> Stage:
        stored = StoredGroups(self._store, self._identity, "ckg:canonical")
        changed = self._index.pending("node")
        before = {each for node in changed for each in stored.members(node)}
        renewed = reached(before, lambda n: (*matching(n, facts), *decided.joined_with(n)))
        here = tuple(sorted(node for node in renewed if facts.node_kind(node)))
        sets, links = _joined(find_same_nodes(here, facts), decided, renewed)
        self._index.note_pending("node", renewed)
        self._index.note_pending("event", self._index.events_with(renewed))
        return Stage(renewed, here, RenewedGroups(stored, sets, renewed), links)

    def _events(self, facts: Facts, decided: Decided, articles: Stage, nodes: Stage) -> Stage:
        stored = StoredGroups(self._store, self._identity, "ckg:canonical")
        noted = self._index.pending("event")
        changed = noted | {other for event in noted for other in self._retold(event, articles.groups)}
        before = {each for event in changed for each in (*self._partners(event), *stored.members(event))}
        self._index.remove_events(changed)
        _Comparison(self._index, facts, nodes.groups, decided.wrong).renew(sorted(changed), articles.groups)
        renewed = reached(changed | before, lambda e: (*self._partners(e), *decided.joined_with(e)))
        pairs = {pair for event in renewed for pair in self._index.pairs_with(event)}
        told = {event: record for event in sorted(renewed) if (record := facts.event(event))}
        homes = {event: record.article for event, record in told.items()}
        found = without_ambiguous((p for p in pairs if p.score < CERTAIN), homes)
        sets, links = _joined((*found, *(p for p in pairs if p.score == CERTAIN)), decided, renewed, homes)
        return Stage(renewed, tuple(told), RenewedGroups(stored, sets, renewed), links)

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

    def _patch_of(
        self, decided: Decided, stages: tuple[Stage, Stage, Stage], standings: Mapping[str, Standing]
    ) -> Patch:
        articles, nodes, events = stages
        claims = self._index.pending("claim")
        renewed = articles.renewed | nodes.renewed | events.renewed | claims
        identity = patch_of(
            self._store,
            self._identity,
            renewed,
            (
                *copy_triples(sorted(articles.renewed), articles.groups, articles.links, self._names),
                *identity_triples(nodes.here, nodes.groups, nodes.links, self._names),
                *identity_triples(events.here, events.groups, events.links, self._names),
                *wrong_triples(sorted(decided.wrong & renewed)),
            ),
        )
        derived = patch_of(self._store, self._derived, events.renewed, derived_triples(standings))
        return Patch((*identity.removed, *derived.removed), (*identity.added, *derived.added))


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


class _Comparison:
    """Compares events that changed with those of their blocks, and keeps what it finds in the index."""

    def __init__(self, index: Index, facts: Facts, nodes: Groups, wrong: frozenset[str]) -> None:
        self._index, self._facts, self._nodes, self._wrong = index, facts, nodes, wrong
        self._candidates: dict[str, Candidate] = {}

    def renew(self, events: Iterable[str], articles: Groups) -> None:
        """Index the events, and the pairs that a rule holds for."""
        told = {event: record for event in events if (record := self._facts.event(event))}
        retold = list(self._retold({record.article for record in told.values()}, articles))
        self._index.add_pairs(pair for pair in retold if {pair.left, pair.right} & told.keys())
        kept = [{pair.left, pair.right} for pair in retold if not {pair.left, pair.right} & self._wrong]
        copies = {end for ends in kept for end in ends if self._is_copy(end, articles)}
        compared = [e for e in told if e not in copies | self._wrong and is_compared(told[e])]
        keys = {event: block_keys(self._candidate(event)) for event in compared}
        for event, record in told.items():
            self._index.add_event(event, record.article, self._leads_to(record), keys.get(event, ()))
        for event in compared:
            others = sorted(self._index.in_blocks(keys[event]) - {event})
            self._index.add_pairs(find_same_events(self._candidate(event), map(self._candidate, others)))

    def _retold(self, told_in: Iterable[str], articles: Groups) -> Iterator[Link]:
        for article in sorted(told_in):
            first = articles.canonical(article)
            if first != article:
                yield from find_retold(article, first, self._facts)

    def _is_copy(self, event: str, articles: Groups) -> bool:
        record = self._facts.event(event)
        return record is not None and articles.canonical(record.article) != record.article

    def _candidate(self, event: str) -> Candidate:
        record = self._facts.event(event)
        if record is None:
            raise LookupError(f"{event} stands in the index and not in the graph")
        if event not in self._candidates:
            self._candidates[event] = make_candidate(record, self._facts, self._nodes)
        return self._candidates[event]

    def _leads_to(self, event: EventFacts) -> frozenset[str]:
        """All nodes that an event's comparison or standing depends on."""
        claims = self._facts.claims_about(event.iri)
        sides = {node for side in event.sides for node in (side.who, *side.for_whom)}
        sides |= {claim.claimant for claim in claims}
        above = {n for side in sides for n in all_above(side, self._facts.belongs, self._nodes)}
        held = {n for place in event.places for n in all_above(place, self._facts.within, self._nodes)}
        return frozenset(sides | event.places | {m for node in above | held for m in self._nodes.members(node)})


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
