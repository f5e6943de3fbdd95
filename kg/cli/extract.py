"""`kg extract`: what the articles say, as JSON lines. In: inputs. Out: one Extraction a line."""

from __future__ import annotations

from typing import Any

import click

from kg.cli.options import reading_options, settings_from
from kg.cli.progress import Progress


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", type=click.File("w", encoding="utf-8", lazy=True), default="-", help="File, or - .")
@reading_options
@click.option("--quiet", "-q", is_flag=True, help="Print no progress.")
@click.pass_context
def extract(ctx: click.Context, /, **given: Any) -> None:
    """Writes what INPUTs say as JSON lines: actors, events, claims, offsets.

    One line an article, in the form that `kg schema` prints; other programs
    can read it, or write it themselves to feed a graph.

    \b
    kg extract a.txt | jq .events
    kg extract news/ -o news.jsonl
    """
    from kg.interchange import extraction_to_json
    from kg.pipeline import BuildOptions, BuildReport, extractions

    settings = settings_from(given["config"], given["actors"], given["model"])
    options = BuildOptions(jobs=given["jobs"], published=given["published"], publisher=given["publisher"])
    report = BuildReport()
    with Progress("articles", quiet=given["quiet"]) as progress:
        for extraction in extractions(given["inputs"], settings, options, report):
            given["output"].write(extraction_to_json(extraction) + "\n")
            progress.advance(extraction.article.id)
    for failure in report.failures:
        click.echo(f"kg: {failure.error}", err=True)
    ctx.exit(1 if report.failures else 0)
