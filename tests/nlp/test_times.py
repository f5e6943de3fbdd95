"""What each form of time means on a day of publication. Thursday, 12 May 2022 unless a test says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from kg.model import Article
from kg.nlp import time_calendar as cal
from kg.nlp.found import Found, TimeExpression
from kg.nlp.time_calendar import Context, Tense
from kg.nlp.time_patterns import find_time_matches
from kg.nlp.times import find_times
from kg.nlp.tokens import Doc

Tree = Callable[[str], Doc]
THURSDAY = date(2022, 5, 12)


def read(text: str, anchor: date | None = THURSDAY, tense: Tense = "past") -> list[tuple[str, str | None, str | None]]:
    """Each form of time in a text with its first and last day."""
    out, previous = [], None
    for match in find_time_matches(text):
        days = match.read(match.match, Context(anchor, previous, tense))
        if days is not None:
            out.append((text[match.start : match.end], _iso(days.first), _iso(days.last)))
            previous = days if days.first else previous
    return out


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        # explicit dates, in the orders of both sides of the Atlantic
        ("on 12 January 2022", "2022-01-12", "2022-01-12"),
        ("on January 12, 2022", "2022-01-12", "2022-01-12"),
        ("on Wednesday, January 12, 2022", "2022-01-12", "2022-01-12"),
        ("on Wednesday 12th January, 2022", "2022-01-12", "2022-01-12"),
        ("on the 3rd of March 2021", "2021-03-03", "2021-03-03"),
        ("on Jan. 12, 2022", "2022-01-12", "2022-01-12"),
        ("dated 2022-01-12", "2022-01-12", "2022-01-12"),
        ("dated 25/01/2022", "2022-01-25", "2022-01-25"),
        ("dated 01/25/2022", "2022-01-25", "2022-01-25"),
        ("dated 25.01.2022", "2022-01-25", "2022-01-25"),
        ("dated 05/05/2022", "2022-05-05", "2022-05-05"),
        ("dated 01/02/2022", None, None),
        # without a year
        ("on 12 January", "2022-01-12", "2022-01-12"),
        ("on December 30", "2021-12-30", "2021-12-30"),
        ("on Tuesday, May 10", "2022-05-10", "2022-05-10"),
        ("in early May", "2022-05-01", "2022-05-10"),
        ("in late January 2021", "2021-01-21", "2021-01-31"),
        ("in mid-March", "2022-03-11", "2022-03-20"),
        ("last December", "2021-12-01", "2021-12-31"),
        ("in June 2020", "2020-06-01", "2020-06-30"),
        # weekdays
        ("on Monday", "2022-05-09", "2022-05-09"),
        ("on Thursday", "2022-05-12", "2022-05-12"),
        ("last Thursday", "2022-05-05", "2022-05-05"),
        ("late on Tuesday", "2022-05-10", "2022-05-10"),
        ("Monday's attack", "2022-05-09", "2022-05-09"),
        ("Monday night", "2022-05-09", "2022-05-09"),
        ("over the weekend", "2022-05-07", "2022-05-08"),
        ("this past weekend", "2022-05-07", "2022-05-08"),
        # counted from publication
        ("yesterday", "2022-05-11", "2022-05-11"),
        ("tonight", "2022-05-12", "2022-05-12"),
        ("tomorrow", "2022-05-13", "2022-05-13"),
        ("last night", "2022-05-11", "2022-05-11"),
        ("the day before yesterday", "2022-05-10", "2022-05-10"),
        ("overnight", "2022-05-11", "2022-05-12"),
        ("last week", "2022-05-02", "2022-05-08"),
        ("this week", "2022-05-09", "2022-05-15"),
        ("earlier this week", "2022-05-09", "2022-05-12"),
        ("later this month", "2022-05-12", "2022-05-31"),
        ("last month", "2022-04-01", "2022-04-30"),
        ("last year", "2021-01-01", "2021-12-31"),
        ("next year", "2023-01-01", "2023-12-31"),
        ("two days ago", "2022-05-10", "2022-05-10"),
        ("six weeks ago", "2022-03-28", "2022-04-03"),
        ("a year ago", "2021-01-01", "2021-12-31"),
        ("nearly three months ago", "2022-02-01", "2022-02-28"),
        ("several years ago", None, None),
        ("the past three days", "2022-05-09", "2022-05-12"),
        ("over the past year", "2021-05-12", "2022-05-12"),
        ("at the end of the year", "2022-09-01", "2022-12-31"),
        # longer stretches
        ("in 2014", "2014-01-01", "2014-12-31"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("in the early 1990s", "1990-01-01", "1993-12-31"),
        ("in the summer of 2012", "2012-06-01", "2012-08-31"),
        ("last winter", "2021-12-01", "2022-02-28"),
        ("in the first quarter of 2020", "2020-01-01", "2020-03-31"),
        ("in Q3 2020", "2020-07-01", "2020-09-30"),
        ("3-5 May", "2022-05-03", "2022-05-05"),
        ("May 3 to 5, 2021", "2021-05-03", "2021-05-05"),
        ("the 9/11 attacks", "2001-09-11", "2001-09-11"),
    ],
)  # fmt: skip
def test_a_form_means_these_days(text: str, first: str | None, last: str | None) -> None:
    readings = read(text)
    assert [r[1:] for r in readings] == [(first, last)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("on Monday", "2022-05-16"),
        ("on 12 January", "2023-01-12"),
        ("in two weeks", "2022-05-23"),
        ("next Friday", "2022-05-13"),
    ],
)
def test_with_a_future_verb_it_lies_ahead(text: str, first: str) -> None:
    assert read(text, tense="future")[0][1] == first


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("on 3 May. Two days earlier", "2022-05-01"),
        ("on 3 May. Two days later", "2022-05-05"),
        ("on 3 May. The next day", "2022-05-04"),
        ("on 3 May. The same day", "2022-05-03"),
        ("in 2014. The previous year", "2013-01-01"),
    ],
)
def test_neighbouring_times_are_counted_from_the_time_told_before(text: str, second: str) -> None:
    assert read(text)[1][1] == second


@pytest.mark.parametrize(
    "text",
    [
        "for three months",
        "in recent days",
        "may come",
        "2,014 people",
        "31 February 2022",
        "the third man",
        "version 1.2.2020.4",
    ],
)
def test_these_tell_no_day(text: str) -> None:
    assert all(first is None for _, first, _ in read(text))


def test_on_a_saturday_a_past_weekend_is_the_one_before() -> None:
    saturday, sunday = date(2022, 1, 15), date(2022, 1, 16)
    assert read("at the weekend", saturday)[0][1] == "2022-01-08"
    assert read("this weekend", saturday)[0][1] == "2022-01-15"
    assert read("at the weekend", sunday)[0][1] == "2022-01-15"


def test_without_a_publication_date_relative_times_stay_unknown_and_explicit_ones_do_not() -> None:
    readings = read("on Monday, yesterday, last week, two days ago, on 5 May and on 12 January 2022", None)
    assert [r[1] for r in readings] == [None, None, None, None, None, "2022-01-12"]


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.integers(0, 6))
def test_the_last_weekday_lies_in_the_week_up_to_the_anchor(anchor: date, weekday: int) -> None:
    found = cal.weekday_before(anchor, weekday, strictly=False)
    assert found.weekday() == weekday
    assert timedelta(0) <= anchor - found < timedelta(days=7)
    assert cal.weekday_after(anchor, weekday) - found == timedelta(days=7)


@given(st.dates(), st.sampled_from(["day", "week", "month", "quarter", "year"]), st.integers(-50, 50))
def test_a_unit_begins_before_it_ends_or_is_unknown(day: date, unit: str, steps: int) -> None:
    days = cal.unit_of(day, unit, steps, "test")
    assert (days.first is None) == (days.last is None)
    assert days.first is None or days.last is None or days.first <= days.last


@given(st.text(alphabet="0123456789/-. ,MayJn", max_size=40), st.dates())
def test_no_text_breaks_the_readers(text: str, anchor: date) -> None:
    for _, first, last in read(text, anchor):
        assert first is None or last is None or first <= last


def expressions(doc: Doc, published: date | None = THURSDAY) -> tuple[TimeExpression, ...]:
    return find_times(doc, Found(Article("a", doc.text, published=published)))


def test_offsets_hold_and_since_and_until_bound_one_side(tree: Tree) -> None:
    doc = tree(
        "Rebels/NNS/nsubj/held have|have/VBP/aux/held held|hold/VBN/ROOT Goma/NNP/dobj/held since/IN/prep/held "
        "Monday/NNP/pobj/since"
    )
    (time,) = expressions(doc)
    assert (time.span.start, time.span.not_before, time.span.not_after) == (None, date(2022, 5, 9), None)
    assert time.span.mention is not None
    assert doc.text[time.span.mention.start : time.span.mention.end] == time.span.mention.text == "Monday"
    doc = tree("Talks/NNS/nsubj/last last/VBP/ROOT until/IN/prep/last Friday/NNP/pobj/until")
    assert expressions(doc)[0].span.not_after == date(2022, 5, 6)


def test_a_range_is_one_expression_that_lasted(tree: Tree) -> None:
    doc = tree(
        "Talks/NNS/nsubj/ran ran|run/VBD/ROOT from/IN/prep/ran 30/CD/nummod/March March/NNP/pobj/from to/IN/prep/ran "
        "5/CD/nummod/April April/NNP/pobj/to"
    )
    (time,) = expressions(doc)
    assert (time.span.start, time.span.end, time.span.lasted) == (date(2022, 3, 30), date(2022, 4, 5), True)
    assert time.span.edtf == "2022-03-30/2022-04-05"


def test_a_time_in_reported_speech_is_counted_from_the_statement(tree: Tree) -> None:
    doc = tree(
        "On/IN/prep/said Monday/NNP/pobj/On he/PRP/nsubj/said said|say/VBD/ROOT rebels/NNS/nsubj/struck "
        "struck|strike/VBD/ccomp/said on/IN/prep/struck Thursday/NNP/pobj/on"
    )
    monday, thursday = expressions(doc)
    assert monday.span.start == date(2022, 5, 9)
    assert (thursday.span.start, thursday.anchor) == (date(2022, 5, 5), date(2022, 5, 9))


def test_newspapers_and_habits_are_no_dates(nlp: Language) -> None:
    doc = Doc(nlp("Every Friday they march. He wrote in the Sunday Times of a Monday meeting."))
    texts = [doc[t.start : t.end].text for t in expressions(doc)]
    assert "Sunday" not in texts
    assert "Friday" not in texts


def test_months_and_years_are_told_from_names_and_counts(nlp: Language) -> None:
    doc = Doc(nlp("Theresa May met 2000 soldiers in May. In 2014 they fought in 2,015 places."))
    spans = [t.span.mention.text for t in expressions(doc) if t.span.mention]
    assert spans == ["May", "2014"]
