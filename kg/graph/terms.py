"""RDF terms as the contract wants them. In: Python values and local names. Out: pyoxigraph terms.

Numbers take the lexical form that the store gives back (no needless zeros), so that a graph is the same before and
after it was stored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from urllib.parse import quote

import pyoxigraph as ox

from kg.config import DEFAULT_BASE
from kg.ontology.contract import RDF_TYPE, load_contract

COORDINATE_PLACES = 5
SHARE_PLACES = 2
_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGER = ox.NamedNode(_XSD + "integer")
_DECIMAL = ox.NamedNode(_XSD + "decimal")
_DATE = ox.NamedNode(_XSD + "date")
_OFFSET = ox.NamedNode(_XSD + "nonNegativeInteger")
_EDTF = ox.NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")
_WKT = ox.NamedNode("http://www.opengis.net/ont/geosparql#wktLiteral")
_URL_CHARACTERS = "%/:=&?~#+!$,;'@()*"
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")

TYPE = ox.NamedNode(RDF_TYPE)
Object = ox.NamedNode | ox.Literal
Triple = tuple[ox.NamedNode, ox.NamedNode, Object]


@dataclass(frozen=True, slots=True)
class Names:
    """Makes the IRIs of data under the user's base."""

    base: str = DEFAULT_BASE

    def node(self, local: str) -> ox.NamedNode:
        """The node of a local name."""
        return ox.NamedNode(self.base + local)


@cache
def term(name: str) -> ox.NamedNode:
    """A class or property of the contract by its short name: `term("ckg:Event")`."""
    return ox.NamedNode(load_contract().term(name))


@cache
def types(name: str) -> tuple[ox.NamedNode, ...]:
    """A class with all that stand above it."""
    return tuple(ox.NamedNode(iri) for iri in load_contract().types(name))


@cache
def written(name: str) -> tuple[ox.NamedNode, ...]:
    """A property with the superproperties that stand beside it in a graph."""
    contract = load_contract()
    return (term(name), *(ox.NamedNode(iri) for iri in contract.beside(name)))


@lru_cache(maxsize=4096)
def code(code_list: str, value: str) -> ox.NamedNode:
    """A coded value. Raises OntologyError where the list does not hold it."""
    return ox.NamedNode(load_contract().code(code_list, value))


def string(value: str) -> ox.Literal:
    """A plain string."""
    return ox.Literal(value)


def boolean(value: bool) -> ox.Literal:
    """An xsd:boolean."""
    return ox.Literal(value)


def integer(value: int) -> ox.Literal:
    """An xsd:integer."""
    return ox.Literal(str(value), datatype=_INTEGER)


def offset(value: int) -> ox.Literal:
    """A place in a text."""
    return ox.Literal(str(value), datatype=_OFFSET)


def decimal(value: Decimal) -> ox.Literal:
    """An xsd:decimal without exponent and needless zeros."""
    return ox.Literal(plain_decimal(value), datatype=_DECIMAL)


def number(value: int | Decimal) -> ox.Literal:
    """A count as an integer, a measure as a decimal."""
    return decimal(value) if isinstance(value, Decimal) else integer(value)


def share(value: Decimal) -> ox.Literal:
    """A number from 0 to 1, to two places."""
    return decimal(round(value, SHARE_PLACES))


def coordinate(degrees: float) -> ox.Literal:
    """Degrees to five places, about a metre."""
    return ox.Literal(plain_coordinate(degrees), datatype=_DECIMAL)


def day(value: date) -> ox.Literal:
    """An xsd:date."""
    return ox.Literal(value.isoformat(), datatype=_DATE)


def edtf(value: str) -> ox.Literal:
    """A date in EDTF."""
    return ox.Literal(value, datatype=_EDTF)


def point(lat: float, long: float) -> ox.Literal:
    """A point in well-known text: longitude first."""
    return ox.Literal(f"POINT({plain_coordinate(long)} {plain_coordinate(lat)})", datatype=_WKT)


def plain_decimal(value: Decimal) -> str:
    """The shortest way to write a decimal without an exponent; zero has no sign."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def plain_coordinate(degrees: float) -> str:
    """Degrees as the contract writes them."""
    return plain_decimal(round(Decimal(repr(degrees)), COORDINATE_PLACES))


def web_address(url: str) -> ox.NamedNode | None:
    """An address as an IRI, illegal characters escaped; None for what no escaping makes absolute."""
    try:
        return ox.NamedNode(quote(_BARE_PERCENT.sub("%25", url.strip()), safe=_URL_CHARACTERS))
    except ValueError:
        return None
