"""Events that changed, compared with those of their blocks. In: the index, facts, groups. Out: pairs in the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.resolve.events import Candidate, all_above, block_keys, find_same_events, is_compared, make_candidate
from kg.resolve.facts import EventFacts, Facts
from kg.resolve.index import Index
from kg.resolve.retold import find_retold
from kg.resolve.sets import Groups, Link


class Comparison:
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
