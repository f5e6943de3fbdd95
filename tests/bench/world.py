"""A world to tell about: who and what there is by country. In: a random generator. Out: a `World`.

It has many quiet countries and a few at war, and everywhere a few whom most of the news is about.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from kg.ids import country_id, named_id
from kg.model import Actor, Place, Source

_ACTORS, _TOWNS, _PROVINCES, _MEDIA = 60, 30, 6, 120
# In the order of how much is told about them.
COUNTRIES = (
    *("SDN", "SYR", "UKR", "COD", "MMR", "YEM", "AFG", "MLI", "SOM", "ETH", "PSE", "ISR", "RUS", "IRQ", "NGA", "COL"),
    *("LBN", "BFA", "TCD", "CMR", "MOZ", "PAK", "IND", "HTI", "MEX", "LBY", "NER", "KEN", "UGA", "RWA", "BDI", "SSD"),
    *("IRN", "TUR", "EGY", "SAU", "QAT", "JOR", "USA", "GBR", "FRA", "DEU", "CHN", "JPN", "BRA", "ZAF", "ARM", "AZE"),
)
_STARTS = ("Ka", "Mo", "Ba", "Lu", "Zer", "Hal", "Da", "Sir", "Ol", "Ve", "Nam", "Tor", "Gus", "Per", "Iq", "Ush")
_ENDS = ("dar", "rin", "lo", "mar", "nia", "pur", "stan", "vo", "ken", "bat", "zik", "tal", "hem", "ros", "gul", "fa")
_BODIES = ("Front", "Army", "Brigade", "Council", "Movement", "Union", "Guard", "Ministry", "Alliance", "Authority")
_SECTORS = ("GOV", "MIL", "REB", "OPP", "CVL")
_Item = TypeVar("_Item")


@dataclass(frozen=True)
class Tie:
    """Who leads, belongs to or backs whom: the same whoever tells it."""

    one: Actor
    relation: str
    other: Actor


@dataclass(frozen=True)
class World:
    """All actors and places by id, the same by country, what holds between actors, and the media."""

    actors: dict[str, Actor]
    places: dict[str, Place]
    actors_of: dict[str, tuple[Actor, ...]]
    places_of: dict[str, tuple[Place, ...]]
    ties_of: dict[str, tuple[Tie, ...]]
    media: tuple[Source, ...]


def make_world(rng: random.Random) -> World:
    """A world of some 3,000 actors and 1,800 places."""
    actors = {code: _people(rng, code) for code in COUNTRIES}
    places = {code: _land(rng, code) for code in COUNTRIES}
    media = tuple(_source(f"{_name(rng)} News {number}") for number in range(_MEDIA))
    ties = {code: _ties(rng, actors[code]) for code in COUNTRIES}
    return World(_by_id(actors.values()), _by_id(places.values()), actors, places, ties, media)


def often_first(rng: random.Random, items: Sequence[_Item]) -> _Item:
    """One of the items; the nearer to the front, the oftener."""
    return items[int(len(items) * rng.random() ** 3)]


def _people(rng: random.Random, code: str) -> tuple[Actor, ...]:
    found = [Actor(country_id(code), "state", f"Republic of {code}", "dictionary", "synthetic", country=code)]
    for number in range(_ACTORS):
        is_person = number % 3 == 2
        name = f"{_name(rng)} {_name(rng)}" if is_person else f"{_name(rng)} {code} {rng.choice(_BODIES)}"
        kind = "person" if is_person else rng.choice(("group", "organization"))
        above = rng.choice(found).id if rng.random() < 0.2 else None
        found.append(
            Actor(
                named_id(kind, name),
                kind,
                name,
                "named",
                "synthetic",
                (name.split()[0],),
                rng.choice(_SECTORS),
                code,
                part_of=above,
            )
        )
    return tuple({each.id: each for each in found}.values())


def _ties(rng: random.Random, actors: Sequence[Actor]) -> tuple[Tie, ...]:
    """Each person leads one body or is a member of one; some bodies back another."""
    bodies = [each for each in actors if each.kind in ("group", "organization")]
    persons = [each for each in actors if each.kind == "person"]
    lead = [Tie(each, rng.choice(("leaderOf", "memberOf")), rng.choice(bodies)) for each in persons]
    back = [Tie(one, "supports", other) for one, other in pairwise(bodies)]
    return tuple(rng.sample([*lead, *back], len(lead) + len(back)))


def _land(rng: random.Random, code: str) -> tuple[Place, ...]:
    lat, long = rng.uniform(-40, 60), rng.uniform(-170, 170)

    def place(id: str, name: str, precision: str, within: str | None) -> Place:
        near = (lat + rng.uniform(-4, 4), long + rng.uniform(-4, 4))
        return Place(id, name, precision, "synthetic", (), *near, code, within)  # type: ignore[arg-type]

    land = place(country_id(code), f"Republic of {code}", "country", None)
    parts = [
        place(f"place-{code.lower()}-p{n}", f"{_name(rng)} Province", "admin1", land.id) for n in range(_PROVINCES)
    ]
    towns = [place(f"place-{code.lower()}-t{n}", _name(rng), "city", rng.choice(parts).id) for n in range(_TOWNS)]
    return (*towns, *parts, land)


def _source(name: str) -> Source:
    return Source(named_id("source", name), name, "synthetic")


def _name(rng: random.Random) -> str:
    return rng.choice(_STARTS) + rng.choice(_ENDS) + rng.choice(("", *_ENDS[:8]))


def _by_id(groups: Iterable[Iterable[_Item]]) -> dict[str, _Item]:
    return {each.id: each for group in groups for each in group}  # type: ignore[attr-defined]
