"""States and former states. In: `ontology/actors/states.csv`, names of pycountry and CLDR. Out: entries.

The file lists which codes are states, and what the packages lack: the names that newspapers use, demonyms, metonyms.
Where two states bear one word and a text does not tell which, the first in the file is meant: the Democratic Republic
for "Congo" (AP Stylebook), else the more populous ("Dominican", "Korean").
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pycountry
from babel import Locale

from kg.ids import country_id
from kg.ontology.actor_rows import Row, read_rows
from kg.ontology.entry import DatedRole, Entry
from kg.ontology.files import data_path
from kg.ontology.names import parts_of_name

COLUMNS = ("code", "name", "aliases", "adjectives", "peoples", "metonyms", "start", "end", "basis")
KOSOVO = "XKX"
"""The code that newspapers' data sets use; ISO 3166 has none."""


def load_states(path: Path | None = None) -> tuple[Entry, ...]:
    """Every state and former state with all its names."""
    territories = Locale("en").territories
    rows = read_rows(path or data_path("actors", "states.csv"), COLUMNS, ("code", "basis"))
    return tuple(_state(row, territories) for row in rows)


def country_codes() -> frozenset[str]:
    """The ISO 3166-1 alpha-3 codes of today's and of withdrawn countries, and Kosovo's."""
    today = {c.alpha_3 for c in pycountry.countries}
    return frozenset(today | {c.alpha_3 for c in pycountry.historic_countries} | {KOSOVO})


def country_of(name: str) -> str | None:
    """The code of the state that bears a name or alias, None where none or several do."""
    found = _bearers().get(parts_of_name(name), set())
    return next(iter(found)) if len(found) == 1 else None


@cache
def _bearers() -> dict[tuple[str, ...], set[str]]:
    bearers: dict[tuple[str, ...], set[str]] = {}
    for state in load_states():
        for each in (state.name, *state.aliases):
            bearers.setdefault(parts_of_name(each), set()).update(r.country for r in state.roles if r.country)
    return bearers


def _state(row: Row, territories: Any) -> Entry:
    code = row["code"]
    packaged = _packaged_names(code, territories)
    if not packaged and not row["name"]:
        raise row.error(f"{code} is no country code", "use ISO 3166-1 alpha-3")
    name = row["name"] or packaged[0]
    return Entry(
        id=country_id(code),
        kind="state",
        name=name,
        basis=row["basis"],
        file=row.path.name,
        aliases=tuple(n for n in dict.fromkeys((*packaged, *row.items("aliases"))) if n != name),
        roles=(DatedRole(start=row.day("start"), end=row.day("end"), country=code),),
        adjectives=row.items("adjectives"),
        peoples=row.items("peoples"),
        metonyms=row.items("metonyms"),
        line=row.line,
    )


def _packaged_names(code: str, territories: Any) -> tuple[str, ...]:
    """The names that the packages give, the commonest first; "Congo, Republic of" and brackets are no newspaper's."""
    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        former = pycountry.historic_countries.get(alpha_3=code)
        names: list[str | None] = [former.name] if former else []
    else:
        names = [territories.get(country.alpha_2), getattr(country, "common_name", None), country.name]
        names.append(getattr(country, "official_name", None))
    return tuple(n for n in dict.fromkeys(names) if n and not set(n) & set(",()[]") and " - " not in n)
