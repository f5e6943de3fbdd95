"""The events that a summary shows. In: a store, graphs of articles. Out: a few `Told`, those that tell most, by date.

An event tells more the more of who, to whom, when and where it has; what happened comes before what was only planned or
denied. Every article's best events come before any article's lesser ones, so that one long article does not fill the
table.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from kg.graph.reading import canonical, code, day, label, name_of, one, same_as, subjects, text_of, values
from kg.ontology.contract import CKG, NIF, RDF_TYPE, SCHEMA


@dataclass(frozen=True, slots=True)
class Told:
    """One event as a person reads it; the sides of a reciprocal event are all actors."""

    iri: str
    label: str
    type: str
    factuality: str
    start: date | None
    end: date | None
    not_before: date | None
    not_after: date | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    places: tuple[str, ...]
    said_by: tuple[str, ...]
    denied_by: tuple[str, ...]


def event_heads(store: ox.Store, graphs: Iterable[str]) -> dict[str, list[str]]:
    """The events of each article's graph in the order of the text, each as the one that speaks for its set."""
    return {graph: [canonical(store, node) for node in _events_in(store, graph)] for graph in graphs}


def choose_events(store: ox.Store, heads: dict[str, list[str]], most: int) -> tuple[Told, ...]:
    """The events that tell most, at most so many, by date and with the undated last."""
    ranked: dict[str, tuple[bool, int, int]] = {}
    for events in heads.values():
        ordered = sorted((*_gaps(store, head), place, head) for place, head in enumerate(dict.fromkeys(events)))
        for rank, (unreal, gaps, _, head) in enumerate(ordered):
            here = (unreal, rank, gaps)
            ranked[head] = min(ranked.get(head, here), here)
    chosen = sorted(ranked, key=lambda head: (ranked[head], head))[:most]
    told = (read_told(store, head) for head in chosen)
    return tuple(sorted(told, key=lambda event: (event.start or event.not_before or date.max, event.iri)))


def read_told(store: ox.Store, head: str) -> Told:
    """One event with what all articles tell of it."""
    nodes = same_as(store, head)
    said_by, denied_by = _speakers(store, nodes)
    starts = [each for node in nodes if (each := day(store, node, CKG.start))]
    ends = [each for node in nodes if (each := day(store, node, CKG.end))]
    return Told(
        iri=head,
        label=label(store, head),
        type=code(store, head, CKG.type) or "",
        factuality=code(store, head, CKG.factuality) or "",
        start=min(starts, default=None),
        end=max(ends, default=None),
        not_before=next((each for node in nodes if (each := day(store, node, CKG.notBefore))), None),
        not_after=next((each for node in nodes if (each := day(store, node, CKG.notAfter))), None),
        actors=_names(store, nodes, CKG.actor),
        recipients=_names(store, nodes, CKG.recipient),
        places=_names(store, nodes, CKG.place),
        said_by=said_by,
        denied_by=denied_by,
    )


def has_any(store: ox.Store, head: str, properties: Iterable[str]) -> bool:
    """Whether an article gives the event one of the properties."""
    nodes = same_as(store, head)
    return any(values(store, node, each) for each in properties for node in nodes)


def _events_in(store: ox.Store, graph: str) -> list[str]:
    """The events of one graph by the place of their first mention."""
    name = ox.NamedNode(graph)
    found = store.quads_for_pattern(None, ox.NamedNode(RDF_TYPE), ox.NamedNode(CKG.Event), name)
    events = {text_of(quad.subject) for quad in found}
    return sorted(events, key=lambda event: (_first_char(store, event), event))


def _first_char(store: ox.Store, event: str) -> int:
    begins = (one(store, mention, NIF.beginIndex) for mention in subjects(store, CKG.denotes, event))
    return min((int(begin) for begin in begins if begin), default=sys.maxsize)


def _gaps(store: ox.Store, event: str) -> tuple[bool, int]:
    """Whether an event did not happen, or is only background, and how much of it is untold."""
    actors, recipients = values(store, event, CKG.actor), values(store, event, CKG.recipient)
    two_sided = bool(actors and recipients) or (one(store, event, CKG.reciprocal) == "true" and len(actors) > 1)
    unreal = code(store, event, CKG.factuality) != "actual" or one(store, event, CKG.background) == "true"
    known = (two_sided, bool(actors), bool(one(store, event, CKG.start)), bool(one(store, event, CKG.place)))
    return unreal, known.count(False)


def _speakers(store: ox.Store, nodes: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who says that it happened, and who denies it; a claim about one property alone counts for neither."""
    said: dict[str, None] = {}
    denied: dict[str, None] = {}
    for claim in (claim for node in nodes for claim in subjects(store, CKG.about, node)):
        if one(store, claim, CKG.property) is None:
            against = code(store, claim, CKG.polarity) == "negative" or code(store, claim, CKG.stance) == "denies"
            (denied if against else said)[_speaker(store, claim)] = None
    return tuple(said), tuple(denied)


def _speaker(store: ox.Store, claim: str) -> str:
    """The claimant with those who pass it on; an outlet without a name speaks under its article's id."""
    claimant, article = one(store, claim, CKG.claimant) or "", one(store, claim, CKG.article)
    name = _article_name(store, claimant) if claimant == article else name_of(store, claimant)
    relays = [name_of(store, relay) for relay in values(store, claim, CKG.via)]
    return f"{name} via {', '.join(relays)}" if relays else name


def _article_name(store: ox.Store, article: str) -> str:
    given = one(store, article, SCHEMA.identifier) or ""
    return "the article" if given.startswith("sha256-") else given


def _names(store: ox.Store, nodes: Iterable[str], predicate: str) -> tuple[str, ...]:
    return tuple(sorted({name_of(store, value) for node in nodes for value in values(store, node, predicate)}))
