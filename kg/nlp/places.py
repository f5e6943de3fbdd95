"""Places named in the text. In: a parsed Doc, what was found before, the gazetteer. Out: records and references.

A country is one node, state and place. The areas that hold a named place come along as records, so that `within` never
points at nothing. What only the model knows as a place is kept without coordinates.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from spacy.tokens import Doc

from kg.ids import named_id
from kg.model import Place
from kg.nlp.event_places import event_places
from kg.nlp.found import Found, Reference
from kg.nlp.place_names import PlaceName, find_place_names
from kg.nlp.place_votes import choose_places
from kg.ontology.gazetteer import Gazetteer, PlaceEntry
from kg.ontology.states import load_states

__all__ = ["event_places", "find_places"]


def find_places(doc: Doc, found: Found, gazetteer: Gazetteer) -> tuple[tuple[Place, ...], tuple[Reference, ...]]:
    """The places that the Doc names, with what holds them, and where it names them."""
    demonyms = demonym_countries()
    names = find_place_names(doc, found, gazetteer, frozenset(demonyms))
    chosen = choose_places(doc, names, gazetteer, demonyms)
    kept = [(name, entry) for name, entry in zip(names, chosen, strict=True) if entry or not name.entries]
    forms: dict[str, list[str]] = {}
    references = []
    for name, entry in kept:
        identifier = entry.id if entry else named_id("place", name.text)
        forms.setdefault(identifier, []).append(name.text)
        references.append(_reference(doc, name, identifier, entry))
    places = _records(kept, gazetteer, {i: tuple(dict.fromkeys(f)) for i, f in forms.items()})
    return places, tuple(references)


def _reference(doc: Doc, name: PlaceName, identifier: str, entry: PlaceEntry | None) -> Reference:
    span = doc[name.start : name.end]
    form = "acronym" if name.text.isupper() and len(name.text) <= 6 else "name"
    rule = "gazetteer" if entry else "entity of the model"
    return Reference(
        name.start, name.end, span.root.i, identifier, "place", "acronym" if form == "acronym" else "name", rule
    )


def _records(
    named: list[tuple[PlaceName, PlaceEntry | None]],
    gazetteer: Gazetteer,
    forms: dict[str, tuple[str, ...]],
) -> tuple[Place, ...]:
    records: dict[str, Place] = {}
    for name, entry in named:
        if entry is None:
            identifier = named_id("place", name.text)
            records.setdefault(identifier, Place(identifier, name.text, "region", "entity of the model"))
            continue
        for held in (entry, *_holders(entry, gazetteer)):
            above = next(iter(_holders(held, gazetteer)), None)
            place = held.to_place(forms.get(held.id, ()), within=above.id if above else None)
            records.setdefault(held.id, place)
    return tuple(records.values())


def _holders(entry: PlaceEntry, gazetteer: Gazetteer) -> tuple[PlaceEntry, ...]:
    """The region, first-level area and country that hold the place: districts between are no news."""
    return tuple(e for e in gazetteer.containers(entry) if e.precision != "admin2")


@cache
def demonym_countries() -> MappingProxyType[str, str]:
    """Adjective or people in small letters to the country's code ("afghans": "AFG"), unless it is a name too ("US")."""
    words: dict[str, str] = {}
    states = load_states()
    names = {name.lower() for state in states for name in (state.name, *state.aliases)}
    for state in states:
        code = next((r.country for r in state.roles if r.country), None)
        for word in (*state.adjectives, *state.peoples):
            if code and word.lower() not in names:
                words.setdefault(word.lower(), code)
    return MappingProxyType(words)
