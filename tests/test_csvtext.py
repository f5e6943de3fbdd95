from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from kg.csvtext import csv_line


@given(st.lists(st.lists(st.text(), min_size=1, max_size=4), max_size=4))
def test_any_text_is_read_back(rows: list[list[str]]) -> None:
    text = "".join(map(csv_line, rows))
    assert list(csv.reader(io.StringIO(text, newline=""))) == rows


def test_a_line_is_one_line_even_where_it_says_nothing() -> None:
    assert csv_line(["a", "b c", ""]) == "a,b c,\n"
    assert csv_line([""]) == '""\n'
    assert csv_line(['say "no"', "two\rlines"]) == '"say ""no""","two\rlines"\n'
