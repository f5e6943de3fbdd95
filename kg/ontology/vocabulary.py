"""The vocabulary in OWL. In: the contract. Out: Turtle that declares each class and property of `ckg:`."""

from __future__ import annotations

from collections.abc import Iterator

from kg.ontology import turtle
from kg.ontology.contract import ClassTerm, Contract, PropertyTerm

_OURS = "ckg:"
_LITERALS = {"string": "xsd:string", "share": "xsd:decimal"}
_NUMBERS = ("xsd:integer", "xsd:decimal")


def vocabulary(contract: Contract) -> str:
    """The whole file."""
    ours = [_class(c) for c in contract.classes.values() if c.name.startswith(_OURS)]
    ours += [_property(p, contract) for p in contract.properties.values() if p.name.startswith(_OURS)]
    return turtle.document(
        "Generated from contract.yaml by `python -m kg.ontology.generate`.",
        contract.prefixes,
        [_ontology(contract), *ours],
    )


def _ontology(contract: Contract) -> str:
    return turtle.subject(
        f"<{contract.prefixes['ckg'].rstrip('#')}>",
        [
            ("a", "owl:Ontology"),
            ("rdfs:label", turtle.text("Conflict KG vocabulary")),
            ("owl:versionInfo", turtle.text(contract.version)),
        ],
    )


def _class(term: ClassTerm) -> str:
    return turtle.subject(term.name, [("a", "owl:Class"), *_described(term, "rdfs:subClassOf")])


def _property(term: PropertyTerm, contract: Contract) -> str:
    kinds = ["rdf:Property"] if "any" in term.values else [_kind(term, contract)]
    if term.name in contract.symmetric:
        kinds.append("owl:SymmetricProperty")
    pairs = [("a", turtle.names(kinds)), *_described(term, "rdfs:subPropertyOf")]
    owners = [c.name for c in contract.classes.values() if term.name in c.properties]
    pairs.append(("rdfs:domain" if len(owners) == 1 else "schema:domainIncludes", turtle.names(owners)))
    ranges = list(_ranges(term, contract))
    if ranges:
        pairs.append(("rdfs:range" if len(ranges) == 1 else "schema:rangeIncludes", turtle.names(ranges)))
    return turtle.subject(term.name, pairs)


def _described(term: ClassTerm | PropertyTerm, above: str) -> list[tuple[str, str]]:
    pairs = [("rdfs:label", turtle.text(term.name.removeprefix(_OURS))), ("rdfs:comment", turtle.text(term.comment))]
    return [*pairs, (above, turtle.names(term.supers))] if term.supers else pairs


def _kind(term: PropertyTerm, contract: Contract) -> str:
    points = all(v == "iri" or v.startswith("code:") or v in contract.classes for v in term.values)
    return "owl:ObjectProperty" if points else "owl:DatatypeProperty"


def _ranges(term: PropertyTerm, contract: Contract) -> Iterator[str]:
    for value in term.values:
        if value.startswith("code:"):
            yield "skos:Concept"
        elif value == "number":
            yield from _NUMBERS
        elif value not in ("iri", "any"):
            yield _LITERALS.get(value, value)
