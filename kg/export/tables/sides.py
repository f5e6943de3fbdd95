"""Who takes part in an event. In: a store, the versions of an event. Out: its sides, and ACLED's two of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.reading import canonical, code, is_wrong, label, one, values
from kg.ontology.contract import CKG


@dataclass(frozen=True, slots=True)
class Side:
    """One participant: who, as what, for whom, and what they were on that day."""

    node: str
    name: str
    role: str
    on_behalf_of: str | None
    sector: str | None
    country: str | None


def sides_of(store: ox.Store, nodes: tuple[str, ...]) -> tuple[Side, ...]:
    """The participants of all versions of an event by role and name, each once in each role."""
    found: dict[tuple[str, str], Side] = {}
    for node in nodes:
        for participation in values(store, node, CKG.participation):
            side = _side(store, participation)
            if not is_wrong(store, side.node):
                found.setdefault((side.role, side.node), side)
    return tuple(sorted(found.values(), key=lambda side: (side.role, side.name, side.node)))


def two_sides(sides: Iterable[Side]) -> tuple[list[str], list[str]]:
    """ACLED's first and second actor, each with those associated with it: first the principal, then the others.

    Actors come before recipients; where the text tells only recipients, the first side is empty. Who acts on behalf
    of another participant is associated with that one. Of more than two sides, the second takes in the rest.
    """
    listed = list(sides)
    if all(side.role == "recipient" for side in listed):
        return [], [side.name for side in listed]
    present = {side.node for side in listed}
    groups: dict[str, list[str]] = {}
    for side in sorted(listed, key=lambda side: side.on_behalf_of in present):
        leader = side.on_behalf_of if side.on_behalf_of in present and side.on_behalf_of else side.node
        key = leader if _one_role(listed) else side.role
        names = groups.setdefault(key, [])
        if side.name not in names:
            names.append(side.name)
    first, *others = list(groups.values()) or [[]]
    return first, [name for group in others for name in group]


def _one_role(sides: list[Side]) -> bool:
    """Whether all stand in one role, as in talks and clashes: then each principal is a side."""
    return len({side.role for side in sides}) == 1


def _side(store: ox.Store, participation: str) -> Side:
    who = canonical(store, one(store, participation, CKG.who) or "")
    behalf = one(store, participation, CKG.onBehalfOf)
    return Side(
        node=who,
        name=label(store, who),
        role=code(store, participation, CKG.role) or "",
        on_behalf_of=canonical(store, behalf) if behalf else None,
        sector=code(store, participation, CKG.sector),
        country=code(store, participation, CKG.country),
    )
