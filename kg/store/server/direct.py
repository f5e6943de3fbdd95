"""A graph that its server is asked about, pattern by pattern. In: a server. Out: the reading half of a `Graph`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.graph import Answered
from kg.ontology.contract import RDF_TYPE, SCHEMA
from kg.store.server.protocols import SparqlServer

_VARIABLES = ("s", "p", "o", "g")
_RESULT_TYPES = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
}


class DirectGraph:
    """What `kg.graph.graph.Graph` asks for, over the standard protocols alone."""

    def __init__(self, server: SparqlServer) -> None:
        self._server = server

    def quads_for_pattern(
        self, subject: Any, predicate: Any, object: Any, graph_name: Any = None, /
    ) -> Iterator[ox.Quad]:
        """The quads of named graphs that fit."""
        given = dict(zip(_VARIABLES, (subject, predicate, object, graph_name), strict=True))
        s, p, o, g = (f"?{name}" if term is None else str(term) for name, term in given.items())
        open_ones = [name for name, term in given.items() if term is None]
        wanted = " ".join(f"?{name}" for name in open_ones) or "(1 AS ?one)"
        for row in self._server.select(f"SELECT {wanted} WHERE {{ GRAPH {g} {{ {s} {p} {o} }} }}"):
            found = {**given, **{name: row[name] for name in open_ones}}
            yield ox.Quad(*(found[name] for name in _VARIABLES))

    def query(
        self,
        query: str,
        /,
        *,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = False,
        default_graph: Any = None,
        named_graphs: list[Any] | None = None,
    ) -> Answered:
        """The server's answer; its default graph must be the union of all for a query that wants that."""
        head = "".join(f"PREFIX {name}: <{iri}> " for name, iri in (prefixes or {}).items())
        fields = [("query", head + query)]
        fields += [("default-graph-uri", graph.value) for graph in default_graph or ()]
        fields += [("named-graph-uri", graph.value) for graph in named_graphs or ()]
        body, media_type = self._server.answer(fields)
        if media_type in _RESULT_TYPES:
            return ox.parse_query_results(body, format=_RESULT_TYPES[media_type])
        form = ox.RdfFormat.from_media_type(media_type)
        if form is None:
            raise StoreError(f"the server answers a query in {media_type or 'no format'}, which we do not read")
        return _as_triples(body, form)

    def named_graphs(self) -> Iterator[ox.NamedNode]:
        """The names of all graphs."""
        for row in self._server.select("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"):
            if isinstance(row["g"], ox.NamedNode):
                yield row["g"]

    def contains_named_graph(self, graph_name: Any, /) -> bool:
        """Whether there is a graph of that name."""
        return self._server.ask(f"ASK {{ GRAPH {graph_name} {{ ?s ?p ?o }} }}")

    def __len__(self) -> int:
        (row,) = self._server.select("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")
        return int(row["n"].value)

    def sees_all_graphs(self) -> bool:
        """Whether the server's default graph is the union of its named graphs, as our queries want it."""
        article = f"?s <{RDF_TYPE}> <{SCHEMA.NewsArticle}>"
        in_default, in_named = (self._server.ask(f"ASK {{ {p} }}") for p in (article, f"GRAPH ?g {{ {article} }}"))
        return in_default or not in_named


def _as_triples(body: bytes, form: ox.RdfFormat) -> Answered:
    """Triples as the engine itself would give them."""
    graph = ox.Store()
    graph.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in ox.parse(body, format=form))
    return graph.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
