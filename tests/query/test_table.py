from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kg.query.table import lay_out, wrap


def test_what_fits_is_a_table() -> None:
    assert (
        lay_out(("who", "what"), [("NRF", "talks"), ("Taliban", "")], 80) == "who      what\nNRF      talks\nTaliban\n"
    )


def test_cells_wrap_between_words() -> None:
    rows = [("2022-01-08", "Ahmad Massoud; National Resistance Front; Taliban")]
    assert lay_out(("start", "sides"), rows, 42) == (
        "start       sides\n2022-01-08  Ahmad Massoud; National\n            Resistance Front; Taliban\n"
    )


def test_the_last_columns_stand_below_where_there_is_no_room() -> None:
    rows = [("2022-01-08", "met in Tehran at the weekend", "event-" + "x" * 40)]
    assert lay_out(("start", "quote", "event"), rows, 50) == (
        f"start       quote\n2022-01-08  met in Tehran at the weekend\n    event:\n        event-{'x' * 36}\n        xxxx\n"
    )


def test_nothing_found_is_a_head_alone() -> None:
    assert lay_out(("a", "b"), [], 80) == "a  b\n"
    assert lay_out((), [], 80) == ""


@given(
    st.lists(st.lists(st.text(max_size=60), min_size=3, max_size=3), max_size=4),
    st.integers(min_value=12, max_value=120),
)
def test_no_line_is_wider_than_asked(rows: list[list[str]], width: int) -> None:
    text = lay_out(("one", "two", "three"), rows, width)
    assert all(cell_len(line) <= width for line in text.splitlines())


@given(st.text(alphabet="ab 漢", max_size=40), st.integers(min_value=2, max_value=20))
def test_wrapping_loses_no_character(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(line) <= width for line in lines)
