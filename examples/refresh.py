"""Renews what the README shows of the examples: its pictures, and the answers below its queries.

In: `examples/articles`, `README.md`. Out: `examples/explorer.png`, `examples/graph.svg`, `README.md`. The pictures are
made by the explorer in a headless Chromium, as a reader would: a screenshot, and a view that was saved. Run it after a
change that shows in them:

    python examples/refresh.py
"""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

import kg
from kg.export.html import explorer_data
from kg.query import run_query

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
_ANSWERED = re.compile(r"(?<=```sparql\n)(?P<query>.*?)```\n\n```text\n(?P<answer>.*?)(?=```)", re.DOTALL)
_CHROMIUM = ("--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")


def with_answers(text: str, graph: kg.KnowledgeGraph) -> str:
    """The text with the answer of each query in the block that follows it, as `kg query` prints it at 80 columns."""

    def answered(match: re.Match[str]) -> str:
        return f"{match['query']}```\n\n```text\n{run_query(graph.store, match['query']).to_table(80)}"

    return _ANSWERED.sub(answered, text)


def take_pictures(explorer: Path, sentence: str) -> None:
    """Open the explorer, save its graph, then read a sentence beside it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=list(_CHROMIUM))
        page = browser.new_page(viewport={"width": 1480, "height": 900}, reduced_motion="reduce")
        page.goto(explorer.as_uri())
        page.wait_for_selector("[data-settled=true]")
        page.wait_for_timeout(500)
        page.click("summary[aria-label=Save]")
        with page.expect_download() as saved:
            page.click("text=This view as SVG")
        shutil.copy(saved.value.path(), HERE / "graph.svg")
        page.goto("about:blank")
        page.goto(f"{explorer.as_uri()}#{sentence}")
        page.wait_for_selector("[data-settled=true]")
        page.wait_for_timeout(500)
        page.screenshot(path=HERE / "explorer.png")
        browser.close()


def a_denial(graph: kg.KnowledgeGraph) -> str:
    """The state of the explorer that shows where somebody denies what another says."""
    claims = explorer_data(graph.store)["evidence"]["claims"]
    denial = next(claim for claim in claims if claim["polarity"] == "negative" and claim["kind"] == "event")
    return f"article={denial['article']}&at={denial.get('start', 0)}-{denial['end']}"


def main() -> None:
    graph = kg.build(HERE / "articles")
    with tempfile.TemporaryDirectory() as folder:
        (explorer,) = graph.export(Path(folder) / "explorer.html")
        take_pictures(explorer, a_denial(graph))
    README.write_text(with_answers(README.read_text(encoding="utf-8"), graph), encoding="utf-8")


if __name__ == "__main__":
    main()
