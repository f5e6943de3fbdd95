"""What an endpoint says of itself. In: a store, the endpoint's address. Out: SPARQL service description and VoID."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.graph import Graph
from kg.graph.reading import base_of, instances
from kg.ontology.contract import RDF_TYPE, load_contract

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_DCTERMS = "http://purl.org/dc/terms/"
_RESULT_FORMATS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPH_FORMATS = ("Turtle", "N-Triples", "N-Quads", "JSON-LD", "RDF_XML", "TriG")


def service_description(store: Graph, endpoint: str) -> Iterator[ox.Triple]:
    """The endpoint after the SPARQL 1.1 Service Description."""
    service, dataset, default = endpoint, f"{endpoint}#dataset", f"{endpoint}#default-graph"
    yield _link(service, RDF_TYPE, f"{_SD}Service")
    yield _link(service, f"{_SD}endpoint", endpoint)
    yield _link(service, f"{_SD}supportedLanguage", f"{_SD}SPARQL11Query")
    yield _link(service, f"{_SD}feature", f"{_SD}UnionDefaultGraph")
    for form in (*_RESULT_FORMATS, *_GRAPH_FORMATS):
        yield _link(service, f"{_SD}resultFormat", _FORMATS + form)
    yield _link(service, f"{_SD}defaultDataset", dataset)
    yield _link(dataset, RDF_TYPE, f"{_SD}Dataset")
    yield _link(dataset, f"{_SD}defaultGraph", default)
    yield _link(default, RDF_TYPE, f"{_SD}Graph")
    yield _count(default, f"{_VOID}triples", len(store))


def void(store: Graph, dataset: str, endpoint: str) -> Iterator[ox.Triple]:
    """The data set in the Vocabulary of Interlinked Datasets: what is in it, and where to ask."""
    contract = load_contract()
    yield _link(dataset, RDF_TYPE, f"{_VOID}Dataset")
    yield _text(dataset, f"{_DCTERMS}title", "Conflict KG: who did what to whom, and who says so")
    yield _link(dataset, f"{_VOID}sparqlEndpoint", endpoint)
    yield _text(dataset, f"{_VOID}uriSpace", base_of(store))
    yield _count(dataset, f"{_VOID}triples", len(store))
    for prefix in ("ckg", "schema", "prov", "nif"):
        yield _link(dataset, f"{_VOID}vocabulary", contract.prefixes[prefix])
    for name in contract.classes:
        iri = contract.iri(name)
        number = len(instances(store, iri))
        if number:
            part = f"{dataset}#{name.replace(':', '-')}"
            yield _link(dataset, f"{_VOID}classPartition", part)
            yield _link(part, f"{_VOID}class", iri)
            yield _count(part, f"{_VOID}entities", number)


def _link(subject: str, predicate: str, value: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(value))


def _text(subject: str, predicate: str, value: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.Literal(value))


def _count(subject: str, predicate: str, value: int) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.Literal(value))
