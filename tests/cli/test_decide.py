"""`kg decide`: what is decided holds at once and for later builds, can be listed and undone, and never half."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg.graph.store import canonical_nquads, stored_quads
from kg.store import open_for_reading

Run = Callable[..., Result]
WIRE = """Rebels attack convoy near Gao

GAO, Mali, May 3, 2024 (Sahel Wire) - Rebels attacked an army convoy near Gao on Thursday and killed nine soldiers, the army said.
"""


@pytest.fixture
def store(run: Run, tmp_path: Path) -> Path:
    """Two articles that tell one attack in the same words."""
    for name in ("first", "second"):
        (tmp_path / f"{name}.txt").write_text(WIRE, encoding="utf-8")
    store = tmp_path / "s"
    assert run("build", tmp_path / "first.txt", tmp_path / "second.txt", "--store", store, "--quiet").exit_code == 0
    return store


def links(run: Run, store: Path) -> list[tuple[str, str]]:
    listed = json.loads(run("decide", "list", "--store", store, "--json").stdout)
    local = [(each["left"].rpartition("/")[2], each["right"].rpartition("/")[2]) for each in listed["links"]]
    return [pair for pair in local if pair[0].startswith("event-")]


def text(store: Path) -> bytes:
    with open_for_reading(store) as graph:
        return canonical_nquads(stored_quads(graph))


def test_not_same_parts_what_was_one_and_undo_brings_it_back(run: Run, store: Path) -> None:
    before = text(store)
    (pair, *_) = links(run, store)
    decided = run("decide", "not-same", "--store", store, *pair, "--note", "two convoys")
    assert decided.exit_code == 0, decided.output
    assert pair not in links(run, store)
    assert "not-same" in run("decide", "list", "--store", store).stdout
    assert "two convoys [s.decisions.csv:2]" in " ".join(run("show", "--store", store, pair[0]).stdout.split())
    assert (store.parent / "s.decisions.csv").read_text(encoding="utf-8").endswith(f"{pair[0]},{pair[1]},two convoys\n")
    assert run("decide", "undo", "--store", store, *pair).exit_code == 0
    assert text(store) == before


def test_wrong_is_marked_and_told(run: Run, store: Path) -> None:
    (pair, *_) = links(run, store)
    for node in pair:
        assert run("decide", "wrong", "--store", store, node).exit_code == 0
    shown = run("show", "--store", store, pair[0]).stdout
    assert "wrong" in shown


def test_what_contradicts_changes_neither_file_nor_store(run: Run, store: Path) -> None:
    (pair, *_) = links(run, store)
    assert run("decide", "not-same", "--store", store, *pair).exit_code == 0
    file, before = store.parent / "s.decisions.csv", text(store)
    decided = file.read_bytes()
    refused = run("decide", "same", "--store", store, *pair)
    assert refused.exit_code != 0
    assert "line" in refused.output or ":3" in refused.output
    assert file.read_bytes() == decided
    assert text(store) == before


def test_names_that_mean_nothing_are_told(run: Run, store: Path) -> None:
    refused = run("decide", "wrong", "--store", store, "Nobody At All")
    assert refused.exit_code != 0
    assert "nothing is called 'Nobody At All'" in refused.output
    undone = run("decide", "undo", "--store", store, "event-x")
    assert "decides nothing of event-x" in undone.output


def test_a_decision_holds_for_later_builds(run: Run, store: Path, tmp_path: Path) -> None:
    (pair, *_) = links(run, store)
    run("decide", "not-same", "--store", store, *pair)
    (tmp_path / "third.txt").write_text("Police arrested two men in Lagos on Monday.\n", encoding="utf-8")
    assert run("build", tmp_path / "third.txt", "--store", store, "--quiet").exit_code == 0
    assert pair not in links(run, store)


def test_what_was_decided_by_names_is_listed_and_taken_back_by_them(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The Lantern Brigade attacked the Dawn Front on Monday, Reuters said.\n")
    store, names = tmp_path / "s", ("Lantern Brigade", "Dawn Front")
    run("build", tmp_path / "a.txt", "--store", store, "--quiet")
    before = text(store)
    decided = run("decide", "same", "--store", store, *names)
    assert decided.exit_code == 0, decided.output
    assert "Dawn Front = Lantern Brigade" in run("decide", "list", "--store", store).stdout
    undone = run("decide", "undo", "--store", store, *reversed(names))
    assert undone.exit_code == 0, undone.output
    assert text(store) == before


def test_a_file_is_no_store_and_the_message_says_how_to_make_one(run: Run, graph_file: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text("")
    for command in (
        ("decide", "wrong", "--store", tmp_path / "graph.nq", "x"),
        ("serve", "--store", tmp_path / "graph.nq"),
    ):
        result = run(*command)
        assert result.exit_code == 2
        assert f"is no store's folder but a file (make a store of it: `kg restore {tmp_path}" in result.stderr
    assert "make a store: `kg build INPUT..." in run("decide", "wrong", "--store", graph_file, "x").stderr


def test_where_nothing_counts_as_one_the_list_says_so_in_words(run: Run, article: Path, tmp_path: Path) -> None:
    run("build", article, "-q", "--store", tmp_path / "s")
    text = run("decide", "list", "--store", tmp_path / "s").stdout
    assert text.startswith("No two names or events of different articles count as one in this store")
