"""`kg validate`: whether a graph keeps the contract. In: a store or a file. Out: findings, and 1 if there are any."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.exits import FINDINGS
from kg.cli.options import json_option, store_option
from kg.cli.terminal import echo_data, printable, terminal_width
from kg.query.table import wrap

if TYPE_CHECKING:
    from kg.graph.validate import Finding
    from kg.store.homes import Home

_MOST_SHOWN = 20


@click.command()
@click.argument("file", required=False, type=click.Path(exists=True, path_type=Path))
@store_option(required=False)
@json_option
@click.pass_context
def validate(ctx: click.Context, file: Path | None, store: Home | None, as_json: bool) -> None:
    """Checks a graph against the contract: terms, references, offsets, shapes.

    Every graph that kg writes keeps it. Check one that another program made,
    or that went through other hands.

    \b
    kg validate --store s
    kg validate out/graph.nq
    kg validate graph.ttl --json

    Exits with 0 if all is well, with 1 if something breaks the contract.
    """
    from kg.store.homes import home_of

    home = home_of(file) if file else store
    if home is None or (file and store):
        raise click.UsageError("name one graph: --store DIR, or a FILE of RDF")
    from kg.graph.validate import validate_store

    with home.reading() as graph:
        findings = validate_store(graph)
        statements = len(graph)
    if as_json:
        whole = {"conforms": not findings, "statements": statements, "findings": [asdict(f) for f in findings]}
        echo_data(json.dumps(whole, indent=2, ensure_ascii=False) + "\n")
    else:
        click.echo(_text(home, statements, findings), nl=False)
    ctx.exit(FINDINGS if findings else 0)


def _text(home: Home, statements: int, findings: Sequence[Finding]) -> str:
    if not findings:
        return f"{home}: {statements} statements keep the contract\n"
    lines = [f"{home}: breaks the contract, {len(findings)} findings in {statements} statements"]
    for shape, number in Counter(finding.shape for finding in findings).most_common():
        lines += ["", f"{shape} ({number})"]
        for finding in [each for each in findings if each.shape == shape][:_MOST_SHOWN]:
            lines += ["  " + (finding.node.rpartition("/")[2] or finding.node)]
            lines += ["    " + line for line in wrap(finding.message, terminal_width() - 4)]
        lines += [f"  ... and {number - _MOST_SHOWN} more (--json lists all)"] if number > _MOST_SHOWN else []
    return "\n".join(map(printable, lines)) + "\n"
