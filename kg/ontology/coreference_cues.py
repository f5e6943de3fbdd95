"""The words that point back to somebody named before: in goes `cues/coreference.yaml`, out come frozen sets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.ontology.fields import Fields, read_fields
from kg.ontology.files import data_path


@dataclass(frozen=True, slots=True)
class CoreferenceCues:
    """Lemmas by what they point back to."""

    bodies: frozenset[str]
    armed: frozenset[str]
    heads: frozenset[str]
    areas: frozenset[str]
    lands: frozenset[str]
    weather: frozenset[str]
    minded: frozenset[str]
    undergone: frozenset[str]


@cache
def load_coreference_cues() -> CoreferenceCues:
    """The words of coreference. Raises OntologyError where the file breaks its format."""
    fields = read_fields(data_path("cues", "coreference.yaml"))
    cues = CoreferenceCues(
        bodies=_words(fields, "bodies"),
        armed=_words(fields, "armed"),
        heads=_words(fields, "heads"),
        areas=_words(fields, "areas"),
        lands=_words(fields, "lands"),
        weather=_words(fields, "weather"),
        minded=_words(fields, "minded"),
        undergone=_words(fields, "undergone"),
    )
    fields.close()
    return cues


def _words(fields: Fields, key: str) -> frozenset[str]:
    table = fields.mapping(key)
    table.text("basis")
    words = frozenset(table.words("words"))
    table.close()
    return words
