"""`kg explain`: what was found in an article, and why. In: an article. Out: text for the terminal, or a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli.exits import SOME_FAILED, tell
from kg.cli.options import paths_of, reading_options, settings_from
from kg.cli.terminal import echo_rich
from kg.errors import ConfigError


@click.command()
@click.argument("article", metavar="ARTICLE")
@click.option("--output", "-o", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="An HTML page.")
@reading_options
@click.pass_context
def explain(ctx: click.Context, /, **given: Any) -> None:
    """Prints ARTICLE with what was found in place, and the rule behind it.

    Under each sentence stand the actors, places, times, events, relations,
    figures and claims that it gave, so that a wrong one shows its reason.

    \b
    kg explain a.txt
    kg explain a.txt --date 2024-05-03 -o a.html

    Exits with 1 if the article could not be read.
    """
    from kg.cli.explain_text import explained_text
    from kg.explain.html import explained_html
    from kg.pipeline import BuildOptions, BuildReport, extractions

    settings = settings_from(given["config"], given["actors"], given["model"])
    options = BuildOptions(jobs=given["jobs"], published=given["published"], publisher=given["publisher"])
    report = BuildReport()
    found = list(extractions(paths_of([given["article"]]), settings, options, report))
    if given["output"] is None:
        echo_rich(*(line for extraction in found for line in explained_text(extraction)))
    elif found:
        _write(given["output"], explained_html(found))
    for note in report.notes:
        tell(str(note))
    for failure in report.failures:
        tell(str(failure.error))
    ctx.exit(SOME_FAILED if report.failures else 0)


def _write(path: Path, page: str) -> None:
    from kg.graph.files import whole_file

    try:
        with whole_file(path) as temporary:
            temporary.write_text(page, encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror or error}", path=str(path)) from error
