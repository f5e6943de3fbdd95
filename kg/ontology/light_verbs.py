"""Verbs that carry an event noun ("hold talks"): in goes `ontology/cues/light_verbs.yaml`, out come sets of lemmas."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import yaml

from kg.errors import OntologyError
from kg.ontology.files import data_path

_FIELDS = ("agentive", "swapping", "occurring", "prepositional", "ending")


@dataclass(frozen=True, slots=True)
class LightVerbs:
    """Lemmas by what the verb's subject is to the event: its doer, its undergoer, or the event noun itself."""

    agentive: frozenset[str]
    swapping: frozenset[str]
    occurring: frozenset[str]
    prepositional: frozenset[str]
    ending: frozenset[str]


@cache
def load_light_verbs() -> LightVerbs:
    """The light verbs of the ontology. Raises OntologyError where a list is missing."""
    path = data_path("cues", "light_verbs.yaml")
    lists = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    missing = [name for name in _FIELDS if not isinstance(lists.get(name), list)]
    if missing:
        raise OntologyError(f"the list {missing[0]!r} is missing", path=path, fix="add it, as `name: [lemma, ...]`")
    return LightVerbs(*(frozenset(lists[name]) for name in _FIELDS))
