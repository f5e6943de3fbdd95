import io
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest

from kg.errors import InputError
from kg.model import Article, Zone
from kg.read import READERS, ReadFailure, read_articles

GOOD = "Rebels attacked the town of Bor on Monday, and the army said that it had lost two men."
EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"


def _read(*args: object, **options: object) -> list[Article]:
    found = list(read_articles(*args, **options))  # type: ignore[arg-type]
    assert all(isinstance(item, Article) for item in found), found
    return found  # type: ignore[return-value]


def test_the_examples_are_read_without_a_failure() -> None:
    articles = _read(EXAMPLES)
    assert len(articles) >= 14
    ids = {article.id for article in articles}
    assert {"tehran-talks", "damascus-falls", "yemen-truce-2022-06", "colombia-eln-ceasefire"} <= ids
    undated = [article.id for article in articles if article.published is None]
    assert undated == ["karabakh-exodus-caption"]
    headless = [article.id for article in articles if article.title is None]
    assert headless == ["karabakh-exodus-caption"]


def test_a_record_is_kept_as_it_is_given() -> None:
    record = {
        "id": "bor-1",
        "text": f" {GOOD}\n",
        "title": "Rebels attack Bor ",
        "published": "2024-05-03",
        "publisher": "Juba Post",
        "url": "https://juba.example/bor",
        "lang": "en",
    }
    [article] = _read(record)
    assert article == Article(
        "bor-1", f" {GOOD}\n", "Rebels attack Bor", date(2024, 5, 3), "Juba Post", "https://juba.example/bor", "en"
    )


def test_the_id_is_the_one_given_else_the_address_else_the_hash() -> None:
    by_url, by_hash, number = _read([{"text": GOOD, "url": "https://a.example/1"}, GOOD, {"text": GOOD, "id": 17}])
    assert by_url.id == "https://a.example/1"
    assert by_hash.id.startswith("sha256-")
    assert number.id == "17"


@pytest.mark.parametrize("value", [None, "", "  ", float("nan"), pd.NaT, pd.NA])
def test_empty_values_are_no_values(value: object) -> None:
    [article] = _read({"text": GOOD, "published": value, "title": value, "id": value})
    assert (article.published, article.title) == (None, None)


@pytest.mark.parametrize(
    "value", [date(2024, 5, 3), datetime(2024, 5, 3, 23, 59), pd.Timestamp("2024-05-03T10:00Z"), "May 3, 2024"]
)
def test_dates_of_several_kinds(value: object) -> None:
    [article] = _read({"text": GOOD, "published": value})
    assert article.published == date(2024, 5, 3)


def test_defaults_fill_what_a_text_does_not_say() -> None:
    dated = "KABUL, Jan 15, 2022 (Reuters) - The Taliban met the opposition on Monday."
    own, filled = _read([dated, GOOD], published=date(2024, 5, 3), publisher="Juba Post")
    assert (own.published, own.publisher) == (date(2022, 1, 15), "Reuters")
    assert (filled.published, filled.publisher) == (date(2024, 5, 3), "Juba Post")


def test_an_article_without_a_date_is_read() -> None:
    [article] = _read(GOOD)
    assert article.published is None


def test_other_names_of_fields() -> None:
    fields = {"text": "body", "published": "day"}
    [article] = _read({"body": GOOD, "day": "2024-05-03", "text": "unused"}, fields=fields)
    assert (article.text, article.published) == (GOOD, date(2024, 5, 3))


def test_a_field_that_we_do_not_have_is_an_error_at_once() -> None:
    with pytest.raises(InputError, match="'body'"):
        read_articles([GOOD], fields={"body": "text"})


def test_a_data_frame() -> None:
    frame = pd.DataFrame(
        {"id": ["a", "b"], "text": [GOOD, GOOD + " Again."], "published": [pd.Timestamp("2024-05-03"), pd.NaT]}
    )
    first, second = _read(frame)
    assert (first.id, first.published, second.id, second.published) == ("a", date(2024, 5, 3), "b", None)
    [numbered] = _read(pd.DataFrame({"id": [7], "body": [GOOD]}), fields={"text": "body"})
    assert numbered.id == "7"
    [empty] = read_articles(pd.DataFrame({"body": [float("nan")]}), fields={"text": "body"})
    assert "holds no text" in str(empty)
    [failure] = read_articles(pd.DataFrame({"words": [GOOD]}))
    assert isinstance(failure, ReadFailure)
    assert "it has: words" in str(failure.error)


def test_an_article_passes_and_gets_its_zones() -> None:
    text = f"Rebels attack Bor, army loses two men\n\n{GOOD}"
    marked, kept = _read([Article("a", text), Article("b", text, zones=(Zone(0, 5, "link"),))])
    assert marked.title == "Rebels attack Bor, army loses two men"
    assert marked.zones[0].kind == "title"
    assert kept.zones == (Zone(0, 5, "link"),)


@pytest.mark.parametrize(
    "zones", [(Zone(5, 3, "link"),), (Zone(0, 9, "link"), Zone(5, 12, "body")), (Zone(0, 10_000, "link"),)]
)
def test_zones_that_do_not_hold_are_refused(zones: tuple[Zone, ...]) -> None:
    [failure] = read_articles(Article("a", GOOD, zones=zones))
    assert isinstance(failure, ReadFailure)
    assert "zones" in str(failure.error)


def test_a_string_is_a_text_if_it_reads_as_one_and_else_a_path() -> None:
    text, path = read_articles(["The army attacked Bor.", "the-army-attacked-bor.txt"])
    assert isinstance(text, Article)
    assert isinstance(path, ReadFailure)
    assert "no such file" in str(path.error)


def test_standard_input_is_text_or_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer: io.BytesIO

    for data, ids in (
        (GOOD, 1),
        (json.dumps({"id": "a", "text": GOOD}) + "\n" + json.dumps({"id": "b", "text": GOOD}), 2),
    ):
        Input.buffer = io.BytesIO(data.encode())
        monkeypatch.setattr(sys, "stdin", Input)
        articles = _read("-")
        assert len(articles) == ids
        assert articles[0].text == GOOD
        assert not Input.buffer.closed


def test_a_text_in_braces_is_no_json(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"[Editor's note: {{unconfirmed}}] {GOOD}"
    [article] = _read({"text": text})
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    [read] = _read("-")
    assert read.text == article.text


def test_reading_is_lazy() -> None:
    def endless() -> Iterator[Mapping[str, object]]:
        number = 0
        while True:
            number += 1
            yield {"id": str(number), "text": GOOD}

    reading = read_articles(endless())
    assert [article.id for article, _ in zip(reading, range(3), strict=False) if isinstance(article, Article)] == [
        "1",
        "2",
        "3",
    ]


def test_readers_are_listed_once_and_the_last_takes_all() -> None:
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert READERS[-1].recognises("")
