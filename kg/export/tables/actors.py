"""Actors: who they are, what they are called, how often they act. In: a store. Out: one row an actor, sets as one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pyoxigraph as ox

from kg.export.tables.table import Row, Table, joined, local_name
from kg.graph.reading import canonical, day, is_wrong, label, name_of, right, same_as, subjects, tail, values
from kg.ontology.contract import CKG, RDF_TYPE, RDFS, SKOS

_COLUMNS = (
    *("actor_id", "actor_name", "aliases", "kind", "country", "sector", "dictionary_code", "part_of"),
    *("events", "as_actor", "as_recipient", "claims", "first_date", "last_date", "exact_match", "iri"),
)
_KINDS = ("Person", "Group", "Organization", "State")


def actor_rows(store: ox.Store) -> Iterator[Row]:
    """One row an actor, in the order of their ids."""
    for head in sorted({canonical(store, node) for node in right(store, CKG.Actor)}):
        nodes = same_as(store, head)
        events = _pointing(store, nodes, CKG.participant)
        starts, ends = _days(store, events, CKG.start), _days(store, events, CKG.end)
        yield (
            local_name(head),
            label(store, head),
            joined({*_all(store, nodes, SKOS.altLabel), *_all(store, nodes, RDFS.label)} - {label(store, head)}),
            joined(kind.lower() for kind in _KINDS if CKG[kind] in _all(store, nodes, RDF_TYPE)),
            joined(tail(each) for each in _all(store, nodes, CKG.country)),
            joined(tail(each) for each in _all(store, nodes, CKG.sector)),
            joined(_all(store, nodes, CKG.dictionaryCode)),
            joined(name_of(store, each) for each in _all(store, nodes, CKG.partOf)),
            len(events),
            len(_pointing(store, nodes, CKG.actor)),
            len(_pointing(store, nodes, CKG.recipient)),
            len({claim for node in nodes for claim in subjects(store, CKG.claimant, node)}),
            min(starts, default=None),
            max(ends, default=None),
            joined(_all(store, nodes, SKOS.exactMatch)),
            head,
        )


def _pointing(store: ox.Store, nodes: tuple[str, ...], predicate: str) -> set[str]:
    """The events that point at the actor, those that count as one counted once."""
    events = {event for node in nodes for event in subjects(store, predicate, node)}
    return {canonical(store, event) for event in events if not is_wrong(store, event)}


def _days(store: ox.Store, events: set[str], predicate: str) -> set[date]:
    days = (day(store, node, predicate) for event in events for node in same_as(store, event))
    return {each for each in days if each}


def _all(store: ox.Store, nodes: tuple[str, ...], predicate: str) -> set[str]:
    return {value for node in nodes for value in values(store, node, predicate)}


TABLE = Table("actors", _COLUMNS, actor_rows)
