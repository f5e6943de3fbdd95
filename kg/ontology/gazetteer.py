"""Looks places up by name. In: a name as newspapers write it. Out: every place that bears it, the most important first.

The gazetteer is one SQLite file: the wheel brings it, an editable checkout compiles it on first need into `.cache/`.
"""

from __future__ import annotations

import hashlib
import math
import sqlite3
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import OntologyError
from kg.ids import slug
from kg.model import Place, PlacePrecision
from kg.ontology import gazetteer_areas, gazetteer_compile, gazetteer_rows, place_names
from kg.ontology.files import installed_path
from kg.ontology.gazetteer_compile import COORDINATE_SCALE, compile_gazetteer
from kg.ontology.gazetteer_rows import PRECISIONS
from kg.ontology.place_names import normal_name

MAX_WORDS = 6
"""No name that is looked up has more words."""
_COLUMNS = "p.n, p.key, p.name, p.precision, p.lat, p.long, p.population, p.country, p.within, p.capital"
_BY_NAME = f"SELECT {_COLUMNS}, name.main FROM name JOIN place p USING (n) WHERE norm = ?"
_BY_NUMBER = f"SELECT {_COLUMNS}, 1 FROM place p WHERE n = ?"
_BY_KEY = f"SELECT {_COLUMNS}, 1 FROM place p WHERE key = ?"
# Weights of importance: a country goes before its capital's province; seas and former states have no population.
_COUNTRY_BONUS, _CAPITAL_BONUS, _UNPEOPLED, _WIDE, _UNCOUNTED, _FORMER_STATE = 3.0, 2.0, 8.0, 2.0, 2.0, 10_000_000


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One place of the gazetteer. `main` tells whether the name that was looked up is its own, not a foreign form.

    `number` is GeoNames' where it is below a thousand million; `within` is the number of the next larger place.
    """

    number: int
    id: str
    name: str
    precision: PlacePrecision
    lat: float
    long: float
    population: int
    country: str | None
    within: int | None
    capital: bool
    main: bool

    @property
    def importance(self) -> float:
        """How likely a newspaper means it by its bare name, on the scale of a population's decimal logarithm."""
        if self.precision == "country":
            return math.log10(self.population or _FORMER_STATE) + _COUNTRY_BONUS
        if not self.population:
            wide = _WIDE if self.precision == "region" and self.country is None else 0.0
            return _UNPEOPLED + wide if self.precision in ("region", "point") else _UNCOUNTED
        return math.log10(self.population) + (_CAPITAL_BONUS if self.capital else 0.0)

    def to_place(self, aliases: tuple[str, ...] = (), *, within: str | None = None, rule: str = "gazetteer") -> Place:
        """The record of this place, `within` being the id of its container."""
        others = tuple(a for a in aliases if a != self.name)
        return Place(self.id, self.name, self.precision, rule, others, self.lat, self.long, self.country, within)


class Gazetteer:
    """The compiled file, opened read-only, with the answers that it gave already."""

    def __init__(self, path: Path) -> None:
        try:
            self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            self._connection.execute("PRAGMA mmap_size = 67108864")
            self._connection.execute("SELECT 1 FROM place LIMIT 1")
        except sqlite3.Error as error:
            raise OntologyError(f"the gazetteer cannot be read: {error}", path=path, fix="install again") from error
        self._by_name: dict[str, tuple[PlaceEntry, ...]] = {}
        self._by_number: dict[int, PlaceEntry | None] = {}

    def find(self, name: str) -> tuple[PlaceEntry, ...]:
        """Every place that bears the name, whatever its case, marks and hyphens; the most important first."""
        key = normal_name(name)
        found = self._by_name.get(key)
        if found is None:
            entries = [_entry(row) for row in self._connection.execute(_BY_NAME, (key,))]
            entries.sort(key=lambda e: (not e.main, -e.importance, e.number))
            found = self._by_name[key] = tuple(entries)
        return found

    def container(self, entry: PlaceEntry) -> PlaceEntry | None:
        """The next larger place, or None for a country or a region that no country holds."""
        return None if entry.within is None else self.numbered(entry.within)

    def containers(self, entry: PlaceEntry) -> tuple[PlaceEntry, ...]:
        """All larger places, the smallest first."""
        out: list[PlaceEntry] = []
        above = self.container(entry)
        while above is not None and above not in out:
            out.append(above)
            above = self.container(above)
        return tuple(out)

    def numbered(self, number: int) -> PlaceEntry | None:
        """The place of a number."""
        if number not in self._by_number:
            row = self._connection.execute(_BY_NUMBER, (number,)).fetchone()
            self._by_number[number] = _entry(row) if row else None
        return self._by_number[number]

    def get(self, id_: str) -> PlaceEntry | None:
        """The place of an id ("country-AFG", "place-kabul-1138958", "place-donbas"), or None."""
        row = self._connection.execute(_BY_KEY, (id_,)).fetchone()
        if row:
            return _entry(row)
        number = id_.rpartition("-")[2]
        entry = self.numbered(int(number)) if number.isascii() and number.isdigit() and len(number) < 12 else None
        return entry if entry and entry.id == id_ else None

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()


def _entry(row: tuple[int, str | None, str, int, int, int, int, str | None, int | None, int, int]) -> PlaceEntry:
    number, key, name, precision, lat, long, population, country, within, capital, main = row
    return PlaceEntry(
        number=number,
        id=key or f"place-{slug(name)}-{number}",
        name=name,
        precision=PRECISIONS[precision],
        lat=lat / COORDINATE_SCALE,
        long=long / COORDINATE_SCALE,
        population=population,
        country=country,
        within=within,
        capital=bool(capital),
        main=bool(main),
    )


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of this installation, one for the process."""
    return Gazetteer(gazetteer_path())


def gazetteer_path() -> Path:
    """The compiled file: the wheel's, or in an editable checkout the one of today's data, compiled if need be."""
    return installed_path("gazetteer.sqlite", _compiled_in)


def _compiled_in(checkout: Path) -> Path:
    places = checkout / "ontology" / "places"
    path = checkout / ".cache" / f"gazetteer-{_sources_hash(places)}.sqlite"
    if not path.is_file():
        compile_gazetteer(places, path)
    return path


def _sources_hash(places: Path) -> str:
    """Names the compiled file after what it is made of, so that a change of data or of the compiler is never missed."""
    modules = (gazetteer_compile, gazetteer_areas, gazetteer_rows, place_names)
    sources = [*sorted(places.glob("*.csv")), *(Path(str(module.__file__)) for module in modules)]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()[:12]
