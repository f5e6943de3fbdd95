"""All that the graph knows of one actor or one event. In: a store and a name. Out: plain records, for `kg show`.

A name that several things bear gives one record for each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kg.errors import QueryError
from kg.graph.graph import Graph
from kg.graph.lookup import Match, as_matches, find_events, find_named, nearest_name
from kg.graph.reading import code, day, is_wrong, name_of, one, subjects, values
from kg.ontology.contract import CKG, RDF_TYPE, RDFS, SKOS
from kg.query.says import Said, claims_of, who_says


@dataclass(frozen=True, slots=True)
class Side:
    """Who takes part in an event, as what, for whom, and what they were on that day."""

    name: str
    role: str
    on_behalf_of: str | None
    sector: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Decision:
    """Why two nodes of different articles count as one, or are kept apart."""

    left: str
    right: str
    score: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in one line; `iri` is the one that speaks for it, `wrong` is the user's own word."""

    iri: str
    label: str
    type: str
    start: date | None
    end: date | None
    factuality: str
    status: str | None
    wrong: bool


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """One event with all who say so. `nodes` are the events of single articles that are taken for it."""

    event: EventLine
    nodes: tuple[str, ...]
    mode: str | None
    quad: str | None
    background: bool
    not_before: date | None
    not_after: date | None
    sides: tuple[Side, ...]
    places: tuple[str, ...]
    outcomes: tuple[str, ...]
    answers: tuple[EventLine, ...]
    answered_by: tuple[EventLine, ...]
    said: tuple[Said, ...]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class ShownActor:
    """One actor: its names, what holds of it, what it took part in, what is said of it and what it says itself.

    `said` are claims about its relations and numbers; the claims about its events stand with the events.
    """

    iri: str
    label: str
    nodes: tuple[str, ...]
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    sectors: tuple[str, ...]
    countries: tuple[str, ...]
    part_of: tuple[str, ...]
    elsewhere: tuple[str, ...]
    events: tuple[EventLine, ...]
    said: tuple[Said, ...]
    says: tuple[Said, ...]
    decisions: tuple[Decision, ...]
    wrong: bool


_KINDS = ("Person", "Group", "Organization", "State")


def show_event(store: Graph, words: str) -> tuple[ShownEvent, ...]:
    """The events that an IRI, a label, or words of a label name; QueryError where there is none."""
    matches = find_events(store, words)
    if not matches:
        raise QueryError(_nothing(store, "event", words, CKG.Event))
    return tuple(_event(store, match) for match in matches)


def show_actor(store: Graph, name: str) -> tuple[ShownActor, ...]:
    """The actors that a name or IRI stands for; QueryError where there is none."""
    matches = find_named(store, name, CKG.Actor)
    if not matches:
        raise QueryError(_nothing(store, "actor", name, CKG.Actor))
    return tuple(_actor(store, match) for match in matches)


def event_line(store: Graph, match: Match) -> EventLine:
    """One event of all its nodes: the widest dates that they give."""
    starts = [each for node in match.nodes if (each := day(store, node, CKG.start))]
    ends = [each for node in match.nodes if (each := day(store, node, CKG.end))]
    return EventLine(
        iri=match.canonical,
        label=match.label,
        type=code(store, match.canonical, CKG.type) or "",
        start=min(starts, default=None),
        end=max(ends, default=None),
        factuality=code(store, match.canonical, CKG.factuality) or "",
        status=code(store, match.canonical, CKG.status),
        wrong=all(is_wrong(store, node) for node in match.nodes),
    )


def _event(store: Graph, match: Match) -> ShownEvent:
    nodes = match.nodes
    figures = [figure for node in nodes for figure in subjects(store, CKG.of, node)]
    return ShownEvent(
        event=event_line(store, match),
        nodes=nodes,
        mode=code(store, match.canonical, CKG.mode),
        quad=code(store, match.canonical, CKG.quad),
        background=one(store, match.canonical, CKG.background) == "true",
        not_before=day(store, match.canonical, CKG.notBefore),
        not_after=day(store, match.canonical, CKG.notAfter),
        sides=_sides(store, nodes),
        places=_names(store, nodes, CKG.place),
        outcomes=_all(store, nodes, CKG.outcome),
        answers=_lines(store, _all(store, nodes, CKG.respondsTo)),
        answered_by=_lines(store, tuple(a for node in nodes for a in subjects(store, CKG.respondsTo, node))),
        said=who_says(store, [*nodes, *figures]),
        decisions=_decisions(store, nodes),
    )


def _actor(store: Graph, match: Match) -> ShownActor:
    nodes = match.nodes
    facts = {f for node in nodes for end in (CKG.subject, CKG.object, CKG.of) for f in subjects(store, end, node)}
    events = {event for node in nodes for event in subjects(store, CKG.participant, node)}
    return ShownActor(
        iri=match.canonical,
        label=match.label,
        nodes=nodes,
        kinds=_kinds(store, nodes),
        names=tuple(sorted({*_all(store, nodes, RDFS.label), *_all(store, nodes, SKOS.altLabel)})),
        sectors=_codes(store, nodes, CKG.sector),
        countries=_codes(store, nodes, CKG.country),
        part_of=_names(store, nodes, CKG.partOf),
        elsewhere=_all(store, nodes, SKOS.exactMatch),
        events=_lines(store, tuple(events)),
        said=who_says(store, sorted(facts)),
        says=claims_of(store, nodes),
        decisions=_decisions(store, nodes),
        wrong=all(is_wrong(store, node) for node in nodes),
    )


def _lines(store: Graph, events: tuple[str, ...]) -> tuple[EventLine, ...]:
    """The events by date, undated last, each once however many articles tell it."""
    lines = (event_line(store, match) for match in as_matches(store, events))
    return tuple(sorted(lines, key=lambda line: (line.start or date.max, line.end or date.max, line.iri)))


def _sides(store: Graph, nodes: tuple[str, ...]) -> tuple[Side, ...]:
    sides = set()
    for participation in _all(store, nodes, CKG.participation):
        behalf = one(store, participation, CKG.onBehalfOf)
        sides.add(
            Side(
                name=name_of(store, one(store, participation, CKG.who) or ""),
                role=code(store, participation, CKG.role) or "",
                on_behalf_of=name_of(store, behalf) if behalf else None,
                sector=code(store, participation, CKG.sector),
                country=code(store, participation, CKG.country),
            )
        )
    return tuple(sorted(sides, key=lambda s: (s.role, s.name, str(s.on_behalf_of), str(s.sector), str(s.country))))


def _decisions(store: Graph, nodes: tuple[str, ...]) -> tuple[Decision, ...]:
    links = {link for node in nodes for end in (CKG.left, CKG.right) for link in subjects(store, end, node)}
    return tuple(
        Decision(
            left=one(store, link, CKG.left) or "",
            right=one(store, link, CKG.right) or "",
            score=Decimal(one(store, link, CKG.score) or 0),
            reason=one(store, link, CKG.reason) or "",
        )
        for link in sorted(links)
    )


def _kinds(store: Graph, nodes: tuple[str, ...]) -> tuple[str, ...]:
    types = set(_all(store, nodes, RDF_TYPE))
    return tuple(kind.lower() for kind in _KINDS if CKG[kind] in types)


def _names(store: Graph, nodes: tuple[str, ...], predicate: str) -> tuple[str, ...]:
    return tuple(sorted({name_of(store, value) for value in _all(store, nodes, predicate)}))


def _codes(store: Graph, nodes: tuple[str, ...], predicate: str) -> tuple[str, ...]:
    return tuple(value.rpartition("/")[2] for value in _all(store, nodes, predicate))


def _all(store: Graph, nodes: tuple[str, ...], predicate: str) -> tuple[str, ...]:
    return tuple(sorted({value for node in nodes for value in values(store, node, predicate)}))


def _nothing(store: Graph, kind: str, name: str, kind_iri: str) -> str:
    near = nearest_name(store, name, kind_iri)
    return f"no {kind} is called '{name}'" + (f"; did you mean '{near}'?" if near else "")
