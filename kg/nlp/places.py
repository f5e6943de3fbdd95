"""Places named in the text. In: a parsed Doc, what was found before, the gazetteer. Out: records and references.

A country is one node, state and place. The areas that hold a named place come along as records, so that `within` never
points at nothing. What the gazetteer lacks is kept without coordinates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from kg.ids import named_id
from kg.model import Place, PlacePrecision
from kg.nlp.event_places import event_places
from kg.nlp.found import Found, Reference
from kg.nlp.name_or_place import TOLD
from kg.nlp.place_names import find_place_names
from kg.nlp.place_signs import PlaceName
from kg.nlp.place_votes import choose_places, link_between
from kg.nlp.tokens import Doc
from kg.ontology.gazetteer import Gazetteer, PlaceEntry
from kg.ontology.place_cues import load_place_cues
from kg.ontology.states import load_states

__all__ = ["event_places", "find_places"]
_ACRONYM_LENGTH = 6
_NEAR = 5


def find_places(doc: Doc, found: Found, gazetteer: Gazetteer) -> tuple[tuple[Place, ...], tuple[Reference, ...]]:
    """The places that the Doc names, with what holds them, and where it names them."""
    demonyms = demonym_countries()
    names = find_place_names(doc, found, gazetteer, frozenset(demonyms))
    chosen = choose_places(doc, names, gazetteer, demonyms)
    kept = [(name, entry) for name, entry in zip(names, chosen, strict=True) if entry or not name.entries]
    references = tuple(_reference(doc, name, entry) for name, entry in kept)
    forms: dict[str, dict[str, None]] = {}
    for reference, (name, _) in zip(references, kept, strict=True):
        forms.setdefault(reference.id, {})[name.text] = None
    records: dict[str, Place] = {}
    for position, (name, entry) in enumerate(kept):
        if entry is not None:
            _add_known(records, entry, gazetteer, forms)
        else:
            _add_unknown(records, name, _said_container(doc, kept, position), gazetteer, forms)
    return tuple(records.values()), references


def _reference(doc: Doc, name: PlaceName, entry: PlaceEntry | None) -> Reference:
    short = name.text.isupper() and len(name.text) <= _ACRONYM_LENGTH
    return Reference(
        start=name.start,
        end=name.end,
        head=doc[name.start : name.end].root.i,
        id=entry.id if entry else named_id("place", name.text),
        kind="place",
        form="acronym" if short else "name",
        rule=TOLD if name.told else "gazetteer" if entry else "not in the gazetteer",
    )


def _add_known(
    records: dict[str, Place], entry: PlaceEntry, gazetteer: Gazetteer, forms: Mapping[str, Mapping[str, None]]
) -> None:
    """The place with the areas and the country that hold it."""
    for held in (entry, *_holders(entry, gazetteer)):
        above = next(iter(_holders(held, gazetteer)), None)
        place = held.to_place(tuple(forms.get(held.id, ())), within=above.id if above else None)
        records.setdefault(held.id, place)


def _add_unknown(
    records: dict[str, Place],
    name: PlaceName,
    container: PlaceEntry | None,
    gazetteer: Gazetteer,
    forms: Mapping[str, Mapping[str, None]],
) -> None:
    """A place that the gazetteer lacks: without coordinates, within what the text says it lies in."""
    identifier = named_id("place", name.text)
    known = records.get(identifier)
    if known is not None and (known.within is not None or container is None):
        return
    if container is not None:
        _add_known(records, container, gazetteer, forms)
    place = Place(identifier, name.text, _precision(name), "not in the gazetteer")
    records[identifier] = place if container is None else _located_in(place, container)


def _located_in(place: Place, container: PlaceEntry) -> Place:
    """The place with what it is said to lie in; below a country's size, at its centre and no nearer than that."""
    place = replace(place, country=container.country, within=container.id)
    if container.precision in ("country", "region"):
        return place
    precision: PlacePrecision = "admin1" if container.precision == "admin1" else "admin2"
    return replace(place, lat=container.lat, long=container.long, precision=precision, rule="centre of what holds it")


def _said_container(doc: Doc, kept: Sequence[tuple[PlaceName, PlaceEntry | None]], position: int) -> PlaceEntry | None:
    """The place named right after this one that holds it by the text's own words ("Handarat in Aleppo")."""
    if position + 1 == len(kept):
        return None
    name, (after, entry) = kept[position][0], kept[position + 1]
    link = link_between(doc, name, after)
    return entry if link is not None and link not in ("'s", "’s") and after.end - name.end < _NEAR else None


def _precision(name: PlaceName) -> PlacePrecision:
    last, cues = name.text.rpartition(" ")[2].lower(), load_place_cues()
    kinds: tuple[tuple[frozenset[str], PlacePrecision], ...] = (
        (cues.areas, "admin2"), (cues.settlements, "city"), (cues.land, "region"), (cues.spots, "point"),
    )  # fmt: skip
    for words, precision in kinds:
        if last in words or last.removesuffix("s") in words:
            return precision
    return "admin2" if "admin2" in name.level or "admin1" in name.level else "city"


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
