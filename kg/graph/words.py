"""Names, titles and quotes by their words. In: a graph, words as people type them. Out: the nodes that bear them.

Case, accents and needless space do not count. A graph may know its words by an index (`kg.store.words`); one that does
not is read through, with the same answers.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, Protocol

import pyoxigraph as ox

from kg.graph.graph import Answered, Graph
from kg.ontology.contract import CKG, NIF, RDFS, SCHEMA, SKOS

Kind = Literal["name", "title", "quote"]
KINDS: tuple[Kind, ...] = ("name", "title", "quote")
_WORD = re.compile(r"\w+")
_NAMES = (RDFS.label, SKOS.altLabel)


@dataclass(frozen=True, slots=True)
class Text:
    """What a node bears: a name, the title of an article, or the quote that a claim stands on; `words` are folded."""

    kind: Kind
    node: str
    words: str


def plain(text: str) -> str:
    """A text without case, accents and needless space."""
    decomposed = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).casefold().split())


def fold(name: str) -> str:
    """A name as it is compared: without case, accents, needless space and a leading "the"."""
    return plain(name).removeprefix("the ")


def words_in(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(plain(text))


class Words(Protocol):
    """How a graph finds nodes by words."""

    def named(self, name: str) -> frozenset[str]:
        """The nodes with a name that is the same but for case, accents and a leading "the"."""

    def bearing(self, kind: Kind, words: Iterable[str], *, begun: bool = False) -> frozenset[str]:
        """The nodes with a text of a kind in which all the (folded) words stand, or begin a word."""


class GraphWithWords:
    """A graph to read that knows its words."""

    def __init__(self, graph: Graph, words: Words) -> None:
        self._graph, self.words = graph, words
        self.quads_for_pattern = graph.quads_for_pattern
        self.named_graphs = graph.named_graphs
        self.contains_named_graph = graph.contains_named_graph

    def query(self, query: str, /, **options: Any) -> Answered:
        """The graph's answer to a SPARQL query."""
        return self._graph.query(query, **options)

    def __len__(self) -> int:
        return len(self._graph)


def words_of(graph: Graph) -> Words:
    """How a graph finds nodes by words."""
    return graph.words if isinstance(graph, GraphWithWords) else ScannedWords(graph)


class ScannedWords:
    """Finds by reading through a graph, which does not change meanwhile; its names are read once."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def named(self, name: str) -> frozenset[str]:
        """The nodes of a name."""
        return frozenset(self._by_name.get(fold(name), ()))

    def bearing(self, kind: Kind, words: Iterable[str], *, begun: bool = False) -> frozenset[str]:
        """The nodes with all the words in a text of a kind."""
        wanted = tuple(words)
        return frozenset(text.node for text in texts_of(self._graph, None, kind) if _holds(text.words, wanted, begun))

    @cached_property
    def _by_name(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        folded: dict[str, str] = {}
        for node, name in _values(self._graph, _NAMES, None):
            if name not in folded:
                folded[name] = fold(name)
            found[folded[name]].add(node)
        return found


def texts_of(graph: Graph, named_graph: str | None, *kinds: Kind) -> Iterator[Text]:
    """The texts of some kinds in one named graph, or in all."""
    for kind in kinds:
        for node, text in _texts(graph, named_graph, kind):
            yield Text(kind, node, " ".join(words_in(text)))


def names_of(graph: Graph, named_graph: str) -> Iterator[tuple[str, str]]:
    """The nodes of a named graph with each of their names, folded."""
    for node, name in _values(graph, _NAMES, named_graph):
        yield node, fold(name)


def _texts(graph: Graph, named_graph: str | None, kind: Kind) -> Iterator[tuple[str, str]]:
    if kind == "name":
        yield from _values(graph, _NAMES, named_graph)
    elif kind == "title":
        yield from _values(graph, (SCHEMA.headline,), named_graph)
    else:
        claims: dict[tuple[Any, Any], list[str]] = defaultdict(list)  # by the mention, in the graph of both
        for quad in _quads(graph, CKG.mention, named_graph):
            claims[quad.object, quad.graph_name].append(quad.subject.value)  # type: ignore[union-attr]
        for quad in _quads(graph, NIF.anchorOf, named_graph):
            for claim in claims.get((quad.subject, quad.graph_name), ()):
                yield claim, quad.object.value  # type: ignore[union-attr]


def _values(graph: Graph, predicates: Iterable[str], named_graph: str | None) -> Iterator[tuple[str, str]]:
    for predicate in predicates:
        for quad in _quads(graph, predicate, named_graph):
            yield quad.subject.value, quad.object.value  # type: ignore[union-attr]


def _quads(graph: Graph, predicate: str, named_graph: str | None) -> Iterator[ox.Quad]:
    name = ox.NamedNode(named_graph) if named_graph else None
    return graph.quads_for_pattern(None, ox.NamedNode(predicate), None, name)


def _holds(text: str, wanted: Iterable[str], begun: bool) -> bool:
    padded = f" {text} "
    return all((f" {word}" if begun else f" {word} ") in padded for word in wanted)
