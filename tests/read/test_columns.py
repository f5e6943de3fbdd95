"""Which column holds which field, and what is told of the others."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from kg.model import Article
from kg.read import ReadNote, read_articles
from kg.read.inputs import Input

GOOD = "Rebels attacked the town of Bor on Monday, and the army said that it had lost two men."
OTHER_NAMES = {
    "Body": GOOD,
    "Headline": "Rebels attack Bor",
    "Publication Date": "2024-05-03",
    "source": "Our Wire",
    "link": "https://news.example/bor",
    "language": "English",
}


def read(given: Input, **fields: str) -> tuple[Article, list[str]]:
    notes: list[ReadNote] = []
    [article] = read_articles(given, fields=fields, tell=notes.append)
    assert isinstance(article, Article)
    return article, [note.message for note in notes]


def as_csv(row: dict[str, str], folder: Path) -> Path:
    pd.DataFrame([row]).to_csv(folder / "a.csv", index=False)
    return folder / "a.csv"


def as_lines(row: dict[str, str], folder: Path) -> Path:
    (folder / "a.jsonl").write_text(json.dumps(row))
    return folder / "a.jsonl"


def as_array(row: dict[str, str], folder: Path) -> Path:
    (folder / "a.json").write_text(json.dumps([row]))
    return folder / "a.json"


def as_frame(row: dict[str, str], _: Path) -> pd.DataFrame:
    return pd.DataFrame([row])


FORMS = pytest.mark.parametrize("form", [as_csv, as_lines, as_array, as_frame])
Form = Callable[[dict[str, str], Path], Input]


@FORMS
def test_what_others_call_a_field_is_taken(form: Form, tmp_path: Path) -> None:
    article, notes = read(form(OTHER_NAMES, tmp_path))
    assert (article.text, article.title, article.lang) == (GOOD, "Rebels attack Bor", "English")
    assert (article.published, article.publisher) == (date(2024, 5, 3), "Our Wire")
    assert article.url == "https://news.example/bor"
    assert notes == []


@FORMS
def test_our_own_name_goes_first_and_what_is_not_used_is_told_once(form: Form, tmp_path: Path) -> None:
    row = {"text": GOOD, "body": "x", "published": "2024-05-03", "date": "2020-01-01", "tags": "war"}
    article, notes = read(form(row, tmp_path))
    assert (article.text, article.published) == (GOOD, date(2024, 5, 3))
    assert notes == ["columns that were not used: body, date, tags"]


@FORMS
def test_the_name_that_the_user_gave_goes_before_all(form: Form, tmp_path: Path) -> None:
    row = {"text": "summary", "body": GOOD, "source": "Rebels attack Bor", "outlet": "Our Wire"}
    article, notes = read(form(row, tmp_path), text="body", title="source")
    assert (article.text, article.title, article.publisher) == (GOOD, "Rebels attack Bor", "Our Wire")
    assert notes == ["columns that were not used: text"]


@FORMS
def test_a_file_without_the_name_that_the_user_gave_is_read_by_our_own(form: Form, tmp_path: Path) -> None:
    article, _ = read(form({"text": GOOD}, tmp_path), text="body")
    assert article.text == GOOD


def test_what_cannot_be_the_field_is_left_and_told(tmp_path: Path) -> None:
    rows = [{"text": f"{GOOD} {n}", "date": "04/05/2024", "source": {"name": "Our Wire"}} for n in range(2)]
    (tmp_path / "a.json").write_text(json.dumps(rows))
    notes: list[ReadNote] = []
    first, second = read_articles(tmp_path / "a.json", tell=notes.append)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.published, first.publisher) == (None, None)
    assert [note.message for note in notes] == [
        "column 'date': nothing that we can read in 2 rows",
        "column 'source': nothing that we can read in 2 rows",
    ]


def test_an_error_names_the_field_that_is_likely_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"nr": "1", "words": GOOD}))
    [failure] = read_articles(tmp_path / "a.jsonl")
    assert "it has: nr, words (name" in str(failure)
    assert 'text = "words"' in str(failure)
