"""The files of a build. In: a store, a folder. Out: the whole graph, and views of it."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.export import export

# File name and what it is, in one line: the names are a promise to other programs.
BUILD_FILES = (
    ("graph.nq", "the whole graph, canonical N-Quads"),
    ("graph.ttl", "the same as Turtle, to read"),
    ("graph.gexf", "the network with times, for Gephi"),
    ("events.csv", "one row an event, for spreadsheets"),
)


def write_build_files(store: ox.Store, out: Path) -> tuple[Path, ...]:
    """Write the four files of a build into a folder, each whole or not at all."""
    return tuple(written for name, _ in BUILD_FILES for written in export(store, out / name))
