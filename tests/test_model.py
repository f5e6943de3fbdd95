from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import model
from kg.model import Event, Participation, TimeSpan

FIRST, LAST = date(2022, 1, 8), date(2022, 1, 9)
RECORDS = [r for r in vars(model).values() if isinstance(r, type) and dataclasses.is_dataclass(r)]


@pytest.mark.parametrize(
    ("span", "edtf"),
    [
        (TimeSpan(FIRST, FIRST, "day", "test"), "2022-01-08"),
        (TimeSpan(FIRST, LAST, "weekend", "test"), "[2022-01-08..2022-01-09]"),
        (TimeSpan(FIRST, LAST, "bounded", "test", lasted=True), "2022-01-08/2022-01-09"),
        (TimeSpan(None, None, "bounded", "test", not_before=FIRST), "[2022-01-08..]"),
        (TimeSpan(None, None, "bounded", "test", not_after=LAST), "[..2022-01-09]"),
        (TimeSpan(FIRST, None, "bounded", "test"), "[2022-01-08..]"),
        (TimeSpan(None, LAST, "bounded", "test"), "[..2022-01-09]"),
        (TimeSpan(None, None, "unknown", "test"), None),
    ],
)
def test_a_span_in_edtf(span: TimeSpan, edtf: str | None) -> None:
    assert span.edtf == edtf


@settings(deadline=None, max_examples=30)
@given(st.dates(), st.dates(), st.booleans())
def test_the_library_reads_the_edtf_that_we_write(first: date, last: date, lasted: bool) -> None:
    first, last = sorted((first, last))
    span = TimeSpan(first, last, "bounded", "test", lasted=lasted)
    assert parse_edtf(span.edtf)


def test_sides_by_role_in_their_order() -> None:
    sides = (Participation("a", "actor"), Participation("b", "recipient"), Participation("c", "actor"))
    event = Event("e", "e", "ASSAULT", "material-conflict", "test", participations=sides)
    assert (event.who("actor"), event.who("recipient")) == (("a", "c"), ("b",))


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.__name__)
def test_a_record_cannot_be_changed_and_carries_nothing_else(record: type) -> None:
    assert record.__dataclass_params__.frozen
    assert "__dict__" not in dir(record)
    assert record.__doc__


def test_what_is_not_given_is_none_or_empty() -> None:
    """A field that the text does not fill has no value of its own, save what the contract says of plain claims."""
    telling = {
        "factuality",
        "stance",
        "polarity",
        "certainty",
        "modality",
        "confidence",
        "reciprocal",
        "background",
        "lasted",
        "past",
    }
    for record in RECORDS:
        for field in dataclasses.fields(record):
            if field.default is not dataclasses.MISSING and field.name not in telling:
                assert field.default in (None, ()), f"{record.__name__}.{field.name}"
