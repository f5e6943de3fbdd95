from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import NotAcceptableError
from kg.query.negotiate import best_media_type

OFFERED = ("application/json", "text/csv", "text/turtle")


@pytest.mark.parametrize(
    ("accept", "best"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.5, text/turtle", "text/turtle"),
        ("text/csv;q=0.5, text/turtle;q=0.4, */*;q=0.1", "text/csv"),
        ("*/*, application/json;q=0", "text/csv"),
        ("text/*;q=0.9, text/csv;q=0.1", "text/turtle"),
        ("text/html, application/xhtml+xml, */*;q=0.8", "application/json"),
        ("nonsense, text/csv", "text/csv"),
        ("text/csv; header=present; q=0.3, application/json; q=0.2", "text/csv"),
        ("text/csv;q=7", "text/csv"),
    ],
)
def test_the_best_is_what_the_client_likes_best(accept: str, best: str) -> None:
    assert best_media_type(accept, OFFERED) == best


@pytest.mark.parametrize(
    "accept", ["image/png", "text/csv;q=0", "*/*;q=0", "nonsense", "text/csv;q=nan", "text/csv;q=x"]
)
def test_what_cannot_be_had_is_refused_with_what_can(accept: str) -> None:
    with pytest.raises(NotAcceptableError, match="there is application/json, text/csv"):
        best_media_type(accept, OFFERED)


@given(st.text(max_size=80))
def test_no_header_breaks_it(accept: str) -> None:
    with suppress(NotAcceptableError):
        assert best_media_type(accept, OFFERED) in OFFERED
