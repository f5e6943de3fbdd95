from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.query.cut import cut_rows

FORMS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
TEXTS = st.lists(st.text(alphabet='"}{,:[]\\\n\r\t<result>ab', max_size=12), max_size=6)


def written(texts: list[str], form: str) -> bytes:
    rows = " ".join(f"({ox.Literal(text)} {number})" for number, text in enumerate(texts))
    found = ox.Store().query(f"SELECT ?text ?n {{ VALUES (?text ?n) {{ {rows} }} }}")
    return found.serialize(format=FORMS[form])


@pytest.mark.parametrize("form", FORMS)
@given(TEXTS, st.integers(0, 7))
def test_a_cut_is_what_the_engine_writes_for_the_first_rows(form: str, texts: list[str], most: int) -> None:
    cut = cut_rows(written(texts, form), form, most)
    assert cut == (None if len(texts) <= most else written(texts[:most], form))


@pytest.mark.parametrize("form", FORMS)
@given(TEXTS.filter(bool), st.data())
def test_of_what_was_broken_off_the_whole_rows_stay(form: str, texts: list[str], data: st.DataObject) -> None:
    whole, rest = written(texts, form), written(texts[:-1], form)
    tail = {"json": 3, "xml": len("</results></sparql>")}.get(form, 0)
    end = data.draw(st.integers(len(rest) - tail + (len("<result>") if form == "xml" else 2), len(whole) - tail - 1))
    if form in ("csv", "tsv") and end <= len(rest):
        return
    assert cut_rows(whole[:end], form, 100, is_whole=False) == rest


@pytest.mark.parametrize("form", FORMS)
def test_rows_without_a_value_count(form: str) -> None:
    found = ox.Store().query("SELECT ?x { {} UNION {} UNION {} }").serialize(format=FORMS[form])
    two = ox.Store().query("SELECT ?x { {} UNION {} }").serialize(format=FORMS[form])
    assert cut_rows(found, form, 2) == two
    assert cut_rows(found, form, 3) is None
