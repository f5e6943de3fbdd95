"""`kg build`: its files, its summary, its exit status, what it takes."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import Result

from kg.cli.told import has_any
from kg.export.html.network import event_heads
from kg.ontology.contract import CKG
from kg.resolve.writing import DERIVED, IDENTITY
from kg.store.homes import home_of

Run = Callable[..., Result]
FILES = {"graph.nq", "graph.ttl", "graph.gexf", "events.csv"}


def graphs_of(path: Path) -> set[str]:
    quads = ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS)
    return {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}


def summary_of(result: Result) -> dict[str, object]:
    whole: dict[str, object] = json.loads(result.stdout)
    return whole


def test_the_examples_build_without_a_failure(built: Result) -> None:
    assert built.exit_code == 0
    assert built.stderr == ""


def test_the_folder_gets_the_four_files_and_nothing_else(out: Path) -> None:
    assert {path.name for path in out.iterdir()} == FILES


def test_graph_nq_is_the_whole_store_in_canonical_order(out: Path, store: Path, run: Run, tmp_path: Path) -> None:
    written = (out / "graph.nq").read_bytes()
    assert written.splitlines() == sorted(set(written.splitlines()))
    assert run("export", "--store", store, "-o", tmp_path / "again.nq").exit_code == 0
    assert (tmp_path / "again.nq").read_bytes() == written


def test_the_summary_tells_all_that_it_owes(built: Result, out: Path, store: Path) -> None:
    text = built.stdout
    for part in (
        "who -> whom",
        "who says so",
        "articles read",
        "without a date",
        "without a place",
        "no dictionary knows",
    ):
        assert part in text
    assert all(str(out / name) in text for name in FILES)
    assert str(store) in text


def test_the_summary_fits_80_columns(built: Result, out: Path, store: Path) -> None:
    paths = (str(out), str(store))
    lines = [line for line in built.stdout.splitlines() if not any(path in line for path in paths)]
    assert max(map(len, lines)) <= 80
    assert not any(line != line.rstrip() for line in lines)


def test_an_article_makes_one_event_that_is_told_in_full(run: Run, article: Path) -> None:
    summary = summary_of(run("build", article, "--json"))
    events = summary["events"]
    assert isinstance(events, dict)
    (event,) = events["shown"]
    assert (event["type"], event["start"], event["places"]) == ("ASSAULT", "2024-01-05", ["Aleppo"])
    assert event["said_by"] == ["Test Wire"]


def test_json_is_the_summary_as_data(run: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    result = run("build", article, tmp_path / "empty.txt", "--json", "--out", tmp_path / "out")
    summary = summary_of(result)
    assert result.exit_code == 1
    articles = summary["articles"]
    assert isinstance(articles, dict)
    assert articles["read"] == 1
    assert [failed["path"] for failed in articles["failed"]] == [str(tmp_path / "empty.txt")]
    assert summary["files"] == [
        str(tmp_path / "out" / name) for name in ("graph.nq", "graph.ttl", "graph.gexf", "events.csv")
    ]
    assert summary["store"] is None


def test_quiet_prints_nothing(run: Run, article: Path, tmp_path: Path) -> None:
    result = run("build", article, "--quiet", "--out", tmp_path / "out")
    assert (result.exit_code, result.output) == (0, "")
    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES


def test_a_failed_input_is_named_with_its_reason_and_the_rest_is_written(
    run: Run, article: Path, tmp_path: Path
) -> None:
    gone = tmp_path / "gone.txt"
    result = run("build", gone, article, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"kg: {gone}: ")
    assert "1 article read, 1 failed" in result.stdout
    assert (tmp_path / "out" / "events.csv").read_text().count("\n") == 2


def test_quiet_still_names_what_failed(run: Run, tmp_path: Path) -> None:
    result = run("build", tmp_path / "gone.txt", "-q")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "gone.txt" in result.stderr


def test_two_articles_with_one_id_are_an_error_that_names_both(run: Run, tmp_path: Path, attack: str) -> None:
    lines = [json.dumps({"id": "same", "text": attack}), json.dumps({"id": "same", "text": attack + attack})]
    (tmp_path / "two.jsonl").write_text("\n".join(lines))
    result = run("build", tmp_path / "two.jsonl")
    assert result.exit_code == 1
    assert "two.jsonl:1" in result.stderr
    assert "two.jsonl:2" in result.stderr


def test_nothing_kept_is_told(run: Run, article: Path) -> None:
    assert "Nothing was kept" in run("build", article).stdout


def test_standard_input_is_an_article(run: Run, attack: str) -> None:
    result = run("build", "-", given=attack)
    assert result.exit_code == 0
    assert "1 article read" in result.stdout


def test_date_and_publisher_supply_what_a_text_lacks(run: Run) -> None:
    text = "Government forces attacked Hezbollah in Aleppo on Friday."
    result = run("build", "-", "--date", "2024-01-06", "--publisher", "Our Wire", "--json", given=text)
    (event,) = summary_of(result)["events"]["shown"]  # type: ignore[index]
    assert event["start"] == "2024-01-05"
    assert event["said_by"] == ["Our Wire"]


def test_an_undated_text_is_read_and_its_friday_stays_open(run: Run) -> None:
    text = "Government forces attacked Hezbollah in Aleppo on Friday."
    summary = summary_of(run("build", "-", "--json", given=text))
    events = summary["events"]
    assert isinstance(events, dict)
    assert events["without_date"] == events["found"] == 1


def test_no_text_leaves_the_texts_out(run: Run, article: Path, tmp_path: Path) -> None:
    run("build", article, "-q", "--no-text", "--out", tmp_path / "without")
    run("build", article, "-q", "--out", tmp_path / "with")
    assert "isString" not in (tmp_path / "without" / "graph.nq").read_text(encoding="utf-8")
    assert "isString" in (tmp_path / "with" / "graph.nq").read_text(encoding="utf-8")


def test_no_resolve_leaves_identity_out_even_after_a_build_that_had_it(run: Run, article: Path, tmp_path: Path) -> None:
    def local_names() -> set[str]:
        return {graph.rpartition("/id/")[2] for graph in graphs_of(tmp_path / "out" / "graph.nq")}

    run("build", article, "-q", "--store", tmp_path / "s", "--out", tmp_path / "out")
    assert {IDENTITY, DERIVED} <= local_names()
    run("build", article, "-q", "--store", tmp_path / "s", "--out", tmp_path / "out", "--no-resolve")
    assert not {IDENTITY, DERIVED} & local_names()


def test_a_store_is_added_to_and_an_article_read_again_replaces_itself(
    run: Run, article: Path, tmp_path: Path, attack: str
) -> None:
    store = tmp_path / "s"
    run("build", article, "-q", "--store", store, "--out", tmp_path / "one")
    run("build", article, "-q", "--store", store, "--out", tmp_path / "two")
    assert (tmp_path / "one" / "graph.nq").read_bytes() == (tmp_path / "two" / "graph.nq").read_bytes()
    run("build", "-", "-q", "--store", store, "--out", tmp_path / "three", given=attack.replace("Aleppo", "Homs"))
    assert len(graphs_of(tmp_path / "three" / "graph.nq")) == 1 + len(graphs_of(tmp_path / "one" / "graph.nq"))


def test_own_actors_are_known(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.csv").write_text(
        "key,kind,name,sector,country,basis\nzorblax,group,Zorblax Front,REB,SYR,made up\n"
    )
    text = "The Zorblax Front attacked Hezbollah in Aleppo on January 5, 2024."
    unknown = [
        summary_of(run("build", "-", "--json", *options, given=text))["unknown_actors"]
        for options in ([], ["--actors", str(tmp_path / "ours.csv")])
    ]
    assert unknown == [[{"name": "Zorblax Front", "mentions": 1}], []]


def test_own_actors_that_break_their_format_are_wrong_usage(run: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n")
    result = run("build", article, "--actors", tmp_path / "bad.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{tmp_path / 'bad.csv'}:1: " in result.stderr


def test_settings_come_from_a_file(run: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text('base = "https://example.org/id/"\n')
    run("build", article, "-q", "--config", tmp_path / "other.toml", "--out", tmp_path / "out")
    assert all(graph.startswith("https://example.org/id/") for graph in graphs_of(tmp_path / "out" / "graph.nq"))


def test_a_model_that_is_not_there_is_wrong_usage(run: Run, article: Path) -> None:
    result = run("build", article, "--model", "en_nowhere")
    assert result.exit_code == 2
    assert "en_nowhere" in result.stderr


def test_a_folder_and_a_pattern_are_inputs(run: Run, article: Path) -> None:
    for given in (article.parent, article.parent / "*.txt"):
        result = run("build", given, "--json")
        assert summary_of(result)["articles"] == {"read": 1, "unchanged": 0, "failed": []}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--jobs", "0"], "--jobs"),
        (["--jobs", "many"], "--jobs"),
        (["--date", "yesterday"], "YYYY-MM-DD"),
        (["--date", "2022-02-30"], "YYYY-MM-DD"),
        (["--actors", "nowhere.csv"], "nowhere.csv"),
        (["--config", "nowhere.toml"], "nowhere.toml"),
        (["--out", ""], "--out"),
        (["--store", " "], "--store"),
        ([""], "INPUT is empty"),
    ],
)
def test_hostile_arguments_are_wrong_usage(run: Run, article: Path, arguments: list[str], says: str) -> None:
    result = run("build", article, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


def test_a_folder_that_cannot_be_made_is_told_before_the_work(run: Run, article: Path) -> None:
    result = run("build", article, "--out", article / "out")
    assert (result.exit_code, result.stdout) == (2, "")
    assert str(article / "out") in result.stderr
    assert "Traceback" not in result.stderr


def test_a_store_that_is_none_is_told(run: Run, article: Path) -> None:
    result = run("build", article, "--store", article.parent)
    assert result.exit_code == 2
    assert "is no store" in result.stderr


def test_a_web_address_is_refused_with_what_to_do(run: Run) -> None:
    result = run("build", "https://news.example/a")
    assert result.exit_code == 1
    assert "https://news.example/a: is a web address" in result.stderr


def test_events_csv_has_a_row_for_each_different_event(built: Result, out: Path) -> None:
    with (out / "events.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert f"  {len(rows)} events" in built.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux alone")
def test_a_file_name_that_is_no_text_is_read_and_steers_no_terminal(run: Run, tmp_path: Path, attack: str) -> None:
    name = os.fsdecode(b"n\xff\x1b[31m.txt")
    (tmp_path / name).write_text(attack)
    assert run("build", tmp_path, "-q", "--out", tmp_path / "out").exit_code == 0
    (tmp_path / name).write_text("")
    failed = run("build", tmp_path / name)
    assert failed.exit_code == 1
    assert "\x1b" not in failed.output


def test_where_nothing_is_read_nothing_is_written_and_what_is_there_stays(
    run: Run, article: Path, tmp_path: Path
) -> None:
    run("build", article, "-q", "--out", tmp_path / "out")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    (tmp_path / "empty.jsonl").write_text("")
    for given in ("gone.txt", "empty.jsonl"):
        for out in ("out", "new"):
            result = run("build", tmp_path / given, "--out", tmp_path / out)
            assert (result.exit_code, result.stdout) == (1, "")
            assert "no article was read: nothing was written" in result.stderr
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    assert not (tmp_path / "new").exists()


def test_what_was_passed_over_stands_in_the_summary(run: Run, article: Path) -> None:
    (article.parent / "report.pdf").write_bytes(b"%PDF-1.4")
    result = run("build", article.parent)
    assert result.exit_code == 0
    assert "1 file was not read: report.pdf" in " ".join(result.stdout.split())
    notes = summary_of(run("build", article.parent, "--json"))["notes"]
    assert notes == [{"path": str(article.parent), "message": "1 file was not read: report.pdf"}]
    assert "report.pdf" in run("extract", article.parent).stderr


def test_events_without_date_or_place_are_those_that_the_explorer_shows(run: Run, tmp_path: Path) -> None:
    text = "ALEPPO, Jan 6, 2024 (Test Wire) - Government forces attacked Hezbollah in Aleppo on Friday. {}\n"
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(text.format("Rebels will fight on." * number), encoding="utf-8")
    found = summary_of(run("build", tmp_path, "--json", "--store", tmp_path / "s"))["events"]
    assert isinstance(found, dict)
    with home_of(tmp_path / "s").reading() as store:
        shown = [has_any(store, head, (CKG.start,)) for head in event_heads(store)]
    assert found["found"] > found["different"] == len(shown)
    assert found["without_date"] == shown.count(False)
