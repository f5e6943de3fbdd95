"""Who did what to whom, where and when, as the page draws it. In: a store, events. Out: records for JSON.

A record holds what there is: a key without a value is left out. `id` is an IRI without the base of the store's data.
What cannot be read, such as a day that is none, is left out as well and told in `flaws`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyoxigraph as ox

from kg.export.tables.places import area_of, precision_of
from kg.export.tables.sides import Side, sides_of
from kg.graph.reading import (
    base_of,
    canonical,
    claims_about,
    code,
    instances,
    label,
    one,
    right,
    same_as,
    text_of,
    values,
)
from kg.ontology.contract import CKG, RDF_TYPE, RDFS, SCHEMA, SKOS

Record = dict[str, Any]

_KINDS = ("Person", "Group", "Organization", "State")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NO_DAY = ""


@dataclass(slots=True)
class Reading:
    """A store that is read for the page, and what was wrong in it."""

    store: ox.Store
    base: str
    flaws: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, store: ox.Store) -> Reading:
        """Begin to read a store."""
        return cls(store, base_of(store))

    def id(self, iri: str) -> str:
        """What the page calls a node."""
        return iri.removeprefix(self.base)

    def head(self, iri: str) -> str:
        """What the page calls the node that speaks for a node."""
        return self.id(canonical(self.store, iri))

    def iri(self, id: str) -> str:
        """The node that the page calls so."""
        return id if "://" in id else self.base + id

    def day(self, node: str, predicate: str) -> str | None:
        """A day as it is written."""
        text = one(self.store, node, predicate)
        if text is None:
            return None
        try:
            date.fromisoformat(text if _DAY.fullmatch(text) else "")
        except ValueError:
            self.flaws.append(f"{self.id(node)}: {text!r} is no day")
            return None
        return text

    def number(self, node: str, predicate: str) -> float | int | None:
        """A number, whole where it is written so."""
        text = one(self.store, node, predicate)
        if text is None:
            return None
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if value - value != 0:  # neither infinite nor no number: JSON has no word for them
            self.flaws.append(f"{self.id(node)}: {text!r} is no number")
            return None
        return int(value) if re.fullmatch(r"-?\d+", text) else value


def event_heads(store: ox.Store) -> tuple[str, ...]:
    """The events that the page can show, each set once: the newest first, what is undated last."""
    heads, starts = _first_values(store, CKG.canonical), _first_values(store, CKG.start)
    days: dict[str, str] = {}
    for event in right(store, CKG.Event):
        head = heads.get(event, event)
        days[head] = max(days.get(head, _NO_DAY), starts.get(event, _NO_DAY))
    return tuple(sorted(sorted(days), key=days.__getitem__, reverse=True))


def _first_values(store: ox.Store, predicate: str) -> dict[str, str]:
    """The value of a property for each node that has one, the first in order: read through, not looked up."""
    found: dict[str, str] = {}
    for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None):
        node, value = text_of(quad.subject), text_of(quad.object)
        found[node] = min(value, found.get(node, value))
    return found


def network(reading: Reading, heads: Sequence[str]) -> Record:
    """The events with all who take part in them and the places where they are, larger places among them."""
    events = [_event(reading, head) for head in heads]
    actors = {
        side[end] for event in events for side in event.get("sides", ()) for end in ("actor", "for") if end in side
    }
    places = {place for event in events for place in event.get("places", ())}
    return {
        "events": events,
        "actors": [_actor(reading, id) for id in sorted(actors)],
        "places": [_place(reading, id) for id in sorted(_with_containers(reading, places))],
    }


def others(reading: Reading, actors: Iterable[str] = (), places: Iterable[str] = ()) -> Record:
    """The actors and places beside those that are known: they stand in relations or speak, and take part in nothing."""
    store = reading.store
    more_actors = {reading.head(node) for node in right(store, CKG.Actor)} - set(actors)
    more_places = {reading.head(node) for node in right(store, CKG.Place)} - set(places)
    return {
        "actors": [_actor(reading, id) for id in sorted(more_actors)],
        "places": [_place(reading, id) for id in sorted(_with_containers(reading, more_places) - set(places))],
    }


def about(store: ox.Store) -> Record:
    """What is in the store, in numbers."""
    kinds = {"articles": SCHEMA.NewsArticle, "events": CKG.Event, "actors": CKG.Actor, "claims": CKG.Claim}
    return {name: len(instances(store, kind)) for name, kind in kinds.items()}


def clean(record: Record) -> Record:
    """A record without what says nothing."""
    return {name: value for name, value in record.items() if value or (value == 0 and value is not False)}


def _event(reading: Reading, head: str) -> Record:
    store = reading.store
    nodes = same_as(store, head)
    starts = [each for node in nodes if (each := reading.day(node, CKG.start))]
    ends = [each for node in nodes if (each := reading.day(node, CKG.end))]
    claims = claims_about(store, *nodes)
    articles = {article for claim in claims for article in values(store, claim, CKG.article)}
    places = {reading.head(place) for node in nodes for place in values(store, node, CKG.place)}
    return clean(
        {
            "id": reading.id(head),
            "label": label(store, head),
            "type": code(store, head, CKG.type),
            "mode": code(store, head, CKG.mode),
            "quad": code(store, head, CKG.quad),
            "factuality": code(store, head, CKG.factuality),
            "status": code(store, head, CKG.status),
            "start": min(starts, default=None),
            "end": max(ends, default=None),
            "notBefore": reading.day(head, CKG.notBefore),
            "notAfter": reading.day(head, CKG.notAfter),
            "precision": code(store, head, CKG.datePrecision),
            "edtf": one(store, head, CKG.edtf),
            "told": min((day for each in articles if (day := reading.day(each, SCHEMA.datePublished))), default=None),
            "background": one(store, head, CKG.background) == "true",
            "sides": [_side(reading, side) for side in _sides(store, nodes)],
            "places": sorted(places),
            "claims": len(claims),
            "denials": sum(code(store, claim, CKG.polarity) == "negative" for claim in claims),
            "sources": reading.number(head, CKG.sourceCount),
        }
    )


def _sides(store: ox.Store, nodes: tuple[str, ...]) -> tuple[Side, ...]:
    """The participations; where a graph has none, who is written on the event itself."""
    told = sides_of(store, nodes)
    if told:
        return told
    roles = {"actor": CKG.actor, "recipient": CKG.recipient}
    found = {
        (role, canonical(store, who))
        for node in nodes
        for role, predicate in roles.items()
        for who in values(store, node, predicate)
    }
    return tuple(Side(who, label(store, who), role, None, None, None) for role, who in sorted(found))


def _side(reading: Reading, side: Side) -> Record:
    behalf = reading.id(side.on_behalf_of) if side.on_behalf_of else None
    return clean(
        {
            "actor": reading.id(side.node),
            "role": side.role,
            "sector": side.sector,
            "country": side.country,
            "for": behalf,
        }
    )


def _actor(reading: Reading, id: str) -> Record:
    store, head = reading.store, reading.iri(id)
    nodes = same_as(store, head)
    types = _all(store, nodes, RDF_TYPE)
    names = {*_all(store, nodes, RDFS.label), *_all(store, nodes, SKOS.altLabel)} - {label(store, head)}
    return clean(
        {
            "id": id,
            "name": label(store, head),
            "kind": next((kind.lower() for kind in reversed(_KINDS) if CKG[kind] in types), None),
            "names": sorted(names),
            "sectors": sorted(_tail(each) for each in _all(store, nodes, CKG.sector)),
            "countries": sorted(_tail(each) for each in _all(store, nodes, CKG.country)),
            "partOf": sorted({reading.head(each) for each in _all(store, nodes, CKG.partOf)}),
            "elsewhere": sorted(_all(store, nodes, SKOS.exactMatch)),
            "merged": [reading.id(node) for node in nodes if node != head],
        }
    )


def _place(reading: Reading, id: str) -> Record:
    store, head = reading.store, reading.iri(id)
    return clean(
        {
            "id": id,
            "name": label(store, head),
            "precision": precision_of(store, head),
            "lat": reading.number(head, CKG.lat),
            "long": reading.number(head, CKG.long),
            "iso": area_of(store, head).iso if precision_of(store, head) == "country" else None,
            "within": next((reading.head(each) for each in values(store, head, CKG.within)), None),
        }
    )


def _with_containers(reading: Reading, places: set[str]) -> set[str]:
    """The places and all that hold them, even where a damaged graph has them hold one another."""
    found, new = set(places), set(places)
    while new:
        iris = [reading.iri(id) for id in new]
        new = {reading.head(up) for iri in iris for up in values(reading.store, iri, CKG.within)} - found
        found |= new
    return found


def _all(store: ox.Store, nodes: tuple[str, ...], predicate: str) -> set[str]:
    return {value for node in nodes for value in values(store, node, predicate)}


def _tail(iri: str) -> str:
    return iri.rpartition("/")[2]
