"""The commands that look after a store: init, forget, stats, backup, restore."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg.config import load_settings
from kg.graph.store import canonical_nquads, stored_quads
from kg.store import open_for_reading, open_for_writing

Run = Callable[..., Result]


def content(path: Path) -> bytes:
    with open_for_reading(path) as graph:
        return canonical_nquads(stored_quads(graph))


@pytest.fixture
def own(run: Run, article: Path) -> Path:
    """A store with one article, whose id is `attack`."""
    assert run("build", article, "--store", article.parent / "s", "-q").exit_code == 0
    return article.parent / "s"


def test_init_makes_an_empty_store_and_settings_that_explain_themselves(run: Run, tmp_path: Path) -> None:
    result = run("init", tmp_path / "s")
    assert (result.exit_code, result.stderr) == (0, "")
    assert content(tmp_path / "s") == b""
    written = (tmp_path / "kg.toml").read_text()
    load_settings(tmp_path / "kg.toml")
    uncommented = "\n".join(line.removeprefix("# ") if " = " in line else line for line in written.splitlines())
    assert set(tomllib.loads(uncommented)) == {"base", "model", "actors", "events", "decisions", "read"}


def test_init_overwrites_nothing(run: Run, own: Path) -> None:
    (own.parent / "kg.toml").write_text("# mine\n")
    assert run("init", own).exit_code == 2
    assert run("init", own.parent / "t").exit_code == 0
    assert (own.parent / "kg.toml").read_text() == "# mine\n"


def test_the_settings_beside_a_store_are_in_force(run: Run, article: Path) -> None:
    (article.parent / "kg.toml").write_text('base = "https://example.org/id/"\n')
    run("build", article, "--store", article.parent / "s", "-q")
    assert b"<https://example.org/id/article-" in content(article.parent / "s")


def test_forget_undoes_a_build(run: Run, own: Path, article: Path, attack: str) -> None:
    before = content(own)
    other = article.parent / "other.txt"
    other.write_text(attack.replace("Aleppo", "Idlib"))
    run("build", other, "--store", own, "-q")
    assert content(own) != before
    result = run("forget", "--store", own, "other")
    assert result.stdout.startswith("forgotten: article-other-")
    assert content(own) == before


def test_forget_tells_what_it_took_as_json(run: Run, own: Path) -> None:
    told = json.loads(run("forget", "--store", own, "attack", "--json").stdout)
    assert [iri.rpartition("/")[2][:14] for iri in told["forgotten"]] == ["article-attack"]
    assert told["statements"] == 0


def test_forget_knows_what_is_no_store_and_no_article(run: Run, own: Path) -> None:
    result = run("forget", "--store", own, "attak")
    assert result.exit_code == 2
    assert "did you mean 'attack'?" in result.stderr
    assert "holds no store" in run("forget", "--store", own.parent / "gone", "attack").stderr
    assert not (own.parent / "gone").exists()


def test_stats_tell_what_is_there_and_who_holds_it(run: Run, own: Path) -> None:
    with open_for_writing(own):
        text = run("stats", "--store", own).stdout
        told = json.loads(run("stats", "--store", own, "--json").stdout)
    assert told["counts"]["articles"] == told["counts"]["events"] == 1
    assert told["statements"] == content(own).count(b"\n")
    assert (told["first_day"], told["last_day"]) == ("2024-01-06", "2024-01-06")
    assert told["holder"]["process"]
    assert sum(run["articles"] for run in told["runs"]) == 1
    assert "held by process" in text
    assert max(map(len, text.splitlines())) <= 80
    assert "held by" not in run("stats", "--store", own).stdout


def test_stats_of_a_file_leave_out_what_only_a_folder_has(run: Run, graph_file: Path) -> None:
    assert json.loads(run("stats", "--store", graph_file, "--json").stdout)["bytes_on_disk"] is None
    assert "on disk" not in run("stats", "--store", graph_file).stdout


def test_what_is_backed_up_while_in_use_is_restored(run: Run, own: Path) -> None:
    file, new = own.parent / "b.nq.gz", own.parent / "new"
    with open_for_writing(own):
        assert run("backup", "--store", own, "-o", file).exit_code == 0
    assert run("restore", file, "--store", new).exit_code == 0
    assert content(new) == content(own)
    assert run("restore", file, "--store", new).exit_code == 2


def test_a_writer_that_does_not_wait_is_told_who_holds_the_store(run: Run, own: Path, article: Path) -> None:
    with open_for_writing(own):
        for command in (("build", article), ("forget", "attack")):
            result = run(*command, "--store", own, "--wait", "0")
            assert result.exit_code == 2
            assert "is held by process" in result.stderr


def test_a_rebuild_of_what_is_there_says_so(run: Run, own: Path, article: Path) -> None:
    result = run("build", article, "--store", own)
    assert "1 article read, 1 of them unchanged" in result.stdout
