"""The body that an office is one of, where the text tells it apart. In: a title, references. Out: bodies.

"Sudan's army commander" leads that army; "Defence Minister Traore" is the minister of the state that he belongs to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.model import Actor
from kg.nlp.found import Found, Reference
from kg.nlp.story import Story
from kg.nlp.tokens import Doc
from kg.ontology.agents import Title

# Titles of these bodies lead what a text names as an actor of its own; a ministry is seldom one.
_COMMANDED = frozenset({"military", "police", "intelligence service"})
_OF_STATES = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})


def commanded(title: Title, state: Reference, found: Found) -> Reference | None:
    """The army or police of the state that the title leads, where the article names it."""
    actor, place = found.actor_of.get(state.id), found.place_of.get(state.id)
    country = actor.country if actor is not None else place.country if place is not None else None
    if not title.leads or title.body not in _COMMANDED or country is None:
        return None
    if actor is not None and actor.kind != "state":
        return state if actor.sector == title.sector and actor.kind == "organization" else None
    return next(_references_of(found, lambda a: _is_army(a, title, country)), None)


def government_of(doc: Doc, person: Reference, found: Found) -> Reference | None:
    """The government that "government negotiator" and the like are of: the person's, else that of the story."""
    actor = found.actor_of.get(person.id)
    country = (actor.country if actor is not None else None) or Story(doc, found).country
    own = next(_references_of(found, lambda a: _is_government(a) and a.country == country), None)
    return own if own is not None or country is None else _state(country, found)


def _is_government(actor: Actor) -> bool:
    return actor.kind == "organization" and actor.sector == "GOV" and actor.name.lower().endswith("government")


def state_of(title: Title, person: Reference, found: Found) -> Reference | None:
    """The state whose office an unowned title is, where the person is known to belong to one that the article names."""
    actor = found.actor_of.get(person.id)
    if title.body is None and not (title.title == "president" and actor is not None and actor.known == "dictionary"):
        return None
    if actor is None or actor.country is None or title.sector not in _OF_STATES or actor.sector not in _OF_STATES:
        return None
    return _state(actor.country, found)


def _state(country: str, found: Found) -> Reference | None:
    """The state of the country, as an actor or as a place."""
    named = next(_references_of(found, lambda a: a.kind == "state" and a.country == country), None)
    if named is not None:
        return named
    places = (r for r in found.references if (p := found.place_of.get(r.id)) and p.precision == "country")
    return next((r for r in places if found.place_of[r.id].country == country), None)


def _is_army(actor: Actor, title: Title, country: str) -> bool:
    return actor.kind == "organization" and actor.sector == title.sector and actor.country == country


def _references_of(found: Found, wanted: Callable[[Actor], bool]) -> Iterator[Reference]:
    """The references of the actors that are wanted, in textual order."""
    for reference in found.references:
        actor = found.actor_of.get(reference.id)
        if actor is not None and reference.kind == "actor" and wanted(actor):
            yield reference
