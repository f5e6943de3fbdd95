from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
EXAMPLE = Path(__file__).parents[1] / "gold" / "example"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "first")
    return tmp_path


def test_the_figures_and_the_errors_of_the_example(run: Run) -> None:
    result = run("eval", EXAMPLE)
    assert result.exit_code == 0
    rows = [line.split()[0] for line in result.output.partition("precision")[2].splitlines()[1:] if line.strip()]
    assert rows[:5] == ["event", "type", "actor", "recipient", "date"]
    assert "Gunmen raided a village" in result.output
    assert all(len(line) <= 80 for line in result.output.splitlines())


def test_quiet_prints_the_figures_alone(run: Run) -> None:
    result = run("eval", "-q", EXAMPLE)
    assert "precision" in result.output
    assert "Gunmen" not in result.output


def test_the_same_as_data(run: Run) -> None:
    whole = json.loads(run("eval", EXAMPLE, "--json").output)
    assert whole["all"]["scores"]["event"]["wanted"] == 4
    (file,) = whole["files"]
    assert file["path"].endswith("lake-chad-raid.yaml")
    assert {"fault", "row", "wanted", "given", "line", "sentence"} <= set(file["errors"][0])


def test_slips_are_told_and_the_others_are_scored(run: Run, folder: Path) -> None:
    (folder / "first" / "other.yaml").write_text("actors: [{name: M23}]\n", encoding="utf-8")
    result = run("eval", "-q", folder / "first")
    assert result.exit_code == 1
    assert "other.yaml:1: its article" in result.stderr
    assert "precision" in result.output


def test_check_only_looks_for_slips(run: Run, folder: Path) -> None:
    result = run("eval", "--check", folder / "first")
    assert (result.exit_code, result.output) == (0, "1 file without a slip\n")


def test_two_coders(run: Run, folder: Path) -> None:
    shutil.copytree(EXAMPLE, folder / "second")
    coding = folder / "second" / "lake-chad-raid.yaml"
    coding.write_text(coding.read_text(encoding="utf-8").replace("type: ASSAULT", "type: COERCE"), encoding="utf-8")
    result = run("eval", folder / "first", "--against", folder / "second")
    assert result.exit_code == 0
    assert "wrong type: COERCE, not ASSAULT" in result.output
    assert "kappa of types 0.69" in result.output


def test_a_second_coding_that_is_not_there(run: Run, folder: Path) -> None:
    (folder / "second").mkdir()
    result = run("eval", folder / "first", "--against", folder / "second")
    assert result.exit_code == 2
    assert "give the second coding the name of the first" in result.stderr


def test_a_folder_without_codings(run: Run, tmp_path: Path) -> None:
    result = run("eval", tmp_path)
    assert result.exit_code == 2
    assert "holds no coding" in result.stderr
