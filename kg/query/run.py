"""Runs a query over a store. In: SPARQL text or the name of a named query with its parameters. Out: a `Result`.

The default graph is the union of all named graphs, unless the query chooses with FROM. Prefixes that the query uses and
does not declare are added. In the union a triple that stands in two articles' graphs may count twice (engines differ):
count with DISTINCT, as the named queries do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox
from rapidfuzz import process

from kg.errors import QueryError
from kg.graph.graph import Answered, Graph
from kg.graph.reading import base_of
from kg.ontology.contract import load_contract
from kg.query.guard import declared_prefixes, has_dataset_clause, refuse_side_effects, used_prefixes
from kg.query.named import NamedQuery, find_query
from kg.query.parameters import bind
from kg.query.result import Result, Term, in_order

_NAME = re.compile(r"\s*[a-z][a-z0-9-]*\s*")
_WHERE = re.compile(r"error at (\d+):(\d+)")
_SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query sees, by their IRIs: those that make up its default graph, and those that GRAPH finds."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def run_query(store: Graph, query: str, /, **parameters: object) -> Result:
    """The answer to SPARQL text, or to a named query with its parameters ("talks", actor="Taliban").

    Raises QueryError, with line and fix, for a query that does not parse, would change or reach anything, names no
    named query, or lacks a parameter.
    """
    if not _NAME.fullmatch(query):
        if parameters:
            raise QueryError(f"{next(iter(parameters))}= goes with a named query, and this is SPARQL text")
        return run_sparql(store, query)
    named = find_query(query.strip())
    bound = bind(store, named, parameters)
    found = store.query(bound.text, prefixes=known_prefixes(store), use_default_graph_as_union=True)  # it is our own
    return _with_sorted_lists(_result(store, found, bound.notes), named)


def run_sparql(store: Graph, text: str) -> Result:
    """The answer to a SPARQL query that only reads."""
    return _result(store, evaluate(store, text))


def _result(store: Graph, found: Answered, notes: tuple[str, ...] = ()) -> Result:
    base = base_of(store)
    if isinstance(found, ox.QueryBoolean):
        answer = ox.Literal(bool(found))
        return Result("answer", ("answer",), ((answer,),), notes, base)
    if isinstance(found, ox.QueryTriples):
        triples: Iterable[tuple[Term, ...]] = ((t.subject, t.predicate, t.object) for t in found)
        return Result("graph", ("subject", "predicate", "object"), in_order(list(triples)), notes, base)
    columns = tuple(variable.value for variable in found.variables)
    rows = tuple(tuple(solution) for solution in found)
    return Result("table", columns, rows, notes, base)


def evaluate(store: Graph, text: str, dataset: Dataset | None = None) -> Answered:
    """What the engine gives for a SPARQL query that only reads; `dataset` stands in the place of its FROM clauses."""
    refuse_side_effects(text)
    prefixes = _prefixes(store, text)
    try:
        if dataset is None:
            union = not has_dataset_clause(text)
            return store.query(text, prefixes=prefixes, use_default_graph_as_union=union)
        default = [graph_of(store, name) for name in dataset.default]
        named = [graph_of(store, name) for name in dataset.named]
        return store.query(text, prefixes=prefixes, default_graph=[*default], named_graphs=[*named])
    except SyntaxError as error:
        raise QueryError(_syntax_message(text, str(error))) from error


def complete_text(store: Graph, name: str, /, **parameters: object) -> str:
    """A named query as SPARQL with its parameters and prefixes filled in, to run or change anywhere."""
    text = bind(store, find_query(name), parameters, is_for_here=False).text
    prefixes = _prefixes(store, text)
    needed = sorted(used_prefixes(text).keys() - declared_prefixes(text))
    return "".join(f"PREFIX {name}: <{prefixes[name]}>\n" for name in needed) + text


def graph_of(store: Graph, name: str) -> ox.NamedNode:
    """A graph of the store. Raises QueryError for any other: nothing is fetched."""
    try:
        graph = ox.NamedNode(name)
    except ValueError:
        raise QueryError(f"'{name}' is no IRI of a graph") from None
    if not store.contains_named_graph(graph):
        raise QueryError(f"the store has no graph <{name}>, and nothing is fetched or read from a file")
    return graph


def known_prefixes(store: Graph) -> dict[str, str]:
    """The prefixes that need no declaration."""
    return {**load_contract().prefixes, "id": base_of(store)}


def _prefixes(store: Graph, text: str) -> dict[str, str]:
    """The prefixes that we add; QueryError where the query uses one that neither it nor we declare."""
    prefixes = known_prefixes(store)
    declared = declared_prefixes(text)
    for prefix, line in used_prefixes(text).items():
        if prefix not in declared and prefix not in prefixes and prefix != "_":
            near = process.extractOne(prefix, list(prefixes), score_cutoff=60)
            fix = f"did you mean '{near[0]}:'?" if near else "declare it with PREFIX; known are " + ", ".join(prefixes)
            raise QueryError(f"line {line}: unknown prefix '{prefix}:' ({fix})")
    return prefixes


def _with_sorted_lists(result: Result, named: NamedQuery) -> Result:
    """The result with the parts of its list columns in order, which GROUP_CONCAT leaves to the engine."""
    places = {index for index, column in enumerate(result.columns) if column in named.lists}
    if not places:
        return result
    rows = tuple(tuple(_sorted(term) if i in places else term for i, term in enumerate(row)) for row in result.terms)
    return Result(result.kind, result.columns, rows, result.notes, result.base)


def _sorted(term: Term | None) -> Term | None:
    if term is None or not isinstance(term, ox.Literal):
        return term
    parts = sorted(set(term.value.split(_SEPARATOR)) - {""})
    return ox.Literal(_SEPARATOR.join(parts)) if parts else None


def _syntax_message(text: str, error: str) -> str:
    match = _WHERE.search(error)
    if match is None:
        return f"the query does not parse: {error}"
    line, column = int(match[1]), int(match[2])
    lines = text.splitlines() or [""]
    shown = lines[min(line, len(lines)) - 1]
    start = max(0, column - 60)
    pointer = " " * (column - 1 - start) + "^"
    return f"line {line}, column {column}: the query does not parse here\n  {shown[start : start + 78]}\n  {pointer}"
