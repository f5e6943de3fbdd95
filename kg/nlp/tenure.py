"""Since when and until when a relation holds. In: a tie, the time expressions of the Doc. Out: a `TimeSpan` or None.

Only what stands with the word that tells the relation, or with its copula, dates it. "since" and "until" are first and
last day; a day alone begins what somebody came into ("joined in 2009") and ends what they left ("resigned on Monday").
"""

from __future__ import annotations

from dataclasses import replace

from kg.model import TimeSpan
from kg.nlp.dated_words import governor_of
from kg.nlp.found import Found
from kg.nlp.tie import Tie
from kg.nlp.tokens import Doc, Token


def tenure(doc: Doc, found: Found, tie: Tie) -> TimeSpan | None:
    """The time that the text gives the relation."""
    if not found.times:
        return None
    told = {tie.at, *_carrying(doc[tie.at])}
    for expression in found.times:
        if governor_of(doc[expression.head], expression.start, expression.end).i in told:
            span = _bounded(expression.span, tie)
            if span is not None:
                return span
    return None


def _carrying(word: Token) -> tuple[int, ...]:
    """The verb that says the noun of somebody ("has been president since 2013", "served as head until 2010")."""
    if word.dep_ in ("attr", "oprd"):
        return (word.head.i,)
    if word.dep_ == "pobj" and word.head.lower_ == "as":
        return (word.head.head.i,)
    return ()


def _bounded(span: TimeSpan, tie: Tie) -> TimeSpan | None:
    """The expression as the relation's time, or None where it tells neither beginning nor end."""
    one_sided = span.not_before or span.not_after
    if one_sided:
        start, end = span.not_before or span.start, span.not_after or span.end
        return replace(span, start=start, end=end, not_before=None, not_after=None, lasted=True)
    if span.lasted and span.start != span.end:
        return span
    if tie.turn == "began":
        return replace(span, end=None)
    if tie.turn == "ended":
        return replace(span, start=None)
    return span if tie.past else None
