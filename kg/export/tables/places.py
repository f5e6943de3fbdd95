"""Places: where they are and what holds them. In: a store. Out: one row a place, sets as one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pycountry
import pyoxigraph as ox

from kg.export.tables.table import Row, Table, joined, local_name, number
from kg.graph.reading import canonical, code, instances, label, one, same_as, subjects, tail, values
from kg.ontology.contract import CKG, SKOS

_COLUMNS = (
    *("place_id", "place", "aliases", "precision", "country", "admin1", "admin2", "within"),
    *("latitude", "longitude", "events", "exact_match", "iri"),
)
_FINEST_FIRST = ("point", "city", "admin2", "admin1", "region", "country")
_COUNTRY = "country-"


@dataclass(frozen=True, slots=True)
class Area:
    """Where a place lies: the names above it, level by level, and the state's ISO alpha-3."""

    names: dict[str, str]
    alpha3: str | None

    @property
    def country(self) -> str | None:
        """The name of the country."""
        return self.names.get("country")

    @property
    def iso(self) -> int | None:
        """The numeric ISO 3166-1 code, as ACLED has it."""
        found = pycountry.countries.get(alpha_3=self.alpha3) if self.alpha3 else None
        return int(found.numeric) if found else None


def place_rows(store: ox.Store) -> Iterator[Row]:
    """One row a place, in the order of their ids."""
    for head in sorted({canonical(store, node) for node in instances(store, CKG.Place)}):
        nodes, area = same_as(store, head), area_of(store, head)
        names = {value for node in nodes for value in values(store, node, SKOS.altLabel)}
        within = one(store, head, CKG.within)
        yield (
            local_name(head),
            label(store, head),
            joined(names),
            precision_of(store, head),
            area.country,
            area.names.get("admin1"),
            area.names.get("admin2"),
            label(store, within) if within else None,
            number(one(store, head, CKG.lat)),
            number(one(store, head, CKG.long)),
            len({canonical(store, event) for node in nodes for event in subjects(store, CKG.place, node)}),
            joined(value for node in nodes for value in values(store, node, SKOS.exactMatch)),
            head,
        )


def finest(store: ox.Store, places: set[str]) -> str | None:
    """The place that says most exactly where, the first by name among equals."""
    return min(places, key=lambda place: (_rank(precision_of(store, place)), label(store, place), place), default=None)


def precision_of(store: ox.Store, place: str) -> str | None:
    """What kind of place it is, the finest where articles differ."""
    kinds = [tail(value) for value in values(store, place, CKG.precision)]
    return min(kinds, key=_rank, default=None)


def area_of(store: ox.Store, place: str) -> Area:
    """Follow what holds the place up to its country."""
    names: dict[str, str] = {}
    alpha3, seen, node = None, set(), place
    while node and node not in seen:
        seen.add(node)
        names.setdefault(precision_of(store, node) or "", label(store, node))
        if local_name(node).startswith(_COUNTRY):
            alpha3 = local_name(node).removeprefix(_COUNTRY)
        node = one(store, node, CKG.within) or ""
    return Area(names, alpha3 or code(store, place, CKG.country))


def _rank(precision: str | None) -> int:
    return _FINEST_FIRST.index(precision) if precision in _FINEST_FIRST else len(_FINEST_FIRST)


TABLE = Table("places", _COLUMNS, place_rows)
