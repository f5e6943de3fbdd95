"""A graph as the last line of a cell. In: a `KnowledgeGraph`. Out: HTML that needs no network and runs no script.

Without matplotlib (the extra `notebook` brings it) the table stands alone.
"""

from __future__ import annotations

from html import escape
from importlib.util import find_spec
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import KnowledgeGraph

_LIMIT = 40
_ROWS = 8
_CELL = "padding: 2px 10px; text-align: left"


def to_html(graph: KnowledgeGraph) -> str:
    """The counts, a drawing of the centre of the graph, and its busiest actors."""
    counts = ", ".join(f"{number} {name}" for name, number in graph.counts().items())
    return f"<div><p><b>Conflict KG</b>: {counts}</p>{_drawing(graph)}{_busiest(graph)}</div>"


def _drawing(graph: KnowledgeGraph) -> str:
    if find_spec("matplotlib") is None:
        return '<p>A drawing needs matplotlib: <code>pip install "conflict-kg[notebook]"</code></p>'
    from kg.notebook.drawing import draw, save

    out = StringIO()
    save(draw(graph, limit=_LIMIT), out, "svg")
    svg = out.getvalue()
    note = (
        f"The events that at least two share, at most {_LIMIT} nodes of the graph, the busiest actors first. "
        "<code>graph.subset(actors=...)</code> draws a part, <code>graph.to_networkx()</code> has all."
    )
    return (
        f'<div style="max-width: 1000px; overflow: auto">{svg[svg.index("<svg") :]}</div><p><small>{note}</small></p>'
    )


def _busiest(graph: KnowledgeGraph) -> str:
    columns = ("actor_name", "kind", "country", "events", "claims")
    actors = graph.actors.sort_values(["events", "claims", "actor_id"], ascending=[False, False, True])
    head = "".join(f'<th style="{_CELL}">{escape(name.replace("_name", ""))}</th>' for name in columns)
    rows = "".join(
        "<tr>" + "".join(f'<td style="{_CELL}">{_cell(value)}</td>' for value in row) + "</tr>"
        for row in actors[list(columns)].head(_ROWS).itertuples(index=False, name=None)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cell(value: object) -> str:
    return "" if value is None or value != value else escape(str(value))
