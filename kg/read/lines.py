"""The paragraphs of a text by offset. In: a text. Out: its lines without white space around, wrapped ones joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

# What is blank to a reader: white space, byte order marks, zero-width characters and marks of direction.
BLANK = r"\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CORE = re.compile(rf"[^{BLANK}](?:.*[^{BLANK}])?", re.DOTALL)
_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_WIDEST_WRAP, _NARROWEST_WRAP = 100, 40
_FINAL_STOP = re.compile(r"""[.!;:…][\])"'”’»]*$""")
_SENTENCE_END = re.compile(r"""[.!?…][\])"'”’»]*$""")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a line of its own: always `article.text[start:end] == text`, with no blank at either end."""

    start: int
    end: int
    text: str

    @property
    def has_final_stop(self) -> bool:
        """Whether it ends as sentences and headings of lists do; headlines may end with a question mark."""
        return bool(_FINAL_STOP.search(self.text[-10:]))

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as running text does."""
        return bool(_SENTENCE_END.search(self.text[-10:]))


def find_lines(text: str) -> list[Line]:
    """All that is not blank, in textual order; lines that were broken at a fixed width are joined to paragraphs."""
    lines = list(_find_single_lines(text))
    return _join(text, lines) if _is_wrapped(text, lines) else lines


def _find_single_lines(text: str) -> Iterator[Line]:
    for whole in _LINE.finditer(text):
        if core := _CORE.search(text, whole.start(), whole.end()):
            yield Line(core.start(), core.end(), core.group())


def _touch(text: str, first: Line, second: Line) -> bool:
    """Whether no blank line stands between the two."""
    return len(_LINE_BREAK.findall(text, first.end, second.start)) == 1


def _is_wrapped(text: str, lines: list[Line]) -> bool:
    """Whether lines were broken at a fixed width: none is wide, and many of those that touch go on in lower case."""
    if not lines or max(len(line.text) for line in lines) > _WIDEST_WRAP:
        return False
    followers = [second for first, second in pairwise(lines) if _touch(text, first, second)]
    going_on = sum(line.text[0].islower() for line in followers)
    return going_on >= 2 and going_on >= len(followers) / 3


def _join(text: str, lines: list[Line]) -> list[Line]:
    """Join what touches, but not after a line that had room for the next one's first word: there a paragraph ends."""
    width = max(_NARROWEST_WRAP, *(len(line.text) for line in lines))
    joined = [lines[0]]
    for before, line in pairwise(lines):
        first_word = line.text.split(maxsplit=1)[0]
        if _touch(text, before, line) and len(before.text) + 1 + len(first_word) > width * 0.8:
            start = joined.pop().start
            joined.append(Line(start, line.end, text[start : line.end]))
        else:
            joined.append(line)
    return joined
