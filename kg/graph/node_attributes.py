"""Actors, places and events as names with plain attributes. In: a store. Out: what a network drawing or table shows.

Nodes that the identity graph counts as one are read as one: a value comes from the node that speaks for the set, else
from the first in order that has one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache, cached_property

import pyoxigraph as ox

from kg.graph.reading import instances, tail, text_of
from kg.ontology.contract import load_contract
from kg.ontology.events import load_event_types

Plain = str | int | float | bool
Table = Mapping[str, tuple[str, Callable[[str], Plain]]]
Attributes = dict[str, Plain]
# From the least to the most telling: a state is a place too, and is shown as a state.
_KINDS = ("place", "person", "group", "organization", "state", "event")


def _code(text: str) -> str:
    return tail(text) or text


def _flag(text: str) -> bool:
    return text == "true"


_OF_ALL: Table = {"label": ("rdfs:label", str)}
_OF_ACTORS: Table = {"sector": ("ckg:sector", _code), "country": ("ckg:country", _code)}
_OF_PLACES: Table = {"lat": ("ckg:lat", float), "long": ("ckg:long", float), "precision": ("ckg:precision", _code)}
_OF_EVENTS: Table = {
    **{name: (f"ckg:{name}", _code) for name in ("type", "mode", "quad", "cameo", "acled", "factuality", "status")},
    **{name: (f"ckg:{name}", str) for name in ("start", "end", "edtf", "outcome")},
    **{name: (f"ckg:{name}", _flag) for name in ("background", "reciprocal")},
    **{name: (f"ckg:{name}Count", int) for name in ("claim", "source", "article")},
}
_COUNTS = {"claim": "claims", "source": "sources", "article": "articles"}


class Reader:
    """Reads a store by predicate, each once."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._values: dict[str, dict[str, str]] = {}
        self._pairs: dict[str, Mapping[str, frozenset[str]]] = {}

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kind of each node that speaks for a set, but for those that are wrong."""
        found: dict[str, str] = {}
        for kind in _KINDS:
            nodes = instances(self._store, load_contract().term(f"ckg:{kind.capitalize()}")) - self._wrong
            found.update({self.head(node): kind for node in nodes})
        return dict(sorted(found.items()))

    def head(self, node: str) -> str:
        """The node that speaks for a node."""
        return self._heads.get(node, node)

    def name(self, node: str) -> str:
        """The local part of a node's IRI."""
        return node.rpartition("#")[2].rpartition("/")[2]

    def ends(self, name: str, node: str) -> tuple[str, ...]:
        """Where the edges of a property lead from a node, in order."""
        return tuple(sorted(self._edges(name).get(node, ())))

    def edges(self, name: str) -> set[tuple[str, str]]:
        """All edges of a property between nodes that are shown."""
        kinds = self.kinds
        pairs = {(start, end) for start, ends in self._edges(name).items() for end in ends}
        return {(start, end) for start, end in pairs if start != end and start in kinds and end in kinds}

    def times(self, node: str) -> Attributes:
        """The first and last day of an event, for its edges."""
        if self.kinds.get(node) != "event":
            return {}
        days = {name: self._single(f"ckg:{name}").get(node) for name in ("start", "end")}
        return {name: day for name, day in days.items() if day}

    def attributes(self, node: str, kind: str) -> Attributes:
        """What is shown of a node; an attribute that it lacks is not there."""
        wanted = {**_OF_ALL, **_tables(kind)}
        found: Attributes = {"kind": kind, "iri": node}
        for name, (prop, convert) in wanted.items():
            value = self._single(prop).get(node)
            if value is not None:
                found[_COUNTS.get(name, name)] = convert(value)
        if kind == "event":
            found |= self._spot(node) | _score(found)
        return found

    def _spot(self, event: str) -> Attributes:
        """The name and the coordinates of the first place of an event."""
        for place in self.ends("place", event):
            told = self.attributes(place, "place")
            names = {"label": "place", "lat": "lat", "long": "long"}
            return {new: told[old] for old, new in names.items() if old in told}
        return {}

    @cached_property
    def _heads(self) -> Mapping[str, str]:
        return {node: min(heads) for node, heads in self._read("ckg:canonical").items()}

    @cached_property
    def _wrong(self) -> frozenset[str]:
        return frozenset(self._read("ckg:wrong"))

    def _edges(self, name: str) -> Mapping[str, frozenset[str]]:
        if name not in self._pairs:
            found: defaultdict[str, set[str]] = defaultdict(set)
            for start, ends in self._read(f"ckg:{name}").items():
                if start not in self._wrong:
                    found[self.head(start)].update(self.head(end) for end in ends - self._wrong)
            self._pairs[name] = {start: frozenset(ends) for start, ends in found.items()}
        return self._pairs[name]

    def _single(self, prop: str) -> Mapping[str, str]:
        if prop not in self._values:
            first: dict[str, str] = {}
            for node, values in sorted(self._read(prop).items()):
                first.setdefault(self.head(node), min(values))
            self._values[prop] = first
        return self._values[prop]

    def _read(self, prop: str) -> Mapping[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for quad in self._store.quads_for_pattern(None, ox.NamedNode(load_contract().term(prop)), None):
            found[text_of(quad.subject)].add(text_of(quad.object))
        return found


def _tables(kind: str) -> Table:
    if kind == "event":
        return _OF_EVENTS
    if kind == "place":
        return _OF_PLACES
    return {**_OF_ACTORS, **_OF_PLACES} if kind == "state" else _OF_ACTORS


def _score(event: Attributes) -> Attributes:
    """The PLOVER score of an event's type and mode, where the type is one of ours."""
    kind = str(event.get("type"))
    mode = str(event["mode"]).removeprefix(f"{kind}-") if "mode" in event else None
    scores = _scores()
    score = scores.get((kind, mode), scores.get((kind, None)))
    return {} if score is None else {"score": score}


@cache
def _scores() -> Mapping[tuple[str, str | None], float]:
    scores: dict[tuple[str, str | None], float] = {}
    for kind in load_event_types():
        scores[kind.name, None] = float(kind.score)
        scores.update({(kind.name, mode.name): float(mode.score) for mode in kind.modes})
    return scores
