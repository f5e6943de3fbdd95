from datetime import date

import pytest

from kg.evaluate.days import NO_DAYS, Days, read_days


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2022-01-08", Days(date(2022, 1, 8), date(2022, 1, 8))),
        ("2024-02", Days(date(2024, 2, 1), date(2024, 2, 29))),
        ("1979", Days(date(1979, 1, 1), date(1979, 12, 31))),
        ("2022-01-08/2022-01-09", Days(date(2022, 1, 8), date(2022, 1, 9))),
        ("2022-01-08..2022-01-09", Days(date(2022, 1, 8), date(2022, 1, 9))),
        ("1979/1989", Days(date(1979, 1, 1), date(1989, 12, 31))),
        ("2021-08..", Days(not_before=date(2021, 8, 1))),
        ("..2021-08", Days(not_after=date(2021, 8, 31))),
    ],
)
def test_days_as_a_coder_writes_them(written: str, days: Days) -> None:
    assert read_days(written) == days


@pytest.mark.parametrize("written", ["", "..", "/", "8 Jan", "2022-13", "2022-02-30", "2022-02-03..2022-02-01", "0000"])
def test_what_is_no_day(written: str) -> None:
    assert read_days(written) is None


def test_how_days_are_shown() -> None:
    shown = [str(read_days(w)) for w in ("2022-01-08", "2022-01", "2022-01-08..", "..2022-01-08")]
    assert shown == ["2022-01-08", "2022-01-01..2022-01-31", "2022-01-08..", "..2022-01-08"]
    assert str(NO_DAYS) == "undated"
