"""A build's summary, part by part."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kg.cli.summary import Summary
from kg.cli.summary_text import echo_summary
from kg.cli.told import Told
from kg.errors import InputError
from kg.model import Problem
from kg.pipeline import BuildReport
from kg.read import ReadFailure

TALKS = Told(
    iri="https://x.example/id/event-1",
    label="talks",
    type="CONSULT",
    factuality="actual",
    start=date(2022, 1, 8),
    end=date(2022, 1, 9),
    not_before=None,
    not_after=None,
    actors=("Taliban", "National Resistance Front"),
    recipients=(),
    places=("Tehran",),
    said_by=("Amir Khan Muttaqi via AFP", "The Monitor", "Tolo", "Bakhtar"),
    denied_by=("Zabihullah Mujahid",),
)


@pytest.fixture(autouse=True)
def columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def printed(capsys: pytest.CaptureFixture[str], report: BuildReport, *events: Told, store: Path | None = None) -> str:
    echo_summary(Summary(report, report.events, report.undated, report.unplaced, events, (), store))
    text = capsys.readouterr().out
    assert max(map(len, text.splitlines())) <= 80
    return text


def words(text: str) -> str:
    return " ".join(text.split())


def test_an_event_reads_from_left_to_right(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, BuildReport(articles=1, events=1), TALKS)
    row = text.splitlines()[2]
    assert row.startswith("2022-01-08  CONSULT    Taliban <-> National")
    for part in ("Tehran", "AFP", "+1", "denied by"):
        assert part in text


def test_directed_unfinished_and_unknown_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    planned = replace(TALKS, actors=(), recipients=("Taliban",), factuality="planned", start=None, end=None, places=())
    text = words(printed(capsys, BuildReport(articles=1, events=1), planned))
    assert "- CONSULT ? -> Taliban -" in text
    assert "(planned)" in text


def test_gaps_failures_and_problems_are_counted_and_named(capsys: pytest.CaptureFixture[str]) -> None:
    report = BuildReport(articles=2, events=5, claims=7, undated=2, unplaced=1)
    report.failures += [ReadFailure(f"news/{n}.txt", None, InputError("is empty", path=f"{n}.txt")) for n in range(5)]
    report.problems += [("a", Problem("times", f"broke {n}")) for n in range(7)]
    report.unknown_actors.update({"Zed": 3, "Alf": 3, "Bob": 9, **{f"x{n}": 1 for n in range(20)}})
    text = words(printed(capsys, report, TALKS))
    for part in (
        "2 articles read, 5 failed (why stands above): news/0.txt, news/1.txt, news/2.txt +2",
        "5 events; 7 claims",
        "2 events without a date, 1 without a place",
        "Bob (9), Alf (3), Zed (3), x0 (1)",
        "a: times: broke 4 ... and 2 more",
        "... and 4 more events",
    ):
        assert part in text
    assert "x9" not in text


def test_without_events_no_table_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, BuildReport(articles=1))
    assert text.startswith("In short\n  1 article read\n  0 events; 0 claims\n")


def test_next_steps_can_be_copied(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, BuildReport(articles=1, events=1), TALKS, store=Path("my store"))
    assert "kg show --store 'my store' Taliban" in text


def test_a_long_path_stays_in_one_piece(capsys: pytest.CaptureFixture[str]) -> None:
    store = Path("/".join(["a-long-folder"] * 9))
    echo_summary(Summary(BuildReport(articles=1, events=1), 1, 0, 0, (TALKS,), (), store))
    assert f"  kg show --store {store} Taliban\n" in capsys.readouterr().out


def test_names_that_steer_terminals_do_not(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, BuildReport(articles=1, events=1), replace(TALKS, actors=("a\x1b[31mb\u202e",)))
    assert "\x1b" not in text
    assert "\u202e" not in text
