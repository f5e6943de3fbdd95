"""Whether a graph keeps the contract. In: a store. Out: findings, none where all is well.

What SHACL cannot say, or crashes on, is checked in Python: terms, lexical forms, dangling references, offsets. What has
a bad form is kept from the SHACL engine, which runs on an rdflib graph of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pyoxigraph as ox
import pyshacl
import rdflib

from kg.graph.integrity import integrity_findings
from kg.graph.store import stored_quads
from kg.graph.term_checks import Finding, is_well_formed, term_findings
from kg.ontology.files import data_path

__all__ = ["Finding", "validate_quads", "validate_store"]

_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def validate_store(store: ox.Store) -> tuple[Finding, ...]:
    """Everything in a store that breaks the contract, in order of nodes."""
    return validate_quads(stored_quads(store))


def validate_quads(quads: Iterable[ox.Quad]) -> tuple[Finding, ...]:
    """Everything among the quads that breaks the contract, in order of nodes."""
    known = tuple(quads)
    found = {*term_findings(known), *integrity_findings(known), *_shape_findings(known)}
    return tuple(sorted(found))


def _shape_findings(quads: tuple[ox.Quad, ...]) -> Iterator[Finding]:
    triples = {quad.triple for quad in quads if is_well_formed(quad)}
    data = ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.N_TRIPLES) or b""
    graph = rdflib.Graph().parse(data=data.decode(), format="nt")
    shapes = _shapes()
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes)
    if not isinstance(report, rdflib.Graph):
        raise TypeError(f"the SHACL engine gave {type(report).__name__}, not a report")
    for result in report.subjects(rdflib.RDF.type, _SH.ValidationResult):
        yield Finding(
            node=str(report.value(result, _SH.focusNode)),
            shape=_shape_name(report.value(result, _SH.sourceShape), shapes),
            message=_message(report, result),
        )


def _message(report: rdflib.Graph, result: Any) -> str:
    text = str(report.value(result, _SH.resultMessage))
    value = report.value(result, _SH.value)
    return text if value is None else f"{text} (found {value})"


def _shape_name(shape: Any, shapes: rdflib.Graph) -> str:
    """The local name of the shape, or of the one that a nameless part stands in."""
    while isinstance(shape, rdflib.BNode):
        shape = next(shapes.subjects(None, shape))
    return str(shape).rpartition("#")[2]


@cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(data_path("shapes.ttl"), format="turtle")
