"""`kg export`: every format to a file and to standard output, filters, refusals."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import Result

from kg.cli.export import FORMATS
from kg.export import EXPORTERS

Run = Callable[..., Result]
SUFFIX = {exporter.name: exporter.suffix for exporter in EXPORTERS}


def events_in(path: Path) -> set[str]:
    kind = ox.NamedNode("https://w3id.org/conflict-kg/ns#Event")
    return {str(quad.subject) for quad in ox.parse(path=str(path)) if quad.object == kind}


def test_the_command_knows_all_formats() -> None:
    assert tuple(exporter.name for exporter in EXPORTERS) == FORMATS


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_the_same_in_a_file_and_on_standard_output(
    run: Run, graph_file: Path, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"graph{SUFFIX[form]}"
    written = run("export", "--store", graph_file, "-f", form, "-o", path)
    assert (written.exit_code, written.stdout) == (0, f"{path}\n")
    streamed = run("export", "--store", graph_file, "-f", form, "-o", "-")
    assert streamed.exit_code == 0
    assert streamed.stdout_bytes == path.read_bytes()


def test_the_ending_tells_the_format(run: Run, graph_file: Path, tmp_path: Path) -> None:
    result = run("export", "--store", graph_file, "-o", tmp_path / "g.ttl", "--quiet")
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "g.ttl").read_text(encoding="utf-8").count("@prefix")


def test_a_folder_takes_all_tables(run: Run, graph_file: Path, tmp_path: Path) -> None:
    run("export", "--store", graph_file, "-f", "csv", "-o", f"{tmp_path / 'tables'}/")
    tables = {path.stem for path in (tmp_path / "tables").iterdir()}
    assert {"events", "actors", "claims", "relations", "figures"} <= tables


@pytest.mark.parametrize(
    "options",
    [
        ["--actor", "United States"],
        ["--actor", "Women", "--actor", "United States"],
        ["--type", "protest"],
        ["--country", "IRN"],
        ["--from", "2022-01-16"],
        ["--to", "2022-01-10"],
        ["--actor", "Women", "--hops", "2"],
    ],
)
def test_filters_keep_some_events_and_not_all(run: Run, graph_file: Path, tmp_path: Path, options: list[str]) -> None:
    result = run("export", "--store", graph_file, "-o", tmp_path / "g.nq", *options)
    assert result.exit_code == 0, result.stderr
    assert set() < events_in(tmp_path / "g.nq") < events_in(graph_file)


def test_a_filter_that_keeps_nothing_says_so(run: Run, graph_file: Path, tmp_path: Path) -> None:
    result = run("export", "--store", graph_file, "-o", tmp_path / "g.nq", "--from", "2090-01-01")
    assert result.exit_code == 0
    assert "no event" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-o", "-"], "-f FORMAT"),
        (["-o", "g.xyz"], "g.xyz"),
        (["-f", "rtf", "-o", "-"], "'rtf'"),
        (["-f", "csv"], "--output"),
        (["-f", "csv", "-o", "-", "--actor", "Talibn"], "did you mean 'Taliban'?"),
        (["-f", "csv", "-o", "-", "--type", "DANCE"], "DANCE"),
        (["-f", "csv", "-o", "-", "--country", "Atlantis"], "Atlantis"),
        (["-f", "csv", "-o", "-", "--from", "2022-02-02", "--to", "2022-01-01"], "after"),
        (["-f", "csv", "-o", "-", "--from", "Monday"], "YYYY-MM-DD"),
        (["-f", "csv", "-o", "-", "--hops", "2"], "--actor"),
        (["-f", "csv", "-o", "-", "--hops", "0"], "--hops"),
        (["-f", "gexf", "-o", "folder/"], "folder"),
        (["-f", "csv", "-o", "/proc/nowhere/g.csv"], "/proc/nowhere"),
    ],
)
def test_what_cannot_be_written_is_refused_with_the_reason(
    run: Run, graph_file: Path, arguments: list[str], says: str
) -> None:
    result = run("export", "--store", graph_file, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert "Traceback" not in result.stderr


def test_what_falls_out_for_lack_of_a_date_is_told(run: Run, graph_file: Path, tmp_path: Path) -> None:
    result = run("export", "--store", graph_file, "-o", tmp_path / "g.nq", "--from", "1900-01-01")
    assert result.exit_code == 0
    assert "kg: left out for what they lack: " in result.stderr
    assert "have no date (of the events that fit otherwise)" in result.stderr
    assert run("export", "--store", graph_file, "-o", tmp_path / "g.nq").stderr == ""
