"""Puts parameters into a named query. In: the query, values as people type them, the store. Out: SPARQL text and notes.

A value becomes RDF terms first; the serialised terms, and nothing else, go into the VALUES block of the parameter's
variable. So no value can become a piece of the query.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.graph import Graph
from kg.graph.lookup import Match, find_countries, find_events, find_named, nearest_name
from kg.graph.reading import text_of
from kg.graph.words import fold
from kg.ontology.contract import CKG, load_contract
from kg.query.named import NamedQuery, Parameter
from kg.query.narrow import narrow

ANY = "any"
_SHOWN = 5
_CLASSES = {
    "actor": ("Actor",),
    "country": ("State",),
    "place": ("Place",),
    "source": ("Source", "Actor"),
    "event": ("Event",),
}
_MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Bound:
    """A query ready to run, and what the person should know of how the names were read."""

    text: str
    notes: tuple[str, ...]


def bind(store: Graph, query: NamedQuery, values: Mapping[str, object], *, is_for_here: bool = True) -> Bound:
    """Fill the query's parameters; QueryError for one that is missing, unknown, or names nothing.

    A query that is to be run here and now is narrowed to what it can be about (`kg.query.narrow`).
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in values:
        if name not in known:
            takes = ", ".join(known) or "none"
            raise QueryError(f"query '{query.name}' has no parameter '{name}'; it takes {takes}")
    text, notes, given = query.text, [], _Given({}, [])
    for parameter in query.parameters:
        value = values.get(parameter.name)
        if value is None:
            if parameter.required:
                raise QueryError(f"query '{query.name}' needs {parameter.name}= ({parameter.help})")
            continue
        rows, remarks = _rows(store, parameter, value, given)
        text = fill(text, parameter.name, rows)
        notes += remarks
    return Bound(narrow(store, text, given.nodes, given.months) if is_for_here else text, tuple(notes))


def fill(text: str, name: str, rows: list[str]) -> str:
    """The query with the rows in every VALUES block of `?name`, or of the pair `?name_first ?name_last`."""
    block = re.compile(rf"(VALUES\s+(?:\?{name}|\(\s*\?{name}_first\s+\?{name}_last\s*\))\s*\{{)[^{{}}]*(\}})")
    filled, count = block.subn(lambda match: f"{match[1]} {' '.join(rows)} {match[2]}", text)
    if not count:
        raise QueryError(f"the query has no VALUES block for its parameter '{name}'")
    return filled


@dataclass(frozen=True, slots=True)
class _Given:
    """What was given: nodes by the kind of their parameter, and months by their first and last day."""

    nodes: dict[str, list[tuple[str, ...]]]
    months: list[tuple[str, str]]


def _rows(store: Graph, parameter: Parameter, value: object, noted: _Given) -> tuple[list[str], list[str]]:
    """The rows of the VALUES block, each a serialised term or pair of terms, and remarks."""
    if value == ANY:
        return ["(UNDEF UNDEF)" if parameter.kind == "month" else "UNDEF"], []
    given = str(value).strip()
    if parameter.kind == "date":
        return [str(_day(parameter, given))], []
    if parameter.kind == "month":
        first, last = _month(parameter, given)
        noted.months.append((first.value, last.value))
        return [f"({first} {last})"], []
    if parameter.kind == "code":
        return _code(store, parameter, given)
    if parameter.kind == "text":
        return [str(ox.Literal(given))], []
    nodes, remarks = _nodes(store, parameter, given)
    noted.nodes.setdefault(parameter.kind, []).append(nodes)
    return [str(ox.NamedNode(node)) for node in nodes], remarks


def _nodes(store: Graph, parameter: Parameter, name: str) -> tuple[tuple[str, ...], list[str]]:
    classes = [CKG[each] for each in _CLASSES[parameter.kind]]
    if parameter.kind == "event":
        matches = find_events(store, name)
    else:
        matches = find_countries(store, name) if parameter.kind == "country" else find_named(store, name, *classes)
    if not matches:
        near = nearest_name(store, name, *classes)
        fix = f"; did you mean '{near}'?" if near else ""
        raise QueryError(f"no {parameter.kind} is called '{name}'{fix}")
    return tuple(node for match in matches for node in match.nodes), _remarks(parameter, name, matches)


def _remarks(parameter: Parameter, name: str, matches: tuple[Match, ...]) -> list[str]:
    if len(matches) < 2:
        return []
    shown = [f"{match.label} ({match.canonical.rpartition('/')[2]})" for match in matches[:_SHOWN]]
    labels = ", ".join(shown) + (f", and {len(matches) - _SHOWN} more" if len(matches) > _SHOWN else "")
    return [f"'{name}' names {len(matches)} {parameter.kind}s, all are used: {labels}"]


def _day(parameter: Parameter, given: str) -> ox.Literal:
    try:
        day = date.fromisoformat(given)
    except ValueError:
        raise QueryError(f"{parameter.name}={given} is no day (write YYYY-MM-DD)") from None
    return ox.Literal(day.isoformat(), datatype=ox.NamedNode(load_contract().prefixes["xsd"] + "date"))


def _month(parameter: Parameter, given: str) -> tuple[ox.Literal, ox.Literal]:
    match = _MONTH.fullmatch(given)
    if match is None or not 1 <= int(match[2]) <= 12:
        raise QueryError(f"{parameter.name}={given} is no month (write YYYY-MM)")
    last = monthrange(int(match[1]), int(match[2]))[1]
    return _day(parameter, f"{given}-01"), _day(parameter, f"{given}-{last:02d}")


def _code(store: Graph, parameter: Parameter, given: str) -> tuple[list[str], list[str]]:
    """The code of the parameter's list that the store uses, whatever its case; a remark where it uses none such."""
    head = f"{load_contract().prefixes['code']}{parameter.codes}/"
    predicate = ox.NamedNode(CKG["type" if parameter.codes == "plover" else str(parameter.codes)])
    objects = {text_of(quad.object) for quad in store.quads_for_pattern(None, predicate, None)}
    used = {fold(iri.removeprefix(head)): iri for iri in sorted(objects) if iri.startswith(head)}
    if fold(given) in used:
        return [str(ox.NamedNode(used[fold(given)]))], []
    codes = ", ".join(iri.removeprefix(head) for iri in used.values()) or "none"
    nothing = str(ox.NamedNode(head + quote(given, safe="")))
    return [nothing], [f"nothing here has the {parameter.name} '{given}'; there is: {codes}"]
