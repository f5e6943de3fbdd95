"""A store's folder or a file of RDF, opened alike; who reads is never in the way of who writes, nor stopped by them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.store import open_for_reading, open_for_writing, opening
from kg.store.snapshots import FOLDER_NAME, newest

QUAD = "<https://x.example/s> <https://x.example/p> <https://x.example/o> <https://x.example/g> .\n"
GRAPH = "https://x.example/g"


def keep(path: Path, text: str = QUAD) -> None:
    with open_for_writing(path) as held:
        held.replace_graph(GRAPH, text.encode())
        held.publish()


def content(path: Path) -> set[ox.Quad]:
    with open_for_reading(path) as graph:
        return set(graph)


def snapshots(path: Path) -> list[str]:
    return sorted(each.name for each in (path / FOLDER_NAME).iterdir())


def test_a_folder_and_a_file_hold_the_same(tmp_path: Path) -> None:
    keep(tmp_path / "s")
    (tmp_path / "g.nq").write_text(QUAD)
    assert content(tmp_path / "g.nq") == content(tmp_path / "s") == set(ox.parse(QUAD, format=ox.RdfFormat.N_QUADS))


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("gone.nq", None, "is not there"),
        ("g.pdf", "x", "does not end like a graph"),
        ("g.nq", QUAD + "nonsense", "g.nq:2"),
    ],
)
def test_what_is_no_graph_is_told(tmp_path: Path, name: str, text: str | None, says: str) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(StoreError, match=says):
        content(tmp_path / name)


def test_the_folder_of_a_build_s_files_names_the_one_to_open(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text(QUAD)
    with pytest.raises(StoreError, match=r"graph\.nq"):
        content(tmp_path)


def test_a_folder_of_other_files_is_not_made_a_store(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    for path in (tmp_path, tmp_path / "notes.txt"):
        with pytest.raises(StoreError, match="is no store"), open_for_writing(path):
            pass
    with pytest.raises(StoreError, match="holds no store"):
        content(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    "made",
    [(), ("LOCK", "LOG", "000000.dbtmp"), ("LOCK", "LOG", "IDENTITY", "MANIFEST-000001", "000001.dbtmp")],
    ids=["lock", "identity", "manifest"],
)
def test_what_a_writer_leaves_that_was_killed_while_it_made_a_store_becomes_one(
    made: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "s"
    path.mkdir()
    for name in ("writer.lock", "writer.json", *made):
        (path / name).touch()
    keep(path)
    assert content(path) == set(ox.parse(QUAD, format=ox.RdfFormat.N_QUADS))


def test_what_is_put_in_goes_to_disk_long_before_the_store_closes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_MOST_UNWRITTEN", 2 * len(QUAD))
    with open_for_writing(tmp_path / "s") as held:
        files = set((tmp_path / "s").glob("*.sst"))
        held.replace_graph(GRAPH, QUAD.encode())
        assert set((tmp_path / "s").glob("*.sst")) == files
        held.replace_graph(GRAPH, QUAD.replace("/o>", "/other>").encode())
        assert set((tmp_path / "s").glob("*.sst")) - files


def test_readers_see_the_last_finished_work_while_somebody_writes(tmp_path: Path) -> None:
    path = tmp_path / "s"
    keep(path)
    with open_for_writing(path) as held:
        held.replace_graph(GRAPH, QUAD.replace("/o>", "/new>").encode())
        assert "/new" not in str(content(path))
        held.publish()
        assert "/new" in str(content(path))


def test_a_first_build_shows_readers_an_empty_graph(tmp_path: Path) -> None:
    with open_for_writing(tmp_path / "s") as held:
        held.replace_graph(GRAPH, QUAD.encode())
        assert content(tmp_path / "s") == set()


def test_what_somebody_reads_stays_and_what_nobody_reads_goes(tmp_path: Path) -> None:
    path = tmp_path / "s"
    keep(path)
    with open_for_reading(path) as graph:
        seen = set(graph)
        for n in range(3):
            keep(path, QUAD.replace("/o>", f"/{n}>"))
        assert set(graph) == seen
        assert len(snapshots(path)) == 2
    keep(path)
    assert len(snapshots(path)) == 1


def test_the_lease_of_a_reader_that_was_killed_is_no_lease(tmp_path: Path) -> None:
    path = tmp_path / "s"
    keep(path)
    code = (
        "import os, sys, pathlib; from kg.store import open_for_reading\n"
        "with open_for_reading(pathlib.Path(sys.argv[1])): os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == -9
    leased = newest(path)
    assert leased is not None
    assert len(list((leased / "leases").iterdir())) == 1
    keep(path)
    assert len(snapshots(path)) == 1


def test_readers_change_nothing(tmp_path: Path) -> None:
    keep(tmp_path / "s")
    with open_for_reading(tmp_path / "s") as graph, pytest.raises(RuntimeError):
        graph.clear()


def test_a_store_of_another_program_can_be_read(tmp_path: Path) -> None:
    store = ox.Store(str(tmp_path / "s"))
    store.load(QUAD.encode(), format=ox.RdfFormat.N_QUADS)
    del store
    assert len(content(tmp_path / "s")) == 1


def test_a_disk_that_refuses_is_told_and_what_was_kept_is_there(tmp_path: Path) -> None:
    path = tmp_path / "s"
    keep(path)
    with pytest.raises(StoreError, match="cannot be written: no room"), open_for_writing(path):
        raise OSError("no room")
    assert len(content(path)) == 1
