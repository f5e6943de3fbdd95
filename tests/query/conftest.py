"""The hand-made graph of two articles, with and without what links articles."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

TWO_SIDES = Path(__file__).parents[1] / "fixtures" / "two_sides.trig"


@pytest.fixture(scope="session")
def store() -> ox.Store:
    loaded = ox.Store()
    loaded.load(path=str(TWO_SIDES), format=ox.RdfFormat.TRIG)
    return loaded


@pytest.fixture(scope="session")
def unresolved() -> ox.Store:
    loaded = ox.Store()
    loaded.load(path=str(TWO_SIDES), format=ox.RdfFormat.TRIG)
    for graph in list(loaded.named_graphs()):
        if "/graph/" in graph.value:
            loaded.remove_graph(graph)
    return loaded
