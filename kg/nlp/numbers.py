"""Numbers in words and digits. In: a parsed Doc. Out: `Number`s with their bounds ("at least 26" has a low, no best).

Our own reader, because it needs the tokens: libraries for number words (word2number, number-parser) take a string, give
no offsets, and know neither bounds nor "dozens".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from kg.nlp.tokens import Doc
from kg.ontology.quantities import load_quantities

_SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_MULTIPLIERS = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
_SUFFIXES = {"k": 1000, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9}
_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([kmb]|mn|bn)?\+?", re.IGNORECASE)
_FIRST_WORDS = frozenset({*_SMALL, *_TENS, "half", "a"})
_NOT_COUNTS = frozenset({"DATE", "TIME", "PERCENT", "ORDINAL", "LAW", "EVENT", "PRODUCT"})
_LONGEST_BOUND = 3
_LONGEST = 12
_PLAIN_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens `[start, end)` read as a number; `head` is its last number word. What the text leaves open is None."""

    start: int
    end: int
    head: int
    low: int | Decimal | None
    best: int | Decimal | None
    high: int | Decimal | None
    currency: str | None = None


def find_numbers(doc: Doc) -> tuple[Number, ...]:
    """The counts of the Doc, in textual order; dates, ordinals and percentages are none."""
    words = [t.lower_ for t in doc]
    out: list[Number] = []
    free = 0
    for at in [at for at, word in enumerate(words) if _may_begin(word)]:
        number = _number_at(doc, words, at) if at >= free else None
        if number is not None:
            free = number.end
            out.append(_with_currency(doc, _with_bound(doc, number)))
    return tuple(out)


def _may_begin(word: str) -> bool:
    """Whether a number can begin with the word; most words are told by their first letter."""
    return word[0].isdigit() or word in _FIRST_WORDS or word in _vague_by_first_word()


def _number_at(doc: Doc, words: Sequence[str], at: int) -> Number | None:
    vague = _vague_at(words, at)
    if vague is not None:
        return vague
    first = _value_at(words, at)
    if first is None:
        return None
    value, end = first
    joint = words[end] if end < len(words) else ""
    second = _value_at(words, end + 1) if joint in ("to", "or", "-", "–", "and") and end + 1 < len(words) else None
    between = at > 0 and words[at - 1] in ("between", "from")
    if second is not None and (joint != "and" or between) and second[0] > value:
        start = at - 1 if between else at
        return Number(start, second[1], second[1] - 1, value, None, second[0])
    after = words[end + 1] if end + 1 < len(words) else ""
    if joint == "or" and after in ("more", "fewer", "less"):
        low, high = (value, None) if after == "more" else (None, value)
        return Number(at, end + 2, end - 1, low, None, high)
    if doc[end - 1].text.endswith("+") or joint == "+":
        return Number(at, end + (joint == "+"), end - 1, value, None, None)
    return None if _is_no_count(doc, at, end, value) else Number(at, end, end - 1, None, value, None)


def _is_no_count(doc: Doc, start: int, end: int, value: int | Decimal) -> bool:
    after = doc[end].lower_ if end < len(doc) else ""
    if _is_dated(doc, start, end) or after in ("%", "percent", "per", "p.m.", "a.m."):
        return True
    year = end - start == 1 and doc[start].is_digit and value in _PLAIN_YEARS
    return year and doc[start].dep_ not in ("nummod", "quantmod")


def _is_dated(doc: Doc, start: int, end: int) -> bool:
    """Whether the number belongs to a date or the like; a bare number that a verb takes, or that a toll is, is none."""
    bare = end - start == 1 and doc[start].dep_ in ("dobj", "nsubjpass", "attr") and doc[start].ent_iob_ == "B"
    alone = bare and (end == len(doc) or doc[end].ent_iob_ != "I")
    return not alone and any(t.ent_type_ in _NOT_COUNTS for t in doc[start:end])


def _vague_at(words: Sequence[str], at: int) -> Number | None:
    for phrase, low in _vague_by_first_word().get(words[at], ()):
        same = tuple(words[at : at + len(phrase)]) == phrase
        of_number = at > 1 and words[at - 1] == "of" and words[at - 2] in _vague_by_first_word()
        if same and (not of_number or len(phrase) > 1):
            return Number(at, at + len(phrase), at + len(phrase) - 1, low, None, None)
    return None


@cache
def _vague_by_first_word() -> Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """The vague numbers under their first word, the longest first."""
    table: dict[str, tuple[tuple[tuple[str, ...], int], ...]] = {}
    for phrase, low in sorted(load_quantities().vague.items(), key=lambda item: -len(item[0])):
        table[phrase[0]] = (*table.get(phrase[0], ()), (phrase, low))
    return table


def _value_at(all_words: Sequence[str], at: int) -> tuple[int | Decimal, int] | None:
    """The value of the number that begins at the token, and where it ends."""
    words = all_words[at : at + _LONGEST]
    first, used = _first_value(words)
    if first is None:
        return None
    total, current = Decimal(0), first
    while used < len(words):
        word, following = words[used], words[used + 1] if used + 1 < len(words) else ""
        if word in _MULTIPLIERS or word in ("m", "mn", "bn"):
            factor = _MULTIPLIERS.get(word, _SUFFIXES.get(word, 1))
            total, current = (total + current * factor, Decimal(0)) if factor >= 1000 else (total, current * factor)
        elif _adds(word, current, total):
            current += _SMALL.get(word, _TENS.get(word, 0))
        elif word in ("-", "and") and _adds(following, current, total) and (word == "-") == (current in _TENS.values()):
            used += 1
            current += _SMALL.get(following, _TENS.get(following, 0))
        else:
            break
        used += 1
    value = total + current
    return (int(value) if value == value.to_integral_value() else value), at + used


def _first_value(words: Sequence[str]) -> tuple[Decimal | None, int]:
    """What the first word or two give: digits, a number word, "a dozen", "half a million"."""
    word, following = words[0], words[1] if len(words) > 1 else ""
    digits = _DIGITS.fullmatch(word)
    if digits is not None:
        plain = Decimal(digits[1].replace(",", "") + (digits[2] or ""))
        return plain * _SUFFIXES.get((digits[3] or "").lower(), 1), 1
    if word in _SMALL or word in _TENS:
        return Decimal(_SMALL.get(word, _TENS.get(word, 0))), 1
    if word == "half" and following == "a" and len(words) > 2 and words[2] in _MULTIPLIERS:
        return Decimal("0.5"), 2
    return (Decimal(1), 1) if word == "a" and following in _MULTIPLIERS else (None, 0)


def _adds(word: str, current: Decimal, total: Decimal) -> bool:
    """Whether a number word goes on from what was read ("twenty five", "two hundred thirty")."""
    if word in _SMALL and current in _TENS.values():
        return _SMALL[word] < 10
    return (word in _SMALL or word in _TENS) and (
        (current >= 100 and current % 100 == 0) or (current == 0 and total > 0)
    )


def _with_bound(doc: Doc, number: Number) -> Number:
    """The number as the words before it bound it ("at least", "up to", "about")."""
    bounds = load_quantities().bounds
    for length in range(_LONGEST_BOUND, 0, -1):
        start = number.start - length
        kind = bounds.get(tuple(t.lower_ for t in doc[start : number.start])) if start >= 0 else None
        if kind is None:
            continue
        value = number.best
        if kind == "about" or value is None:
            return replace(number, start=start)
        if kind == "low":
            return replace(number, start=start, low=value, best=None)
        return replace(number, start=start, high=value, best=None)
    return number


def _with_currency(doc: Doc, number: Number) -> Number:
    """The number as an amount of money where a sign stands before or a currency's name behind it."""
    currencies = load_quantities().currencies
    for before in (number.start - 1, number.start):
        sign = doc[before].lower_ if 0 <= before < len(doc) else ""
        if sign in currencies and not sign.isalpha():
            wider = _with_bound(doc, replace(number, start=min(number.start, before)))
            return replace(wider, currency=currencies[sign])
    for after in range(number.end, min(number.end + 2, len(doc))):
        name = doc[after].lemma_.lower()
        if name in currencies and (after == number.end or doc[number.end].pos_ in ("ADJ", "PROPN")):
            return replace(number, end=after + 1, currency=currencies[name])
    return number
