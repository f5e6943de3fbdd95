"""`kg show`: an actor or event with all who say so and their words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def test_an_event_is_shown_with_all_who_say_so_and_their_words(run: Run, graph_file: Path) -> None:
    result = run("show", "--store", graph_file, "event-a1-talks")
    assert result.exit_code == 0
    text = result.stdout
    assert text.startswith("Taliban and NRF meet in Tehran\n")
    for part in (
        "CONSULT third-party",
        "2022-01-08 to 2022-01-09",
        "Ahmad Massoud (AFG, REB) for National Resistance Front",
    ):
        assert part in text
    for part in (
        "AFP reports",
        '"met in Tehran at the weekend"',
        "Amir Khan Muttaqi confirms",
        "Zabihullah Mujahid denies",
    ):
        assert part in text
    assert "Counted as one" in text


def test_an_actor_is_shown_with_its_events_and_who_says_so(run: Run, graph_file: Path) -> None:
    text = run("show", "--store", graph_file, "Taliban").stdout
    for part in ("is      group, AFG, GOV", "called  the Taliban", "Takes part in (9)", "Is said of it (1)"):
        assert part in text
    assert "Ali Maisam Nazary via AFP states" in text
    assert '"They offered us ministries,"' in text


def test_an_actor_s_own_words_are_shown(run: Run, graph_file: Path) -> None:
    text = run("show", "--store", graph_file, "Zabihullah Mujahid").stdout
    assert "Says (" in text
    assert '"they had fired at nobody"' in text


def test_a_name_of_several_words_needs_no_quotation_marks(run: Run, graph_file: Path) -> None:
    assert run("show", "--store", graph_file, "Ahmad", "Massoud").stdout.startswith("Ahmad Massoud\n")


def test_words_of_a_label_find_an_event(run: Run, graph_file: Path) -> None:
    assert "Anaba" in run("show", "--store", graph_file, "clash", "anaba").stdout


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("name", ["Taliban", "event-a1-talks"])
def test_lines_fit_the_terminal(
    run: Run, graph_file: Path, monkeypatch: pytest.MonkeyPatch, columns: int, name: str
) -> None:
    from kg.cli import show_text, terminal

    monkeypatch.setattr(terminal, "terminal_width", lambda: columns)
    monkeypatch.setattr(show_text, "terminal_width", lambda: columns)
    lines = run("show", "--store", graph_file, name).stdout.splitlines()
    assert max(map(len, lines)) <= columns


@pytest.mark.parametrize("name", ["Taliban", "event-a1-talks"])
def test_json_is_the_same_as_data(run: Run, graph_file: Path, name: str) -> None:
    shown = json.loads(run("show", "--store", graph_file, name, "--json").stdout)
    if name == "Taliban":
        (actor,) = shown["actors"]
        assert len(actor["events"]) == 9
        assert {said["claimant"] for event in actor["events"] for said in event["said"]} >= {"AFP", "The Herald"}
    else:
        (event,) = shown["events"]
        assert event["event"]["start"] == "2022-01-08"
        assert {said["quote"] for said in event["said"]} >= {"met in Tehran at the weekend"}


@pytest.mark.parametrize(("name", "says"), [("Talibn", "did you mean 'Taliban'?"), ("xyzzy", "xyzzy"), ("", "''")])
def test_what_nobody_is_called_is_told(run: Run, graph_file: Path, name: str, says: str) -> None:
    result = run("show", "--store", graph_file, name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


def test_control_characters_of_a_text_reach_no_terminal(run: Run, tmp_path: Path) -> None:
    node, ns = "<https://w3id.org/conflict-kg/id/actor-1>", "https://w3id.org/conflict-kg/ns#"
    (tmp_path / "g.nt").write_text(
        f"{node} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{ns}Actor> .\n"
        f'{node} <http://www.w3.org/2000/01/rdf-schema#label> "a\\u001B[31mb\\u202Ec" .\n',
        encoding="utf-8",
    )
    text = run("show", "--store", tmp_path / "g.nt", "actor-1").stdout
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_every_actor_and_event_that_a_build_showed_can_be_shown(run: Run, out: Path, store: Path) -> None:
    answer = run(
        "query", "--store", store, "SELECT DISTINCT ?l { ?a a ckg:State ; rdfs:label ?l } LIMIT 3", "-f", "csv"
    )
    for name in answer.stdout.splitlines()[1:]:
        assert run("show", "--store", store, name).exit_code == 0
