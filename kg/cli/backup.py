"""`kg backup`: a store as one file. In: a store, in use or not. Out: compressed N-Quads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import SomePath, store_option
from kg.cli.sizes import say_size

if TYPE_CHECKING:
    from kg.store.homes import Home


@click.command()
@store_option(required=True)
@click.option(
    "--output",
    "-o",
    required=True,
    metavar="FILE",
    type=SomePath(dir_okay=False, path_type=Path),
    help="File to write, for example s.nq.gz.",
)
def backup(store: Home, output: Path) -> None:
    """Writes a whole store to one compressed file, while it is in use.

    The file holds N-Quads, which any RDF tool reads, of the last finished
    work. Your file of decisions is yours: copy it too.

    \b
    kg backup --store s -o s-2024-05-01.nq.gz
    kg restore s-2024-05-01.nq.gz --store s2
    """
    from kg.store.backup import write_backup

    with store.reading() as graph:
        number = write_backup(graph, output)
    click.echo(f"{output}: {number:,} statements, {say_size(output.stat().st_size)}")
