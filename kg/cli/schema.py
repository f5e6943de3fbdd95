"""`kg schema`: the form of extractions. In: nothing. Out: JSON Schema."""

from __future__ import annotations

import json

import click

from kg.cli.terminal import echo_data


@click.command()
def schema() -> None:
    """Prints the JSON schema of what `kg extract` writes.

    An extractor of your own that writes lines of this form can feed the graph.

    \b
    kg schema > extraction.schema.json
    """
    from kg.interchange import extraction_schema

    echo_data(json.dumps(extraction_schema(), indent=2, ensure_ascii=False) + "\n")
