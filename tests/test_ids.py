from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ids import (
    article_key,
    article_local_name,
    country_id,
    default_article_id,
    local_id,
    named_id,
    short_hash,
    slug,
    text_hash,
)
from kg.model import Article

LOCAL_NAME = re.compile(r"[a-z0-9-]+")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("National Resistance Front", "national-resistance-front"),
        ("  São Tomé & Príncipe ", "sao-tome-principe"),
        ("al-Shabaab", "al-shabaab"),
        ("U.S.", "u-s"),
    ],
)
def test_slugs_are_readable(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_another_script_has_a_hash_for_a_slug() -> None:
    assert re.fullmatch(r"[0-9a-f]{10}", slug("Київ"))
    assert slug("Київ") != slug("Москва")
    assert slug("Київ") == slug("Київ")


@given(st.text(max_size=200))
def test_a_slug_can_stand_in_an_iri(text: str) -> None:
    assert LOCAL_NAME.fullmatch(slug(text))
    assert len(slug(text)) <= 60


@given(st.text(max_size=60), st.text(max_size=60))
def test_ids_are_kept_apart_where_names_are(first: str, second: str) -> None:
    same = " ".join(first.casefold().split()) == " ".join(second.casefold().split())
    if same:
        assert named_id("actor", first) == named_id("actor", second)
    elif slug(first) == slug(second) and first.isascii() and second.isascii():
        assert named_id("actor", first) != named_id("actor", second)


@given(st.text(max_size=80), st.text(max_size=80))
def test_two_articles_have_two_keys(first: str, second: str) -> None:
    keys = {article_key(Article(identifier, "")) for identifier in (first, second)}
    assert len(keys) == len({first, second})
    assert all(LOCAL_NAME.fullmatch(key) for key in keys)


def test_case_and_spaces_make_no_other_actor_and_kind_does() -> None:
    assert named_id("actor", "Free  Aceh\u00a0Movement") == named_id("actor", "free aceh movement")
    assert named_id("person", "Jordan") != named_id("place", "Jordan")


def test_the_default_id_is_the_url_else_the_hash_of_the_text() -> None:
    assert default_article_id("Talks fail", "https://example.org/1") == "https://example.org/1"
    assert default_article_id("Talks fail", None) == f"sha256-{text_hash('Talks fail')[:16]}"
    assert default_article_id("Talks fail", None) != default_article_id("Talks fail.", None)


def test_parts_are_hashed_with_their_borders() -> None:
    assert short_hash("ab", "c") != short_hash("a", "bc")


def test_what_one_article_alone_knows_carries_its_key() -> None:
    one, other = Article("wire 1", ""), Article("wire 2", "")
    assert local_id("event", one, "x").startswith(f"event-{article_key(one)}-")
    assert local_id("event", one, "x") != local_id("event", other, "x")
    assert local_id("event", one, "x") != local_id("event", one, "y")
    assert article_local_name(one) == f"article-{article_key(one)}"


def test_a_country_is_one_node() -> None:
    assert country_id("AFG") == "country-AFG"
