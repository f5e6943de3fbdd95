"""`kg query`: ask a graph. In: a named query with its parameters, or SPARQL. Out: a table, CSV, JSON or Turtle."""

from __future__ import annotations

import re
import sys
from itertools import dropwhile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.exits import tell
from kg.cli.options import store_option
from kg.cli.terminal import echo_data, terminal_width
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.store.homes import Home

_PARAMETER = re.compile(r"([A-Za-z_]\w*)=(.*)", re.DOTALL)


@click.command()
@store_option(required=False)
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["table", "csv", "json", "ttl"]),
    default="table",
    metavar="FORM",
    help="table, csv, json, or ttl for CONSTRUCT and DESCRIBE.",
)
@click.option("--list", "list_them", is_flag=True, help="List the named queries; with QUERY: explain one.")
@click.argument("query", required=False)
@click.argument("values", nargs=-1, metavar="[NAME=VALUE]...")
def query(store: Home | None, form: str, list_them: bool, query: str | None, values: tuple[str, ...]) -> None:
    """Asks a graph: QUERY is a named query, SPARQL text, @FILE, or - for input.

    Named queries take values by name, and answer what analysts ask: who met
    whom, who fought whom, what each side claims, what nobody else says.
    Prefixes (ckg: code: id: and the usual ones) need no declaration.

    \b
    kg query --list                          all named queries
    kg query --list talks                    one of them, its values, its SPARQL
    kg query --store s talks actor=Taliban
    kg query --store s events actor=Taliban since=2022-01-01 -f csv
    kg query --store out/graph.nq "SELECT ?e WHERE { ?e a ckg:Event } LIMIT 9"
    kg query --store s @mine.rq -f json
    """
    if list_them:
        click.echo(_explained(query) if query else _listed(), nl=False)
        return
    if store is None:
        raise click.UsageError("name the graph to ask: --store DIR, or --store FILE of RDF")
    if query is None:
        raise click.UsageError("say what to ask; `kg query --list` shows the named queries")
    from kg.query import run_query

    text, parameters = _text_of(query), _parameters(values)
    with store.asking() as graph:
        result = run_query(graph, text, **parameters)
    for note in result.notes:
        tell(note)
    if form == "table":
        click.echo(result.to_table(terminal_width()), nl=False)
        if result.kind == "table" and not len(result):
            tell("no rows")
    else:
        echo_data({"csv": result.to_csv, "json": result.to_json, "ttl": result.to_ttl}[form]())


def _text_of(query: str) -> str:
    """The query that the argument names: @FILE and - are read."""
    if query == "-":
        return sys.stdin.read()
    if not query.startswith("@"):
        return query
    try:
        return Path(query[1:]).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is not UTF-8"
        raise QueryError(f"{query[1:]}: cannot be read: {reason}") from error


def _parameters(values: tuple[str, ...]) -> dict[str, str]:
    parameters: dict[str, str] = {}
    for value in values:
        match = _PARAMETER.fullmatch(value)
        if match is None:
            raise QueryError(f"'{value}' has no name (write NAME=VALUE, for example actor=\"{value}\")")
        if match[1] in parameters:
            raise QueryError(f"{match[1]}= is given twice")
        parameters[match[1]] = match[2]
    return parameters


def _listed() -> str:
    """All named queries, each with what it answers and what it takes."""
    from kg.query import list_queries
    from kg.query.table import wrap

    lines = []
    for named in list_queries():
        takes = " ".join(f"{p.name}=" if p.required else f"[{p.name}=]" for p in named.parameters)
        lines.append(f"{named.name} {takes}".rstrip())
        lines += ["    " + line for line in wrap(named.help, terminal_width() - 4)]
    lines.append("\n`kg query --list QUERY` explains one; any value may be `any`.")
    return "\n".join(lines) + "\n"


def _explained(name: str) -> str:
    """One named query: what it answers, each value it takes, and its SPARQL to start from."""
    from kg.query.named import find_query
    from kg.query.table import wrap

    named = find_query(name)
    lines = wrap(named.help, terminal_width())
    for parameter in named.parameters:
        need = " (needed)" if parameter.required else ""
        first, *rest = wrap(f"{parameter.name}={need}  {parameter.help}", terminal_width() - 6)
        lines += ["  " + first, *("      " + line for line in rest)]
    body = dropwhile(lambda line: line.startswith("#") or not line, named.text.splitlines())
    return "\n".join([*lines, "", *body]) + "\n"
