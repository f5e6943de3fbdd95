"""A graph in a cell, the quickstart notebook from top to bottom, and what a page that was made of it shows."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import nbformat
import pyoxigraph as ox
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from playwright.sync_api import Browser, expect

import kg
from kg.graph.store import open_store
from kg.notebook import to_html
from tests.browser import needs_browser, watched

ROOT = Path(__file__).parents[1]
TWO_SIDES = Path(__file__).parent / "fixtures" / "two_sides.trig"
CELL = """import kg
kg.open_graph("two_sides.trig")"""


@pytest.fixture(scope="module")
def graph() -> kg.KnowledgeGraph:
    return kg.open_graph(TWO_SIDES)


def test_a_cell_tells_the_counts_and_holds_a_frame_that_reaches_nothing(graph: kg.KnowledgeGraph) -> None:
    html = graph._repr_html_()
    assert "2 articles" in html
    assert "<script" not in html
    (frame,) = re.findall(r"<iframe [^>]+>", html)
    assert "allow-same-origin" not in frame
    assert not re.search(r'src="(?!$)|href=', re.sub(r'srcdoc="[^"]*"', "", frame))
    inner = unescape(re.findall(r'srcdoc="([^"]*)"', frame)[0])
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', inner)
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy


def test_a_cell_is_small_and_the_same_each_time(graph: kg.KnowledgeGraph) -> None:
    html = to_html(graph)
    assert len(html) < 700_000
    assert html == to_html(graph)


def test_a_name_cannot_write_html() -> None:
    graph = kg.KnowledgeGraph(open_store())
    graph.store.load(TWO_SIDES.read_bytes().replace(b'"Women"', b'"</iframe><b>Women"'), format=ox.RdfFormat.TRIG)
    assert to_html(graph).count("<iframe") == to_html(graph).count("</iframe>") == 1
    assert "<b>Women" not in to_html(graph)


def test_an_empty_graph_shows_itself_too() -> None:
    assert "0 articles" in to_html(kg.KnowledgeGraph(open_store()))


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook whose last line is a graph, run and made into a page."""
    folder = tmp_path_factory.mktemp("notebook")
    shutil.copy(TWO_SIDES, folder)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    text, _ = HTMLExporter().from_notebook_node(notebook)
    (folder / "notebook.html").write_text(text, encoding="utf-8")
    return folder / "notebook.html"


@needs_browser
def test_a_page_made_of_a_notebook_shows_the_explorer(exported: Path, browser: Browser) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.route(re.compile("^https?:"), lambda route: route.abort())  # what the page around it loads is not ours
        page.goto(exported.as_uri())
        cell = page.frame_locator("iframe")
        expect(cell.locator(".count")).to_have_text("11 events")
        cell.locator("#search").fill("meet in tehran")
        cell.locator("#search").press("Enter")
        expect(cell.locator(".agreement")).to_have_text("They disagree: 4 say so, 1 denies it.")
        cell.locator(".opposed .quote").first.click()
        expect(cell.locator(".article-text mark.quote").first).to_be_visible()
        cell.locator("#tab-map").click()
        expect(cell.locator("[data-place=place-anaba]")).to_have_count(1)
        ours = [each for each in watch.problems if "policy:" in each or each.startswith("error: ")]
        assert [each for each in ours if "Failed to load resource" not in each and "require" not in each] == []


def test_the_quickstart_runs_from_top_to_bottom(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path, dirs_exist_ok=True)
    notebook = nbformat.read(tmp_path / "quickstart.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "commit it without outputs"
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert not [output for output in shown if output["output_type"] == "error" or output.get("name") == "stderr"]
    assert any("image/png" in output.get("data", {}) for output in shown)
    html = [output["data"]["text/html"] for output in shown if "text/html" in output.get("data", {})]
    assert sum("<iframe" in each for each in html) == 2
    assert sum("<th" in each for each in html) >= 5
    assert (tmp_path / "out" / "sudan.gexf").exists()
