"""Terms that the contract does not know or whose form is none of their datatype's. In: quads. Out: findings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import pyoxigraph as ox

from kg.ontology.contract import RDF_TYPE, load_contract

_XSD = "http://www.w3.org/2001/XMLSchema#"
_DAY = r"-?\d{4}-\d{2}-\d{2}"
_DIGITS = {
    "integer": re.compile(r"[+-]?\d+"),
    "nonNegativeInteger": re.compile(r"\+?\d+"),
    "decimal": re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)"),
    "boolean": re.compile(r"true|false|1|0"),
}
_EDTF = re.compile(rf"{_DAY}|{_DAY}/{_DAY}|\[{_DAY}\.\.({_DAY})?\]|\[\.\.{_DAY}\]")
_WKT = re.compile(r"POINT\(-?\d+(\.\d+)? -?\d+(\.\d+)?\)")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is wrong with one node: the shape or check that it fails, and the message."""

    node: str
    shape: str
    message: str


def term_findings(quads: Iterable[ox.Quad]) -> Iterator[Finding]:
    """What is wrong with single terms."""
    for quad in quads:
        node, predicate, value = _text(quad.subject), quad.predicate.value, quad.object
        if isinstance(quad.subject, ox.BlankNode) or isinstance(value, ox.BlankNode):
            yield Finding(node, "term", f"a blank node stands at {predicate}")
        if predicate not in _predicates():
            yield Finding(node, "term", f"the contract has no property {predicate}")
        if predicate == RDF_TYPE and _text(value) not in _types():
            yield Finding(node, "term", f"the contract has no class {_text(value)}")
        if isinstance(value, ox.Literal):
            yield from _literal_findings(node, predicate, value)


def is_well_formed(quad: ox.Quad) -> bool:
    """Whether a SHACL engine can be shown the quad."""
    return not isinstance(quad.object, ox.Literal) or _has_form(quad.object)


def _literal_findings(node: str, predicate: str, value: ox.Literal) -> Iterator[Finding]:
    if value.language:
        yield Finding(node, "term", f"{predicate} has the language tag {value.language!r}; strings are plain")
    if not _has_form(value):
        yield Finding(node, "term", f"{value.value!r} at {predicate} is no {value.datatype.value}")


def _has_form(value: ox.Literal) -> bool:
    check = _forms().get(value.datatype.value)
    return check is None or check(value.value)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return re.fullmatch(_DAY, text) is not None


@cache
def _forms() -> dict[str, Callable[[str], bool]]:
    """By datatype, whether a text is one of its forms."""
    contract = load_contract()
    forms: dict[str, Callable[[str], bool]] = {_XSD + n: _matcher(pattern) for n, pattern in _DIGITS.items()}
    forms[_XSD + "date"] = _is_date
    forms[contract.iri("edtf:EDTF")] = _matcher(_EDTF)
    forms[contract.iri("geo:wktLiteral")] = _matcher(_WKT)
    return forms


def _matcher(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(text) is not None


@cache
def _predicates() -> frozenset[str]:
    contract = load_contract()
    beside = {name for term in contract.properties.values() for name in term.written}
    return frozenset({RDF_TYPE, *(contract.iri(name) for name in {*contract.properties, *beside})})


@cache
def _types() -> frozenset[str]:
    contract = load_contract()
    return frozenset(iri for name in contract.classes for iri in contract.types(name))


def _text(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode | ox.Literal | ox.BlankNode) else str(node)
