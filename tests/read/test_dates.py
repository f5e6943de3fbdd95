from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.dates import find_date, read_date

DAY = date(2022, 1, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2022-01-05",
        "2022/1/5",
        "2022-01-05T10:57:00Z",
        "2022-01-05 10:57:00+03:00",
        "January 5, 2022",
        "Jan. 5, 2022",
        "5 Jan 2022",
        "5th of January, 2022",
        "Wednesday, January 5, 2022",
        "Wed, 05 Jan 2022 10:57:00 GMT",
        " 5 January 2022 ",
    ],
)
def test_a_date_is_read(text: str) -> None:
    assert read_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "January 2022",
        "5 January",
        "04/05/2022",
        "31/02/2022",
        "February 30, 2022",
        "2022",
        "in January 5, 2022",
        "5 Jan 0022",
    ],
)
def test_what_gives_no_day_without_doubt_is_none(text: str) -> None:
    assert read_date(text) is None


def test_day_and_month_in_figures_count_where_only_one_order_makes_sense() -> None:
    assert read_date("15/01/2022") == read_date("01/15/2022") == date(2022, 1, 15)
    assert read_date("03.03.2022") == date(2022, 3, 3)


def test_a_date_within_a_text_is_found() -> None:
    assert find_date("KABUL, Jan 5, 2022 (Reuters) -") == DAY
    assert find_date("KABUL, Jan 5 (Reuters) -") is None


@given(st.dates(date(1600, 1, 1), date(2200, 12, 31)))
def test_every_date_is_read_in_every_form(day: date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%A, %b %d, %Y"):
        assert read_date(day.strftime(form)) == day
