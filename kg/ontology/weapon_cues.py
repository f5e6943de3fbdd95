"""With what violence is done: in goes `cues/weapons.yaml`, out come frozen sets of lemmas."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.ontology.fields import Fields, read_fields
from kg.ontology.files import data_path


@dataclass(frozen=True, slots=True)
class WeaponCues:
    """Lemmas: weapons, prepositions before them, verbs whose object they are."""

    weapons: frozenset[str]
    by: frozenset[str]
    firing: frozenset[str]


@cache
def load_weapon_cues() -> WeaponCues:
    """The words of weapons. Raises OntologyError where the file breaks its format."""
    fields = read_fields(data_path("cues", "weapons.yaml"))
    cues = WeaponCues(
        weapons=_words(fields, "weapons"),
        by=frozenset(fields.words("by")),
        firing=_words(fields, "firing"),
    )
    fields.close()
    return cues


def _words(fields: Fields, key: str) -> frozenset[str]:
    table = fields.mapping(key)
    table.text("basis")
    return frozenset(table.words("words"))
