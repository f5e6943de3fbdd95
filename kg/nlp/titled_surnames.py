"""Surnames behind a title that one bearer of the office had ("President Bush"). In: names, titles. Out: names.

Of all whom the dictionary lists with that surname, the office and the day of the report tell who is meant. Without a
day, or with several who had it, their common country is told and nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.nlp.names import Name
from kg.nlp.tokens import Doc
from kg.ontology.actor_index import ActorIndex
from kg.ontology.agents import Title
from kg.ontology.entry import DatedRole, Entry

# Offices that there is one of in a state, so that no body needs to be named with them.
_OF_STATES = frozenset(
    {
        "president", "prime minister", "chancellor", "king", "emir", "sultan", "supreme leader", "foreign minister",
        "defence minister", "interior minister", "secretary of state", "defence secretary", "foreign secretary",
    }
)  # fmt: skip
# A report may be some weeks older or younger than what it speaks of: who took office last week was elected before.
_SLACK = timedelta(days=31)
_SPELLINGS = {"defense": "defence", "premier": "prime minister", "secretary-general": "secretary general"}


@dataclass(frozen=True, slots=True)
class Titled:
    """A title in a text: its tokens `[start, end)`."""

    start: int
    end: int
    title: Title


def with_titled_surnames(
    doc: Doc, names: tuple[Name, ...], index: ActorIndex, as_of: date | None, titles: tuple[Titled, ...]
) -> tuple[Name, ...]:
    """The names, bare surnames behind titles given their bearer, or their bearers' country."""
    title_before = {t.end: t for t in titles}
    name_at = {name.end: name for name in names}
    written = {n.text.split()[-1] for n in names if n.kind == "person" and n.end - n.start > 1}

    def settled(name: Name) -> Name:
        title = title_before.get(name.start)
        bare = name.entry is None and name.kind == "person" and name.end - name.start == 1
        if title is None or not bare or name.text in written or doc[title.start].sent != doc[name.start].sent:
            return name
        owner = name_at.get(title.start)
        held = tuple(_held(index.bearers(name.text), title.title, owner))
        return _settled(name, held, as_of)

    return tuple(settled(name) for name in names)


def _held(bearers: tuple[Entry, ...], title: Title, owner: Name | None) -> Iterator[tuple[Entry, DatedRole]]:
    """Who of the bearers had the office, of the state or body that the text names before the title if it does."""
    office = _office(title.title)
    for entry in bearers:
        for role in entry.roles:
            if role.office is not None and _office(role.office) == office and _is_of(role, owner, office):
                yield entry, role


def _office(words: str) -> str:
    for old, new in _SPELLINGS.items():
        words = words.replace(old, new)
    return words


def _is_of(role: DatedRole, owner: Name | None, office: str) -> bool:
    if owner is None or owner.entry is None:
        return office in _OF_STATES
    if owner.entry.kind == "state":
        return owner.role is not None and owner.role.country == role.country
    return role.part_of == owner.entry.id


def _settled(name: Name, held: tuple[tuple[Entry, DatedRole], ...], as_of: date | None) -> Name:
    if as_of is not None:
        now = [(entry, role) for entry, role in held if _is_near(role, as_of)]
        held = tuple(now) or held
    entries = {entry.id: entry for entry, _ in held}
    if len(entries) == 1 and (as_of is None or any(_is_near(role, as_of) for _, role in held)):
        (entry,) = entries.values()
        return replace(name, entry=entry, role=entry.role_at(as_of))
    countries = {role.country for _, role in held}
    return replace(name, country=countries.pop()) if len(countries) == 1 else name


def _is_near(role: DatedRole, day: date) -> bool:
    begun = role.start is None or role.start - _SLACK <= day
    return begun and (role.end is None or day <= role.end + _SLACK)
