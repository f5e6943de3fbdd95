"""What a graph must look like, in SHACL. In: the contract. Out: Turtle with one shape a class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.ontology import turtle
from kg.ontology.contract import ClassTerm, Contract, Count, PropertyTerm

SHAPES = "https://w3id.org/conflict-kg/shapes#"
Pair = tuple[str, str]


def shapes(contract: Contract) -> str:
    """The whole file."""
    return turtle.document(
        "Generated from contract.yaml by `python -m kg.ontology.generate`.",
        {"shape": SHAPES, **contract.prefixes},
        [_shape(c, contract) for c in contract.classes.values()],
    )


def _shape(term: ClassTerm, contract: Contract) -> str:
    pairs = [("a", "sh:NodeShape"), ("sh:targetClass", term.name), ("sh:nodeKind", "sh:IRI")]
    pairs += _kinds(term, contract)
    pairs += [("sh:property", _property(term, name, count, contract)) for name, count in term.properties.items()]
    pairs += [("sh:property", _demand(term, name)) for name in term.demands]
    if term.never:
        pairs.append(("sh:not", _never(*term.never)))
        pairs.append(("sh:message", turtle.text(f"{term.name} with {term.never[0]} has no {term.never[1]}")))
    return turtle.subject(f"shape:{term.name.partition(':')[2]}", pairs)


def _kinds(term: ClassTerm, contract: Contract) -> Iterator[Pair]:
    """A class that others stand below has no nodes of its own."""
    below = [c.name for c in contract.classes.values() if term.name in c.supers]
    if below:
        yield "sh:or", "( " + " ".join(turtle.nested([("sh:class", name)]) for name in below) + " )"
        yield "sh:message", turtle.text(f"each {term.name} is one of {', '.join(below)}")


def _property(term: ClassTerm, name: str, count: Count, contract: Contract) -> str:
    pairs: list[Pair] = [("sh:path", name)]
    if count.least:
        pairs.append(("sh:minCount", str(count.least)))
    if count.most is not None:
        pairs.append(("sh:maxCount", str(count.most)))
    wanted = contract.properties[name]
    pairs += _values(wanted, contract)
    if wanted.at_most:
        pairs.append(("sh:lessThanOrEquals", wanted.at_most))
    if wanted.below:
        pairs.append(("sh:lessThan", wanted.below))
    pairs.append(("sh:message", turtle.text(_message(term, wanted, count))))
    return turtle.nested(pairs)


def _values(term: PropertyTerm, contract: Contract) -> list[Pair]:
    if len(term.values) == 1:
        return _value(term.values[0], contract)
    choices = " ".join(turtle.nested(_value(value, contract)) for value in term.values)
    return [("sh:or", f"( {choices} )")]


def _value(value: str, contract: Contract) -> list[Pair]:
    if value == "any":
        return []
    if value == "iri":
        return [("sh:nodeKind", "sh:IRI")]
    if value == "string":
        return [("sh:datatype", "xsd:string"), ("sh:minLength", "1")]
    if value == "number":
        return [("sh:or", "( [ sh:datatype xsd:integer ] [ sh:datatype xsd:decimal ] )"), ("sh:minInclusive", "0")]
    if value == "share":
        return [("sh:datatype", "xsd:decimal"), ("sh:minInclusive", "0"), ("sh:maxInclusive", "1")]
    if value in contract.classes:
        return [("sh:class", value)]
    if value.startswith("code:"):
        return _code(value.removeprefix("code:"), contract)
    return [("sh:datatype", value)]


def _code(name: str, contract: Contract) -> list[Pair]:
    codes, start = contract.codes[name], f"{contract.prefixes['code']}{name}/"
    if codes.pattern:
        return [("sh:nodeKind", "sh:IRI"), ("sh:pattern", turtle.text(f"^{re.escape(start)}{codes.pattern}$"))]
    return [("sh:in", "( " + " ".join(f"<{start}{member}>" for member in codes.members) + " )")]


def _demand(term: ClassTerm, name: str) -> str:
    message = f"each {term.name} has a node that points at it by {name}"
    return turtle.nested(
        [
            ("sh:path", f"[ sh:inversePath {name} ]"),
            ("sh:minCount", "1"),
            ("sh:message", turtle.text(message)),
        ]
    )


def _never(flag: str, forbidden: str) -> str:
    has_flag = turtle.nested([("sh:path", flag), ("sh:hasValue", "true")])
    has_other = turtle.nested([("sh:path", forbidden), ("sh:minCount", "1")])
    return turtle.nested([("sh:property", has_flag), ("sh:property", has_other)])


def _message(owner: ClassTerm, term: PropertyTerm, count: Count) -> str:
    most = "any number" if count.most is None else str(count.most)
    number = most if count.least == count.most else f"{count.least} to {most}"
    order = f", not above {term.at_most}" if term.at_most else f", below {term.below}" if term.below else ""
    return f"{owner.name} has {number} of {term.name}: {' or '.join(term.values)}{order}"
