"""ACLED's event types. In: `ontology/acled.csv`. Out: what a sub-event is called there, and what it is a kind of."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.errors import OntologyError
from kg.ontology.files import data_path

_COLUMNS = ("slug", "sub_event_type", "event_type", "disorder_type", "basis")


@dataclass(frozen=True, slots=True)
class AcledType:
    """A sub-event type with the event type and the disorder type that it belongs to, in ACLED's words."""

    slug: str
    sub_event_type: str
    event_type: str
    disorder_type: str
    basis: str


@cache
def load_acled() -> Mapping[str, AcledType]:
    """The sub-event types by slug, the last part of their `code:acled/` IRI."""
    path = data_path("acled.csv")
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != _COLUMNS:
            raise OntologyError("the header names other columns", path=path, line=1, fix=f"write {','.join(_COLUMNS)}")
        return MappingProxyType({row["slug"]: AcledType(**row) for row in reader})
