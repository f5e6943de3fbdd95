"""A store that has grown is written anew, and is the same whatever moment a process is killed at."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph.store import canonical_nquads, stored_quads
from kg.store import open_for_reading, open_for_writing, rewriting
from kg.store.rewriting import FOLDER_NAME, rewrite_if_grown

X = "https://x.example/"


class KilledError(Exception):
    pass


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store that was added to in pieces, each of which lies in the database as it came."""
    for number in range(6):
        with open_for_writing(tmp_path / "s") as held:
            text = "".join(f'<{X}s{n}> <{X}p> "{"word " * 40}{n}" <{X}g{number}> .\n' for n in range(300))
            held.replace_graph(f"{X}g{number}", text.encode())
            held.publish()
    monkeypatch.setattr(rewriting, "_LEAST_BYTES", 1000)
    return tmp_path / "s"


def content(path: Path) -> bytes:
    with open_for_writing(path) as held:
        return canonical_nquads(stored_quads(held.store))


def files(path: Path) -> set[str]:
    return {file.name for file in path.glob("*.sst")}


def test_it_is_the_same_graph_in_less_room_and_not_written_again(path: Path) -> None:
    with open_for_reading(path) as store:
        before = canonical_nquads(stored_quads(store))
    size = rewriting._size_of(path)
    rewrite_if_grown(path)
    assert rewriting._size_of(path) < size
    rewritten = files(path)
    rewrite_if_grown(path)
    assert files(path) == rewritten
    assert content(path) == before
    with open_for_reading(path) as store:
        assert canonical_nquads(stored_quads(store)) == before
    assert not (path / FOLDER_NAME).exists()


def test_what_is_small_is_left_as_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rewriting, "_LEAST_BYTES", 1 << 40)
    before = files(path)
    rewrite_if_grown(path)
    assert files(path) == before


def killed_at(number: int, of: Callable) -> Callable:
    """A call that fails the so-manieth time."""
    calls = [0]

    def call(*arguments: object, **options: object) -> object:
        calls[0] += 1
        if calls[0] == number:
            raise KilledError
        return of(*arguments, **options)

    return call


@pytest.mark.parametrize("step", ["rename", "unlink", "touch", "rmtree"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_process_that_is_killed_leaves_the_rest_to_the_next(
    step: str, number: int, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content_by_copy(path)
    with monkeypatch.context() as patched:
        if step == "rmtree":
            patched.setattr(rewriting.shutil, "rmtree", killed_at(number, shutil.rmtree))
        else:
            patched.setattr(Path, step, killed_at(number, getattr(Path, step)))
        try:
            rewrite_if_grown(path)
        except KilledError:
            with open_for_reading(path) as store:  # who reads sees what was published
                assert canonical_nquads(stored_quads(store)) == before
    assert content(path) == before
    assert not (path / FOLDER_NAME).exists()


def content_by_copy(path: Path) -> bytes:
    with open_for_reading(path) as store:
        return canonical_nquads(stored_quads(store))
