"""The SPARQL 1.1 Query, Update and Graph Store protocols. In: an address. Out: what a server answers.

https://www.w3.org/TR/sparql11-protocol/ and https://www.w3.org/TR/sparql11-http-rdf-update/. Servers differ in where
under an address each of the three is; the layouts that are in use are tried in turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import urllib3

from kg.errors import QueryError, StoreError
from kg.store.server.address import ServerAddress
from kg.store.server.http import Http, check

FORM = "application/x-www-form-urlencoded"
_RESULTS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_JSON = ox.QueryResultsFormat.JSON
_MOST_QUADS = 100_000  # of one request


@dataclass(frozen=True, slots=True)
class Layout:
    """Where under an address the protocols are; a server may have no Graph Store protocol."""

    query: str
    update: str
    graphs: str | None


LAYOUTS = (
    Layout("/query", "/update", "/store"),  # Oxigraph
    Layout("/query", "/update", "/data"),  # Fuseki
    Layout("", "/statements", "/rdf-graphs/service"),  # RDF4J, GraphDB
    Layout("/sparql", "/update", "/data"),
    Layout("/sparql", "/sparql", None),
    Layout("", "", None),
)


class SparqlServer:
    """A data set on a server. Every method raises StoreError where the server does not do what it is asked."""

    def __init__(self, address: ServerAddress) -> None:
        self._http = Http(address.headers())
        self._base = address.url
        self._layout = self._found()

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def select(self, query: str) -> ox.QuerySolutions:
        """The rows of a SELECT."""
        found = ox.parse_query_results(self._asked([("query", query)], _RESULTS), format=_JSON)
        assert isinstance(found, ox.QuerySolutions)
        return found

    def ask(self, query: str) -> bool:
        """The answer to an ASK."""
        return bool(ox.parse_query_results(self._asked([("query", query)], _RESULTS), format=_JSON))

    def answer(self, fields: Iterable[tuple[str, str]]) -> tuple[bytes, str]:
        """What the server gives for a query with its dataset, and the media type. Raises QueryError for a bad one."""
        url = self._base + self._layout.query
        response = self._post(url, fields, f"{_RESULTS}, {_TRIPLES};q=0.9")
        if response.status == 400:
            raise QueryError(f"the server does not take the query: {response.data.decode('utf-8', 'replace').strip()}")
        check(response, url, "the query")
        return response.data, response.headers.get("Content-Type", "").partition(";")[0].strip()

    def update(self, update: str) -> None:
        """Run an update."""
        url = self._base + self._layout.update
        check(self._post(url, [("update", update)], "*/*"), url, "an update")

    def graphs(self) -> dict[str, str]:
        """All named graphs, each with what tells whether it has changed: how many triples, and how long all objects.

        It is compared only with what the same server said before.
        """
        query = (
            "SELECT ?g (COUNT(*) AS ?number) (SUM(STRLEN(STR(?o))) AS ?length) "
            "WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
        )
        rows = [(row["g"], row["number"], row["length"]) for row in self.select(query)]
        return {g.value: f"{number.value} {length.value}" for g, number, length in rows if isinstance(g, ox.NamedNode)}

    def quads(self, graphs: Iterable[str]) -> Iterator[ox.Quad]:
        """All quads of the graphs."""
        names = " ".join(str(ox.NamedNode(graph)) for graph in graphs)
        for row in self.select(f"SELECT ?g ?s ?p ?o WHERE {{ VALUES ?g {{ {names} }} GRAPH ?g {{ ?s ?p ?o }} }}"):
            yield ox.Quad(row["s"], row["p"], row["o"], row["g"])

    def add(self, graph: str, triples: list[ox.Triple]) -> None:
        """Add triples to a graph, in batches."""
        for start in range(0, len(triples), _MOST_QUADS):
            written = ox.serialize(triples[start : start + _MOST_QUADS], format=ox.RdfFormat.N_TRIPLES) or b""
            url = self._graph_url(graph)
            if url is None:
                self.update(f"INSERT DATA {{ GRAPH {ox.NamedNode(graph)} {{ {written.decode()} }} }}")
            else:
                check(self._http.send("POST", url, written, kind=_TRIPLES), url, "a graph")

    def drop(self, graph: str) -> None:
        """Take a graph out, if it is there."""
        url = self._graph_url(graph)
        if url is None:
            self.update(f"DROP SILENT GRAPH {ox.NamedNode(graph)}")
            return
        response = self._http.send("DELETE", url)
        if response.status != 404:
            check(response, url, "to take out a graph")

    def _graph_url(self, graph: str) -> str | None:
        where = self._layout.graphs
        return None if where is None else f"{self._base}{where}?graph={quote(graph, safe='')}"

    def _asked(self, fields: Iterable[tuple[str, str]], accept: str) -> bytes:
        url = self._base + self._layout.query
        return check(self._post(url, fields, accept), url, "a query").data

    def _post(self, url: str, fields: Iterable[tuple[str, str]], accept: str) -> urllib3.BaseHTTPResponse:
        return self._http.send("POST", url, urlencode(list(fields)).encode(), kind=FORM, accept=accept)

    def _found(self) -> Layout:
        """The first layout that the server has. Raises StoreError."""
        refused: urllib3.BaseHTTPResponse | None = None
        for layout in LAYOUTS:
            url = self._base + layout.query
            response = self._post(url, [("query", "ASK {}")], _RESULTS)
            if response.status in (401, 403):
                check(response, url, "a query")
            if response.status == 200 and _is_true(response.data) and self._has_graphs(layout):
                return layout
            refused = response
        said = f"{refused.status} at the last place that was tried" if refused else "nothing"
        raise StoreError(f"{self._base} is no SPARQL server that we know how to ask ({said}; name its data set)")

    def _has_graphs(self, layout: Layout) -> bool:
        if layout.graphs is None:
            return True
        return self._http.send("HEAD", f"{self._base}{layout.graphs}?default").status == 200


def _is_true(body: bytes) -> bool:
    try:
        return bool(ox.parse_query_results(body, format=_JSON))
    except (SyntaxError, ValueError):
        return False
