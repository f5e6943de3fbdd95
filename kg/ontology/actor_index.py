"""The dictionary matcher. In: entries, then the tokens of a text. Out: `Match`es, longest first, never overlapping.

It knows token strings alone: no spaCy, no part of speech, no date. An ambiguous name yields all its candidates; who
asks decides by context.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from kg.ontology.entry import Entry
from kg.ontology.names import Part, Parts, folded_and_written, parts_of_name, parts_of_tokens, written_parts

NameForm = Literal["name", "acronym", "alias", "adjective", "people", "metonym", "surname"]

_PLAIN_FORMS = frozenset({"name", "acronym", "alias"})
_ACRONYM = re.compile(r"[A-Z0-9][A-Z0-9&./-]*")
_WORDS = (
    "ACT ALL AN AND ARE AS AT BE BY CAN DO FOR GO HE IF IN IS IT MAY ME NOT OF ON OR SAVE SHE SO THE TO UP US WE WHO"
)
_LONGEST_CAMEL = 4
_ARTICLES = frozenset({"al", "el"})
WORDS_IN_CAPITALS = frozenset(_WORDS.split())
"""English words that are acronyms too when they stand in capitals."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a name may stand for, and what kind of its names it is."""

    id: str
    form: NameForm


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `[start, end)` that are a name. `whole` is false where the last token goes on ("U.S.-led")."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]
    whole: bool = True

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all entries that bear this name."""
        return tuple(dict.fromkeys(c.id for c in self.candidates))

    @property
    def form(self) -> NameForm:
        """The form of the first candidate."""
        return self.candidates[0].form


@dataclass(frozen=True, slots=True)
class _Listed:
    written: tuple[str, ...]
    form: NameForm
    id: str


class ActorIndex:
    """All names of the entries by their folded parts. `blocked` phrases hold a name and mean something else."""

    def __init__(self, entries: Iterable[Entry], blocked: Iterable[str] = ()) -> None:
        self.entries: dict[str, Entry] = {}
        self._names: dict[tuple[str, ...], list[_Listed]] = {}
        self._lengths: dict[str, list[int]] = {}
        for entry in entries:
            self.entries[entry.id] = entry
            for form, names in _forms(entry):
                for name in names:
                    self._add(name, _form_of(name, form), entry.id)
        for phrase in blocked:
            self._add(phrase, "name", "")
        for lengths in self._lengths.values():
            lengths.sort(reverse=True)

    def __getitem__(self, entry_id: str) -> Entry:
        return self.entries[entry_id]

    def __contains__(self, entry_id: str) -> bool:
        return entry_id in self.entries

    def find(self, text: Parts) -> Iterator[Match]:
        """Every name in one sentence or text, from left to right, the longest at each place."""
        parts = text.parts
        shouted = not any(map(str.islower, text.tokens))
        free = 0
        for at in [at for at, part in enumerate(text.folded) if part in self._lengths]:
            if at < free:
                continue
            match, width = self._longest(parts, at, shouted)
            if match is not None:
                yield match
            free = at + width

    def named(self, name: str) -> tuple[Candidate, ...]:
        """The candidates of one whole name, as `find` would see it alone."""
        parts = parts_of_tokens(written_parts(name))
        return self._candidates(parts, shouted=False) if parts else ()

    def bearers(self, surname: str) -> tuple[Entry, ...]:
        """The people whose names end in the surname, whether or not it means one of them alone."""
        parts = parts_of_name(surname)
        return tuple(self.entries[i] for i in self._bearers.get(parts[-1], ())) if parts else ()

    @cached_property
    def _bearers(self) -> dict[str, list[str]]:
        """Ids of people by the last part of their names."""
        bearers: dict[str, list[str]] = {}
        for entry in self.entries.values():
            if entry.kind == "person":
                for last in {parts_of_name(name)[-1] for name in (entry.name, *entry.aliases, *entry.surnames)}:
                    bearers.setdefault(last, []).append(entry.id)
        return bearers

    def _add(self, name: str, form: NameForm, entry_id: str) -> None:
        key, written = folded_and_written(name)
        if not key:
            return
        listed = self._names.setdefault(key, [])
        listed.append(_Listed(written, form, entry_id))
        lengths = self._lengths.setdefault(key[0], [])
        if len(key) not in lengths:
            lengths.append(len(key))

    def _longest(self, parts: list[Part], at: int, shouted: bool) -> tuple[Match | None, int]:
        for length in self._lengths.get(parts[at][0], ()):
            span = parts[at : at + length]
            if len(span) < length or not _starts_token(parts, at):
                continue
            candidates = () if _is_article_of_a_longer_name(parts, at, length) else self._candidates(span, shouted)
            if candidates:
                whole = at + length == len(parts) or parts[at + length][1] != span[-1][1]
                named = tuple(c for c in candidates if c.id)
                match = Match(span[0][1], span[-1][1] + 1, named, whole) if named else None
                return match, length
        return None, 1

    def _candidates(self, span: list[Part], shouted: bool) -> tuple[Candidate, ...]:
        listed = self._names.get(tuple(part for part, _, _ in span), ())
        written = [word for _, _, word in span]
        found: dict[tuple[str, bool], Candidate] = {}
        for name in listed:
            if _is_written_as(written, name, shouted):
                found.setdefault((name.id, name.form in _PLAIN_FORMS), Candidate(name.id, name.form))
        return tuple(dict.fromkeys(found.values()))


def _forms(entry: Entry) -> tuple[tuple[NameForm, tuple[str, ...]], ...]:
    return (
        ("name", (entry.name,)),
        ("alias", entry.aliases),
        ("adjective", entry.adjectives),
        ("people", entry.peoples),
        ("metonym", entry.metonyms),
        ("surname", entry.surnames),
    )


def _form_of(name: str, form: NameForm) -> NameForm:
    return "acronym" if form in ("name", "alias") and _ACRONYM.fullmatch(name) else form


def _starts_token(parts: list[Part], at: int) -> bool:
    return at == 0 or parts[at - 1][1] != parts[at][1]


def _is_article_of_a_longer_name(parts: list[Part], at: int, length: int) -> bool:
    """True for the newspaper The National in "The National Resistance Front"."""
    if parts[at][0] != "the" or at + length >= len(parts):
        return False
    follower = parts[at + length][2]
    return follower[0].isupper() and follower.isalpha()


def _is_written_as(written: list[str], listed: _Listed, shouted: bool) -> bool:
    """True where the text has capitals wherever the dictionary has, and acronyms are wholly in capitals.

    In a line all in capitals a short acronym that is a word too ("US", "WHO") is taken for the word.
    """
    if _ACRONYM.fullmatch("".join(listed.written)):
        letters = "".join(written)
        return letters == letters.upper() and not (shouted and letters in WORDS_IN_CAPITALS)
    return all(map(_has_its_capitals, written, listed.written))


def _has_its_capitals(word: str, name: str) -> bool:
    """True for "JeM" as "JeM" alone, and for a common name with or without more capitals."""
    if name[1:] != name[1:].lower() and name.isalpha():
        return word == name or (len(name) > _LONGEST_CAMEL and word == word.upper())
    return word[0].isupper() or not name[0].isupper() or word in _ARTICLES
