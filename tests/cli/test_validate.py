"""`kg validate`: 0 for a graph that keeps the contract, 1 with the findings for one that does not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def whole(run: Run, article: Path, tmp_path: Path) -> Path:
    """A graph that keeps the contract."""
    run("build", article, "-q", "--out", tmp_path / "out", "--store", tmp_path / "s")
    return tmp_path / "out" / "graph.nq"


@pytest.fixture
def broken(whole: Path) -> Path:
    """The same with a mention that is cut short."""
    damaged = whole.with_name("broken.nq")
    damaged.write_text(whole.read_text(encoding="utf-8").replace('"attacked"', '"attack"'), encoding="utf-8")
    return damaged


def test_a_graph_that_kg_wrote_conforms(run: Run, whole: Path) -> None:
    for arguments in ((whole,), ("--store", whole), ("--store", whole.parent.parent / "s")):
        result = run("validate", *arguments)
        assert result.exit_code == 0, result.stdout
        assert "keep the contract" in result.stdout


def test_a_damaged_graph_is_reported_and_exits_with_1(run: Run, broken: Path) -> None:
    result = run("validate", broken)
    assert result.exit_code == 1
    assert "breaks the contract" in result.stdout
    assert "mention-" in result.stdout
    lines = [line for line in result.stdout.splitlines() if str(broken) not in line and "mention-" not in line]
    assert max(map(len, lines)) <= 80


def test_json_lists_the_findings(run: Run, broken: Path, whole: Path) -> None:
    findings = json.loads(run("validate", broken, "--json").stdout)
    assert findings["conforms"] is False
    assert {"node", "shape", "message"} == set(findings["findings"][0])
    result = run("validate", whole, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["findings"] == []


def test_one_graph_is_named(run: Run, whole: Path) -> None:
    for arguments in ((), (whole, "--store", whole)):
        result = run("validate", *arguments)
        assert result.exit_code == 2
        assert "name one graph" in result.stderr


@pytest.mark.parametrize(("name", "content"), [("g.nq", "this is no graph"), ("g.docx", "x"), ("g.ttl", "\0\1")])
def test_a_file_that_is_no_graph_is_told(run: Run, tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    result = run("validate", tmp_path / name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert name in result.stderr
