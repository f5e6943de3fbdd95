"""What a named query can be about, given its values. In: a graph, the nodes of its values. Out: its text, narrower.

An engine plans a query without knowing that an actor took part in a hundred events of a hundred thousand, and reads
through all of them. So a file marks where its rows come from, with a comment that any other engine passes over:

    # narrow ?e events

Where an actor, an event, a country or a source is given, those lines become `VALUES ?e { ... }` with all that can be in
the answer, and often more: the query itself still decides. A mark at the end of a line stands for its first WHERE.
Where the nodes are just those that fit a value (`# narrow ?e events for ?actor`), the query need not look at it again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

import pyoxigraph as ox

from kg.graph.graph import Graph
from kg.graph.reading import canonical, same_as, subjects, values
from kg.ontology.contract import CKG

_MARK = re.compile(r"^(?P<head>.*?)# narrow \?(?P<variable>\w+) (?P<set>\w+)(?: for \?(?P<given>\w+))?$", re.MULTILINE)
_WHERE = "WHERE {"
_MOST = 3000  # more than that, and reading through is no slower
_ANSWERS = (CKG.respondsTo, CKG.causedBy, CKG.precedes)
_NEAR = (
    *_ANSWERS,
    *(CKG.participant, CKG.place, CKG.subject, CKG.object, CKG.of, CKG.about),
    *(CKG.claimant, CKG.via, CKG.value, CKG.left, CKG.right),
)
Given = Mapping[str, list[tuple[str, ...]]]


def narrow(store: Graph, text: str, given: Given, months: Iterable[tuple[str, str]] = ()) -> str:
    """The query with its marks filled; the text as it is, where no value makes it narrow.

    `given` are the nodes of each value by its kind: a row fits all of them. `months` are their first and last days.
    """
    sets = _Sets(store, given, tuple(months))

    def filled(match: re.Match[str]) -> str:
        nodes = sets.find(match["set"])
        if nodes is None:
            return match[0]
        values = f"VALUES ?{match['variable']} {{ {' '.join(str(ox.NamedNode(node)) for node in sorted(nodes))} }}"
        before, where, after = match["head"].partition(_WHERE)
        return f"{before}{where} {values} {after}" if where else before + values

    narrowed = _MARK.sub(filled, text)
    done = {match["given"] for match in _MARK.finditer(text) if match["given"] and sets.find(match["set"]) is not None}
    for name in done:
        narrowed = re.sub(rf"(VALUES \?{name} )\{{[^{{}}]*\}}", r"\1{ UNDEF }", narrowed)
    return narrowed


class _Sets:
    """The sets that marks name, each found once, and None where nothing bounds it or it is too large to help."""

    def __init__(self, store: Graph, given: Given, months: tuple[tuple[str, str], ...]) -> None:
        self._store, self._given, self._months = store, given, months
        self._finders: dict[str, Callable[[], Iterable[str]]] = {
            "events": self._events,
            "claims": self._claims,
            "relations": self._relations,
            "figures": self._figures,
            "links": self._links,
            "telling": lambda: _pointing(store, CKG.about, self._relations()),
            "counting": lambda: _pointing(store, CKG.about, self._figures()),
            "disputed": self._disputed,
            "disputing": self._disputing,
            "answering": self._answering,
            "holding": self._holding,
        }
        self._found: dict[str, frozenset[str] | None] = {}

    def find(self, name: str) -> frozenset[str] | None:
        """The nodes of a set."""
        if not self._given:
            return None
        if name == "named":
            return self._named
        if name not in self._found:
            found = frozenset(self._finders[name]())
            self._found[name] = found if len(found) <= _MOST else None
        return self._found[name]

    @cached_property
    def _named(self) -> frozenset[str] | None:
        """All whose names may be asked for: what is given, and what is near the other sets of the query."""
        things: set[str] = set()
        for found in self._found.values():
            if found is None:
                return None
            things |= found
        figures = _pointing(self._store, CKG.of, things)
        claims = _pointing(self._store, CKG.about, things | figures)
        near = things | figures | claims | {node for kind in self._given for node in self._nodes(kind)}
        near |= {end for node in near for way in _NEAR for end in _ends(self._store, node, way)}
        return frozenset(near | {canonical(self._store, node) for node in near})

    def _nodes(self, kind: str) -> frozenset[str]:
        return frozenset(node for nodes in self._given.get(kind, ()) for node in nodes)

    def _events(self) -> set[str]:
        if "event" in self._given:
            return set(self._nodes("event"))
        if "country" in self._given:
            held = _below(self._store, self._nodes("country"), CKG.within)
            placed = _pointing(self._store, CKG.place, held)
            return {event for event in placed if self._is_in_months(event)}
        sides = [self._events_of(nodes) for nodes in self._given.get("actor", ())]
        return set.intersection(*sides) if sides else set()

    def _events_of(self, actor: Iterable[str]) -> set[str]:
        """What an actor, its parts, and who acts on its behalf take part in."""
        behalf = _pointing(self._store, CKG.participation, _pointing(self._store, CKG.onBehalfOf, actor))
        return behalf | _pointing(self._store, CKG.participant, _below(self._store, actor, CKG.partOf))

    def _answering(self) -> Iterator[str]:
        """Events of an actor, and those that answer them."""
        events = self._events()
        yield from events
        for way in _ANSWERS:
            yield from _pointing(self._store, way, events)

    def _holding(self) -> set[str]:
        """The places of events, with all that holds them."""
        found: set[str] = set()
        new = {place for event in self._events() for place in _ends(self._store, event, CKG.place)}
        while new:
            found |= new
            new = {above for place in new for above in _ends(self._store, place, CKG.within)} - found
        return found

    def _claims(self) -> Iterator[str]:
        if "event" in self._given:
            events = self._nodes("event")
            yield from _pointing(self._store, CKG.about, {*events, *_pointing(self._store, CKG.of, events)})
        for speaker in self._nodes("source"):
            yield from subjects(self._store, CKG.claimant, speaker)
            yield from subjects(self._store, CKG.via, speaker)

    def _relations(self) -> Iterator[str]:
        for way in (CKG.subject, CKG.object):
            yield from _pointing(self._store, way, self._nodes("actor"))

    def _figures(self) -> Iterator[str]:
        yield from _pointing(self._store, CKG.of, {*self._nodes("actor"), *self._events()})

    def _links(self) -> Iterator[str]:
        for way in (CKG.left, CKG.right):
            yield from _pointing(self._store, way, self._nodes("actor"))

    def _disputed(self) -> Iterator[str]:
        """Events that an actor says something of, with all that count as the same."""
        claims = _pointing(self._store, CKG.claimant, self._nodes("actor"))
        things = {thing for claim in claims for thing in values(self._store, claim, CKG.about)}
        events = things | {event for thing in things for event in values(self._store, thing, CKG.of)}
        for head in {canonical(self._store, event) for event in events}:
            yield from same_as(self._store, head)

    def _disputing(self) -> Iterator[str]:
        """All claims about them and their numbers."""
        events = set(self._disputed())
        yield from _pointing(self._store, CKG.about, events | _pointing(self._store, CKG.of, events))

    def _is_in_months(self, event: str) -> bool:
        if not self._months:
            return True
        starts, ends = values(self._store, event, CKG.start), values(self._store, event, CKG.end)
        return any(s <= last and e >= first for first, last in self._months for s in starts for e in ends)


def _ends(store: Graph, node: str, predicate: str) -> set[str]:
    """The nodes that a node points at; a value that is a text is none."""
    found = store.quads_for_pattern(ox.NamedNode(node), ox.NamedNode(predicate), None)
    return {quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode)}


def _pointing(store: Graph, predicate: str, nodes: Iterable[str]) -> set[str]:
    return {subject for node in nodes for subject in subjects(store, predicate, node)}


def _below(store: Graph, nodes: Iterable[str], up: str) -> set[str]:
    """The nodes and all that are parts of them."""
    found, new = set(nodes), set(nodes)
    while new:
        new = _pointing(store, up, new) - found
        found |= new
    return found
