"""A runner at 80 columns, and the examples built once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import kg

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "articles"
TWO_SIDES = ROOT / "tests" / "fixtures" / "two_sides.trig"
ATTACK = "ALEPPO, Jan 6, 2024 (Test Wire) - Government forces attacked Hezbollah in Aleppo on Friday.\n"


Run = Callable[..., Result]


def run_kg(*arguments: str | Path, given: str | bytes | None = None) -> Result:
    runner = CliRunner(env={"COLUMNS": "80", "NO_COLOR": None, "TERM": None})
    result = runner.invoke(kg, [str(each) for each in arguments], input=given, prog_name="kg")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture(scope="session")
def run() -> Run:
    return run_kg


@pytest.fixture(scope="session")
def built_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("a build")


@pytest.fixture(scope="session")
def built(built_folder: Path) -> Result:
    """The build of the examples into `out` and `store`."""
    return run_kg("build", EXAMPLES, "--out", built_folder / "out", "--store", built_folder / "store")


@pytest.fixture(scope="session")
def out(built: Result, built_folder: Path) -> Path:
    """The files of the examples."""
    return built_folder / "out"


@pytest.fixture(scope="session")
def store(built: Result, built_folder: Path) -> Path:
    """The store of the examples."""
    return built_folder / "store"


@pytest.fixture(scope="session")
def attack() -> str:
    """An article with a dateline and one event."""
    return ATTACK


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "attack.txt"
    path.write_text(ATTACK, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def graph_file() -> Path:
    return TWO_SIDES
