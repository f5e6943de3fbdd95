"""The drawing, its layout, the cell, and the quickstart notebook from top to bottom."""

from __future__ import annotations

import shutil
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbclient import NotebookClient

import kg
from kg.graph.store import open_store
from kg.notebook import draw, to_html
from kg.notebook.central import central_part
from kg.notebook.layout import place_boxes

ROOT = Path(__file__).parents[1]
TWO_SIDES = Path(__file__).parent / "fixtures" / "two_sides.trig"


@pytest.fixture(scope="module")
def graph() -> kg.KnowledgeGraph:
    return kg.open_graph(TWO_SIDES)


def network(events: dict[str, list[str]]) -> nx.MultiDiGraph:
    """Events with their actors, as the events shape has them."""
    found = nx.MultiDiGraph()
    for event, actors in events.items():
        found.add_node(event, kind="event", factuality="actual", label=event)
        for actor in actors:
            found.add_node(actor, kind="person", label=actor)
            found.add_edge(event, actor, role="actor")
    return found


def test_the_busiest_actors_and_the_events_between_them_are_kept() -> None:
    whole = network({"e1": ["a", "b"], "e2": ["a", "b"], "e3": ["a", "c"], "e4": ["d"], "e5": ["x", "y"]})
    assert set(central_part(whole, 5)) == {"e1", "e2", "a", "b"}
    assert set(central_part(whole, 6)) == {"e1", "e2", "e3", "a", "b", "c"}
    assert set(central_part(whole, 99)) == {"e1", "e2", "e3", "e5", "a", "b", "c", "x", "y"}


def test_what_did_not_happen_is_not_drawn() -> None:
    whole = network({"e1": ["a", "b"]})
    whole.nodes["e1"]["factuality"] = "planned"
    assert not central_part(whole, 40)


SIZES = st.tuples(st.floats(5, 200), st.floats(5, 40))


@given(st.lists(SIZES, min_size=1, max_size=12), st.integers(1, 4), st.floats(0.5, 3))
def test_no_two_boxes_overlap(sizes: list[tuple[float, float]], parts: int, aspect: float) -> None:
    boxes = {f"n{i}": size for i, size in enumerate(sizes)}
    tied = nx.Graph()
    tied.add_nodes_from(boxes)
    tied.add_edges_from((f"n{i}", f"n{i + parts}") for i in range(len(sizes) - parts))
    centres = place_boxes(tied, boxes, 4.0, aspect)
    for one, other in combinations(boxes, 2):
        apart = [abs(centres[one][i] - centres[other][i]) - (boxes[one][i] + boxes[other][i]) / 2 for i in (0, 1)]
        assert max(apart) > -1e-3


def test_a_drawing_is_the_same_each_time(graph: kg.KnowledgeGraph, tmp_path: Path) -> None:
    for name in ("a.svg", "b.svg", "a.png", "b.png"):
        draw(graph, tmp_path / name)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_a_cell_shows_a_drawing_without_scripts_and_addresses_to_load(graph: kg.KnowledgeGraph) -> None:
    html = graph._repr_html_()
    assert "2 articles" in html
    svg = html[html.index("<svg") : html.index("</svg>") + 6]
    tree = ElementTree.fromstring(svg)
    assert len(list(tree.iter("{http://www.w3.org/2000/svg}path"))) > 20
    assert not any(word in html for word in ("<script", "src=", "@import", 'href="http'))
    assert "Ahmad Massoud" in html[html.index("<table") :]


def test_a_name_cannot_write_html() -> None:
    graph = kg.KnowledgeGraph(open_store())
    graph.store.load(TWO_SIDES.read_bytes().replace(b'"Women"', b'"<b>Women & $x^2$"'), format=ox.RdfFormat.TRIG)
    html = to_html(graph)
    assert "<b>Women" not in html
    assert draw(graph, limit=400).axes


def test_an_empty_graph_shows_itself_too() -> None:
    html = to_html(kg.KnowledgeGraph(open_store()))
    assert "0 articles" in html
    assert "<svg" in html


def test_without_matplotlib_the_table_stands_alone(graph: kg.KnowledgeGraph, monkeypatch) -> None:
    monkeypatch.setattr("kg.notebook.cell.find_spec", lambda _: None)
    html = to_html(graph)
    assert "pip install" in html
    assert "<table" in html


def test_the_quickstart_runs_from_top_to_bottom(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path, dirs_exist_ok=True)
    notebook = nbformat.read(tmp_path / "quickstart.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "commit it without outputs"
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert not [output for output in shown if output["output_type"] == "error" or output.get("name") == "stderr"]
    assert any("image/png" in output.get("data", {}) for output in shown)
    html = [output["data"]["text/html"] for output in shown if "text/html" in output.get("data", {})]
    assert sum("<svg" in each for each in html) == 2
    assert sum("<th" in each for each in html) > 5
    assert (tmp_path / "out" / "sudan.gexf").exists()
