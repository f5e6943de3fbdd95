"""Which of several places are meant where some hold others. In: ids of places. Out: the smallest of them."""

from __future__ import annotations

from collections.abc import Sequence

from kg.nlp.found import Found

_AREAS = frozenset({"admin1", "country", "region"})


def smallest_places(ids: Sequence[str], found: Found) -> tuple[str, ...]:
    """The ids without those that hold another of them."""
    holders = {holder for identifier in ids for holder in holders_of(identifier, found)}
    return tuple(dict.fromkeys(i for i in ids if i not in holders))


def finer_places(wide: Sequence[str], near: Sequence[str], found: Found) -> tuple[str, ...]:
    """The wide places, each made as exact as what is told near them makes it: "in Homs province ... a market in X"."""
    finer = [i for i in near if any(w in holders_of(i, found) or _may_hold(w, i, found) for w in wide)]
    if not finer:
        return tuple(wide)
    held = {h for i in finer for h in (*holders_of(i, found), *(w for w in wide if _may_hold(w, i, found)))}
    return smallest_places((*(w for w in wide if w not in held), *finer), found)


def holders_of(identifier: str, found: Found) -> tuple[str, ...]:
    """The ids of all that holds the place, the smallest first."""
    out: list[str] = []
    place = found.place_of.get(identifier)
    while place is not None and place.within is not None and place.within not in out:
        out.append(place.within)
        place = found.place_of.get(place.within)
    return tuple(out)


def _may_hold(wide: str, identifier: str, found: Found) -> bool:
    """Whether the first is an area and the second lies nobody knows where."""
    area, place = found.place_of.get(wide), found.place_of.get(identifier)
    return (
        area is not None and area.precision in _AREAS and place is not None and place.lat is None and not place.within
    )
