"""Nouns for who acts, and titles of office. In: `ontology/actors/agents.csv` and `titles.csv`. Out: their records.

"Afghan soldiers" is an agent of Afghanistan with the sector MIL; "Foreign Minister" makes its bearer GOV, and leader of
a foreign ministry. `PhraseTable` finds both in tokens, longest first, in any case and number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Literal, Protocol, TypeVar, cast

from kg.ontology.actor_rows import Row, read_rows
from kg.ontology.entry import sector_codes
from kg.ontology.files import data_path
from kg.ontology.names import Parts, parts_of_name

AgentKind = Literal["person", "group", "organization"]
_AGENT_KINDS = frozenset({"person", "group", "organization"})
_YES_OR_NO = frozenset({"yes", "no"})


@dataclass(frozen=True, slots=True)
class Agent:
    """A noun for unnamed actors. `forms` are all its spellings in lower case, singular first.

    `kind` is that of one of them: "soldier" a person, "army" an organization, "troops" a group; `plural_only` nouns
    ("troops", "police") are grammatically many. `code` is an imported dictionary's.
    """

    lemma: str
    forms: tuple[str, ...]
    sector: str | None
    kind: AgentKind
    plural_only: bool
    basis: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """A title of office. `leads` tells that its bearer leads the body that is named with it ("Hamas leader").

    `body` is the part of a government that the title itself names ("foreign ministry" of "foreign minister").
    """

    title: str
    forms: tuple[str, ...]
    sector: str | None
    leads: bool
    body: str | None
    basis: str


class _HasForms(Protocol):
    @property
    def forms(self) -> tuple[str, ...]: ...


Item = TypeVar("Item", bound=_HasForms)


class PhraseTable(Generic[Item]):
    """Finds the forms of agents or titles in tokens; the later of two items with one form wins."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = {parts_of_name(form): item for item in items for form in item.forms}
        self._longest: dict[str, int] = {}
        """The length of the longest phrase that begins with the word."""
        for key in self._items:
            self._longest[key[0]] = max(len(key), self._longest.get(key[0], 0))

    def find(self, text: Parts) -> Iterator[tuple[int, int, Item]]:
        """The tokens `[start, end)` of every phrase and its item, the longest at each place, none overlapping."""
        parts, words = text.parts, text.folded
        free = 0
        for at in [at for at, word in enumerate(words) if word in self._longest]:
            if at < free:
                continue
            longest = min(self._longest[words[at]], len(words) - at)
            width = next((n for n in range(longest, 0, -1) if tuple(words[at : at + n]) in self._items), 0)
            if width:
                yield parts[at][1], parts[at + width - 1][1] + 1, self._items[tuple(words[at : at + width])]
                free = at + width

    def get(self, phrase: str) -> Item | None:
        """The item of one phrase, in any case."""
        return self._items.get(parts_of_name(phrase))


def load_agents(path: Path | None = None) -> tuple[Agent, ...]:
    """The agents of a file, by default ours."""
    columns = ("lemma", "plural", "sector", "kind", "plural_only", "basis")
    rows = read_rows(path or data_path("actors", "agents.csv"), columns, ("lemma", "kind", "plural_only", "basis"))
    return tuple(_agent(row) for row in rows)


def load_titles(path: Path | None = None) -> tuple[Title, ...]:
    """The titles of a file, by default ours."""
    columns = ("title", "variants", "sector", "leads", "body", "basis")
    rows = read_rows(path or data_path("actors", "titles.csv"), columns, ("title", "leads", "basis"))
    return tuple(_title(row) for row in rows)


def plural_of(noun: str) -> str:
    """The regular plural of an English noun or noun phrase: armies, forces, churches, soldiers."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun[:-3] + "men" if noun.endswith("man") else noun + "s"


def _agent(row: Row) -> Agent:
    lemma, plural_only = row["lemma"], row.one_of("plural_only", _YES_OR_NO) == "yes"
    plurals = () if plural_only else row.items("plural") or (plural_of(lemma),)
    return Agent(
        lemma=lemma,
        forms=tuple(dict.fromkeys((lemma, *plurals))),
        sector=row.one_of("sector", sector_codes()),
        kind=cast(AgentKind, row.one_of("kind", _AGENT_KINDS)),
        plural_only=plural_only,
        basis=row["basis"],
    )


def _title(row: Row) -> Title:
    singular = (row["title"], *row.items("variants"))
    return Title(
        title=row["title"],
        forms=tuple(dict.fromkeys((*singular, *(plural_of(t) for t in singular)))),
        sector=row.one_of("sector", sector_codes()),
        leads=row.one_of("leads", _YES_OR_NO) == "yes",
        body=row["body"] or None,
        basis=row["basis"],
    )
