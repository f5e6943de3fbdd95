"""The named queries. In: `ontology/queries/*.rq`. Out: each with its help text, its parameters and its SPARQL.

A file opens with comments: first what the query answers, then one line a parameter, then which columns are lists:

    # Who met whom.
    # param actor actor: One side, by name or IRI.
    # param since date required: First day (YYYY-MM-DD).
    # lists: sides

A parameter is a variable that the query binds in a VALUES block, `VALUES ?actor { UNDEF }`, with its default in the
braces (UNDEF: anything). So each file is SPARQL that runs as it stands, in any engine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path

from rapidfuzz import process

from kg.errors import OntologyError, QueryError
from kg.ontology.files import data_path

KINDS = ("actor", "country", "place", "source", "event", "date", "month", "text", "code")
_PARAMETER = re.compile(
    r"# param (?P<name>\w+) (?P<kind>[a-z]+)(?:/(?P<codes>[a-z]+))?(?P<required> required)?: (?P<help>.+)"
)
_LISTS = re.compile(r"# lists: (?P<columns>.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a named query can be asked with. `codes` names the code list of a parameter of kind "code"."""

    name: str
    kind: str
    required: bool
    help: str
    codes: str | None = None


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of `ontology/queries/`. `lists` are the columns that hold several values, divided by "; "."""

    name: str
    help: str
    parameters: tuple[Parameter, ...]
    lists: tuple[str, ...]
    text: str


def list_queries() -> tuple[NamedQuery, ...]:
    """All named queries by name: what `kg query --list` prints."""
    return _load_all(data_path("queries"))


def find_query(name: str) -> NamedQuery:
    """The query of that name; QueryError with the nearest name where there is none."""
    queries = {query.name: query for query in list_queries()}
    if name in queries:
        return queries[name]
    near = process.extractOne(name, list(queries), score_cutoff=50)
    fix = f"did you mean '{near[0]}'?" if near else "`kg query --list` shows all"
    raise QueryError(f"no named query '{name}'; {fix}")


def load_query(path: Path) -> NamedQuery:
    """Read one `.rq` file; OntologyError where its head breaks the format."""
    text = path.read_text(encoding="utf-8")
    head = list(takewhile(lambda line: line.startswith("#"), text.splitlines()))
    helps = [line[1:].strip() for line in head if not line.startswith(("# param", "# lists"))]
    parameters = tuple(_parameter(path, line) for line in head if line.startswith("# param"))
    columns = [match["columns"] for line in head if (match := _LISTS.fullmatch(line))]
    if not helps:
        raise OntologyError("a query opens with a comment that says what it answers", path=path, line=1)
    lists = tuple(re.split(r"[,\s]+", columns[0])) if columns else ()
    return NamedQuery(path.stem, " ".join(helps).strip(), parameters, lists, text)


@cache
def _load_all(folder: Path) -> tuple[NamedQuery, ...]:
    return tuple(load_query(path) for path in sorted(folder.glob("*.rq")))


def _parameter(path: Path, line: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if match is None or match["kind"] not in KINDS:
        raise OntologyError(
            f"not a parameter: {line}",
            path=path,
            fix="write `# param NAME KIND: help`, KIND one of " + ", ".join(KINDS),
        )
    return Parameter(match["name"], match["kind"], bool(match["required"]), match["help"], match["codes"])
