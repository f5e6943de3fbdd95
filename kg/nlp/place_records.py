"""Records of the places that names mean. In: names, the entries chosen for them, what lies in what. Out: `Place`s.

The areas that hold a place come along, so that `within` never points at nothing. What the gazetteer lacks lies within
what it is made of ("Homs Military Airport") or said to lie in, at the centre of that and no nearer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.ids import named_id
from kg.model import Place, PlacePrecision
from kg.nlp.place_signs import PlaceName
from kg.ontology.gazetteer import Gazetteer, PlaceEntry
from kg.ontology.place_cues import load_place_cues


@dataclass(frozen=True)
class PlaceRecords:
    """Builds the records of one text: `entries` are the chosen ones by position, `outer` what holds what."""

    names: Sequence[PlaceName]
    entries: Sequence[PlaceEntry | None]
    outer: Mapping[int, int]
    gazetteer: Gazetteer
    by_id: dict[str, Place] = field(default_factory=dict)

    def is_known(self, position: int) -> bool:
        """Whether the gazetteer has the place itself, and not only what it is made of."""
        return self.entries[position] is not None and bool(self.names[position].entries)

    def id_of(self, position: int) -> str:
        """The id of the place that the name at the position means."""
        entry = self.entries[position]
        return entry.id if entry is not None and self.is_known(position) else named_id("place", self._text(position))

    def add_all(self, positions: Sequence[int]) -> None:
        """Adds the places at the positions, those of the gazetteer first."""
        forms: dict[str, dict[str, None]] = {}
        for position in positions:
            forms.setdefault(self.id_of(position), {})[self._text(position)] = None
        for position in sorted(positions, key=lambda p: not self.is_known(p)):
            entry = self.entries[position]
            if entry is not None and self.is_known(position):
                self._add_known(entry, forms)
            else:
                self._add_unknown(position, forms, frozenset())

    def _text(self, position: int) -> str:
        return self.names[position].text

    def _add_known(self, entry: PlaceEntry, forms: Mapping[str, Mapping[str, None]]) -> Place:
        """The place with the areas and the country that hold it."""
        for held in (entry, *_holders(entry, self.gazetteer)):
            above = next(iter(_holders(held, self.gazetteer)), None)
            place = held.to_place(tuple(forms.get(held.id, ())), within=above.id if above else None)
            self.by_id.setdefault(held.id, place)
        return self.by_id[entry.id]

    def _add_unknown(self, position: int, forms: Mapping[str, Mapping[str, None]], inner: frozenset[int]) -> Place:
        identifier = self.id_of(position)
        known = self.by_id.get(identifier)
        if known is not None and known.within is not None:
            return known
        name = self.names[position]
        place = Place(identifier, name.text, _precision(name), "not in the gazetteer")
        container = self._container(position, forms, inner | {position})
        if container is not None and container.id != identifier:
            place = _located_in(place, container)
        elif known is not None:
            return known
        self.by_id[identifier] = place
        return place

    def _container(self, position: int, forms: Mapping[str, Mapping[str, None]], inner: frozenset[int]) -> Place | None:
        """What holds an unlisted place: what it is made of, else what the text says."""
        base, outer = self.entries[position], self.outer.get(position)
        if base is not None:
            return self._add_known(base, forms)
        if outer is None or outer in inner:
            return None
        entry = self.entries[outer]
        if entry is not None and self.is_known(outer):
            return self._add_known(entry, forms)
        return self._add_unknown(outer, forms, inner)


def _located_in(place: Place, container: Place) -> Place:
    """The place with what it is said to lie in; below a country's size, at its centre and no nearer than that."""
    place = replace(place, country=container.country, within=container.id)
    if container.lat is None or container.precision in ("country", "region"):
        return place
    precision: PlacePrecision = "admin1" if container.precision == "admin1" else "admin2"
    return replace(place, lat=container.lat, long=container.long, precision=precision, rule="centre of what holds it")


def _precision(name: PlaceName) -> PlacePrecision:
    last, cues = name.text.rpartition(" ")[2].lower(), load_place_cues()
    kinds: tuple[tuple[frozenset[str], PlacePrecision], ...] = (
        (cues.areas, "admin2"), (cues.settlements, "city"), (cues.land, "region"), (cues.spots, "point"),
    )  # fmt: skip
    for words, precision in kinds:
        if last in words or last.removesuffix("s") in words:
            return precision
    return "admin2" if "admin2" in name.level or "admin1" in name.level else "city"


def _holders(entry: PlaceEntry, gazetteer: Gazetteer) -> tuple[PlaceEntry, ...]:
    """The region, first-level area and country that hold the place: districts between are no news."""
    return tuple(e for e in gazetteer.containers(entry) if e.precision != "admin2")
