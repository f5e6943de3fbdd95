"""Where the boxes of a drawing stand. In: a network, the size of each node's box. Out: centres, so that none overlap.

Each connected part is laid out by its springs, its boxes are pushed apart, and the parts are set side by side.
Lengths have the unit of the sizes; y points up.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import combinations

import networkx as nx

Point = tuple[float, float]
Size = tuple[float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top

_SEED = 7
_ROUNDS = 400


def place_boxes(graph: nx.Graph[str], sizes: Mapping[str, Size], gap: float, aspect: float) -> dict[str, Point]:
    """The centre of each box; boxes stay `gap` apart, and the whole is about `aspect` times as wide as high."""
    parts = sorted(nx.connected_components(graph), key=lambda nodes: (-len(nodes), min(nodes)))
    placed = [_place_part(graph.subgraph(sorted(nodes)), sizes, gap, aspect) for nodes in parts]
    return _side_by_side(placed, sizes, gap * 2, aspect)


def extent(centres: Mapping[str, Point], sizes: Mapping[str, Size]) -> Box:
    """Left, bottom, right and top of all boxes."""
    return (
        min(x - sizes[node][0] / 2 for node, (x, _) in centres.items()),
        min(y - sizes[node][1] / 2 for node, (_, y) in centres.items()),
        max(x + sizes[node][0] / 2 for node, (x, _) in centres.items()),
        max(y + sizes[node][1] / 2 for node, (_, y) in centres.items()),
    )


def _place_part(part: nx.Graph[str], sizes: Mapping[str, Size], gap: float, aspect: float) -> dict[str, Point]:
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(part))
    ordered.add_edges_from(sorted((min(edge), max(edge)) for edge in part.edges()))
    springs = nx.spring_layout(ordered, seed=_SEED, iterations=300, k=1.6 / math.sqrt(len(part)))
    wide = {node: (float(x) * aspect, float(y)) for node, (x, y) in springs.items()}
    scale = _scale(ordered, wide, sizes, gap)
    centres = {node: [x * scale, y * scale] for node, (x, y) in wide.items()}
    for _ in range(_ROUNDS):
        if not _push_apart(centres, sizes, gap):
            break
    return {node: (x, y) for node, (x, y) in centres.items()}


def _scale(part: nx.Graph[str], centres: Mapping[str, Point], sizes: Mapping[str, Size], gap: float) -> float:
    """How much to enlarge a layout so that of its lines, on average, two gaps are to be seen between the boxes."""
    if not part.number_of_edges():
        return 1.0
    lengths = sum(math.dist(centres[one], centres[other]) for one, other in part.edges())
    hidden = sum((sum(sizes[one]) + sum(sizes[other])) / 4 for one, other in part.edges())
    return (hidden + 2 * gap * part.number_of_edges()) / max(lengths, 1e-9)


def _push_apart(centres: dict[str, list[float]], sizes: Mapping[str, Size], gap: float) -> bool:
    """Move every two boxes that overlap away from each other, the shorter way; whether there were any."""
    moved = False
    for one, other in combinations(centres, 2):
        overlap = [
            (sizes[one][axis] + sizes[other][axis]) / 2 + gap - abs(centres[one][axis] - centres[other][axis])
            for axis in (0, 1)
        ]
        if min(overlap) <= 1e-6:
            continue
        moved = True
        axis = 0 if overlap[0] < overlap[1] else 1
        step = overlap[axis] / 2 + 1e-3
        ahead = centres[one][axis] >= centres[other][axis]
        centres[one][axis] += step if ahead else -step
        centres[other][axis] -= step if ahead else -step
    return moved


def _side_by_side(
    parts: list[dict[str, Point]], sizes: Mapping[str, Size], gap: float, aspect: float
) -> dict[str, Point]:
    """The parts beside and below each other, the largest first, each where the whole stays smallest."""
    taken: list[Box] = []
    centres: dict[str, Point] = {}
    for part in parts:
        left, bottom, right, top = extent(part, sizes)
        width, height = right - left, top - bottom
        corners = [(0.0, 0.0)]
        corners += [corner for box in taken for corner in ((box[2] + gap, box[3]), (box[0], box[1] - gap))]
        corners += [(box[2] + gap, other[1] - gap) for box in taken for other in taken]
        boxes = [(x, y - height, x + width, y) for x, y in corners]
        free = [box for box in boxes if not any(_meet(box, other, gap) for other in taken)]
        best = min(free, key=lambda box: (_spread([*taken, box], aspect), -box[3], box[0]))
        taken.append(best)
        centres |= {node: (best[0] + cx - left, best[3] + cy - top) for node, (cx, cy) in part.items()}
    return centres


def _meet(one: Box, other: Box, gap: float) -> bool:
    near = gap - 1e-6
    apart = one[0] >= other[2] + near or other[0] >= one[2] + near
    return not (apart or one[1] >= other[3] + near or other[1] >= one[3] + near)


def _spread(boxes: list[Box], aspect: float) -> float:
    """The height of the smallest frame of the wanted shape around the boxes."""
    width = max(box[2] for box in boxes) - min(box[0] for box in boxes)
    height = max(box[3] for box in boxes) - min(box[1] for box in boxes)
    return max(width / aspect, height)
