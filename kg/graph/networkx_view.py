"""The graph as networkx sees it. In: a store. Out: a `MultiDiGraph` with plain attributes alone.

Two shapes: *events*, where actors and places hang on event nodes, and *actors*, where an event is an edge from who did
it to whom it was done. Nodes of one thing are one node, named by the local part of the IRI that speaks for them; what
the user's decisions call wrong is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import Literal

import networkx as nx
import pyoxigraph as ox

from kg.graph.node_attributes import Reader
from kg.ontology.contract import load_contract

Shape = Literal["events", "actors"]
_EVENT_LINKS = ("subEventOf", "respondsTo", "causedBy", "precedes")


def to_networkx(store: ox.Store, shape: Shape = "events", *, weighted: bool = False) -> nx.MultiDiGraph[str]:
    """The whole store in one of the two shapes.

    *events*: nodes of the kinds person, group, organization, state, place and event; edges with the `role` actor,
    recipient, place, within, a relation between actors, or a link between events.
    *actors*: one edge for each actual event and pair of sides, its `role` the event's type; a reciprocal event has one
    edge, in the order of the names. `weighted` makes one edge of all that go one way, with their number as `weight`.
    """
    reader = Reader(store)
    if shape == "events":
        return _events_shape(reader)
    return _weighted(_actors_shape(reader)) if weighted else _actors_shape(reader)


def _events_shape(reader: Reader) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, kind in sorted(reader.kinds.items()):
        graph.add_node(reader.name(node), **reader.attributes(node, kind))
    relations = tuple(load_contract().codes["relation"].members)
    for name in ("actor", "recipient", "place", "within", *_EVENT_LINKS, *relations):
        for start, end in sorted(reader.edges(name)):
            graph.add_edge(reader.name(start), reader.name(end), role=name, **reader.times(start))
    return graph


def _actors_shape(reader: Reader) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, kind in sorted(reader.kinds.items()):
        if kind not in ("event", "place"):
            graph.add_node(reader.name(node), **reader.attributes(node, kind))
    for event, kind in sorted(reader.kinds.items()):
        told = reader.attributes(event, kind)
        if kind == "event" and told.get("factuality") == "actual":
            kept = {name: value for name, value in told.items() if name not in ("kind", "iri")}
            for start, end in _pairs(event, reader):
                graph.add_edge(
                    reader.name(start), reader.name(end), role=told["type"], event=reader.name(event), **kept
                )
    return graph


def _pairs(event: str, reader: Reader) -> Iterator[tuple[str, str]]:
    """Who stands on which side of whom."""
    actors, recipients = reader.ends("actor", event), reader.ends("recipient", event)
    yield from (product(actors, recipients) if recipients else combinations(actors, 2))


def _weighted(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    sums: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    sums.add_nodes_from(graph.nodes(data=True))
    for start, end in sorted({(start, end) for start, end, _ in graph.edges}):
        events = list(graph.get_edge_data(start, end).values())
        first = min((e["start"] for e in events if "start" in e), default=None)
        last = max((e["end"] for e in events if "end" in e), default=None)
        times = {name: day for name, day in (("start", first), ("end", last)) if day}
        sums.add_edge(start, end, role="events", weight=len(events), **times)
    return sums
