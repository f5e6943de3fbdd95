"""Answers a query in the format that a client asked for. In: a store, a `Question`. Out: bytes and their media type.

This is the SPARQL protocol without HTTP: what a status code is belongs to the server.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from kg.graph.graph import Graph
from kg.graph.reading import base_of
from kg.ontology.contract import load_contract
from kg.query.cut import cut_rows
from kg.query.guard import graphs_of
from kg.query.negotiate import best_media_type
from kg.query.run import Dataset, evaluate, graph_of

_RESULTS = ox.QueryResultsFormat
_RDF = ox.RdfFormat
# What is asked for, and what is written for it; the first is the answer to who takes anything.
RESULT_TYPES = {
    "application/sparql-results+json": ("json", _RESULTS.JSON),
    "application/json": ("json", _RESULTS.JSON),
    "application/sparql-results+xml": ("xml", _RESULTS.XML),
    "application/xml": ("xml", _RESULTS.XML),
    "text/xml": ("xml", _RESULTS.XML),
    "text/csv": ("csv", _RESULTS.CSV),
    "text/tab-separated-values": ("tsv", _RESULTS.TSV),
}
GRAPH_TYPES = {
    "text/turtle": _RDF.TURTLE,
    "application/n-triples": _RDF.N_TRIPLES,
    "application/n-quads": _RDF.N_QUADS,
    "application/ld+json": _RDF.JSON_LD,
    "application/rdf+xml": _RDF.RDF_XML,
    "application/trig": _RDF.TRIG,
    "application/x-turtle": _RDF.TURTLE,
    "application/json": _RDF.JSON_LD,
    "application/xml": _RDF.RDF_XML,
    "text/xml": _RDF.RDF_XML,
}


@dataclass(frozen=True, slots=True)
class Question:
    """A query, the graphs that it sees (None: its own choice, else the union of all), and how to answer it.

    An answer has at most `most_rows` rows or triples, and about `most_bytes` bytes.
    """

    text: str
    dataset: Dataset | None = None
    accept: str = ""
    most_rows: int = 100_000
    most_bytes: int = 64_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What to send. `is_cut` tells that there were more rows than a question may have."""

    media_type: str
    body: bytes
    is_cut: bool = False


def answer(store: Graph, question: Question) -> Answer:
    """The answer to a query. Raises QueryError, and NotAcceptableError for a format that is none of ours."""
    if question.dataset is None:
        for graph in graphs_of(question.text):
            graph_of(store, graph)
    found = evaluate(store, question.text, question.dataset)
    if isinstance(found, ox.QueryTriples):
        media_type = best_media_type(question.accept, tuple(GRAPH_TYPES))  # before the work
        triples = list(islice(found, question.most_rows + 1))
        is_cut = len(triples) > question.most_rows
        return Answer(media_type, _written(store, triples[: question.most_rows], media_type), is_cut)
    media_type = best_media_type(question.accept, tuple(RESULT_TYPES))
    name, form = RESULT_TYPES[media_type]
    if isinstance(found, ox.QueryBoolean):
        return Answer(media_type, found.serialize(format=form) or b"")
    out = _Bounded(question.most_bytes)
    with suppress(_FullError):
        found.serialize(out, format=form)
    written = out.getvalue()
    cut = cut_rows(written, name, question.most_rows, is_whole=not out.is_full)
    return Answer(media_type, written if cut is None else cut, cut is not None)


def graph_answer(store: Graph, triples: Iterable[ox.Triple], accept: str) -> Answer:
    """Triples in the format that a client asked for."""
    media_type = best_media_type(accept, tuple(GRAPH_TYPES))
    return Answer(media_type, _written(store, triples, media_type))


def _written(store: Graph, triples: Iterable[ox.Triple], media_type: str) -> bytes:
    """Each triple once, node by node."""
    prefixes = {**load_contract().prefixes, "id": base_of(store)}
    in_order = sorted(set(triples), key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
    return ox.serialize(in_order, format=GRAPH_TYPES[media_type], prefixes=prefixes) or b""


class _FullError(Exception):
    """More was written than an answer may hold."""


class _Bounded(io.BytesIO):
    """Keeps what is written to it, up to a number of bytes."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.is_full, self._most = False, most

    def write(self, part: bytes, /) -> int:  # type: ignore[override]
        """Raises _FullError where there is no more room."""
        if self.tell() + len(part) > self._most:
            self.is_full = True
            raise _FullError
        return super().write(part)
