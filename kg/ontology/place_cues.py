"""The words that tell a place's name and kind: in goes `ontology/cues/places.yaml`, out comes `PlaceCues`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache, cached_property

import yaml

from kg.errors import OntologyError
from kg.ontology.files import data_path


@dataclass(frozen=True)
class PlaceCues:
    """Word sets, in small letters; nouns in the singular. What each is for stands in the file."""

    areas: frozenset[str]
    settlements: frozenset[str]
    towns: frozenset[str]
    parts: frozenset[str]
    land: frozenset[str]
    ranges: frozenset[str]
    spots: frozenset[str]
    leading: frozenset[str]
    sides: frozenset[str]
    directions: frozenset[str]
    locative: frozenset[str]
    confiding: frozenset[str]
    taking_place: frozenset[str]
    taking: frozenset[str]
    taken: frozenset[str]
    bodies: frozenset[str]
    before_names: frozenset[str]
    titles: frozenset[str]
    no_names: frozenset[str]
    seats: frozenset[str]
    mayors: frozenset[str]
    qualifiers: frozenset[str]
    named_after: frozenset[str]
    generic: frozenset[str]
    signing: frozenset[str]

    def is_open_kind(self, word: str) -> bool:
        """Whether the noun, singular or plural, is for an area, a settlement or land: no body is called so."""
        return not self._open_kinds.isdisjoint(_forms(word))

    def is_named_kind(self, word: str) -> bool:
        """Whether the noun, singular or plural, can end a place's name ("Maqsoud District", "Kindi Hospital")."""
        return not self._named_kinds.isdisjoint(_forms(word))

    def is_location(self, word: str) -> bool:
        """Whether the noun, singular or plural, is for any kind of place or part of one."""
        return not self._locations.isdisjoint(_forms(word))

    @cached_property
    def _open_kinds(self) -> frozenset[str]:
        return self.areas | self.settlements | self.land

    @cached_property
    def _named_kinds(self) -> frozenset[str]:
        return self._open_kinds | self.spots

    @cached_property
    def _locations(self) -> frozenset[str]:
        return self._named_kinds | self.parts


def _forms(word: str) -> tuple[str, ...]:
    """The word as it stands and what may be its singular."""
    plain = word.lower()
    singular = f"{plain[:-3]}y" if plain.endswith("ies") else plain.removesuffix("s")
    return (plain, singular)


@cache
def load_place_cues() -> PlaceCues:
    """The words of the ontology. Raises OntologyError where a list is missing or holds no words."""
    path = data_path("cues", "places.yaml")
    lists = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    names = [field.name for field in fields(PlaceCues)]
    wrong = [n for n in names if not (isinstance(lists.get(n), list) and all(isinstance(w, str) for w in lists[n]))]
    if wrong:
        raise OntologyError(f"{wrong[0]!r} is no list of words", path=path, fix='write `name: [word, "on", ...]`')
    return PlaceCues(*(frozenset(lists[name]) for name in names))
