"""What a list is narrowed to. In: a store, a `Choice`. Out: the nodes that fit.

Each filter gives a set of nodes by a lookup of its own, and the sets are joined here: the engine's plans for all
filters in one query differ by minutes. A name becomes nodes and a word becomes a term before they enter a pattern: no
value can become a piece of a query.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from urllib.parse import quote

from kg.errors import UnknownNameError
from kg.graph.graph import Graph
from kg.graph.lookup import find_countries, find_named, nearest_name
from kg.graph.reading import is_one_of, subjects, values
from kg.graph.words import Kind, words_in, words_of
from kg.ontology.contract import CKG, code_iri, load_contract
from kg.ontology.events import load_event_types
from kg.query.run import run_sparql

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


def common(sets: Iterable[set[str]]) -> set[str]:
    """What is in all of the sets."""
    return reduce(lambda some, others: some & others, sets)


def events_of(store: Graph, choice: Choice) -> set[str] | None:
    """The events of a choice, whatever its words and the user's word on them; None where it chooses none.

    Raises UnknownNameError for a name that nothing bears and a type that is none.
    """
    sets = list(_event_sets(store, choice))
    return common(sorted(sets, key=len)) if sets else None


def _event_sets(store: Graph, choice: Choice) -> Iterator[set[str]]:
    if choice.actor is not None:
        who = _below(store, actor_nodes(store, choice.actor), CKG.partOf)
        on_behalf = _pointing(store, CKG.participation, _pointing(store, CKG.onBehalfOf, who))
        yield _pointing(store, CKG.participant, who) | on_behalf
    if choice.country is not None:
        yield _pointing(store, CKG.place, _below(store, country_nodes(store, choice.country), CKG.within))
    if choice.type is not None:
        yield set(subjects(store, CKG.type, _type(store, choice.type)))
    if choice.factuality is not None:
        yield set(subjects(store, CKG.factuality, code_iri("factuality", choice.factuality)))
    if choice.since is not None:
        yield on_days(store, "ckg:end", choice.since, None)
    if choice.until is not None:
        yield on_days(store, "ckg:start", None, choice.until)


def on_days(store: Graph, property: str, since: date | None, until: date | None) -> set[str]:
    """The nodes that have a day within bounds for a property (a prefixed name)."""
    bounds = [f'?day {sign} "{day}"^^xsd:date' for sign, day in ((">=", since), ("<=", until)) if day is not None]
    return _nodes_of(store, f"SELECT DISTINCT ?node {{ ?node {property} ?day FILTER({' && '.join(bounds)}) }}")


def with_words(store: Graph, kind: Kind, words: str) -> set[str]:
    """The nodes with a text of a kind in which all the words stand or begin a word."""
    found = tuple(dict.fromkeys(words_in(words)))[:_MOST_WORDS]
    return set(words_of(store).bearing(kind, found, begun=True))


def named_with(store: Graph, kind: str, words: str) -> set[str]:
    """The nodes of a class (an IRI) that have all the words in one of their names."""
    return {node for node in with_words(store, "name", words) if is_one_of(store, node, kind)}


def events_with_words(store: Graph, words: str) -> set[str]:
    """The events that have all the words in their label, in a name of one who takes part, or in a quote about them."""
    quoted = {event for claim in with_words(store, "quote", words) for event in values(store, claim, CKG.about)}
    sides = _pointing(store, CKG.participant, named_with(store, CKG.Actor, words))
    return named_with(store, CKG.Event, words) | sides | {e for e in quoted if is_one_of(store, e, CKG.Event)}


def actor_nodes(store: Graph, name: str) -> tuple[str, ...]:
    """The actors of that name. Raises UnknownNameError."""
    return _nodes(store, "actor", name, CKG.Actor)


def claimant_nodes(store: Graph, name: str) -> tuple[str, ...]:
    """The actors and sources of that name. Raises UnknownNameError."""
    return _nodes(store, "claimant", name, CKG.Actor, CKG.Source)


def country_nodes(store: Graph, name: str) -> tuple[str, ...]:
    """The country of that name or code. Raises UnknownNameError."""
    found = find_countries(store, name)
    return tuple(n for match in found for n in match.nodes) or _nodes(store, "country", name, CKG.State)


def _nodes_of(store: Graph, query: str) -> set[str]:
    return {str(row[0]) for row in run_sparql(store, query).rows}


def _nodes(store: Graph, kind: str, name: str, *classes: str) -> tuple[str, ...]:
    matches = find_named(store, name, *classes)
    if not matches:
        near = nearest_name(store, name, *classes)
        raise UnknownNameError(f"no {kind} is called '{name}'" + (f"; did you mean '{near}'?" if near else ""))
    return tuple(node for match in matches for node in match.nodes)


def _pointing(store: Graph, predicate: str, nodes: Iterable[str]) -> set[str]:
    return {subject for node in nodes for subject in subjects(store, predicate, node)}


def _below(store: Graph, nodes: Iterable[str], up: str) -> set[str]:
    """The nodes and all that are parts of them."""
    found, new = set(nodes), set(nodes)
    while new:
        new = _pointing(store, up, new) - found
        found |= new
    return found


def _type(store: Graph, name: str) -> str:
    """The node of an event type; the types are read from their files only where the store has none such."""
    kind = name.strip().upper()
    node = f"{load_contract().prefixes['code']}plover/{quote(kind, safe='')}"
    if not subjects(store, CKG.type, node):
        types = sorted(each.name for each in load_event_types())
        if kind not in types:
            raise UnknownNameError(f"no event type '{name}'; there is {', '.join(types)}")
    return node
