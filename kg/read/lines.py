"""The paragraphs of a text by offset. In: a text. Out: its lines without white space around, wrapped ones joined.

Joined lines read as one, so that a text says the same however wide it was broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.read.datelines import find_date_line, find_leading_dateline

# What is blank to a reader: white space, byte order marks, zero-width characters and marks of direction.
BLANK = r"\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CORE = re.compile(rf"[^{BLANK}](?:.*[^{BLANK}])?", re.DOTALL)
_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BREAK_AND_BLANKS = re.compile(rf"[{BLANK}]*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029][{BLANK}]*")
_HYPHENATED = re.compile(r"\w[-‐]$")
_WIDEST_WRAP, _NARROWEST_WRAP = 120, 40
# Wraps by hand and by programs that even out the lines leave room at their ends.
_RAGGED = 0.8
_FINAL_STOP = re.compile(r"""[.!;:…][\])"'”’»]*$""")
_SENTENCE_END = re.compile(r"""[.!?…][\])"'”’»]*$""")
_NEXT_SENTENCE = re.compile(r"""[\w\])"'”’»]{2}[.!?…][\])"'”’»]*\s+[“"'‘(]?[A-Z]""")
_BEGINNING = re.compile(r"""[“"'‘]?[^\Wa-z_]""")
# After such a word or sign a headline goes on.
_OPEN_END = re.compile(
    r"(?:[,–—(-]|\b(?:a|an|the|and|or|but|of|in|on|at|to|by|for|from|with|as|than|that|over|into|after|before|against"
    r"|between|near|under|its|his|her|their|is|are|was|were|has|have|had|will|would|said|says))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a line of its own: `raw` is `article.text[start:end]`, with no blank at either end.

    `text` is what it says in one line: where it was broken, one space stands.
    """

    start: int
    end: int
    raw: str
    text: str

    @property
    def has_final_stop(self) -> bool:
        """Whether it ends as sentences and headings of lists do; headlines may end with a question mark."""
        return bool(_FINAL_STOP.search(self.text[-10:]))

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as running text does."""
        return bool(_SENTENCE_END.search(self.text[-10:]))

    def offset_of(self, index: int) -> int:
        """Where in the article the character `text[index]` stands, or the end of the line."""
        if self.raw == self.text:
            return self.start + index
        at = said = 0
        for broken in _BREAK_AND_BLANKS.finditer(self.raw):
            if index <= said + broken.start() - at:
                break
            said += broken.start() - at + len(_join_sign(self.raw, broken))
            at = broken.end()
        return self.start + at + max(0, index - said)


def find_lines(text: str) -> list[Line]:
    """All that is not blank, in textual order; lines that were broken at a fixed width are joined to paragraphs."""
    lines = list(_find_single_lines(text))
    blocks = _find_blocks(text, lines)
    column = _find_column(blocks)
    if column is None:
        return lines
    joined: list[Line] = []
    for block in blocks:
        is_top = not any(line.ends_sentence and len(line.text) > column for line in joined)
        joined += _join(text, block, column, is_top=is_top)
    return joined


def _make_line(text: str, start: int, end: int) -> Line:
    raw = text[start:end]
    return Line(start, end, raw, _BREAK_AND_BLANKS.sub(lambda broken: _join_sign(raw, broken), raw))


def _join_sign(raw: str, broken: re.Match[str]) -> str:
    """What stands for a break: nothing after a hyphen, where wrappers break words too, else a space."""
    return "" if _HYPHENATED.search(raw, max(0, broken.start() - 2), broken.start()) else " "


def _find_single_lines(text: str) -> Iterator[Line]:
    for whole in _LINE.finditer(text):
        if core := _CORE.search(text, whole.start(), whole.end()):
            yield Line(core.start(), core.end(), core.group(), core.group())


def _find_blocks(text: str, lines: list[Line]) -> list[list[Line]]:
    """The lines in groups between which blank lines stand."""
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and len(_LINE_BREAK.findall(text, blocks[-1][-1].end, line.start)) == 1:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _find_column(blocks: list[list[Line]]) -> float | None:
    """How wide a line must have become before it was broken; None where lines were not broken at a fixed width.

    What tells is the lines that stop short of a sentence's end and go on in lower case below: each of them has no room
    for the next one's first word.
    """
    broken = [(one, other) for block in blocks for one, other in pairwise(block) if _goes_on(one, other)]
    if not broken:
        return None
    widest = max(len(one.text) for one, _ in broken)
    for column in (float(widest), widest * _RAGGED):
        full = sum(_is_full(one, other, column) for one, other in broken)
        if widest >= _NARROWEST_WRAP and full >= 0.9 * len(broken):
            return column
    return None


def _goes_on(line: Line, following: Line) -> bool:
    return following.text[0].islower() and not line.has_final_stop and len(line.text) <= _WIDEST_WRAP


def _is_full(line: Line, following: Line, column: float) -> bool:
    """Whether the line had no room for the following one's first word."""
    return len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > column


def _join(text: str, block: list[Line], column: float, *, is_top: bool) -> list[Line]:
    """The paragraphs of a block: one ends where a line had room for more."""
    paragraphs = [[block[0]]]
    for before, line in pairwise(block):
        if _is_full(before, line, column) and not _is_border(before, line):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    if is_top and _is_headline_above(paragraphs[0]):
        paragraphs[:1] = [paragraphs[0][:1], paragraphs[0][1:]]
    return [_make_line(text, lines[0].start, lines[-1].end) for lines in paragraphs]


def _is_border(before: Line, line: Line) -> bool:
    """Whether a paragraph ends between two lines that touch, however full the first is."""
    return len(before.text) > _WIDEST_WRAP or bool(find_date_line(before.text) or find_date_line(line.text))


def _is_headline_above(paragraph: list[Line]) -> bool:
    """Whether the first line, which happens to be as wide as wrapped ones, is a headline right above its report."""
    if len(paragraph) == 1 or not _BEGINNING.match(paragraph[1].text) or not paragraph[-1].ends_sentence:
        return False
    first = paragraph[0].text
    is_one_thing = not paragraph[0].has_final_stop and not _NEXT_SENTENCE.search(first)
    return is_one_thing and not _OPEN_END.search(first) and not find_leading_dateline(first)
