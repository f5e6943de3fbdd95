"""Renews what the README shows of the examples: its picture, and the answers below its queries.

In: `examples/articles`, `README.md`. Out: `examples/graph.svg`, `README.md`. Run it after a change that shows in them:

    python examples/refresh.py
"""

from __future__ import annotations

import re
from pathlib import Path

import kg
from kg.notebook import draw
from kg.query import run_query

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
_ANSWERED = re.compile(r"(?<=```sparql\n)(?P<query>.*?)```\n\n```text\n(?P<answer>.*?)(?=```)", re.DOTALL)


def with_answers(text: str, graph: kg.KnowledgeGraph) -> str:
    """The text with the answer of each query in the block that follows it, as `kg query` prints it at 80 columns."""

    def answered(match: re.Match[str]) -> str:
        return f"{match['query']}```\n\n```text\n{run_query(graph.store, match['query']).to_table(80)}"

    return _ANSWERED.sub(answered, text)


def main() -> None:
    graph = kg.build(HERE / "articles")
    draw(graph, HERE / "graph.svg")
    README.write_text(with_answers(README.read_text(encoding="utf-8"), graph), encoding="utf-8")


if __name__ == "__main__":
    main()
