"""What a list is narrowed to. In: a store, a `Choice`. Out: the nodes that fit.

Each filter gives a set of nodes by a lookup of its own, and the sets are joined here: the engine's plans for all
filters in one query differ by minutes. A name becomes nodes and a word becomes a term before they enter a pattern: no
value can become a piece of a query.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from urllib.parse import quote

import pyoxigraph as ox

from kg.errors import UnknownNameError
from kg.graph.lookup import find_named, nearest_name
from kg.graph.reading import instances, subjects, values
from kg.ids import country_id
from kg.ontology.contract import CKG, code_iri, load_contract
from kg.ontology.events import load_event_types
from kg.query.run import run_sparql

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


def common(sets: Iterable[set[str]]) -> set[str]:
    """What is in all of the sets."""
    return reduce(lambda some, others: some & others, sets)


def events_of(store: ox.Store, choice: Choice) -> set[str] | None:
    """The events of a choice, whatever its words and the user's word on them; None where it chooses none.

    Raises UnknownNameError for a name that nothing bears and a type that is none.
    """
    sets = list(_event_sets(store, choice))
    return common(sorted(sets, key=len)) if sets else None


def _event_sets(store: ox.Store, choice: Choice) -> Iterator[set[str]]:
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


def on_days(store: ox.Store, property: str, since: date | None, until: date | None) -> set[str]:
    """The nodes that have a day within bounds for a property (a prefixed name)."""
    bounds = [f'?day {sign} "{day}"^^xsd:date' for sign, day in ((">=", since), ("<=", until)) if day is not None]
    return _nodes_of(store, f"SELECT DISTINCT ?node {{ ?node {property} ?day FILTER({' && '.join(bounds)}) }}")


def with_words(store: ox.Store, pattern: str, words: str) -> set[str]:
    """The nodes ?node of a pattern whose ?text has all the words, whatever their case."""
    found = dict.fromkeys(word.lower() for word in _WORD.findall(words)[:_MOST_WORDS])
    tests = " && ".join(f"CONTAINS(?lower, {ox.Literal(word)})" for word in found) or "true"
    return _nodes_of(store, f"SELECT DISTINCT ?node {{ {pattern} BIND(LCASE(STR(?text)) AS ?lower) FILTER({tests}) }}")


def named_with(store: ox.Store, kind: str, words: str) -> set[str]:
    """The nodes of a class (an IRI) that have all the words in one of their names."""
    patterns = (f"?node {name} ?text ." for name in ("rdfs:label", "skos:altLabel"))
    # A node that many articles name has its class in each of their graphs: to ask for both at once multiplies them.
    return {node for pattern in patterns for node in with_words(store, pattern, words)} & instances(store, kind)


def events_with_words(store: ox.Store, words: str) -> set[str]:
    """The events that have all the words in their label, in a name of one who takes part, or in a quote about them."""
    quoting = with_words(store, "?node a ckg:Claim ; ckg:mention/nif:anchorOf ?text .", words)
    quoted = {event for claim in quoting for event in values(store, claim, CKG.about)}
    sides = _pointing(store, CKG.participant, named_with(store, CKG.Actor, words))
    return named_with(store, CKG.Event, words) | sides | (quoted & instances(store, CKG.Event))


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


def _nodes_of(store: ox.Store, query: str) -> set[str]:
    return {str(row[0]) for row in run_sparql(store, query).rows}


def _nodes(store: ox.Store, kind: str, name: str, *classes: str) -> tuple[str, ...]:
    matches = find_named(store, name, *classes)
    if not matches:
        near = nearest_name(store, name, *classes)
        raise UnknownNameError(f"no {kind} is called '{name}'" + (f"; did you mean '{near}'?" if near else ""))
    return tuple(node for match in matches for node in match.nodes)


def _pointing(store: ox.Store, predicate: str, nodes: Iterable[str]) -> set[str]:
    return {subject for node in nodes for subject in subjects(store, predicate, node)}


def _below(store: ox.Store, nodes: Iterable[str], up: str) -> set[str]:
    """The nodes and all that are parts of them."""
    found, new = set(nodes), set(nodes)
    while new:
        new = _pointing(store, up, new) - found
        found |= new
    return found


def _type(store: ox.Store, name: str) -> str:
    """The node of an event type; the types are read from their files only where the store has none such."""
    kind = name.strip().upper()
    node = f"{load_contract().prefixes['code']}plover/{quote(kind, safe='')}"
    if not subjects(store, CKG.type, node):
        types = sorted(each.name for each in load_event_types())
        if kind not in types:
            raise UnknownNameError(f"no event type '{name}'; there is {', '.join(types)}")
    return node
