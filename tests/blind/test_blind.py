"""How much of articles, coded before any program had read them, the graphs hold."""

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent
CODINGS = sorted(HERE.glob("articles*/*.expected.json"))


def load_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_blind", HERE / "score_blind.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def quoted(gold: dict) -> Iterator[str]:
    """What the coding says stands in the article, letter by letter."""
    yield gold["title"]
    yield gold["caption"]
    yield from gold["not_text"]
    for actor in gold["actors"]:
        yield from actor.get("aliases", ())


@pytest.mark.parametrize("path", CODINGS, ids=lambda path: path.name.split(".")[0])
def test_the_coding_quotes_its_article(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (path.parent / gold["article"]).read_text(encoding="utf-8")
    assert [string for string in quoted(gold) if string not in text] == []
    named = [*gold["actors"], *gold["sources_not_actors"]]
    assert [n["labels"][0] for n in named if not any(label in text for label in n["labels"])] == []


def test_the_coding_refers_to_what_it_defines() -> None:
    for path in CODINGS:
        gold = json.loads(path.read_text(encoding="utf-8"))
        events = {event["id"] for event in gold["events"]}
        actors = {actor["id"] for actor in gold["actors"]}
        assert len(events) == len(gold["events"])
        assert {event["responds_to"] for event in gold["events"] if "responds_to" in event} <= events
        assert {name for pair in gold["order"] for name in pair} <= events
        assert {actor["not_same_as"] for actor in gold["actors"] if "not_same_as" in actor} <= actors
        assert {relation["subject"] for relation in gold["relations"]} <= actors


def test_a_graph_that_holds_nothing_scores_nothing(tmp_path: Path) -> None:
    scorer = load_scorer()
    empty = tmp_path / "empty.nq"
    empty.touch()
    scores = [scorer.score(empty, path) for path in CODINGS]
    assert scorer.share(scores) == 0
    assert all(s.asked for s in scores)


def test_a_folder_is_one_set_of_six() -> None:
    scorer = load_scorer()
    folders = [scorer.ARTICLES, *(HERE / f"articles_{letter}" for letter in "bcd")]
    assert [len(scorer.codings(folder)) for folder in folders] == [6, 6, 6, 6]


@pytest.mark.bench
@pytest.mark.parametrize("name", ["articles", "articles_b", "articles_c", "articles_d"])
def test_share_of_what_must_hold(name: str) -> None:
    scorer = load_scorer()
    scores = scorer.score_all(HERE / name)
    print("\n" + scorer.report(scores))
    frozen = json.loads((HERE / "baseline.json").read_text(encoding="utf-8"))[name]
    assert scorer.share(scores) >= frozen
