"""`kg build`: the main job. In: inputs. Out: a store, files, and a printed summary of who did what to whom."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.exits import SOME_FAILED, NothingRead, tell
from kg.cli.options import (
    SomePath,
    paths_of,
    quiet_option,
    reading_options,
    settings_from,
    store_option,
    wait_option,
)
from kg.cli.progress import Progress

if TYPE_CHECKING:
    from kg.cli.summary import Summary
    from kg.store.homes import Home


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--out", metavar="DIR", type=SomePath(file_okay=False, path_type=Path), help="Write files there.")
@store_option(required=False, help="Add to the store in this folder, made at need, or to a SPARQL server.")
@click.option("--no-resolve", is_flag=True, help="Do not join what is the same across articles.")
@click.option("--no-text", is_flag=True, help="Leave the articles' texts out of the graph.")
@reading_options
@wait_option
@quiet_option("Print nothing but errors.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.pass_context
def build(ctx: click.Context, /, **given: Any) -> None:
    """Reads INPUTs into a graph of who did what to whom, and who says so.

    An INPUT is a text file, a saved web page, JSON lines, CSV, a folder or a
    pattern of these, or - for standard input. Each article needs no more than
    its text; a date makes "on Monday" mean a day.

    Fields of JSON and columns of CSV: text title published publisher url lang
    id. Where one is not there, its usual other names do (body headline date
    source link language ...); others are named under [read.fields] in kg.toml.

    \b
    kg build news/ --out out            graph.nq graph.ttl graph.gexf events.csv
    kg build a.txt --date 2022-01-15    an article that does not say its date
    kg build day.jsonl --store s        add to a store that stays on disk
    cat a.txt | kg build - --out out

    A build into a store that was stopped, however it was, goes on where it
    was when the same command is given again.

    Exits with 1 if an input failed; the rest is built all the same. Where
    nothing at all was read, nothing is written.
    """
    from kg.cli.files import write_build_files
    from kg.cli.summary import summarise
    from kg.pipeline import BuildOptions
    from kg.pipeline import build as run_build
    from kg.store import in_memory
    from kg.store.keeping import ArticleResult

    home: Home | None = given["store"]
    settings = settings_from(given["config"], given["actors"], given["model"], store=home)
    options = BuildOptions(
        resolve=not given["no_resolve"],
        keep_text=not given["no_text"],
        jobs=given["jobs"],
        published=given["published"],
        publisher=given["publisher"],
    )
    inputs, out = paths_of(given["inputs"]), given["out"]
    is_new = out is not None and not out.exists()
    if out:
        out.mkdir(parents=True, exist_ok=True)  # where that fails, it fails before the long work
    graphs: list[str] = []
    with home.writing(given["wait"]) if home else nullcontext(in_memory()) as held:
        with Progress("articles", quiet=given["quiet"]) as progress:

            def note(result: ArticleResult) -> None:
                graphs.append(settings.base + result.graph)
                progress.advance(result.article_id)

            report = run_build(inputs, held, settings, options, note)
        files = write_build_files(held.store, out) if out and report.articles else ()
        summary = summarise(held.store, report, graphs, files, str(home) if home else None)
    for failure in report.failures:
        tell(str(failure.error))
    if given["as_json"] or (report.articles and not given["quiet"]):
        _echo(summary, as_json=given["as_json"])
    if not report.articles:
        if out and is_new:
            out.rmdir()
        raise NothingRead
    ctx.exit(SOME_FAILED if report.failures else 0)


def _echo(summary: Summary, *, as_json: bool) -> None:
    if as_json:
        from kg.cli.summary import echo_summary_json

        echo_summary_json(summary)
    else:
        from kg.cli.summary_text import echo_summary

        echo_summary(summary)
