"""Nothing is lost: a build that is killed at any moment and started again ends where an undisturbed one does."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.graph.store import canonical_nquads, stored_quads
from kg.store import open_for_reading, open_for_writing

BUILDER = Path(__file__).parent / "builder.py"
SIDES = ("Rebels", "Government forces", "Police", "Gunmen", "Soldiers of Chad")
PLACES = ("Khartoum", "Aleppo", "Goma", "Bamako", "Kyiv")
KILLS, MANY_KILLS = 5, 30


class Builder:
    """Builds in processes that start at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._process = subprocess.Popen(
            [sys.executable, str(BUILDER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._read() == "ready\n"

    def build(self, articles: Path, store: Path, **how: Any) -> dict[str, Any]:
        quiet = [] if how.get("unread") else ["--quiet"]
        arguments = ["build", str(articles), "--store", str(store), *quiet]
        order = {"kill_after": None, "arguments": arguments, "errors": str(self.errors), **how}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._read())
        return answer

    @property
    def errors(self) -> Path:
        return self.folder / "errors.txt"

    def close(self) -> None:
        self._process.communicate()

    def _read(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


@pytest.fixture(scope="module")
def builder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Builder]:
    made = Builder(tmp_path_factory.mktemp("builder"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("articles") / "news.jsonl"
    lines = []
    for number in range(15):
        side, other, place = SIDES[number % 5], SIDES[(number + 1 + number // 5) % 5], PLACES[number % 5]
        text = f"{side} attacked {other} in {place} on Monday, Reuters reported. {other} denied it."
        lines.append(json.dumps({"id": f"a{number}", "text": text, "published": f"2024-03-{number % 3 + 11}"}))
    path.write_text("\n".join(lines))
    return path


@pytest.fixture(scope="module")
def undisturbed(builder: Builder, articles: Path) -> tuple[bytes, float]:
    """The graph of a build that nobody disturbs, and how long it takes."""
    store = builder.folder / "undisturbed"
    done = builder.build(articles, store)
    assert done["status"] == 0, builder.errors.read_text()
    return content(store), done["seconds"]


def content(store: Path) -> bytes:
    with open_for_reading(store) as graph:
        return canonical_nquads(stored_quads(graph))


def check_kills(builder: Builder, articles: Path, undisturbed: tuple[bytes, float], kills: int, store: Path) -> None:
    """Kill builds at moments from start to end, some of them twice over, and hold what is built at last to the graph."""
    whole, seconds = undisturbed
    rng = random.Random(7)
    for number in range(kills):
        path = store / str(number)
        for _ in range(rng.choice((1, 1, 2))):
            moment = seconds * (number + rng.random()) / kills
            done = builder.build(articles, path, kill_after=moment)
            assert done["status"] in (-9, 0)
            if path.exists() and (path / "CURRENT").exists():
                assert content(path) in (b"", whole)  # who reads sees finished work
        done = builder.build(articles, path)
        assert done["status"] == 0, builder.errors.read_text()
        assert content(path) == whole, f"killed after {moment:.3f} of {seconds:.3f} seconds"


def test_a_build_that_is_killed_and_started_again_ends_in_the_same_graph(
    builder: Builder, articles: Path, undisturbed: tuple[bytes, float], tmp_path: Path
) -> None:
    check_kills(builder, articles, undisturbed, KILLS, tmp_path)


@pytest.mark.bench
def test_thirty_kills_lose_nothing(
    builder: Builder, articles: Path, undisturbed: tuple[bytes, float], tmp_path: Path
) -> None:
    check_kills(builder, articles, undisturbed, MANY_KILLS, tmp_path)


@pytest.mark.parametrize("limit", [30_000, 90_000])
def test_a_full_disk_ends_a_build_with_a_clear_error_and_loses_nothing(
    limit: int, builder: Builder, articles: Path, undisturbed: tuple[bytes, float], tmp_path: Path
) -> None:
    with open_for_writing(tmp_path / "s"):
        pass
    full = builder.build(articles, tmp_path / "s", file_limit=limit)
    assert full["status"] == 2
    (told,) = builder.errors.read_text().splitlines()
    assert "cannot be" in told
    assert builder.build(articles, tmp_path / "s")["status"] == 0
    assert content(tmp_path / "s") == undisturbed[0]


def test_a_reader_of_the_summary_that_goes_away_loses_nothing(
    builder: Builder, articles: Path, undisturbed: tuple[bytes, float], tmp_path: Path
) -> None:
    done = builder.build(articles, tmp_path / "s", unread=True)
    assert done["status"] == 0, builder.errors.read_text()
    assert content(tmp_path / "s") == undisturbed[0]
