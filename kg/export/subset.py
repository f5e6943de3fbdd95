"""Cuts a part out of a graph. In: a store, a `Filter`. Out: a store in memory with what the filter keeps, whole.

The filter chooses events. With each event comes all that tells and explains it: every article's version of it, its
participants, places, numbers, claims with their mentions, relays and articles. Relations stay where both ends stay, or
where one end is a place; numbers about an actor stay where the actor takes part in a kept event. A statement stays
where its subject does and its object is a value, a code, or stays too: so the part conforms to the contract again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date

import pyoxigraph as ox

from kg.errors import ConfigError
from kg.graph.lookup import find_countries, find_named, nearest_name
from kg.graph.reading import instances, tail, text_of
from kg.ontology.contract import CKG, GEO, NIF, PROV, SCHEMA
from kg.ontology.events import load_event_types

Pairs = Mapping[str, Set[str]]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events to keep; what is empty or None keeps all.

    `actors` and `countries` are names, codes or IRIs, `types` are PLOVER types. `since` and `until` keep what overlaps
    them, so that undated events fall out (`left_out` counts them). `hops` is how many events away from the actors one
    may be: 1 is their own events, 2 adds those of everybody who takes part in these.
    """

    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    hops: int = 1

    def __post_init__(self) -> None:
        if self.hops < 1:
            raise ConfigError("hops counts from 1", fix="1 keeps the actor's own events")
        if self.hops > 1 and not self.actors:
            raise ConfigError("hops are counted from an actor", fix="name one with --actor")
        if self.since and self.until and self.since > self.until:
            raise ConfigError(f"{self.since} is after {self.until}", fix="exchange --from and --to")

    @property
    def keeps_all(self) -> bool:
        """Whether the filter asks for nothing."""
        return self == Filter()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Events that all else speaks for, and that a filter of days or countries left out since they have none.

    `neither` are those without a date and a place, where both were asked for.
    """

    undated: int = 0
    unplaced: int = 0
    neither: int = 0

    def __str__(self) -> str:
        lacks = ((self.undated, "have no date"), (self.unplaced, "have no place"), (self.neither, "have neither"))
        return ", ".join(f"{number} {lack}" for number, lack in lacks if number)


def subset(store: ox.Store, keep: Filter) -> ox.Store:
    """The part of the graph that the filter keeps; the store itself where it keeps all.

    Raises ConfigError for a name that nothing bears and a type that is none.
    """
    if keep.keeps_all:
        return store
    nodes = _close(store, kept_events(store, keep))
    data = {text_of(quad.subject) for quad in store}
    part = ox.Store()
    part.bulk_extend(quad for quad in store if _stays(quad, nodes, data))
    return part


def kept_events(store: ox.Store, keep: Filter) -> frozenset[str]:
    """The events that the filter keeps, with all that count as the same."""
    heads = _heads(store)
    sets: dict[str, set[str]] = defaultdict(set)
    for event in instances(store, CKG.Event):
        sets[heads.get(event, event)].add(event)
    fitting = _of_type(store, keep) & _in_countries(store, keep) & _in_time(store, keep)
    chosen = {head for head, members in sets.items() if members & fitting}
    if keep.actors:
        chosen = _within_hops(store, keep, {head: sets[head] for head in chosen}, heads)
    return frozenset(event for head in chosen for event in sets[head])


def left_out(store: ox.Store, keep: Filter) -> LeftOut:
    """How many events the filter would keep if days, or countries, were not asked for, and that have none."""
    in_time, in_space = bool(keep.since or keep.until), bool(keep.countries)
    heads = _heads(store)

    def having(*predicates: str) -> set[str]:
        return {heads.get(event, event) for each in predicates for event in _pairs(store, each)}

    def kept(other: Filter) -> set[str]:
        return {heads.get(event, event) for event in kept_events(store, other)}

    dated = having(CKG.start, CKG.end) if in_time else set()
    placed = having(CKG.place) if in_space else set()
    at_any_time, anywhere = replace(keep, since=None, until=None), replace(keep, countries=())
    return LeftOut(
        undated=len(kept(at_any_time) - dated) if in_time else 0,
        unplaced=len(kept(anywhere) - placed) if in_space else 0,
        neither=len(kept(replace(at_any_time, countries=())) - dated - placed) if in_time and in_space else 0,
    )


def _of_type(store: ox.Store, keep: Filter) -> Set[str]:
    types = _pairs(store, CKG.type)
    wanted = {name.upper() for name in keep.types}
    present = {tail(code) for codes in types.values() for code in codes}
    for name in sorted(wanted - present - {kind.name for kind in load_event_types()} if wanted else ()):
        raise ConfigError(f"no event type {name}", fix="types here: " + ", ".join(sorted(filter(None, present))))
    return {event for event, codes in types.items() if not wanted or wanted & {tail(code) for code in codes}}


def _in_countries(store: ox.Store, keep: Filter) -> Set[str]:
    events = instances(store, CKG.Event)
    if not keep.countries:
        return events
    wanted = {node for name in keep.countries for node in _country(store, name)}
    within, places = _pairs(store, CKG.within), _pairs(store, CKG.place)
    return {event for event in events if _up(places.get(event, ()), within) & wanted}


def _in_time(store: ox.Store, keep: Filter) -> Set[str]:
    starts, ends = _pairs(store, CKG.start), _pairs(store, CKG.end)
    since, until = str(keep.since or ""), str(keep.until or "")
    return {
        event
        for event in instances(store, CKG.Event)
        if (not since or max(ends.get(event, {""})) >= since)
        and (not until or "" < min(starts.get(event, {""})) <= until)
    }


def _within_hops(store: ox.Store, keep: Filter, events: Pairs, heads: Mapping[str, str]) -> set[str]:
    """The events that lead from the actors outwards, by the node that speaks for each."""
    sides, part_of = _sides(store), _pairs(store, CKG.partOf)
    who = {head: {actor for event in members for actor in sides.get(event, ())} for head, members in events.items()}
    near = {heads.get(head, head): {heads.get(a, a) for a in actors} for head, actors in who.items()}
    wide = {head: {heads.get(a, a) for a in _up(actors, part_of)} for head, actors in who.items()}
    reached = {heads.get(node, node) for name in keep.actors for node in _actor(store, name)}
    chosen: set[str] = set()
    for _ in range(keep.hops):
        chosen |= {head for head, actors in wide.items() if actors & reached}
        reached |= {actor for head in chosen for actor in near[head]}
    return chosen


def _close(store: ox.Store, events: frozenset[str]) -> Set[str]:
    """The events with all nodes that belong to them."""
    sides, part_of = _sides(store), _pairs(store, CKG.partOf)
    actors = _up({actor for event in events for actor in sides.get(event, ())}, part_of)
    figures = {node for node, of in _pairs(store, CKG.of).items() if of & (events | actors)}
    relations = _relations(store, actors)
    told = events | figures | relations
    claims = {claim for claim, about in _pairs(store, CKG.about).items() if about & told}
    nodes = _follow(store, told | actors | claims)
    nodes |= _mentions(store, nodes)
    heads = _heads(store)
    nodes |= {heads[node] for node in nodes if node in heads}
    left, right = _pairs(store, CKG.left), _pairs(store, CKG.right)
    return nodes | {link for link in left if left[link] <= nodes and right.get(link, set()) <= nodes}


def _follow(store: ox.Store, start: Set[str]) -> set[str]:
    """The nodes and all that they are made of, said by, placed in or written in."""
    steps = [_pairs(store, predicate) for predicate in _parts()]
    nodes, new = set(start), set(start)
    while new:
        new = {value for node in new for step in steps for value in step.get(node, ())} - nodes
        nodes |= new
    return nodes


def _parts() -> tuple[str, ...]:
    return (
        *(CKG.participation, CKG.participant, CKG.who, CKG.onBehalfOf, CKG.partOf),
        *(CKG.place, CKG.within, GEO.hasGeometry, CKG.subject, CKG.object, CKG.value),
        *(CKG.claimant, CKG.via, CKG.relay, CKG.source, CKG.mention, CKG.cue, CKG.article),
        *(NIF.referenceContext, SCHEMA.publisher, PROV.wasGeneratedBy),
    )


def _relations(store: ox.Store, actors: Set[str]) -> set[str]:
    places = instances(store, CKG.Place)
    ends = _pairs(store, CKG.object)
    return {
        relation
        for relation, subject in _pairs(store, CKG.subject).items()
        if subject <= actors and ends.get(relation, set()) <= (actors | places)
    }


def _mentions(store: ox.Store, nodes: Set[str]) -> set[str]:
    """The mentions of kept nodes in kept articles."""
    articles = _pairs(store, NIF.referenceContext)
    return {m for m, of in _pairs(store, CKG.denotes).items() if of & nodes and articles.get(m, set()) <= nodes}


def _sides(store: ox.Store) -> Pairs:
    """Who takes part in each event, and for whom."""
    sides: dict[str, set[str]] = defaultdict(set)
    behalf = _pairs(store, CKG.onBehalfOf)
    for event, actors in _pairs(store, CKG.participant).items():
        sides[event] |= actors
    for event, participations in _pairs(store, CKG.participation).items():
        sides[event] |= {actor for each in participations for actor in behalf.get(each, ())}
    return sides


def _up(nodes: Iterable[str], above: Pairs) -> set[str]:
    """The nodes and all that stand above them."""
    found, new = set(nodes), set(nodes)
    while new:
        new = {up for node in new for up in above.get(node, ())} - found
        found |= new
    return found


def _heads(store: ox.Store) -> dict[str, str]:
    return {node: min(heads) for node, heads in _pairs(store, CKG.canonical).items()}


def _pairs(store: ox.Store, predicate: str) -> dict[str, set[str]]:
    """Every subject of a property with its values."""
    found: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None):
        found[text_of(quad.subject)].add(text_of(quad.object))
    return dict(found)


def _stays(quad: ox.Quad, nodes: Set[str], data: Set[str]) -> bool:
    if text_of(quad.subject) not in nodes:
        return False
    return not isinstance(quad.object, ox.NamedNode) or quad.object.value in nodes or quad.object.value not in data


def _actor(store: ox.Store, name: str) -> tuple[str, ...]:
    return _nodes(store, "actor", name, CKG.Actor)


def _country(store: ox.Store, name: str) -> tuple[str, ...]:
    found = find_countries(store, name)
    return tuple(n for match in found for n in match.nodes) or _nodes(store, "country", name, CKG.State)


def _nodes(store: ox.Store, kind: str, name: str, kind_iri: str) -> tuple[str, ...]:
    matches = find_named(store, name, kind_iri)
    if not matches:
        near = nearest_name(store, name, kind_iri)
        raise ConfigError(f"no {kind} is called '{name}'", fix=f"did you mean '{near}'?" if near else None)
    return tuple(node for match in matches for node in match.nodes)
