"""`kg extract`: what the articles say, as JSON lines. In: inputs. Out: one Extraction a line."""

from __future__ import annotations

from typing import Any

import click

from kg.cli.exits import SOME_FAILED
from kg.cli.options import paths_of, quiet_option, reading_options, settings_from
from kg.cli.progress import Progress


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--output", "-o", metavar="FILE", default="-", help="File to write; standard output if not given.")
@reading_options
@quiet_option("Print nothing but errors and the lines.")
@click.pass_context
def extract(ctx: click.Context, /, **given: Any) -> None:
    """Writes what INPUTs say as JSON lines: actors, events, claims, offsets.

    One line an article, in the form that `kg schema` prints; other programs
    can read it, or write it themselves to feed a graph.

    \b
    kg extract a.txt | jq .events
    kg extract news/ -o news.jsonl

    Exits with 1 if an input failed; the rest is written all the same.
    """
    from kg.interchange import extraction_to_json
    from kg.pipeline import BuildOptions, BuildReport, extractions

    settings = settings_from(given["config"], given["actors"], given["model"])
    options = BuildOptions(jobs=given["jobs"], published=given["published"], publisher=given["publisher"])
    report = BuildReport()
    inputs = paths_of(given["inputs"])
    with click.open_file(given["output"], "wb", atomic=given["output"] != "-") as out:
        with Progress("articles", quiet=given["quiet"]) as progress:
            for extraction in extractions(inputs, settings, options, report):
                out.write(extraction_to_json(extraction).encode() + b"\n")
                progress.advance(extraction.article.id)
        out.flush()
    for failure in report.failures:
        click.echo(f"kg: {failure.error}", err=True)
    ctx.exit(SOME_FAILED if report.failures else 0)
