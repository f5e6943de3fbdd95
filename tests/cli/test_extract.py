"""`kg extract` and `kg schema`: JSON lines that other programs read, in the form that the schema tells."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from kg.interchange import read_extraction

Run = Callable[..., Result]


def test_a_line_an_article_whose_offsets_hold(run: Run, article: Path) -> None:
    result = run("extract", article)
    assert (result.exit_code, result.stderr) == (0, "")
    (line,) = result.stdout.splitlines()
    extraction = read_extraction(line)
    assert [event.type for event in extraction.events] == ["ASSAULT"]
    text = extraction.article.text
    assert extraction.mentions
    assert all(text[m.start : m.end] == m.text for m in extraction.mentions)


def test_a_file_gets_the_same_lines(run: Run, article: Path, tmp_path: Path) -> None:
    result = run("extract", article, "-o", tmp_path / "x.jsonl")
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "x.jsonl").read_bytes() == run("extract", article).stdout_bytes


def test_standard_input_with_date_and_publisher(run: Run) -> None:
    line = run(
        "extract", "-", "--date", "2024-01-06", "--publisher", "Our Wire", given="Rebels attacked Aleppo."
    ).stdout
    article = json.loads(line)["article"]
    assert (article["published"], article["publisher"]) == ("2024-01-06", "Our Wire")


def test_a_failed_input_is_named_and_the_rest_is_written(run: Run, article: Path, tmp_path: Path) -> None:
    result = run("extract", tmp_path / "gone.txt", article, "--quiet")
    assert result.exit_code == 1
    assert "gone.txt" in result.stderr
    assert result.stdout.count("\n") == 1


def test_a_file_that_cannot_be_made_is_wrong_usage(run: Run, article: Path) -> None:
    result = run("extract", article, "-o", article / "x.jsonl")
    assert result.exit_code == 2
    assert "x.jsonl" in result.stderr
    assert "Traceback" not in result.stderr


def test_several_processes_give_the_same_lines_in_the_same_order(run: Run, article: Path) -> None:
    second = article.with_name("second.txt")
    second.write_text("BEIRUT, Jan 7, 2024 (Test Wire) - Israel and Hezbollah held talks in Beirut on Saturday.\n")
    assert run("extract", article, second, "--jobs", "2").stdout == run("extract", article, second).stdout


def test_the_schema_tells_the_form_of_a_line(run: Run, article: Path) -> None:
    schema = json.loads(run("schema").stdout)
    line = json.loads(run("extract", article).stdout)
    assert set(line) <= set(schema["properties"])
    assert set(schema.get("required", [])) <= set(line)


def test_where_nothing_is_read_a_file_that_is_there_stays(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text("of yesterday\n")
    result = run("extract", tmp_path / "gone.txt", "-o", tmp_path / "x.jsonl")
    assert result.exit_code == 1
    assert "no article was read" in result.stderr
    assert (tmp_path / "x.jsonl").read_text() == "of yesterday\n"
