"""`kg restore`: a store of a backup. In: a file that `kg backup` wrote. Out: a new store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import store_option

if TYPE_CHECKING:
    from kg.store.homes import Home


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@store_option(required=True, help="The new store's folder, or an empty SPARQL server.")
def restore(file: Path, store: Home) -> None:
    """Makes a new store of FILE, which `kg backup` wrote.

    A store is never overwritten. Where FILE is damaged, no folder is made.

    \b
    kg restore s-2024-05-01.nq.gz --store s2
    kg validate --store s2
    """
    number = store.restore(file)
    click.echo(f"{store}: {number:,} statements")
