from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from kg.nlp.numbers import find_numbers
from kg.nlp.tokens import Doc

WORDS = [
    "a",
    "half",
    "dozen",
    "two",
    "twenty",
    "hundred",
    "thousand",
    "and",
    "-",
    "to",
    "5",
    "7.5",
    "million",
    "at",
    "least",
    "of",
]
VOCAB = spacy.blank("en").vocab


@pytest.mark.parametrize(
    ("text", "low", "best", "high"),
    [
        ("His group had 4,000 fighters.", None, 4000, None),
        ("About 20 rebels died.", None, 20, None),
        ("At least 26 people died.", 26, None, None),
        ("More than 1.2 million people fled.", 1200000, None, None),
        ("Up to 300 soldiers arrived.", None, None, 300),
        ("Fewer than ten men died.", None, None, 10),
        ("Between 20 and 30 rebels died.", 20, None, 30),
        ("The army said 20 to 25 rebels died.", 20, None, 25),
        ("The army killed 20-25 rebels.", 20, None, 25),
        ("Dozens of people died.", 24, None, None),
        ("Scores were wounded.", 40, None, None),
        ("Hundreds marched.", 200, None, None),
        ("Tens of thousands marched.", 20000, None, None),
        ("Hundreds of thousands of people fled.", 200000, None, None),
        ("Two dozen people were arrested.", None, 24, None),
        ("A dozen people were arrested.", None, 12, None),
        ("Half a million people fled.", None, 500000, None),
        ("Twenty-five soldiers died.", None, 25, None),
        ("Two hundred and thirty soldiers died.", None, 230, None),
        ("One hundred twenty thousand people fled.", None, 120000, None),
        ("Three thousand two hundred men arrived.", None, 3200, None),
        ("It has 1.5m refugees.", None, 1500000, None),
        ("The army has 300+ tanks.", 300, None, None),
        ("Four or more people died.", 4, None, None),
    ],
)
def test_reads_numbers_and_their_bounds(
    nlp: Language, text: str, low: int | None, best: int | None, high: int | None
) -> None:
    (number,) = find_numbers(Doc(nlp(text)))
    assert (number.low, number.best, number.high) == (low, best, high)


@pytest.mark.parametrize(
    "text",
    ["It began in 1994.", "He returned on January 12, 2022.", "Prices rose by 12 percent.", "The 203rd corps left."],
)
def test_dates_ordinals_and_percentages_are_no_counts(nlp: Language, text: str) -> None:
    assert find_numbers(Doc(nlp(text))) == ()


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("It gave $25 million in aid.", 25000000, "USD"),
        ("It gave about €3.5 million in aid.", 3500000, "EUR"),
        ("It paid 200 million euros.", 200000000, "EUR"),
        ("It paid ten million dollars.", 10000000, "USD"),
        ("It paid $2.5bn.", 2500000000, "USD"),
        ("It paid $12.50.", Decimal("12.50"), "USD"),
    ],
)
def test_reads_money(nlp: Language, text: str, value: object, currency: str) -> None:
    (number,) = find_numbers(Doc(nlp(text)))
    assert (number.best, number.currency) == (value, currency)


@given(st.integers(min_value=0, max_value=10**12 - 1).filter(lambda n: n not in range(1900, 2100)))
def test_digits_with_and_without_commas_are_the_same_number(value: int) -> None:
    for written in (str(value), f"{value:,}"):
        (number,) = find_numbers(Doc(spacy.tokens.Doc(VOCAB, ["killed", written, "men"])))
        assert number.best == value


@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=9,
    )
)
def test_any_row_of_number_words_gives_ranges_that_do_not_overlap(words: list[str]) -> None:
    numbers = find_numbers(Doc(spacy.tokens.Doc(VOCAB, words)))
    assert all(n.start <= n.head < n.end <= len(words) for n in numbers)
    assert all(a.end <= b.start for a, b in itertools.pairwise(numbers))
