"""A backup holds all, can be made while somebody writes, and makes a store that is the same; damage makes none."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph.store import canonical_nquads, stored_quads
from kg.store import open_for_reading, open_for_writing
from kg.store.backup import restore, write_backup


@pytest.fixture
def path(tmp_path: Path, rich_nquads: bytes) -> Path:
    with open_for_writing(tmp_path / "s") as held:
        held.replace_graph("https://x.example/g", rich_nquads)
        held.publish()
    return tmp_path / "s"


def content(path: Path) -> bytes:
    with open_for_reading(path) as graph:
        return canonical_nquads(stored_quads(graph))


def back_up(path: Path) -> Path:
    with open_for_reading(path) as graph:
        assert write_backup(graph, path.parent / "b.nq.gz") == len(graph)
    return path.parent / "b.nq.gz"


def test_what_was_backed_up_comes_back(path: Path, rich_nquads: bytes) -> None:
    with open_for_writing(path):
        file = back_up(path)
    assert restore(file, path.parent / "new") == rich_nquads.count(b"\n")
    assert content(path.parent / "new") == content(path) == rich_nquads
    with open_for_writing(path.parent / "new") as held:
        assert len(held.store)


def test_the_file_is_nquads_that_any_tool_reads(path: Path, rich_nquads: bytes) -> None:
    lines = gzip.decompress(back_up(path).read_bytes()).splitlines(keepends=True)
    assert b"".join(sorted(lines)) == rich_nquads


def test_a_store_is_never_overwritten(path: Path) -> None:
    with pytest.raises(StoreError, match="is there already"):
        restore(back_up(path), path)


@pytest.mark.parametrize("damage", [lambda b: b[: len(b) // 2], lambda b: b"\x1f\x8bnonsense", lambda b: b"nonsense"])
def test_a_damaged_backup_makes_nothing(path: Path, damage) -> None:
    file = back_up(path)
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(StoreError, match=r"b\.nq\.gz"):
        restore(file, path.parent / "new")
    assert {each.name for each in path.parent.iterdir()} == {"s", "b.nq.gz"}
