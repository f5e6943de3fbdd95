"""What a dictionary says of one actor or source. In: nothing. Out: `Entry` and its `DatedRole`s, plain and frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from kg.ontology.contract import load_contract

EntryKind = Literal["person", "group", "organization", "state", "source"]

INTERNATIONAL_CODES = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})
"""What stands in the place of a country for international actors: PLOVER manual, "Non-state international actors"."""


@cache
def sector_codes() -> frozenset[str]:
    """The sector codes of the contract, which are those of the PLOVER manual."""
    return frozenset(load_contract().codes["sector"].members)


@dataclass(frozen=True, slots=True)
class DatedRole:
    """What an actor is from `start` to `end`, both days included; an unknown day is None.

    `part_of` is the id of the body that the actor belongs to, `code` the code that an imported dictionary gives.
    """

    start: date | None = None
    end: date | None = None
    sector: str | None = None
    country: str | None = None
    part_of: str | None = None
    office: str | None = None
    code: str | None = None

    @property
    def is_dated(self) -> bool:
        """True where the role begins or ends on a known day; an undated role is what holds otherwise."""
        return self.start is not None or self.end is not None

    def holds_on(self, day: date) -> bool:
        """True where the day lies within the role's dates."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor or source with all its names. `file` and `line` are where it is listed, `basis` why we believe it.

    `adjectives` ("Afghan"), `peoples` ("Afghans") and `metonyms` ("Kabul", "Kremlin") are those of states;
    `surnames` stand for one person throughout the news, unless the text itself names another bearer.
    """

    id: str
    kind: EntryKind
    name: str
    basis: str
    file: str
    aliases: tuple[str, ...] = ()
    roles: tuple[DatedRole, ...] = ()
    exact_match: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    line: int | None = None

    def role_at(self, day: date | None) -> DatedRole | None:
        """The role on a day: the first dated one that holds it, else the undated one; without a day the latest.

        Outside the days that are known an actor keeps the country that all its roles share, and nothing else.
        """
        if day is None:
            return max(self.roles, key=lambda r: (r.end or date.max, r.start or date.min), default=None)
        for role in self.roles:
            if role.is_dated and role.holds_on(day):
                return role
        undated = next((r for r in self.roles if not r.is_dated), None)
        return undated or self._country_alone()

    def _country_alone(self) -> DatedRole | None:
        countries = {r.country for r in self.roles}
        country = countries.pop() if len(countries) == 1 else None
        nobodys = self.kind == "person" and country in INTERNATIONAL_CODES
        return DatedRole(country=country) if country and not nobodys else None
