"""Clients that people have: SPARQLWrapper, rdflib, curl, pandas."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from urllib.parse import urlencode

import pandas as pd
import pytest
import rdflib
import SPARQLWrapper as wrapper  # noqa: N813
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.query import run_query
from kg.store import open_for_reading
from tests.serve.conftest import W3C, Server

CKG = "https://w3id.org/conflict-kg/ns#"
PREFIXES = f"PREFIX ckg: <{CKG}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
SELECT = PREFIXES + "SELECT ?e ?label { ?e a ckg:Event ; rdfs:label ?label } ORDER BY ?e"


@pytest.fixture(scope="module")
def labels(server: Server) -> list[str]:
    """What the same query gives from the disk."""
    with open_for_reading(server.store) as store:
        return [str(row[1]) for row in run_query(store, SELECT)]


@pytest.mark.parametrize("method", [wrapper.GET, wrapper.POST])
@pytest.mark.parametrize("way", [wrapper.URLENCODED, wrapper.POSTDIRECTLY])
def test_sparqlwrapper_json(server: Server, labels: list[str], method: str, way: str) -> None:
    client = wrapper.SPARQLWrapper(f"{server.url}/sparql")
    client.setQuery(SELECT)
    client.setMethod(method)
    client.setRequestMethod(way if method == wrapper.POST else wrapper.URLENCODED)
    client.setReturnFormat(wrapper.JSON)
    found = client.queryAndConvert()
    assert [row["label"]["value"] for row in found["results"]["bindings"]] == labels


@pytest.mark.parametrize("form", [wrapper.XML, wrapper.CSV, wrapper.TSV])
def test_sparqlwrapper_other_rows(server: Server, labels: list[str], form: str) -> None:
    client = wrapper.SPARQLWrapper(f"{server.url}/sparql")
    client.setQuery(SELECT)
    client.setReturnFormat(form)
    found = client.queryAndConvert()
    text = found.toxml() if form == wrapper.XML else found.decode()
    assert all(label.replace("&", "&amp;") in text for label in labels)


@pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning"
)  # the client's own use of rdflib
@pytest.mark.parametrize("form", [wrapper.TURTLE, wrapper.RDFXML, wrapper.JSONLD, wrapper.N3])
def test_sparqlwrapper_graphs(server: Server, labels: list[str], form: str) -> None:
    client = wrapper.SPARQLWrapper(f"{server.url}/sparql")
    client.setQuery(PREFIXES + "CONSTRUCT { ?e rdfs:label ?l } WHERE { ?e a ckg:Event ; rdfs:label ?l }")
    client.setReturnFormat(form)
    found = client.queryAndConvert()
    graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found, format="turtle")
    assert {str(o) for o in graph.objects(None, rdflib.RDFS.label)} == set(labels)


def test_sparqlwrapper_sees_errors_as_they_are(server: Server) -> None:
    client = wrapper.SPARQLWrapper(f"{server.url}/sparql")
    client.setQuery("SELECT * {")
    with pytest.raises(wrapper.SPARQLExceptions.QueryBadFormed, match="does not parse"):
        client.query()


def test_rdflib_sparqlstore(server: Server, labels: list[str]) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql"))
    assert [str(row.label) for row in graph.query(SELECT)] == labels
    events = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{CKG}Event")))
    assert len(events) == len(labels)
    assert graph.query("ASK { ?s ?p ?o }").askAnswer
    described = graph.query(f"DESCRIBE <{sorted(events)[0]}>").graph
    assert (sorted(events)[0], rdflib.RDF.type, rdflib.URIRef(f"{CKG}Event")) in described


def test_rdflib_sparqlstore_with_named_graphs(server: Server) -> None:
    store = SPARQLStore(f"{server.url}/sparql", context_aware=True)
    graph = rdflib.Graph(store, identifier=rdflib.URIRef(f"{W3C}data1.rdf"))
    assert [int(o) for o in graph.objects(None, rdflib.URIRef("http://example.org/number"))] == [1]


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
@pytest.mark.parametrize("way", [["-G"], []])
def test_curl(server: Server, labels: list[str], way: list[str]) -> None:
    command = ["curl", "-sS", "--fail", *way, f"{server.url}/sparql", "-H", "Accept: text/csv"]
    done = subprocess.run([*command, "--data-urlencode", f"query={SELECT}"], capture_output=True, text=True, check=True)
    assert list(pd.read_csv(io.StringIO(done.stdout))["label"]) == labels


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_curl_rest(server: Server) -> None:
    done = subprocess.run(["curl", "-sS", "--fail", f"{server.url}/api/actors?q=nrf"], capture_output=True, check=True)
    assert json.loads(done.stdout)["total"] == 1


def test_pandas(server: Server, labels: list[str]) -> None:
    frame = pd.read_csv(f"{server.url}/sparql?{urlencode({'query': SELECT})}", storage_options={"Accept": "text/csv"})
    assert list(frame["label"]) == labels
    events = pd.json_normalize(pd.read_json(f"{server.url}/api/events?factuality=any")["items"].tolist())
    assert set(events["event.label"]) <= set(labels)
