"""The country of actors whose names do not tell it. In: actors and places with their references. Out: actors.

Two sources, both in the text: the place that the phrase itself stands in ("protesters in Khartoum"), and the one
country that the text is about, for bodies and offices that only a state has and for the unnamed ("students"). Where
it speaks of several countries, the gap stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kg.model import Actor
from kg.nlp.found import Found
from kg.nlp.syntax import children
from kg.ontology.entry import INTERNATIONAL_CODES

# Sectors of the PLOVER manual that are organs of a state, and those who act against or under one.
_OF_A_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP", "PTY", "REB", "CVL", "REF"})
_STANDING_IN = frozenset({"in", "from", "of", "across", "near", "inside"})
_MAIN_SHARE = 0.75


def with_countries(doc: Doc, found: Found) -> tuple[Actor, ...]:
    """The actors, those without a country given the one that the text tells."""
    standing = dict(_standing_in(doc, found))
    story = story_country(found)
    return tuple(_completed(actor, standing.get(actor.id), story) for actor in found.actors)


def story_country(found: Found) -> str | None:
    """The country that three quarters of the names of states and places lie in, or None."""
    counted = Counter(c for c in _countries_named(found) if c)
    if not counted:
        return None
    country, count = min(counted.items(), key=lambda item: (-item[1], item[0]))
    return country if count >= _MAIN_SHARE * counted.total() else None


def _countries_named(found: Found) -> Iterator[str | None]:
    seen: set[int] = set()
    for reference in found.references:
        if reference.head in seen or reference.form == "nominal":
            continue
        seen.add(reference.head)
        place = found.place_of.get(reference.id)
        actor = found.actor_of.get(reference.id)
        if place is not None:
            yield place.country
        elif actor is not None and actor.country not in INTERNATIONAL_CODES:
            yield actor.country


def _standing_in(doc: Doc, found: Found) -> Iterator[tuple[str, str]]:
    """(actor, country) for phrases with a place under their own preposition."""
    for reference in found.references:
        if reference.kind != "actor" or reference.form != "nominal":
            continue
        for preposition in children(doc[reference.head], "prep"):
            if preposition.lower_ not in _STANDING_IN:
                continue
            for pobj in children(preposition, "pobj"):
                at = found.reference_at(pobj.i)
                place = found.place_of.get(at.id) if at is not None else None
                if place is not None and place.country:
                    yield reference.id, place.country


def _completed(actor: Actor, standing: str | None, story: str | None) -> Actor:
    if actor.country or actor.kind == "state":
        return actor
    if standing is not None:
        return replace(actor, country=standing, rule=f"{actor.rule}; country of its place")
    if story is not None and (actor.sector in _OF_A_STATE or actor.known == "unnamed"):
        return replace(actor, country=story, rule=f"{actor.rule}; country of the story")
    return actor
