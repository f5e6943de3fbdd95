"""Places named in the text. In: a parsed Doc, what was found before, the gazetteer. Out: records and references.

A country is one node, state and place. What the gazetteer lacks is kept, within what the text says it lies in.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from kg.model import Place
from kg.nlp.found import Found, Reference
from kg.nlp.name_or_place import TOLD
from kg.nlp.place_names import find_place_names
from kg.nlp.place_records import PlaceRecords
from kg.nlp.place_votes import choose_places
from kg.nlp.place_within import said_within
from kg.nlp.tokens import Doc
from kg.ontology.gazetteer import Gazetteer
from kg.ontology.states import load_states

_ACRONYM_LENGTH = 6


def find_places(doc: Doc, found: Found, gazetteer: Gazetteer) -> tuple[tuple[Place, ...], tuple[Reference, ...]]:
    """The places that the Doc names, with what holds them, and where it names them."""
    demonyms = demonym_countries()
    names = find_place_names(doc, found, gazetteer, frozenset(demonyms))
    outer = said_within(doc, names, gazetteer)
    chosen = choose_places(doc, names, outer, gazetteer, demonyms)
    # A listed name that means none of the places of that name is a place all the same where only places stand.
    kept = [p for p, name in enumerate(names) if chosen[p] or not name.entries or name.context]
    records = PlaceRecords(names, chosen, {p: o for p, o in outer.items() if o in kept}, gazetteer)
    records.add_all(kept)
    return tuple(records.by_id.values()), tuple(_reference(doc, records, p) for p in kept)


def _reference(doc: Doc, records: PlaceRecords, position: int) -> Reference:
    name = records.names[position]
    short = name.text.isupper() and len(name.text) <= _ACRONYM_LENGTH
    return Reference(
        start=name.start,
        end=name.end,
        head=doc[name.start : name.end].root.i,
        id=records.id_of(position),
        kind="place",
        form="acronym" if short else "name",
        rule=TOLD if name.told else "gazetteer" if records.is_known(position) else "not in the gazetteer",
    )


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
