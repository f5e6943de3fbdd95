"""Draws a graph without a browser or a network. In: a `KnowledgeGraph`. Out: a matplotlib figure, or a file of one.

Actors are filled boxes with their names, events small boxes with a word and a day, in the colour of their quad class.
Lines run from who acts through the event to whom it meets, where an arrow ends them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from textwrap import shorten, wrap
from typing import TYPE_CHECKING, Any

import networkx as nx
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
from matplotlib.textpath import TextPath

from kg.notebook.central import central_part
from kg.notebook.layout import Box, Point, Size, extent, place_boxes

if TYPE_CHECKING:
    from kg.api import KnowledgeGraph

ACTOR_COLOURS = {"person": "#3d5a80", "group": "#6d597a", "organization": "#4f6d7a", "state": "#22333b"}
QUAD_COLOURS = {
    "verbal-cooperation": "#3a86c8",
    "material-cooperation": "#2a9d5c",
    "verbal-conflict": "#e08e1b",
    "material-conflict": "#c8323c",
}
_OTHER = "#777777"
_ACTOR_FONT = FontProperties(family="DejaVu Sans", weight="bold", size=8.5)
_EVENT_FONT = FontProperties(family="DejaVu Sans", size=7)
_LINE_HEIGHT = 1.3
_PADDING = (7.0, 4.5)  # points around a text, sideways and up
_GAP = 18.0
_ASPECT = 1.5
_MARGIN = 14.0
_POINTS_PER_INCH = 72


def draw(graph: KnowledgeGraph, path: str | Path | None = None, *, limit: int = 40) -> Figure:
    """The most central actors and the events between them, at most `limit` nodes, as a figure.

    `path` writes it as well (.svg, .png, .pdf); the same graph gives the same bytes.
    """
    whole = graph.to_networkx()
    part = central_part(whole, limit)
    figure = _draw_part(part) if part else _draw_nothing()
    if path is not None:
        save(figure, path)
    return figure


def save(figure: Figure, target: Any, form: str | None = None) -> None:
    """Write a figure to a path or an open stream, without the day and with the same ids each time."""
    import matplotlib as mpl

    form = form or Path(target).suffix.removeprefix(".")
    undated = {"svg": {"Date": None, "Creator": None}, "pdf": {"CreationDate": None}}.get(form, {"Software": None})
    with mpl.rc_context({"svg.hashsalt": "kg", "svg.fonttype": "path"}):
        figure.savefig(target, format=form, metadata=undated)


def _draw_part(part: nx.DiGraph[str]) -> Figure:
    texts = {node: _text(told) for node, told in part.nodes(data=True)}
    sizes = {node: _size(texts[node], _font(part, node)) for node in part}
    centres = place_boxes(nx.Graph(part), sizes, _GAP, _ASPECT)
    axes = _canvas(extent(centres, sizes))
    for start, end, edge in part.edges(data=True):
        event = end if edge["role"] == "actor" else start
        _draw_line(axes, centres, sizes, start, end, _event_colour(part.nodes[event]), edge["role"] == "recipient")
    for node, told in part.nodes(data=True):
        _draw_box(axes, centres[node], sizes[node], texts[node], told)
    _draw_legend(axes, part)
    return axes.figure  # type: ignore[no-any-return]


def _text(told: Mapping[str, Any]) -> str:
    """A name on one or two lines; of an event its word and its day."""
    if told["kind"] != "event":
        return "\n".join(wrap(shorten(told["label"], 44, placeholder="…"), 22))
    word = shorten(told["label"].rpartition(": ")[2], 26, placeholder="…")
    day = _day(told.get("start"), told.get("end"))
    return f"{word} · {day}" if day else word


def _day(start: str | None, end: str | None) -> str | None:
    """A day in full, a longer time by its month or year."""
    if start is None:
        return None
    first, last = date.fromisoformat(start), date.fromisoformat(end or start)
    if first == last:
        return f"{first.day} {first:%b %Y}"
    return f"{first:%b %Y}" if (first.year, first.month) == (last.year, last.month) else f"{first.year}"


def _font(part: nx.DiGraph[str], node: str) -> FontProperties:
    return _EVENT_FONT if part.nodes[node]["kind"] == "event" else _ACTOR_FONT


def _size(text: str, font: FontProperties) -> Size:
    """The width and height of a box around a text, in points."""
    lines = text.split("\n")
    width = max(TextPath((0, 0), line, prop=font).get_extents().width for line in lines)
    points = font.get_size_in_points()
    return width + 2 * _PADDING[0], points * (1 + _LINE_HEIGHT * (len(lines) - 1)) + 2 * _PADDING[1]


def _canvas(box: Box) -> Any:
    """Axes whose unit is a point of the figure, with room for the legend below."""
    left, bottom, right, top = box
    left, bottom, right, top = left - _MARGIN, bottom - 3 * _MARGIN, right + _MARGIN, top + _MARGIN
    right = max(right, left + 520)
    figure = Figure(figsize=((right - left) / _POINTS_PER_INCH, (top - bottom) / _POINTS_PER_INCH), facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(left, right)
    axes.set_ylim(bottom, top)
    axes.set_axis_off()
    return axes


def _draw_line(
    axes: Any, centres: Mapping[str, Point], sizes: Mapping[str, Size], start: str, end: str, colour: str, arrow: bool
) -> None:
    """A line between two boxes, which ends at the border of the second where it has an arrow."""
    tip = _border(centres[start], centres[end], sizes[end]) if arrow else centres[end]
    style = "-|>,head_length=3.2,head_width=1.8" if arrow else "-"
    axes.add_patch(
        FancyArrowPatch(
            centres[start],
            tip,
            arrowstyle=style,
            color=colour,
            alpha=0.75,
            linewidth=1.1,
            shrinkA=0,
            shrinkB=0,
            zorder=1,
        )
    )


def _border(start: Point, end: Point, size: Size) -> Point:
    """Where the line from `start` meets the box around `end`."""
    dx, dy = start[0] - end[0], start[1] - end[1]
    scale = min((size[0] / 2) / abs(dx) if dx else float("inf"), (size[1] / 2) / abs(dy) if dy else float("inf"), 1.0)
    return end[0] + dx * scale, end[1] + dy * scale


def _draw_box(axes: Any, centre: Point, size: Size, text: str, told: Mapping[str, Any]) -> None:
    is_event = told["kind"] == "event"
    colour = _event_colour(told) if is_event else ACTOR_COLOURS.get(told["kind"], _OTHER)
    axes.add_patch(
        FancyBboxPatch(
            (centre[0] - size[0] / 2, centre[1] - size[1] / 2),
            *size,
            boxstyle=f"round,pad=0,rounding_size={size[1] / 2 if is_event else 4}",
            facecolor="white" if is_event else colour,
            edgecolor=colour,
            linewidth=1.1,
            zorder=2,
        )
    )
    axes.text(
        *centre,
        text.replace("$", r"\$"),
        fontproperties=_EVENT_FONT if is_event else _ACTOR_FONT,
        color=colour if is_event else "white",
        ha="center",
        va="center_baseline",
        linespacing=_LINE_HEIGHT,
        zorder=3,
    )


def _event_colour(told: Mapping[str, Any]) -> str:
    return QUAD_COLOURS.get(told.get("quad", ""), _OTHER)


def _draw_legend(axes: Any, part: nx.DiGraph[str]) -> None:
    kinds = {told["kind"] for _, told in part.nodes(data=True)}
    quads = {told.get("quad") for _, told in part.nodes(data=True)}
    actors = {kind: {"marker": "s", "color": c, "markersize": 7} for kind, c in ACTOR_COLOURS.items() if kind in kinds}
    events = {
        quad.replace("-", " "): {"marker": "o", "color": c, "markerfacecolor": "white", "markersize": 7}
        for quad, c in QUAD_COLOURS.items()
        if quad in quads
    }
    styles: dict[str, dict[str, Any]] = actors | events
    handles = [Line2D([], [], linestyle="none", label=name, **style) for name, style in styles.items()]
    axes.legend(
        handles=handles,
        loc="lower center",
        ncols=len(handles),
        frameon=False,
        prop=_EVENT_FONT,
        handletextpad=0.2,
        columnspacing=1.2,
    )


def _draw_nothing() -> Figure:
    axes = _canvas((0, 0, 520, 60))
    axes.text(260, 10, "No two actors share an event here.", fontproperties=_ACTOR_FONT, color=_OTHER, ha="center")
    return axes.figure  # type: ignore[no-any-return]
