"""What news counts, and how it bounds a number: in goes `ontology/cues/quantities.yaml`, out come frozen tables.

Words are lemmas in lower case; the words of a bound are taken as they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from kg.ontology.contract import load_contract
from kg.ontology.fields import Fields, read_fields
from kg.ontology.files import data_path

Bound = Literal["low", "high", "about"]


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The words around a number. `bounds` maps the words of a bound to what they make of the number."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    deeds: Mapping[str, str]
    tolls: frozenset[str]
    measuring: frozenset[str]
    claiming: frozenset[str]
    bodies: frozenset[str]
    finding: frozenset[str]
    casualties: frozenset[str]
    drawing: frozenset[str]
    giving: frozenset[str]
    deploying: frozenset[str]
    men: frozenset[str]
    civilians: frozenset[str]
    not_civilians: frozenset[str]
    people: frozenset[str]
    having: frozenset[str]
    bounds: Mapping[tuple[str, ...], Bound]
    vague: Mapping[tuple[str, ...], int]
    currencies: Mapping[str, str]
    areas: Mapping[tuple[str, ...], str]


@cache
def load_quantities() -> QuantityWords:
    """The words of quantity. Raises OntologyError where the file breaks its format."""
    fields = read_fields(data_path("cues", "quantities.yaml"))
    words = QuantityWords(
        verbs=_groups(fields, "verbs"),
        nouns=_groups(fields, "nouns"),
        deeds=_groups(fields, "deeds"),
        tolls=frozenset(fields.words("tolls")),
        measuring=frozenset(fields.words("measuring")),
        claiming=frozenset(fields.words("claiming")),
        bodies=frozenset(fields.words("bodies")),
        finding=frozenset(fields.words("finding")),
        casualties=frozenset(fields.words("casualties")),
        drawing=frozenset(fields.words("drawing")),
        giving=frozenset(fields.words("giving")),
        deploying=frozenset(fields.words("deploying")),
        men=frozenset(fields.words("men")),
        civilians=frozenset(fields.words("civilians")),
        not_civilians=frozenset(fields.words("not_civilians")),
        people=frozenset(fields.words("people")),
        having=frozenset(fields.words("having")),
        bounds=_bounds(fields.mapping("bounds")),
        vague=MappingProxyType({tuple(k.split()): int(v) for k, v in _by_word(fields, "vague", "low").items()}),
        currencies=_by_word(fields, "currencies", "unit"),
        areas=MappingProxyType({tuple(k.split()): v for k, v in _by_word(fields, "areas", "unit").items()}),
    )
    fields.close()
    return words


def _groups(fields: Fields, key: str) -> Mapping[str, str]:
    table: dict[str, str] = {}
    for group in fields.items(key):
        quantity = group.text("quantity")
        group.text("basis")
        known = load_contract().codes["quantity"].members
        if quantity not in known:
            raise group.error(f"{quantity!r} is no quantity", "quantity", fix=f"take one of {', '.join(known)}")
        for word in group.words("words"):
            if word in table:
                raise group.error(f"{word!r} stands in two groups of {key!r}", "words", fix="leave one of them")
            table[word] = quantity
        group.close()
    return MappingProxyType(table)


def _bounds(fields: Fields) -> Mapping[tuple[str, ...], Bound]:
    kinds: tuple[Bound, ...] = ("low", "high", "about")
    table: dict[tuple[str, ...], Bound] = {tuple(p.split()): kind for kind in kinds for p in fields.words(kind)}
    fields.close()
    return MappingProxyType(table)


def _by_word(fields: Fields, key: str, value: str) -> Mapping[str, str]:
    """Each word or phrase of a list of groups with its group's value."""
    table: dict[str, str] = {}
    for group in fields.items(key):
        coded = group.text(value)
        table.update((word, coded) for word in group.words("words"))
        group.close()
    return MappingProxyType(table)
