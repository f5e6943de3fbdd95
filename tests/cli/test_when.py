"""Days in words."""

from __future__ import annotations

from datetime import date

import pytest

from kg.cli.when import say_when


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2022, 1, 8), date(2022, 1, 8), "2022-01-08"),
        (date(2022, 1, 8), date(2022, 1, 9), "2022-01-08 to 2022-01-09"),
        (date(2022, 1, 1), date(2022, 1, 31), "2022-01"),
        (date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        (date(2024, 2, 1), date(2024, 2, 28), "2024-02-01 to 2024-02-28"),
        (date(2022, 1, 1), date(2022, 3, 31), "2022-01 to 2022-03"),
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(2020, 1, 1), date(2022, 12, 31), "2020 to 2022"),
        (date(2022, 1, 8), None, "since 2022-01-08"),
        (None, date(2022, 1, 8), "by 2022-01-08"),
        (None, None, ""),
    ],
)
def test_a_span_is_said_as_shortly_as_it_can_be(start: date | None, end: date | None, said: str) -> None:
    assert say_when(start, end, None, None) == said


def test_bounds_stand_in_where_there_is_no_day() -> None:
    assert say_when(None, None, date(2022, 1, 8), None) == "since 2022-01-08"
    assert say_when(None, None, None, date(2022, 1, 8)) == "by 2022-01-08"
