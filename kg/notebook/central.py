"""What a drawing shows of a large graph. In: the events shape of the network. Out: its busiest actors and events."""

from __future__ import annotations

import networkx as nx

_ROLES = ("actor", "recipient")


def central_part(graph: nx.MultiDiGraph[str], limit: int) -> nx.DiGraph[str]:
    """Actors and the events between them, at most `limit` nodes: those who take part in most events come first.

    Edges carry `role` and run with the deed, from an actor to the event and from the event to a recipient. Events with
    one participant, planned and denied ones and actors without a shared event are left out.
    """
    shared = _shared_events(graph)
    actors = sorted(
        {node for node in shared if shared.nodes[node]["kind"] != "event"},
        key=lambda node: (-shared.degree(node), node),
    )
    chosen: set[str] = set()
    kept: set[str] = set()
    for actor in actors:
        between = _events_between(shared, {*chosen, actor}) - kept
        needed = len(kept) + len(between) + len(_participants(shared, kept | between))
        if needed > limit:
            continue
        chosen.add(actor)
        kept |= between
    part: nx.DiGraph[str] = shared.subgraph(kept | _participants(shared, kept)).copy()
    return part


def _shared_events(graph: nx.MultiDiGraph[str]) -> nx.DiGraph[str]:
    """The events that happened between two or more, and who took part."""
    shared: nx.DiGraph[str] = nx.DiGraph()
    for event, told in graph.nodes(data=True):
        if told["kind"] != "event" or told.get("factuality") != "actual":
            continue
        roles = {end: edge["role"] for _, end, edge in graph.out_edges(event, data=True) if edge["role"] in _ROLES}
        if len(roles) < 2:
            continue
        shared.add_node(event, **told)
        for who, role in roles.items():
            shared.add_node(who, **graph.nodes[who])
            shared.add_edge(*((who, event) if role == "actor" else (event, who)), role=role)
    return shared


def _participants(shared: nx.DiGraph[str], events: set[str]) -> set[str]:
    return {who for event in events for who in (*shared.predecessors(event), *shared.successors(event))}


def _events_between(shared: nx.DiGraph[str], actors: set[str]) -> set[str]:
    """The events all of whose participants are among the actors."""
    near = {event for actor in actors for event in (*shared.predecessors(actor), *shared.successors(actor))}
    return {event for event in near if _participants(shared, {event}) <= actors}
