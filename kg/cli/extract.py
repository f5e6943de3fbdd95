"""`kg extract`: what the articles say, as JSON lines. In: inputs. Out: one Extraction a line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import click

from kg.cli.exits import SOME_FAILED, NothingRead, tell
from kg.cli.options import paths_of, quiet_option, reading_options, settings_from
from kg.cli.progress import Progress
from kg.cli.terminal import binary_output
from kg.errors import ConfigError
from kg.graph.files import whole_file


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
    inputs, number = paths_of(given["inputs"]), 0
    with _output(given["output"]) as out, Progress("articles", quiet=given["quiet"]) as progress:
        for extraction in extractions(inputs, settings, options, report):
            out.write(extraction_to_json(extraction).encode() + b"\n")
            out.flush()
            progress.advance(extraction.article.id)
            number += 1
        for note in () if given["quiet"] else report.notes:
            tell(str(note))
        for failure in report.failures:
            tell(str(failure.error))
        if not number:
            raise NothingRead
    ctx.exit(SOME_FAILED if report.failures else 0)


@contextmanager
def _output(name: str) -> Iterator[BinaryIO]:
    """Standard output, or a file that is whole or not there."""
    if name == "-":
        yield binary_output()
        return
    try:
        with whole_file(Path(name)) as temporary, temporary.open("wb") as out:
            yield out
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror or error}", path=name) from error
