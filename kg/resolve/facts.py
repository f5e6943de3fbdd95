"""What resolution needs to know of all articles. In: a store. Out: `Facts`, plain records by IRI.

Actors, places and events are read once, by predicate, so that the cost grows with the store and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from kg.graph.terms import TYPE, term

Values = Mapping[str, frozenset[str]]
_BELONGS = ("ckg:partOf", "ckg:leaderOf", "ckg:holdsOffice")
_NONE: frozenset[str] = frozenset()


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
class Facts:
    """Everything, by IRI. `belongs` leads from an actor to what it is part of, leads or serves; a state is the last.

    `within` leads from a place to the next larger one.
    """

    articles: Mapping[str, ArticleFacts]
    actors: frozenset[str]
    places: frozenset[str]
    events: Mapping[str, EventFacts]
    claims: Mapping[str, ClaimFacts]
    belongs: Values
    within: Values
    precision: Values
    matches: Values


def read_facts(store: ox.Store) -> Facts:
    """The facts of all article graphs of a store."""
    reader = _Reader(store)
    return Facts(
        articles=reader.articles(),
        actors=reader.instances("ckg:Actor"),
        places=reader.instances("ckg:Place"),
        events=reader.events(),
        claims=reader.claims(),
        belongs=reader.belongs(),
        within=reader.values("ckg:within"),
        precision=reader.values("ckg:precision"),
        matches=reader.values("skos:exactMatch"),
    )


class _Reader:
    """Reads predicates as mappings."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def instances(self, name: str) -> frozenset[str]:
        return frozenset(_value(q.subject) for q in self._store.quads_for_pattern(None, TYPE, term(name)))

    def pairs(self, name: str) -> Iterator[tuple[str, str]]:
        for quad in self._store.quads_for_pattern(None, term(name), None):
            yield _value(quad.subject), _value(quad.object)

    def values(self, name: str) -> Values:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for subject, value in self.pairs(name):
            found[subject].add(value)
        return {subject: frozenset(values) for subject, values in found.items()}

    def single(self, name: str) -> dict[str, str]:
        """One value of each subject: the first in order where graphs disagree."""
        return {subject: min(values) for subject, values in self.values(name).items()}

    def articles(self) -> dict[str, ArticleFacts]:
        publishers, texts = self.single("schema:publisher"), self.single("nif:isString")
        quotes = self._quotes() if len(texts) < len(self.instances("schema:NewsArticle")) else {}
        return {
            iri: ArticleFacts(iri, publishers.get(iri), texts.get(iri) or quotes.get(iri, ""))
            for iri in self.instances("schema:NewsArticle")
        }

    def _quotes(self) -> dict[str, str]:
        anchors, mentions = self.single("nif:anchorOf"), self.single("ckg:mention")
        starts = self.single("nif:beginIndex")
        found: defaultdict[str, set[tuple[int, str]]] = defaultdict(set)
        for claim, article in self.pairs("ckg:article"):
            mention = mentions[claim]
            found[article].add((int(starts[mention]), anchors[mention]))
        return {article: "\n".join(text for _, text in sorted(each)) for article, each in found.items()}

    def events(self) -> dict[str, EventFacts]:
        kinds, factualities = self.single("ckg:type"), self.single("ckg:factuality")
        starts, ends = self.single("ckg:start"), self.single("ckg:end")
        places, sides = self.values("ckg:place"), self._sides()
        graphs = self._store.quads_for_pattern(None, TYPE, term("ckg:Event"))
        homes = {_value(quad.subject): _value(quad.graph_name) for quad in graphs}
        return {
            iri: EventFacts(
                iri=iri,
                article=home,
                type=kinds[iri],
                factuality=_local(factualities[iri]),
                start=_day(starts.get(iri)),
                end=_day(ends.get(iri)),
                sides=sides.get(iri, ()),
                places=places.get(iri, _NONE),
            )
            for iri, home in homes.items()
        }

    def belongs(self) -> Values:
        found: defaultdict[str, set[str]] = defaultdict(set)
        states = self.instances("ckg:State")
        for name in _BELONGS:
            for node, larger in self.pairs(name):
                if node not in states:
                    found[node].add(larger)
        return {node: frozenset(larger) for node, larger in found.items()}

    def _sides(self) -> dict[str, tuple[SideFacts, ...]]:
        who, role, for_whom = self.single("ckg:who"), self.single("ckg:role"), self.values("ckg:onBehalfOf")
        found: defaultdict[str, dict[str, SideFacts]] = defaultdict(dict)
        for event, part in self.pairs("ckg:participation"):
            found[event][part] = SideFacts(_local(role[part]), who[part], for_whom.get(part, _NONE))
        return {event: tuple(sides[part] for part in sorted(sides)) for event, sides in found.items()}

    def claims(self) -> dict[str, ClaimFacts]:
        about, articles, claimants = self.values("ckg:about"), self.single("ckg:article"), self.single("ckg:claimant")
        stances, polarities = self.single("ckg:stance"), self.single("ckg:polarity")
        certainties, modalities = self.single("ckg:certainty"), self.single("ckg:modality")
        properties, values, relays = self.single("ckg:property"), self.single("ckg:value"), self._relays()
        return {
            iri: ClaimFacts(
                iri=iri,
                about=targets,
                article=articles[iri],
                claimant=claimants[iri],
                relay=relays.get(iri),
                stance=_local(stances[iri]),
                polarity=_local(polarities[iri]),
                certainty=_local(certainties[iri]),
                modality=_local(modalities[iri]),
                property=properties.get(iri),
                value=values.get(iri),
            )
            for iri, targets in about.items()
        }

    def _relays(self) -> dict[str, str]:
        """For each claim that was passed on, the one nearest the speaker."""
        sources, positions = self.single("ckg:source"), self.single("ckg:position")
        chains: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for claim, relay in self.pairs("ckg:relay"):
            chains[claim].append((int(positions[relay]), sources[relay]))
        return {claim: min(chain)[1] for claim, chain in chains.items()}


def _value(node: object) -> str:
    if isinstance(node, ox.NamedNode | ox.Literal):
        return node.value
    raise TypeError(f"{node} stands where the contract has no blank node, triple or default graph")


def _local(iri: str) -> str:
    return iri.rpartition("/")[2]


def _day(text: str | None) -> int | None:
    return date.fromisoformat(text).toordinal() if text else None
