"""Which of several places of one name is meant. In: all place names of a Doc. Out: a gazetteer entry for each, or None.

Votes, the strongest first: what the text says it lies in ("Khost, Afghanistan"), the word for its kind ("Idlib
province"), the countries of the story, the other places, and at last how many people know it by that name. A little
known place is not meant where all other places are of other countries, or the text says that it lies elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.nlp.place_signs import PlaceName
from kg.nlp.place_within import lists_of
from kg.nlp.tokens import Doc
from kg.ontology.gazetteer import Gazetteer, PlaceEntry
from kg.ontology.place_names import normal_name

_CONTAINED, _CONTAINED_ELSEWHERE, _HOLDING, _PEERS, _COUNTRY = 8.0, 5.0, 5.0, 4.0, 4.0
_AREA, _LEVEL, _FOREIGN_FORM, _SEAT = 1.5, 3.5, 1.5, 2.5
_SEAT_SHARE = 0.1
"""A town with this share of its province's people is what the bare name means ("Homs"); else it is the province."""
_LITTLE_KNOWN = 5.0
"""Up to about 100,000 people."""


def choose_places(
    doc: Doc,
    names: Sequence[PlaceName],
    outer: Mapping[int, int],
    gazetteer: Gazetteer,
    demonyms: Mapping[str, str],
) -> list[PlaceEntry | None]:
    """The place that each name means, or at which it lies if it is made of one; None where the gazetteer lacks it."""
    return _Votes(doc, names, outer, gazetteer, demonyms).choose()


class _Votes:
    def __init__(
        self,
        doc: Doc,
        names: Sequence[PlaceName],
        outer: Mapping[int, int],
        gazetteer: Gazetteer,
        demonyms: Mapping[str, str],
    ) -> None:
        self._names = names
        self._gazetteer = gazetteer
        self._candidates = [n.entries or n.bases for n in names]
        self._chain: dict[int, frozenset[int]] = {}
        self._keys = [normal_name(n.text) for n in names]
        self._countries = _country_votes(doc, demonyms)
        self._peers = lists_of(doc, names)
        self._outer = outer
        self._within: dict[int, set[int]] = {}
        self._held: dict[str, set[int]] = defaultdict(set)
        self._holding: dict[str, set[int]] = defaultdict(set)
        for position, inner, holder in self._containments():
            self._within.setdefault(position, set()).add(inner.number)
            self._held[self._keys[position]].add(inner.number)
            self._holding[self._keys[self._outer[position]]].add(holder.number)

    def _containments(self) -> Iterator[tuple[int, PlaceEntry, PlaceEntry]]:
        """(position, place, container) for each reading in which a name lies in the one that is said to hold it."""
        for position, container in self._outer.items():
            for inner in self._candidates[position]:
                for holder in self._candidates[container]:
                    if holder.number != inner.number and holder.number in self._above(inner):
                        yield position, inner, holder

    def choose(self) -> list[PlaceEntry | None]:
        """Two rounds: the first names the countries and areas of the story, the second lets them vote."""
        first = self._round({}, {}, ())
        countries: dict[str, Counter[str]] = defaultdict(Counter)
        areas: dict[str, set[int]] = defaultdict(set)
        for key, entry in zip(self._keys, first, strict=True):
            if entry is not None and entry.country:
                countries[key][entry.country] += 1
                areas[key] |= self._above(entry) - {entry.number}
        chosen = self._round(countries, areas, first)
        told = self._countries_told(chosen)
        return [
            entry if entry is not None and self._is_likely(position, entry, chosen, told) else None
            for position, entry in enumerate(chosen)
        ]

    def _countries_told(self, chosen: Sequence[PlaceEntry | None]) -> dict[str, set[str]]:
        """By key the countries in which the text names a place, or something that happened; not those that act."""
        told: dict[str, set[str]] = defaultdict(set)
        for position, entry in enumerate(chosen):
            if entry is None or not entry.country or not self._names[position].entries:
                continue
            if self._is_well_known(position, entry) and (entry.precision != "country" or self._names[position].context):
                told[self._keys[position]].add(entry.country)
        return told

    def _is_well_known(self, position: int, entry: PlaceEntry) -> bool:
        key = self._keys[position]
        known = entry.importance >= _LITTLE_KNOWN or entry.capital
        return known or entry.number in self._held[key] | self._holding[key]

    def _round(
        self,
        countries: Mapping[str, Counter[str]],
        areas: Mapping[str, set[int]],
        before: Sequence[PlaceEntry | None],
    ) -> list[PlaceEntry | None]:
        shares = {key: self._shares(key, countries) for key in set(self._keys)}
        near = {key: {a for k, held in areas.items() if k != key for a in held} for key in set(self._keys)}
        chosen: list[PlaceEntry | None] = []
        for position, key in enumerate(self._keys):
            entries = self._candidates[position]
            peers = [e for p in self._peers.get(position, ()) if before and p != position and (e := before[p])]
            scored = [
                (self._score(position, e, shares[key], near[key]) + _peer_score(e, peers), -i, e)
                for i, e in enumerate(entries)
            ]
            chosen.append(max(scored)[2] if scored else None)
        return chosen

    def _is_likely(
        self,
        position: int,
        entry: PlaceEntry,
        chosen: Sequence[PlaceEntry | None],
        told: Mapping[str, set[str]],
    ) -> bool:
        """Whether a little known place may be meant: it lies where the text says, or in a country that it speaks of."""
        if self._names[position].entries and self._is_well_known(position, entry):
            return True
        outer = chosen[self._outer[position]] if position in self._outer else None
        if outer is not None and outer.country and entry.country:
            return outer.country == entry.country
        countries = {c for key, held in told.items() if key != self._keys[position] for c in held}
        return not countries or entry.country in countries

    def _shares(self, key: str, countries: Mapping[str, Counter[str]]) -> dict[str, float]:
        """Each country's share of the story, without what the name itself says of it."""
        votes = Counter(self._countries)
        for other, counted in countries.items():
            if other != key:
                votes.update({c: min(n, 3) for c, n in counted.items()})
        total = sum(votes.values())
        return {c: n / total for c, n in votes.items()} if total else {}

    def _score(self, position: int, entry: PlaceEntry, shares: Mapping[str, float], near: set[int]) -> float:
        name, key = self._names[position], self._keys[position]
        score = entry.importance - (0.0 if entry.main else _FOREIGN_FORM) + self._kind_score(name, entry)
        if entry.number in self._within.get(position, ()):
            score += _CONTAINED
        if entry.number in self._held[key]:
            score += _CONTAINED_ELSEWHERE
        if entry.number in self._holding[key]:
            score += _HOLDING
        if entry.country:
            score += _COUNTRY * shares.get(entry.country, 0.0) ** 0.5
        if len(self._above(entry) & near) > 1:
            score += _AREA
        return score

    def _kind_score(self, name: PlaceName, entry: PlaceEntry) -> float:
        if name.level:
            return _LEVEL if entry.precision in name.level else -_LEVEL
        if entry.precision in ("admin1", "admin2") and self._has_seat(name, entry):
            return -_SEAT
        return -1.0 if entry.precision == "admin2" else 0.0

    def _has_seat(self, name: PlaceName, area: PlaceEntry) -> bool:
        return any(
            e.precision == "city"
            and e.main
            and e.population >= _SEAT_SHARE * area.population
            and area.number in self._above(e)
            for e in name.entries
        )

    def _above(self, entry: PlaceEntry) -> frozenset[int]:
        """The numbers of the place and all that hold it."""
        chain = self._chain.get(entry.number)
        if chain is None:
            held = (entry.number, *(e.number for e in self._gazetteer.containers(entry)))
            chain = self._chain[entry.number] = frozenset(held)
        return chain


def _peer_score(entry: PlaceEntry, peers: Sequence[PlaceEntry]) -> float:
    """How many of those that it is listed with are of its kind, and in what it lies in ("Georgia, Idaho and Ohio")."""
    if not peers:
        return 0.0
    return _PEERS * sum(p.precision == entry.precision and p.within == entry.within for p in peers) / len(peers)


def _country_votes(doc: Doc, demonyms: Mapping[str, str]) -> Counter[str]:
    return Counter(code for t in doc if t.text[0].isupper() and (code := demonyms.get(t.lower_)))
