"""Codes that follow from a type and its sides. In: `ontology/by_sides.yaml`. Out: ACLED and UCDP codes by sector.

"An army kills villagers" is one-sided violence, "an army fights rebels" state-based: PLOVER's type is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.ontology.fields import Fields, read_fields
from kg.ontology.files import data_path

Scheme = Literal["acled", "ucdp"]
_NO_MODE = "none"


@dataclass(frozen=True, slots=True)
class SideRule:
    """Where an event of `type` and one of `modes` (None: without one) has the two sides, its code in the scheme."""

    scheme: str
    type: str
    modes: frozenset[str | None]
    first: str
    second: str
    code: str


@dataclass(frozen=True, slots=True)
class SideRules:
    """The rules in their order, and what side each sector is."""

    side_of: Mapping[str, str]
    rules: tuple[SideRule, ...]

    def codes(self, scheme: Scheme, kind: str, mode: str | None) -> tuple[str, ...]:
        """All codes of the scheme that events of this type and mode may come to; none where no rule is about them."""
        about = (r.code for r in self.rules if (r.scheme, r.type) == (scheme, kind) and mode in r.modes)
        return tuple(dict.fromkeys(about))

    def code(self, scheme: Scheme, kind: str, mode: str | None, pairs: Iterable[tuple[str, str]]) -> str | None:
        """The code of an event between sides of these kinds ("state", "rebel"); None where no rule holds."""
        told = frozenset(pairs)
        holding = (
            r
            for r in self.rules
            if (r.scheme, r.type) == (scheme, kind) and mode in r.modes and (r.first, r.second) in told
        )
        return next((r.code for r in holding), None)


@cache
def load_side_rules() -> SideRules:
    """The rules of the ontology. Raises OntologyError where one names an unknown side."""
    fields = read_fields(data_path("by_sides.yaml"))
    sides = fields.mapping("sides")
    side_of = {sector: side for side in sides.filled() for sector in sides.words(side)}
    rules = tuple(_read_rule(entry, frozenset(side_of.values())) for entry in fields.items("rules"))
    fields.close()
    return SideRules(side_of, rules)


def _read_rule(fields: Fields, known: frozenset[str]) -> SideRule:
    for key in ("first", "second"):
        if fields.text(key) not in known:
            raise fields.error(f"{fields.name} has an unknown side", key, fix=f"known are {', '.join(sorted(known))}")
    modes = frozenset(None if mode == _NO_MODE else mode for mode in fields.words("modes"))
    scheme, kind, first, second = (fields.text(key) for key in ("scheme", "type", "first", "second"))
    rule = SideRule(scheme, kind, modes, first, second, fields.text("code"))
    fields.close()
    return rule
