"""Names cut into comparable parts. In: a name, or the tokens of a text. Out: folded parts, with the token of each.

Both sides fold alike, so that "Al-Shabaab", "al Shabaab" and "el-Shabaab", "U.S." and "US", "Hay’at" and "Hay'at",
"Defence" and "Defense" meet. Hyphens and apostrophes carry nothing; case does, and is checked apart from the fold.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from kg.ontology.name_spellings import load_spellings

_APOSTROPHES = "'’‘ʻʼʿʾ`´"
_HYPHENS = "-‐‑"
_SPLIT = re.compile(rf"[{_HYPHENS}/\s]+")
_POSSESSIVE = re.compile(rf"(?<=\w)(?=[{_APOSTROPHES}]s\b)", re.IGNORECASE)
_APART = re.compile(r"([(),\"])")
_DROPPED = re.compile(rf"[{_APOSTROPHES}.]")
_ARTICLE = {"el": "al", "&": "and"}

Part = tuple[str, int, str]
"""A folded part, the index of its token, and the part as written."""


def parts_of_name(name: str) -> tuple[str, ...]:
    """The folded parts of a name in a dictionary: "Lord's Resistance Army" has lord, s, resistance, army."""
    return folded_and_written(name)[0]


def written_parts(name: str) -> tuple[str, ...]:
    """The parts of a name as they are written, one for each of `parts_of_name`."""
    return folded_and_written(name)[1]


def folded_and_written(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The folded parts of a name, and the same parts as they are written."""
    parts = [part for token in _tokens_of_name(name) for part in _parts_of_token(token)]
    return tuple(folded for folded, _ in parts), tuple(written for _, written in parts)


def parts_of_tokens(tokens: Sequence[str]) -> list[Part]:
    """Each token's parts: none of a hyphen, an apostrophe or a line break alone, several of "M-23" or "U.S.-led".

    A break between paragraphs is a part that no name has.
    """
    return [(folded, at, written) for at, token in enumerate(tokens) for folded, written in _parts_of_token(token)]


class Parts:
    """The tokens of a text and their parts, cut once for all tables that look names up in them."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self.tokens = tokens
        self.parts = parts_of_tokens(tokens)
        self.folded = [folded for folded, _, _ in self.parts]


def _tokens_of_name(name: str) -> list[str]:
    words = name.split()
    if all(map(str.isalnum, words)):
        return words
    return _APART.sub(r" \1 ", _POSSESSIVE.sub(" ", name)).split()


@lru_cache(maxsize=65536)
def _parts_of_token(token: str) -> tuple[tuple[str, str], ...]:
    if token.count("\n") > 1:
        return ((token, token),)
    pieces = (token,) if token.isalpha() else tuple(p for p in _SPLIT.split(token) if p)
    found = []
    for piece in pieces:
        folded = _fold(piece)
        if folded or piece.strip(_APOSTROPHES):
            found.append((folded or piece, piece))
    return tuple(found)


def _fold(piece: str) -> str:
    if piece.isascii() and piece.isalpha():
        lower = piece.lower()
    else:
        plain = unicodedata.normalize("NFKD", piece)
        lower = _DROPPED.sub("", "".join(c for c in plain if not unicodedata.combining(c))).lower()
    return _ARTICLE.get(lower) or load_spellings().of(lower)
