"""The country of actors whose names do not tell it. In: actors and places with their references. Out: actors.

Two sources, both in the text: the place that the phrase or its clause stands in ("protesters in Khartoum"), and the
country that the text is about or dated from, for bodies and offices that only a state has and for the unnamed
("students"). Where it speaks of several countries, the gap stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.model import Actor
from kg.nlp.found import Found
from kg.nlp.story import Story
from kg.nlp.tokens import Doc

# Sectors of the PLOVER manual that are organs of a state, and those who act against or under one.
_OF_A_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP", "PTY", "REB", "CVL", "REF"})
# Those who are where they act: everybody but the arms of states, which go abroad.
_AT_HOME_ANYWHERE = frozenset({"GOV", "MIL", "SPY", "LEG"})


def with_countries(doc: Doc, found: Found) -> tuple[Actor, ...]:
    """The actors, those without a country given the one that the text tells."""
    story = Story(doc, found)
    standing = dict(_standing(doc, found, story))
    first = {r.id: r.head for r in reversed(found.references) if r.kind == "actor"}
    return tuple(_completed(doc, actor, standing.get(actor.id), first.get(actor.id), story) for actor in found.actors)


def _standing(doc: Doc, found: Found, story: Story) -> Iterator[tuple[str, str]]:
    """(actor, country) for phrases with a place under their own preposition."""
    for reference in found.references:
        if reference.kind == "actor" and reference.form == "nominal":
            country = story.standing(doc[reference.head])
            if country is not None:
                yield reference.id, country


def _completed(doc: Doc, actor: Actor, standing: str | None, first: int | None, story: Story) -> Actor:
    if actor.country or actor.kind == "state" or actor.known == "dictionary":
        return actor
    if standing is not None:
        return replace(actor, country=standing, rule=f"{actor.rule}; country of its place")
    of_nobody = actor.rule == "description" and actor.kind == "organization"  # a coalition is of no one state
    if first is None or of_nobody or not (actor.sector in _OF_A_STATE or actor.known == "unnamed"):
        return actor
    told = story.country_at(doc[first], local=actor.sector not in _AT_HOME_ANYWHERE)
    return actor if told is None else replace(actor, country=told[0], rule=f"{actor.rule}; country of {told[1]}")
