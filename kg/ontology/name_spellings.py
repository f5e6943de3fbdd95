"""Spellings of one word in names. In: `ontology/actors/spellings.csv`. Out: the one by which names are compared.

"Defence" is written "defense" too, "Mohamed" is "Muhammad" from another hand; `*` stands for the rest of a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.ontology.actor_rows import Row, read_rows
from kg.ontology.files import data_path

_COLUMNS = ("spelling", "variants", "basis")


@dataclass(frozen=True, slots=True)
class Spellings:
    """Folded words, beginnings and endings, each with what it is compared as."""

    words: Mapping[str, str]
    beginnings: Mapping[str, str]
    endings: Mapping[str, str]

    def of(self, word: str) -> str:
        """What a word in small letters and without accents is compared as: itself, where the list has no other."""
        found = self.words.get(word)
        if found is not None:
            return found
        if word.startswith(tuple(self.beginnings)):
            written = next(w for w in self.beginnings if word.startswith(w))
            return self.beginnings[written] + word[len(written) :]
        if word.endswith(tuple(self.endings)):
            written = next(w for w in self.endings if word.endswith(w))
            return word[: -len(written)] + self.endings[written]
        return word


@cache
def load_spellings() -> Spellings:
    """The spellings of the list. Raises OntologyError where a variant stands twice or is of another form."""
    words: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    endings: dict[str, str] = {}
    for row in read_rows(data_path("actors", "spellings.csv"), _COLUMNS, _COLUMNS):
        spelling = row["spelling"]
        table = endings if spelling.startswith("*") else beginnings if spelling.endswith("*") else words
        for variant in row.items("variants"):
            _add(table, variant, row)
    return Spellings(words, beginnings, endings)


def _add(table: dict[str, str], variant: str, row: Row) -> None:
    spelling, written = row["spelling"].strip("*"), variant.strip("*")
    if (variant[:1] == "*", variant[-1:] == "*") != (row["spelling"][:1] == "*", row["spelling"][-1:] == "*"):
        raise row.error(f"{variant!r} is no spelling of {row['spelling']!r}", fix="write * in both or in neither")
    if written in table:
        raise row.error(f"{variant!r} stands twice", fix="leave it in one row")
    table[written] = spelling
