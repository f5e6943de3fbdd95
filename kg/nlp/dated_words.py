"""What each time expression modifies. In: a Doc and its time expressions. Out: expressions by tokens.

An expression dates the word above it, the verb of the sentence that it begins, and the clause after its "when". What
only bounds a comparison ("the first attack since May") and what stands in titles and datelines dates nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.nlp import time_calendar as cal
from kg.nlp.found import Found, TimeExpression
from kg.nlp.tokens import Doc, Token

Dated = Mapping[int, Sequence[TimeExpression]]
DIVIDING = frozenset(
    {
        "after", "before", "since", "until", "because", "if", "although", "though", "unless", "once", "following",
        "despite", "ahead",
    }
)  # fmt: skip
"""What stands under these is at another time."""
_VERBAL = frozenset({"VERB", "AUX"})
_PREMODIFIERS = frozenset({"compound", "nummod", "nmod", "amod", "poss"})
_HIDDEN_ZONES = frozenset({"title", "dateline", "credit", "boilerplate", "link"})
_RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "only", "last"})
_OPENING = frozenset(
    {
        "but", "and", "meanwhile", "also", "however", "then", "in", "on", "at", "by", "during", ",", "late", "early",
        "shortly", "just", "soon", "before", "after", "about", "around", "midnight", "noon", "dawn", "dusk", "hours",
        "the", "of", "morning", "evening", "afternoon", "night", "a.m.", "p.m.",
    }
)  # fmt: skip


def dated_words(doc: Doc, found: Found) -> Dated:
    """The expressions that tell days by the tokens that they modify."""
    dated: dict[int, list[TimeExpression]] = {}
    for expression in found.times:
        if _has_days(expression) and not (_is_hidden(doc, found, expression) or _compares(doc, expression)):
            for governor, told in _governed(doc, expression):
                dated.setdefault(governor, []).append(told)
    return dated


def _governed(doc: Doc, expression: TimeExpression) -> Iterator[tuple[int, TimeExpression]]:
    """What the expression modifies: a word, the verb of the sentence that it begins, the clause after its "when"."""
    governor = governor_of(doc[expression.head], expression.start, expression.end)
    while governor.pos_ == "PRON" and governor.head.pos_ == "ADP":  # "asked about it that same day"
        governor = governor.head.head
    while governor.dep_ in _PREMODIFIERS and governor.pos_ in ("NOUN", "PROPN") and governor.head.i > governor.i:
        governor = governor.head
    yield governor.i, expression
    sentence = doc[expression.start].sent
    begins = all(t.lower_ in _OPENING or t.is_space or t.is_digit for t in doc[sentence.start : expression.start])
    if begins and governor.pos_ not in _VERBAL and sentence.root.pos_ in _VERBAL and sentence.root.i != governor.i:
        yield sentence.root.i, expression
    last = doc[expression.end - 1]
    if last.dep_ == "prep" and last.lower_ in DIVIDING:  # "on Sunday, two days after the attack"
        yield from ((c.i, expression) for c in last.children if c.dep_ == "pobj")
        return
    after = next((t for t in doc[expression.end : expression.end + 2] if t.text != ","), None)
    if after is not None and after.lower_ == "when" and after.head.pos_ in _VERBAL:
        yield after.head.i, _unbounded(expression)


def _unbounded(expression: TimeExpression) -> TimeExpression:
    """The days themselves of "since May 2021, when the army took power"."""
    span = expression.span
    bound = span.not_before or span.not_after
    if bound is None:
        return expression
    whole = cal.month_of(bound.year, bound.month, "") if "month" in span.rule else cal.single(bound, "")
    whole = cal.year_of(bound.year, "") if span.rule == "year" else whole
    precision = whole.precision
    plain = replace(span, start=whole.first, end=whole.last, precision=precision, not_before=None, not_after=None)
    return replace(expression, span=plain)


def _has_days(expression: TimeExpression) -> bool:
    span = expression.span
    return any((span.start, span.end, span.not_before, span.not_after))


def _compares(doc: Doc, expression: TimeExpression) -> bool:
    """Whether the time only bounds a comparison: "the first attack since May", "the worst clash since 2016"."""
    if expression.span.not_before is None:
        return False
    for token in reversed(doc[doc[expression.start].sent.start : expression.start]):
        if token.text in (",", ";"):
            return False
        if token.tag_ in ("JJS", "RBS") or token.lower_ in _RANKS:
            return True
    return False


def _is_hidden(doc: Doc, found: Found, expression: TimeExpression) -> bool:
    start = doc[expression.start].idx
    return any(z.start <= start < z.end and z.kind in _HIDDEN_ZONES for z in found.article.zones)


def governor_of(head: Token, start: int, end: int) -> Token:
    """What an expression modifies: the first word above it that is neither preposition nor part of it."""
    node = head.head
    while (start <= node.i < end or node.pos_ in ("ADP", "SCONJ", "ADV", "PART")) and node.head != node:
        node = node.head
    return node
