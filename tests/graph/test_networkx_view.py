"""Both shapes of the network: what is a node, what is an edge, and that all attributes are plain."""

import networkx as nx
import pyoxigraph as ox
import pytest

from kg.graph.networkx_view import to_networkx
from kg.graph.store import canonical_nquads, open_store, replace_graph
from kg.graph.terms import boolean, term
from kg.resolve import resolve_store

BASE = "https://w3id.org/conflict-kg/id/"
FRONT, ARMY = "actor-dawn-front", "group-army-of-norland-34eba8"


@pytest.fixture(scope="module")
def store(rich_quads):
    store = open_store()
    replace_graph(store, rich_quads[0].graph_name.value, canonical_nquads(rich_quads))
    resolve_store(store, BASE)
    return store


def nodes(graph, kind):
    return {data["label"]: node for node, data in graph.nodes(data=True) if data["kind"] == kind}


def roles(graph, role):
    return {(start, end) for start, end, data in graph.edges(data=True) if data["role"] == role}


@pytest.mark.parametrize("shape", ["events", "actors"])
@pytest.mark.parametrize("weighted", [False, True])
def test_all_attributes_are_plain_and_every_node_has_a_kind(store, shape, weighted):
    graph = to_networkx(store, shape, weighted=weighted)
    rows = [data for _, data in graph.nodes(data=True)] + [data for *_, data in graph.edges(data=True)]
    assert all(type(value) in (str, int, float, bool) for row in rows for value in row.values())
    assert all({"kind", "label"} <= data.keys() for _, data in graph.nodes(data=True))
    assert all("role" in data for *_, data in graph.edges(data=True))


def test_events_are_nodes_between_their_sides_and_places(store):
    graph = to_networkx(store)
    attack = nodes(graph, "event")["Rebels attack army"]
    assert (attack, FRONT) in roles(graph, "actor")
    assert (attack, ARMY) in roles(graph, "recipient")
    assert (attack, "place-bakara-77") in roles(graph, "place")
    assert ("place-bakara-77", "place-norland-north-9") in roles(graph, "within")
    assert (nodes(graph, "person")["Lina Haddad"], FRONT) in roles(graph, "leaderOf")
    talks = nodes(graph, "event")["Front and army hold talks"]
    assert {(talks, attack)} == roles(graph, "causedBy")


def test_an_event_node_tells_what_where_when_and_how_sure(store):
    graph = to_networkx(store)
    told = graph.nodes[nodes(graph, "event")["Rebels attack army"]]
    expected = {
        "kind": "event", "type": "ASSAULT", "mode": "ASSAULT-heavy-weapons", "quad": "material-conflict", "cameo": "194",
        "start": "2023-03-12", "end": "2023-03-12", "factuality": "actual", "status": "disputed", "place": "Bakara",
        "lat": 60.12346, "reciprocal": False, "claims": 3, "sources": 2, "articles": 1, "score": -9.5,
    }  # fmt: skip
    assert expected.items() <= told.items()


def test_a_state_is_one_node_with_its_coordinates(store):
    state = to_networkx(store).nodes["country-NOR"]
    assert state["kind"] == "state"
    assert state["lat"] == 61.5
    assert state["country"] == "NOR"


def test_among_actors_an_event_is_an_edge(store):
    graph = to_networkx(store, "actors")
    edges = {(data["role"], start, end) for start, end, data in graph.edges(data=True)}
    assert ("ASSAULT", FRONT, ARMY) in edges
    assert {role for role, *_ in edges} == {"ASSAULT", "CONSULT", "AID"}
    assert len([e for e in edges if e[0] == "CONSULT"]) == 1
    assert not nodes(graph, "event")
    assert not nodes(graph, "place")
    assert "person" in {data["kind"] for _, data in graph.nodes(data=True)}


def test_weights_count_events_and_span_their_days(store):
    graph = to_networkx(store, "actors", weighted=True)
    (edge,) = graph.get_edge_data(FRONT, ARMY).values()
    assert edge == {"role": "events", "weight": 2, "start": "2023-03-12", "end": "2023-03-13"}
    assert sum(data["weight"] for *_, data in graph.edges(data=True)) == to_networkx(store, "actors").number_of_edges()


def test_measures_of_networkx_run_on_it(store):
    ranks = nx.degree_centrality(to_networkx(store, "actors"))
    assert ranks[FRONT] == max(ranks.values())


def test_events_that_are_one_are_one_node(rich_quads):
    store = open_store()
    store.extend(rich_quads)
    before = to_networkx(store)
    one, *_, last = sorted(nodes(before, "event").values())
    identity = ox.NamedNode(BASE + "graph/identity")
    store.add(ox.Quad(ox.NamedNode(BASE + last), term("ckg:canonical"), ox.NamedNode(BASE + one), identity))
    assert set(before.nodes) - set(to_networkx(store).nodes) == {last}


def test_what_is_wrong_is_left_out(rich_quads):
    store = open_store()
    store.extend(rich_quads)
    before = to_networkx(store)
    event = nodes(before, "event")["Rebels attack army"]
    store.add(
        ox.Quad(ox.NamedNode(BASE + event), term("ckg:wrong"), boolean(True), ox.NamedNode(BASE + "graph/identity"))
    )
    after = to_networkx(store)
    assert set(before.nodes) - set(after.nodes) == {event}
    assert event not in {end for edge in after.edges for end in edge[:2]}


def test_an_empty_store_gives_an_empty_network():
    assert len(to_networkx(open_store())) == 0
