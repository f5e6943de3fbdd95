"""Finds nodes by the names that people type. In: a store, a name or IRI. Out: every node that bears it, with its set.

Names match without regard to case, accents and a leading "the". A node brings along all that the identity graph counts
as the same; without that graph it stands alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

import pyoxigraph as ox
from rapidfuzz import fuzz, process

from kg.graph.graph import Graph
from kg.graph.reading import (
    base_of,
    canonical,
    instances,
    is_one_of,
    label,
    same_as,
    subjects,
    text_of,
    values,
)
from kg.graph.words import fold, words_in, words_of
from kg.ids import country_id
from kg.ontology.contract import CKG, RDFS, SKOS, load_contract
from kg.ontology.states import country_of

_CLOSE = 75


@dataclass(frozen=True, slots=True)
class Match:
    """One thing that a name stands for: the IRI that speaks for it, its label, and all nodes that are it."""

    canonical: str
    label: str
    nodes: tuple[str, ...]


def nodes_named(store: Graph, name: str, *classes: str) -> frozenset[str]:
    """Every node of one of the classes (IRIs) that bears a name, or that an IRI or a local name means."""
    wanted = name.strip().removeprefix("<").removesuffix(">").removeprefix("id:")
    by_iri = _of_classes(store, (wanted, base_of(store) + wanted), classes)
    return by_iri or _of_classes(store, words_of(store).named(name), classes)


def find_named(store: Graph, name: str, *classes: str) -> tuple[Match, ...]:
    """Everything of one of the classes (IRIs) that a name, an IRI or a local name stands for."""
    return as_matches(store, nodes_named(store, name, *classes))


def find_countries(store: Graph, name: str) -> tuple[Match, ...]:
    """The country of that name or code, also where people call it so and no article does ("DR Congo", "UK")."""
    by_code = find_named(store, country_id(name.strip().upper()), CKG.State)
    found = by_code or find_named(store, name, CKG.State)
    if found or (code := country_of(name)) is None:
        return found
    return find_named(store, country_id(code), CKG.State)


def find_events(store: Graph, words: str) -> tuple[Match, ...]:
    """The events that an IRI, a local name or a label names; else those told with all the words.

    An event is told by its label and type, by the names of those who take part and of its places, and by its quotes.
    """
    exact = find_named(store, words, CKG.Event)
    wanted = words_in(fold(words))
    if exact or not wanted:
        return exact
    by_label = _of_classes(store, words_of(store).bearing("name", wanted), (CKG.Event,))
    return as_matches(store, by_label or frozenset.intersection(*(_told_with(store, word) for word in set(wanted))))


def _told_with(store: Graph, word: str) -> frozenset[str]:
    """All events that are told with a word."""
    named, quoting = words_of(store).bearing("name", (word,)), words_of(store).bearing("quote", (word,))
    sides = {event for node in named for way in (CKG.participant, CKG.place) for event in subjects(store, way, node)}
    quoted = {event for claim in quoting for event in values(store, claim, CKG.about)}
    typed = set(subjects(store, CKG.type, f"{load_contract().prefixes['code']}plover/{quote(word.upper(), safe='')}"))
    return frozenset(_of_classes(store, {*named, *sides, *quoted, *typed}, (CKG.Event,)))


def _of_classes(store: Graph, nodes: Iterable[str], classes: Iterable[str]) -> frozenset[str]:
    """Those of some IRIs, if they are such, that are of one of the classes."""
    return frozenset(node for node in nodes if is_one_of(store, node, *classes))


def nearest_name(store: Graph, name: str, *classes: str) -> str | None:
    """The label most like a name that nothing bears, or None where none is like it."""
    labels = sorted({text for _, text in _names(store, instances(store, *classes))})
    best = process.extractOne(fold(name), [fold(text) for text in labels], scorer=_closeness, score_cutoff=_CLOSE)
    return labels[best[2]] if best else None


def _closeness(one: str, other: str, **_: object) -> float:
    """How like two folded names are, from 0 to 100: by their letters, or since all words of one stand in the other."""
    has_all = set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split())
    return max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other), 90 if has_all and one and other else 0)


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
