"""What a query gives back: plain rows, and the same as table, CSV, SPARQL results JSON or Turtle text.

Plain values are what `kg.model` uses: a coded value is its local part ("CONSULT"), numbers, dates and booleans are
Python's, an IRI is its full text, nothing is None. `terms` holds the RDF terms that they come from.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal as Choice

import pyoxigraph as ox

from kg.config import DEFAULT_BASE
from kg.csvtext import csv_line
from kg.errors import QueryError
from kg.ontology.contract import load_contract
from kg.query.table import lay_out

Term = ox.NamedNode | ox.Literal | ox.BlankNode
Plain = str | int | float | bool | Decimal | date | None
_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = frozenset(_XSD + name for name in ("integer", "nonNegativeInteger", "positiveInteger", "int", "long"))


@dataclass(frozen=True)
class Result:
    """The answer to one query. `kind` tells which: rows of a table, one truth value, or triples of a graph.

    `notes` are remarks that a person should see beside it, such as that a name is ambiguous. `base` is what the
    IRIs of the data begin with; tables leave it out.
    """

    kind: Choice["table", "answer", "graph"]
    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]
    notes: tuple[str, ...] = ()
    base: str = DEFAULT_BASE

    @property
    def rows(self) -> tuple[tuple[Plain, ...], ...]:
        """The rows as plain values."""
        return tuple(tuple(plain(term) for term in row) for row in self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[tuple[Plain, ...]]:
        return iter(self.rows)

    def __bool__(self) -> bool:
        """The truth value of an ASK; for others, whether anything was found."""
        return self.rows == ((True,),) if self.kind == "answer" else bool(self.terms)

    def to_records(self) -> list[dict[str, Plain]]:
        """The rows as one dictionary each."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_table(self, width: int = 80) -> str:
        """A table for people that is at most `width` cells wide; what does not fit stands below its row."""
        rows = [[self._shown(term) for term in row] for row in self.terms]
        return lay_out(self.columns, rows, width)

    def to_csv(self) -> str:
        """Comma-separated values with a header line; what is absent is empty."""
        rows = ([csv_value(plain(term)) for term in row] for row in self.terms)
        return "".join(map(csv_line, (self.columns, *rows)))

    def to_json(self) -> str:
        """SPARQL 1.1 query results JSON, with full IRIs and datatypes; a graph is three columns of it."""
        if self.kind == "answer":
            return json.dumps({"head": {}, "boolean": bool(self)}) + "\n"
        bindings = [
            {name: _json_term(term) for name, term in zip(self.columns, row, strict=True) if term is not None}
            for row in self.terms
        ]
        whole = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"

    def to_ttl(self) -> str:
        """Turtle, for the graph that CONSTRUCT or DESCRIBE gives."""
        if self.kind != "graph":
            raise QueryError(
                "ttl is for CONSTRUCT and DESCRIBE, which give a graph; this query gives rows (use table, csv or json)"
            )
        triples = [ox.Triple(*row) for row in self.terms]  # type: ignore[arg-type]
        written = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=dict(load_contract().prefixes))
        return written.decode() if written else ""

    def _shown(self, term: Term | None) -> str:
        if isinstance(term, ox.NamedNode):
            return _short_iri(term.value, self.base)
        return csv_value(plain(term))


def plain(term: Term | None) -> Plain:
    """A term as a plain Python value; a literal that does not fit its datatype stays text."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return term.value.rpartition("/")[2] if term.value.startswith(_code_base()) else term.value
    if isinstance(term, ox.BlankNode):
        return str(term)
    try:
        return _literal_value(term.value, term.datatype.value)
    except (ValueError, InvalidOperation):
        return term.value


def csv_value(value: Plain) -> str:
    """A plain value as text for a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def in_order(rows: Sequence[tuple[Term | None, ...]]) -> tuple[tuple[Term | None, ...], ...]:
    """Distinct rows sorted by their terms: for results that have no order of their own."""
    return tuple(sorted(set(rows), key=lambda row: [str(term) for term in row]))


def _code_base() -> str:
    return load_contract().prefixes["code"]


def _literal_value(text: str, datatype: str) -> Plain:
    if datatype in _INTEGERS:
        return int(text)
    if datatype == _XSD + "decimal":
        return Decimal(text)
    if datatype in (_XSD + "double", _XSD + "float"):
        return float(text)
    if datatype == _XSD + "boolean":
        return text in ("true", "1")
    if datatype == _XSD + "date":
        return date.fromisoformat(text)
    return text


def _json_term(term: Term) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype.value == _XSD + "string":
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}


def _short_iri(iri: str, base: str) -> str:
    if iri.startswith(_code_base()):
        return iri.rpartition("/")[2]
    if iri.startswith(base):
        return iri[len(base) :]
    for prefix, namespace in load_contract().prefixes.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
