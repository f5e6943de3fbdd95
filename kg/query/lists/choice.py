"""What a list is narrowed to. In: a store, a `Choice`. Out: patterns of SPARQL.

A name becomes nodes and a word becomes a term before they enter a pattern: no value can become a piece of the query.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from urllib.parse import quote

import pyoxigraph as ox

from kg.errors import UnknownNameError
from kg.graph.lookup import find_named, nearest_name
from kg.graph.reading import subjects
from kg.ids import country_id
from kg.ontology.contract import CKG, code_iri, load_contract
from kg.ontology.events import load_event_types

_WORD = re.compile(r"\w+")
_MOST_WORDS = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """What to list: what these took part in, of this type, in this country, on these days, told with all the words.

    `factuality` is one of its code list; `claimant` is for claims alone. None chooses nothing.
    """

    actor: str | None = None
    type: str | None = None
    country: str | None = None
    since: date | None = None
    until: date | None = None
    words: str | None = None
    claimant: str | None = None
    factuality: str | None = None

    def without(self, *names: str) -> Choice:
        """The same, but for these."""
        return Choice(**{f.name: getattr(self, f.name) for f in fields(self) if f.name not in names})

    @property
    def is_about_events(self) -> bool:
        """Whether it says what events should be like."""
        return any((self.actor, self.type, self.country, self.since, self.until))


def events_pattern(store: ox.Store, choice: Choice) -> str:
    """A pattern that binds ?e to the events of a choice, whatever its words, and ?first to their first days.

    Raises UnknownNameError for a name that nothing bears and a type that is none.
    """
    parts = []
    if choice.actor is not None:
        who = _below(store, actor_nodes(store, choice.actor), CKG.partOf)
        parts.append(
            f"{one_of('who', who)} {{ ?e ckg:participant ?who }} UNION {{ ?e ckg:participation/ckg:onBehalfOf ?who }}"
        )
    if choice.country is not None:
        where = _below(store, country_nodes(store, choice.country), CKG.within)
        parts.append(f"{one_of('where', where)} ?e ckg:place ?where .")
    if choice.type is not None:
        parts.append(f"?e ckg:type {_type(store, choice.type)} .")
    if choice.factuality is not None:
        parts.append(f"?e ckg:factuality {ox.NamedNode(code_iri('factuality', choice.factuality))} .")
    parts.append("?e a ckg:Event . FILTER NOT EXISTS { ?e ckg:wrong true } OPTIONAL { ?e ckg:start ?first }")
    parts.append(days_filter("?first", choice.until, "<="))
    if choice.since is not None:
        parts.append(f"?e ckg:end ?last . {days_filter('?last', choice.since, '>=')}")
    return " ".join(parts)


def days_filter(variable: str, day: date | None, sign: str) -> str:
    """A filter that a day fits, or nothing."""
    return "" if day is None else f'FILTER({variable} {sign} "{day.isoformat()}"^^xsd:date)'


def words_filter(variable: str, words: str) -> str:
    """A filter that a text holds all words, whatever their case."""
    found = dict.fromkeys(word.lower() for word in _WORD.findall(words)[:_MOST_WORDS])
    return " ".join(f"FILTER(CONTAINS(LCASE(STR({variable})), {ox.Literal(word)}))" for word in found)


def actor_nodes(store: ox.Store, name: str) -> tuple[str, ...]:
    """The actors of that name. Raises UnknownNameError."""
    return _nodes(store, "actor", name, CKG.Actor)


def claimant_nodes(store: ox.Store, name: str) -> tuple[str, ...]:
    """The actors and sources of that name. Raises UnknownNameError."""
    return _nodes(store, "claimant", name, CKG.Actor, CKG.Source)


def country_nodes(store: ox.Store, name: str) -> tuple[str, ...]:
    """The country of that name or code. Raises UnknownNameError."""
    by_code = find_named(store, country_id(name.strip().upper()), CKG.State)
    return tuple(n for match in by_code for n in match.nodes) or _nodes(store, "country", name, CKG.State)


def one_of(variable: str, nodes: Iterable[str]) -> str:
    """A pattern that binds a variable to each of the nodes."""
    return f"VALUES ?{variable} {{ {' '.join(str(ox.NamedNode(node)) for node in sorted(nodes))} }}"


def _nodes(store: ox.Store, kind: str, name: str, *classes: str) -> tuple[str, ...]:
    matches = find_named(store, name, *classes)
    if not matches:
        near = nearest_name(store, name, *classes)
        raise UnknownNameError(f"no {kind} is called '{name}'" + (f"; did you mean '{near}'?" if near else ""))
    return tuple(node for match in matches for node in match.nodes)


def _below(store: ox.Store, nodes: Iterable[str], up: str) -> set[str]:
    """The nodes and all that are parts of them."""
    found, new = set(nodes), set(nodes)
    while new:
        new = {part for node in new for part in subjects(store, up, node)} - found
        found |= new
    return found


def _type(store: ox.Store, name: str) -> ox.NamedNode:
    """The node of an event type; the types are read from their files only where the store has none such."""
    kind = name.strip().upper()
    node = ox.NamedNode(f"{load_contract().prefixes['code']}plover/{quote(kind, safe='')}")
    if next(store.quads_for_pattern(None, ox.NamedNode(CKG.type), node), None) is None:
        types = sorted(each.name for each in load_event_types())
        if kind not in types:
            raise UnknownNameError(f"no event type '{name}'; there is {', '.join(types)}")
    return node
