from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_what_was_found_stands_under_its_sentence_with_its_rule(run: Run, article: Path) -> None:
    result = run("explain", article)
    assert result.exit_code == 0
    assert "attacked: ASSAULT, actual" in result.output
    assert "by trigger verb attack" in result.output
    assert all(len(line) <= 80 for line in result.output.splitlines())


def test_the_same_as_a_page(run: Run, article: Path, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    result = run("explain", article, "-o", page)
    assert (result.exit_code, result.output) == (0, "")
    assert '<mark class="event">attacked</mark>' in page.read_text(encoding="utf-8")


def test_a_page_that_cannot_be_written(run: Run, article: Path, tmp_path: Path) -> None:
    result = run("explain", article, "-o", article / "a.html")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_an_article_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    result = run("explain", tmp_path / "missing.txt")
    assert result.exit_code in (1, 2)
    assert "missing.txt" in result.stderr
