"""What resolution asks a store about one node. In: a store. Out: plain records by IRI, each read once.

Nothing is read that nobody asks for: what an hour's articles cost does not grow with the years before them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from kg.graph.graph import Graph
from kg.graph.terms import TYPE, term

_BELONGS = ("ckg:partOf", "ckg:leaderOf", "ckg:holdsOffice")
_KINDS = (
    ("event", "ckg:Event"),
    ("claim", "ckg:Claim"),
    ("article", "schema:NewsArticle"),
    ("actor or place", "ckg:Actor"),
    ("actor or place", "ckg:Place"),
)
_MENTION = "ckg:mention"
_MOST_VALUES = 20_000  # with what hangs on them, about 30 MB


@dataclass(frozen=True, slots=True)
class SideFacts:
    """Who takes part in an event, as what, and for whom."""

    role: str
    who: str
    for_whom: frozenset[str]


@dataclass(frozen=True, slots=True)
class EventFacts:
    """An event as its article tells it; `start` and `end` are day numbers, None where the text gives no day."""

    iri: str
    article: str
    type: str
    factuality: str
    start: int | None
    end: int | None
    sides: tuple[SideFacts, ...]
    places: frozenset[str]

    @property
    def days(self) -> int:
        """How many days the span has; 0 where it is open."""
        return self.end - self.start + 1 if self.start is not None and self.end is not None else 0


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """A claim; `relay` is who passed it on first, None where nobody did."""

    iri: str
    about: frozenset[str]
    article: str
    claimant: str
    relay: str | None
    stance: str
    polarity: str
    certainty: str
    modality: str
    property: str | None
    value: str | None


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """An article; `text` is what its likeness to others is judged by: its text, else the quotes of its claims."""

    iri: str
    publisher: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """All that is said of one node: values by the IRI of the property, in order."""

    values: Mapping[str, tuple[str, ...]]

    def all(self, name: str) -> tuple[str, ...]:
        """The values of a property of the contract."""
        return self.values.get(term(name).value, ())

    def first(self, name: str) -> str | None:
        """The first value, None where there is none."""
        return next(iter(self.all(name)), None)

    def one(self, name: str) -> str:
        """The first value of a property that every such node has."""
        return self.values[term(name).value][0]


class Facts:
    """The facts of the article graphs of a store, as they are while this object lives: make a new one after one
    of them changed. What is not there is None, or an empty set.
    """

    def __init__(self, store: Graph) -> None:
        self._store = store
        self._events: dict[str, EventFacts | None] = {}
        self._claims: dict[str, ClaimFacts] = {}
        self._values: dict[tuple[str, str], frozenset[str]] = {}
        self._marks: dict[str, frozenset[str]] = {}
        self._belongs: dict[str, frozenset[str]] = {}

    def make_room(self) -> None:
        """Forget what was read, once that is a lot: it is read again when somebody asks."""
        if len(self._values) >= _MOST_VALUES:
            for known in (self._events, self._claims, self._values, self._marks, self._belongs):
                known.clear()

    def event(self, iri: str) -> EventFacts | None:
        """An event, None where no article tells it."""
        if iri not in self._events:
            self._events[iri] = self._read_event(iri)
        return self._events[iri]

    def events_of(self, article: str) -> tuple[str, ...]:
        """The events that an article tells, in order."""
        quads = self._store.quads_for_pattern(None, TYPE, term("ckg:Event"), ox.NamedNode(article))
        return tuple(sorted(_value(quad.subject) for quad in quads))

    def claims_about(self, node: str) -> tuple[ClaimFacts, ...]:
        """The claims about an event, in order."""
        quads = self._store.quads_for_pattern(None, term("ckg:about"), ox.NamedNode(node))
        return tuple(self.claim(iri) for iri in sorted({_value(quad.subject) for quad in quads}))

    def claim(self, iri: str) -> ClaimFacts:
        """A claim that is there."""
        if iri not in self._claims:
            self._claims[iri] = self._read_claim(iri)
        return self._claims[iri]

    def article(self, iri: str) -> ArticleFacts:
        """An article that is there."""
        said = self._node(iri)
        return ArticleFacts(iri, said.first("schema:publisher"), said.first("nif:isString") or self._quotes(iri))

    def belongs(self, node: str) -> frozenset[str]:
        """What an actor is part of, leads or serves. A state belongs to nothing."""
        if node not in self._belongs:
            is_state = "state" in self._marks_of(node)
            found = frozenset().union(*(self.values(node, name) for name in _BELONGS))
            self._belongs[node] = frozenset() if is_state else found
        return self._belongs[node]

    def within(self, place: str) -> frozenset[str]:
        """The next larger place."""
        return self.values(place, "ckg:within")

    def precision(self, place: str) -> frozenset[str]:
        """How narrow a place is, as local names of the code list."""
        return frozenset(map(_local, self.values(place, "ckg:precision")))

    def matches(self, node: str) -> frozenset[str]:
        """What a node is said to match elsewhere."""
        return self.values(node, "skos:exactMatch")

    def matching(self, outside: str, kind: str) -> tuple[str, ...]:
        """The actors ("actor") or places ("place") that match a thing elsewhere; a state is a place here."""
        quads = self._store.quads_for_pattern(None, term("skos:exactMatch"), ox.NamedNode(outside))
        return tuple(sorted({_value(q.subject) for q in quads if self.node_kind(_value(q.subject)) == kind}))

    def node_kind(self, node: str) -> str | None:
        """Whether a node is a "place" or an "actor"; a state is a place too, and counts as one."""
        marks = self._marks_of(node)
        return "place" if "place" in marks else "actor" if "actor" in marks else None

    def kind(self, node: str) -> str | None:
        """What a node is, in the words of the decisions file; None where it is not there."""
        return next((kind for kind, name in _KINDS if self._is(node, name)), None)

    def words_of(self, event: str) -> tuple[int, str, str]:
        """Where an event is first told, its first trigger, and the first quote of a claim about it."""
        triggers = [self._span(m) for m in self._subjects("ckg:denotes", event)]
        quotes = [self._span(m) for claim in self._subjects("ckg:about", event) for m in self.values(claim, _MENTION)]
        start, trigger = min(triggers, default=(0, ""))
        return start, trigger, min(quotes, default=(0, ""))[1]

    def values(self, node: str, name: str) -> frozenset[str]:
        """The values of a property, of all graphs."""
        key = (node, name)
        if key not in self._values:
            quads = self._store.quads_for_pattern(ox.NamedNode(node), term(name), None)
            self._values[key] = frozenset(_value(quad.object) for quad in quads)
        return self._values[key]

    def _subjects(self, name: str, value: str) -> tuple[str, ...]:
        quads = self._store.quads_for_pattern(None, term(name), ox.NamedNode(value))
        return tuple(sorted({_value(quad.subject) for quad in quads}))

    def _span(self, mention: str) -> tuple[int, str]:
        said = self._node(mention)
        return int(said.one("nif:beginIndex")), said.one("nif:anchorOf")

    def _marks_of(self, node: str) -> frozenset[str]:
        if node not in self._marks:
            names = (("actor", "ckg:Actor"), ("place", "ckg:Place"), ("state", "ckg:State"))
            self._marks[node] = frozenset(mark for mark, name in names if self._is(node, name))
        return self._marks[node]

    def _is(self, node: str, name: str) -> bool:
        return any(True for _ in self._store.quads_for_pattern(ox.NamedNode(node), TYPE, term(name)))

    def _node(self, iri: str) -> Said:
        """All that is said of a node that belongs to one article, in order."""
        said: defaultdict[str, list[str]] = defaultdict(list)
        for quad in self._store.quads_for_pattern(ox.NamedNode(iri), None, None):
            said[quad.predicate.value].append(_value(quad.object))
        return Said({name: tuple(sorted(values)) for name, values in said.items()})

    def _read_event(self, iri: str) -> EventFacts | None:
        homes = [
            _value(q.graph_name) for q in self._store.quads_for_pattern(ox.NamedNode(iri), TYPE, term("ckg:Event"))
        ]
        if not homes:
            return None
        said = self._node(iri)
        return EventFacts(
            iri=iri,
            article=min(homes),
            type=said.one("ckg:type"),
            factuality=_local(said.one("ckg:factuality")),
            start=_day(said.first("ckg:start")),
            end=_day(said.first("ckg:end")),
            sides=tuple(map(self._side, said.all("ckg:participation"))),
            places=frozenset(said.all("ckg:place")),
        )

    def _side(self, participation: str) -> SideFacts:
        said = self._node(participation)
        return SideFacts(_local(said.one("ckg:role")), said.one("ckg:who"), frozenset(said.all("ckg:onBehalfOf")))

    def _read_claim(self, iri: str) -> ClaimFacts:
        said = self._node(iri)
        return ClaimFacts(
            iri=iri,
            about=frozenset(said.all("ckg:about")),
            article=said.one("ckg:article"),
            claimant=said.one("ckg:claimant"),
            relay=self._first_relay(said.all("ckg:relay")),
            stance=_local(said.one("ckg:stance")),
            polarity=_local(said.one("ckg:polarity")),
            certainty=_local(said.one("ckg:certainty")),
            modality=_local(said.one("ckg:modality")),
            property=said.first("ckg:property"),
            value=said.first("ckg:value"),
        )

    def _first_relay(self, relays: tuple[str, ...]) -> str | None:
        """Of those who passed a claim on, the one nearest the speaker."""
        chain = [(int(said.one("ckg:position")), said.one("ckg:source")) for said in map(self._node, relays)]
        return min(chain)[1] if chain else None

    def _quotes(self, article: str) -> str:
        claims = self._subjects("ckg:article", article)
        return "\n".join(text for _, text in sorted({self._span(m) for c in claims for m in self.values(c, _MENTION)}))


def _value(node: object) -> str:
    if isinstance(node, ox.NamedNode | ox.Literal):
        return node.value
    raise TypeError(f"{node} stands where the contract has no blank node, triple or default graph")


def _local(iri: str) -> str:
    return iri.rpartition("/")[2]


def _day(text: str | None) -> int | None:
    return date.fromisoformat(text).toordinal() if text else None
