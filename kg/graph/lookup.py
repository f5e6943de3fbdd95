"""Finds nodes by the names that people type. In: a store, a name or IRI. Out: every node that bears it, with its set.

Names match without regard to case, accents and a leading "the". A node brings along all that the identity graph counts
as the same; without that graph it stands alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox
from rapidfuzz import process

from kg.graph.graph import Graph
from kg.graph.reading import canonical, code, instances, label, same_as, subjects, text_of, values
from kg.ontology.contract import CKG, NIF, RDFS, SKOS

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Match:
    """One thing that a name stands for: the IRI that speaks for it, its label, and all nodes that are it."""

    canonical: str
    label: str
    nodes: tuple[str, ...]


def fold(name: str) -> str:
    """A name without case, accents, needless space and a leading "the"."""
    decomposed = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return " ".join(plain.split()).removeprefix("the ")


def find_named(store: Graph, name: str, *classes: str) -> tuple[Match, ...]:
    """Everything of one of the classes (IRIs) that a name, an IRI or a local name stands for."""
    members = instances(store, *classes)
    wanted = name.strip().removeprefix("<").removesuffix(">").removeprefix("id:")
    by_iri = {node for node in members if wanted in (node, node.rpartition("/")[2])}
    folded = fold(name)
    return as_matches(store, by_iri or {node for node, text in _names(store, members) if fold(text) == folded})


def find_events(store: Graph, words: str) -> tuple[Match, ...]:
    """The events that an IRI, a local name or a label names; else those told with all the words.

    An event is told by its label and type, by the names of those who take part and of its places, and by its quotes.
    """
    exact = find_named(store, words, CKG.Event)
    wanted = set(_WORD.findall(fold(words)))
    if exact or not wanted:
        return exact
    events = instances(store, CKG.Event)
    by_label = {node for node, text in _names(store, events) if wanted <= set(_WORD.findall(fold(text)))}
    return as_matches(store, by_label or {event for event in events if wanted <= _told_with(store, event)})


def _told_with(store: Graph, event: str) -> set[str]:
    """All words that tell an event."""
    nodes = [event, *values(store, event, CKG.participant), *values(store, event, CKG.place)]
    names = [text for node in nodes for name in (RDFS.label, SKOS.altLabel) for text in values(store, node, name)]
    mentions = [mention for claim in subjects(store, CKG.about, event) for mention in values(store, claim, CKG.mention)]
    quotes = [text for mention in mentions for text in values(store, mention, NIF.anchorOf)]
    kind = code(store, event, CKG.type) or ""
    return {word for text in (*names, *quotes, kind) for word in _WORD.findall(fold(text))}


def nearest_name(store: Graph, name: str, *classes: str) -> str | None:
    """The label most like a name that nothing bears, or None where none is like it."""
    labels = sorted({text for _, text in _names(store, instances(store, *classes))})
    best = process.extractOne(fold(name), [fold(text) for text in labels], score_cutoff=70)
    return labels[best[2]] if best else None


def as_matches(store: Graph, nodes: Iterable[str]) -> tuple[Match, ...]:
    """The nodes gathered into one match for each set of the identity graph."""
    heads = sorted({canonical(store, node) for node in nodes})
    return tuple(Match(head, label(store, head), same_as(store, head)) for head in heads)


def _names(store: Graph, nodes: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The nodes with each of their names."""
    for predicate in (RDFS.label, SKOS.altLabel):
        for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None):
            if text_of(quad.subject) in nodes:
                yield text_of(quad.subject), text_of(quad.object)
