"""Stretches between quotation marks. In: a Doc and its article's zones. Out: `Quotation`s as token ranges.

Straight, curly, low and angle marks; a quotation of several paragraphs opens each anew and closes the last; a mark that
is never closed ends with its paragraph, so that one typing error does not swallow an article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Zone
from kg.nlp.tokens import Doc, Token

_CLOSING = {"“": "”", '"': '"', "«": "»", "„": "“”", "‘": "’", "'": "'", "``": "''", "‹": "›"}
_SINGLE = frozenset({"‘", "'"})
PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_MIN_WORDS = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens `[start, end)` between the marks; `runs_on` tells that it goes on from the paragraph before."""

    start: int
    end: int
    runs_on: bool = False


@dataclass(frozen=True, slots=True)
class _Open:
    """A quotation whose closing mark is still to come."""

    mark: str
    start: int
    runs_on: bool = False


def paragraph_numbers(doc: Doc, zones: Sequence[Zone] = ()) -> tuple[int, ...]:
    """For each token the number of its paragraph; a zone border begins one too."""
    borders = sorted({offset for zone in zones for offset in (zone.start, zone.end)})
    numbers, number, border = [], 0, 0
    for token in doc:
        while border < len(borders) and token.idx >= borders[border]:
            number, border = number + 1, border + 1
        numbers.append(number)
        if token.is_space and PARAGRAPH.search(token.text):
            number += 1
    return tuple(numbers)


def find_quotations(doc: Doc, paragraphs: Sequence[int]) -> tuple[Quotation, ...]:
    """The quotations of the Doc that hold a sentence or clause; scare quotes and titles are left out."""
    out: list[Quotation] = []
    opened: _Open | None = None
    text = doc.text
    for token in doc:
        begins = token.i == 0 or paragraphs[token.i] != paragraphs[token.i - 1]
        if opened is not None and begins:
            out.append(Quotation(opened.start, _last_word(doc, token.i), opened.runs_on))
            # A paragraph that opens with the same mark carries the quotation on.
            again = token.text == opened.mark and opened.mark not in _SINGLE
            opened = _Open(opened.mark, token.i + 1, runs_on=True) if again else None
            if again:
                continue
        if opened is None:
            if _opens(token, text):
                opened = _Open(token.text, token.i + 1)
        elif token.text in _CLOSING[opened.mark] and not _is_apostrophe(token):
            out.append(Quotation(opened.start, token.i, opened.runs_on))
            opened = None
    if opened is not None:
        out.append(Quotation(opened.start, len(doc), opened.runs_on))
    return tuple(q for q in out if _says_something(doc, q))


def _last_word(doc: Doc, end: int) -> int:
    while end > 0 and doc[end - 1].is_space:
        end -= 1
    return end


def _opens(token: Token, text: str) -> bool:
    if token.text not in _CLOSING:
        return False
    before = text[token.idx - 1] if token.idx else " "
    after = text[token.idx + len(token.text) : token.idx + len(token.text) + 1]
    return (
        (before.isspace() or before in "([—–-:") and bool(after) and not after.isspace() and not _is_apostrophe(token)
    )


def _is_apostrophe(token: Token) -> bool:
    """Whether the mark belongs to a word ("the rebels' attack")."""
    return token.tag_ == "POS" or (token.text in ("’", "'") and token.dep_ in ("case", "neg", "aux"))


def _says_something(doc: Doc, quotation: Quotation) -> bool:
    words = [t for t in doc[quotation.start : quotation.end] if not t.is_punct and not t.is_space]
    if not words:
        return False
    finite = any(t.pos_ in ("VERB", "AUX") for t in words)
    ends = doc[quotation.end - 1].text in (".", "!", "?", ",", "…")
    return (finite and len(words) >= _MIN_WORDS) or (ends and (finite or len(words) >= _MIN_WORDS))
