"""Words of an article as an annotator writes them. In: a text and a quote. Out: where the quote stands.

White space, kinds of quotation marks and of dashes do not matter. A part between asterisks is what is meant, the rest
tells which one: "the army *attacked* the camp".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SAME = str.maketrans({
    "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "‑": "-", "‐": "-", "\u00a0": " ", "\u202f": " ",
})  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Characters `[start, end)` of the article's text."""

    start: int
    end: int

    def overlaps(self, other: Quote) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


def find_quotes(text: str, quote: str) -> list[Quote]:
    """Every place where the quote stands as whole words; of a quote with asterisks, what they mark."""
    plain, wanted = text.translate(_SAME), quote.translate(_SAME)
    found = [Quote(*match.span()) for match in _pattern(wanted).finditer(plain)]
    parts = wanted.split("*")
    if found or len(parts) != 3 or not parts[1].strip():
        return found
    return [Quote(*match.span("marked")) for match in _pattern("".join(parts), parts).finditer(plain)]


def find_beginning(text: str, quote: str) -> str:
    """As many first words of the quote as the text has: it shows where the two part."""
    words = quote.replace("*", "").split()
    for count in range(len(words) - 1, 0, -1):
        if find_quotes(text, " ".join(words[:count])):
            return " ".join(words[:count])
    return ""


def _pattern(whole: str, parts: list[str] | None = None) -> re.Pattern[str]:
    inner = _words(whole) if parts is None else f"{_words(parts[0])}(?P<marked>{_words(parts[1])}){_words(parts[2])}"
    stripped = whole.strip()
    before = r"(?<!\w)" if stripped[:1].isalnum() else ""
    after = r"(?!\w)" if stripped[-1:].isalnum() else ""
    return re.compile(before + inner + after)


def _words(part: str) -> str:
    """The part with any white space where it has some; at its ends, too, where it is a part of a longer quote."""
    return r"\s+".join(map(re.escape, re.split(r"\s+", part)))
