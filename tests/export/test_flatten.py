from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export import gexf, graphml
from kg.export.flatten import flatten

GRAPHML = frozenset({"id", "key", "source", "target"})
NAMES = st.sampled_from(
    ["id", "type", "key", "viz", "source", "target", "value", "label", "name", "weight", "start", "end", "kind", "pid",
     "for", "parents", "spells", "slices", "networkx_key", "with space", "é\x07"]
)  # fmt: skip
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=20), st.dates(),
    st.decimals(allow_nan=False, allow_infinity=False, places=3), st.lists(st.text(max_size=5), max_size=3),
)  # fmt: skip
ATTRIBUTES = st.dictionaries(NAMES, VALUES, max_size=6)


@st.composite
def graphs(draw: st.DrawFn) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    nodes = draw(st.lists(st.text(alphabet="abc:/#é", min_size=1, max_size=4), min_size=1, max_size=4, unique=True))
    for node in nodes:
        graph.add_node(node)
        graph.nodes[node].update(draw(ATTRIBUTES))
    for _ in range(draw(st.integers(0, 5))):
        start, end = draw(st.sampled_from(nodes)), draw(st.sampled_from(nodes))
        key = graph.add_edge(start, end)
        graph.edges[start, end, key].update(draw(ATTRIBUTES))
    return graph


def network(graph: nx.Graph[str], without: frozenset[str]) -> tuple[object, object]:
    nodes = {node: {k: v for k, v in data.items() if k not in without} for node, data in graph.nodes(data=True)}
    edges = [(a, b, sorted((k, v) for k, v in d.items() if k not in without)) for a, b, d in graph.edges(data=True)]
    return nodes, sorted(edges, key=repr)


@settings(deadline=None)
@given(graphs())
def test_any_graph_survives_graphml(graph: nx.MultiDiGraph[str]) -> None:
    out = io.BytesIO()
    graphml.write_network(graph, out)
    read = nx.read_graphml(io.BytesIO(out.getvalue()), force_multigraph=True)
    assert network(read, frozenset()) == network(flatten(graph, GRAPHML), frozenset())


@settings(deadline=None)
@given(graphs())
def test_any_graph_survives_gexf(graph: nx.MultiDiGraph[str]) -> None:
    out = io.BytesIO()
    gexf.write_network(graph, out)
    read = nx.read_gexf(io.BytesIO(out.getvalue()))
    flat = flatten(graph, gexf.RESERVED)
    left_out = frozenset({"id", "label", "start", "end"})
    assert network(read, left_out) == network(flat, left_out)
    for node, data in flat.nodes(data=True):
        assert read.nodes[node]["label"] == str(data.get("label", node))


def test_values_become_what_xml_knows() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node(
        "a", none=None, day=dt.date(2022, 1, 8), share=Decimal("0.85"), names=["x", "y"], kinds={"b", "a"}, big=2**70
    )
    graph.add_node("b", empty=[], mixed=1, number=1)
    graph.add_node("c", mixed="one", number=1.5)
    graph.add_edge("a", "b", key="k")
    flat = flatten(graph, GRAPHML)
    assert flat.nodes["a"] == {"day": "2022-01-08", "share": 0.85, "names": "x; y", "kinds": "a; b", "big": str(2**70)}
    assert flat.nodes["b"] == {"mixed": "1", "number": 1.0}
    assert flat.nodes["c"] == {"mixed": "one", "number": 1.5}


def test_numpy_values_are_plain() -> None:
    numpy = pytest.importorskip("numpy")
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("a", count=numpy.int64(3), share=numpy.float64(0.5), yes=numpy.bool_(True))
    assert flatten(graph, GRAPHML).nodes["a"] == {"count": 3, "share": 0.5, "yes": True}


def test_edges_have_keys_of_their_own_in_one_order() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edge("b", "a", role="recipient")
    graph.add_edge("b", "a", role="actor")
    graph.add_edge("a", "b", role="actor")
    assert list(flatten(graph, GRAPHML).edges(keys=True, data="role")) == [
        ("a", "b", "e0", "actor"),
        ("b", "a", "e1", "actor"),
        ("b", "a", "e2", "recipient"),
    ]
