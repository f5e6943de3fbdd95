"""`kg schema`: the form of extractions. In: nothing. Out: JSON Schema."""

from __future__ import annotations

import json

import click


@click.command()
def schema() -> None:
    """Prints the JSON schema of what `kg extract` writes.

    An extractor of your own that writes lines of this form can feed the graph.
    """
    from kg.interchange import extraction_schema

    click.echo(json.dumps(extraction_schema(), indent=2, ensure_ascii=False))
