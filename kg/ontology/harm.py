"""Signs of violence and of accidents: in goes `ontology/cues/harm.yaml`, out come two sets of lemmas."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.ontology.fields import Fields, read_fields
from kg.ontology.files import data_path


@dataclass(frozen=True, slots=True)
class HarmSigns:
    """Lemmas that tell of deliberate violence, and those that tell of accidents, disasters, disease and sport."""

    violence: frozenset[str]
    accident: frozenset[str]


@cache
def load_harm_signs() -> HarmSigns:
    """The signs of the ontology. Raises OntologyError where a list is missing or has a word twice."""
    fields = read_fields(data_path("cues", "harm.yaml"))
    signs = HarmSigns(_words(fields.mapping("violence")), _words(fields.mapping("accident")))
    fields.close()
    return signs


def _words(fields: Fields) -> frozenset[str]:
    words = fields.words("words")
    fields.close()
    return frozenset(words)
