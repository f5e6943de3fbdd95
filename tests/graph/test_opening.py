"""A store's folder or a file of RDF, opened alike."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.graph.opening import open_graph

QUAD = "<https://x.example/s> <https://x.example/p> <https://x.example/o> <https://x.example/g> .\n"


def test_a_folder_and_a_file_hold_the_same(tmp_path: Path) -> None:
    store = ox.Store(str(tmp_path / "s"))
    store.load(QUAD.encode(), format=ox.RdfFormat.N_QUADS)
    whole = set(store)
    del store
    (tmp_path / "g.nq").write_text(QUAD)
    assert set(open_graph(tmp_path / "g.nq")) == set(open_graph(tmp_path / "s")) == whole


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("gone.nq", None, "is not there"),
        ("g.pdf", "x", "does not end like a graph"),
        ("g.nq", QUAD + "nonsense", "g.nq:2"),
    ],
)
def test_what_is_no_graph_is_told(tmp_path: Path, name: str, content: str | None, says: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(StoreError, match=says):
        open_graph(tmp_path / name)


def test_the_folder_of_a_build_s_files_names_the_one_to_open(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text(QUAD)
    with pytest.raises(StoreError, match=r"graph\.nq"):
        open_graph(tmp_path)
