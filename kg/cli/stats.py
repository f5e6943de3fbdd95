"""`kg stats`: what a store holds. In: a store or a file. Out: figures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

import click

from kg.cli.options import json_option, store_option
from kg.cli.terminal import echo_data, printable, terminal_width
from kg.query.table import wrap

if TYPE_CHECKING:
    from kg.store.homes import Home
    from kg.store.stats import Stats

_MEGABYTE = 1_000_000
_HANGING = 4


@click.command()
@store_option(required=True)
@json_option
def stats(store: Home, as_json: bool) -> None:
    """Prints what a store holds, in figures, and who writes to it now.

    It tells of the last finished work; what is being written comes later.

    \b
    kg stats --store s
    kg stats --store out/graph.nq --json
    """
    from kg.store.stats import published, stats_of

    folder = store.folder
    with store.reading() as graph:
        found = stats_of(graph, folder)
    when = published(folder) if folder else None
    as_of = datetime.fromtimestamp(when).astimezone().isoformat(sep=" ", timespec="seconds") if when else None
    if as_json:
        echo_data(json.dumps({**asdict(found), "as_of": as_of}, indent=2, ensure_ascii=False) + "\n")
        return
    for line in _lines(found, as_of):
        first, *rest = wrap(printable(line), terminal_width() - _HANGING) or [""]
        click.echo("\n".join((first, *(" " * _HANGING + each for each in rest))))


def _lines(found: Stats, as_of: str | None) -> Iterator[str]:
    for name, number in found.counts.items():
        different = found.different.get(name, number)
        joined = f"  {different:,} different" if different != number else ""
        yield f"{name:10} {number:>12,}{joined}"
    yield f"{'statements':10} {found.statements:>12,}"
    yield ""
    if found.first_day:
        lacking = f", {found.without_date:,} without a date" if found.without_date else ""
        yield f"articles of {found.first_day} to {found.last_day}{lacking}"
    if found.links or found.wrong:
        yield f"{found.links:,} links between what is the same, {found.wrong:,} nodes called wrong"
    for run in found.runs:
        yield f"{run.articles:,} made by {run.label}"
    if found.bytes_on_disk is not None:
        yield f"{found.bytes_on_disk / _MEGABYTE:,.1f} MB on disk, version {found.version}, as of {as_of}"
    if found.holder:
        yield f"held by {found.holder}"
