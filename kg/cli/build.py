"""`kg build`: the main job. In: inputs. Out: a store, files, and a printed summary of who did what to whom."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import pyoxigraph as ox

from kg.cli.options import reading_options, settings_from, store_option
from kg.cli.progress import Progress
from kg.cli.summary import print_summary, summary_data


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Write the graph and its tables there.")
@store_option(required=False)
@click.option("--no-resolve", is_flag=True, help="Leave out what is the same across articles.")
@click.option("--no-text", is_flag=True, help="Leave the articles' texts out of the graph.")
@reading_options
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.pass_context
def build(ctx: click.Context, /, **given: Any) -> None:
    """Reads INPUTs into a graph of who did what to whom, and who says so.

    An INPUT is a text file, a saved web page, JSON lines, CSV, a folder or a
    pattern of these, or - for standard input. Each article needs no more than
    its text; a date makes "on Monday" mean a day.

    \b
    kg build news/ --out out            graph.nq, graph.ttl, graph.gexf, events.csv
    kg build a.txt --date 2022-01-15    an article that does not say its date
    kg build day.jsonl --store s        add to a store that stays on disk
    cat a.txt | kg build - --out out

    Exits with 1 if an input failed; the rest is built all the same.
    """
    from kg.cli.files import write_build_files
    from kg.graph.store import open_store
    from kg.pipeline import BuildOptions, build as run_build

    settings = settings_from(given["config"], given["actors"], given["model"])
    options = BuildOptions(
        resolve=not given["no_resolve"],
        keep_text=not given["no_text"],
        jobs=given["jobs"],
        published=given["published"],
        publisher=given["publisher"],
    )
    store: ox.Store = open_store(given["store"])
    with Progress("articles", quiet=given["quiet"]) as progress:
        report = run_build(given["inputs"], store, settings, options, lambda result: progress.advance(result.article_id))
    files = write_build_files(store, given["out"]) if given["out"] else ()
    for failure in report.failures:
        click.echo(f"kg: {failure.error}", err=True)
    if given["as_json"]:
        click.echo(json.dumps(summary_data(report, files), indent=2, ensure_ascii=False))
    elif not given["quiet"]:
        print_summary(store, report, files)
    ctx.exit(1 if report.failures else 0)
