"""`kg eval`: how well kg reads texts that somebody coded. In: gold files. Out: precision, recall, F1, the errors."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.exits import SOME_FAILED, tell
from kg.cli.options import SomePath, extracting_options, json_option, quiet_option, settings_from
from kg.cli.progress import Progress
from kg.cli.terminal import echo_data, echo_rich
from kg.errors import CodingError, GoldError

if TYPE_CHECKING:
    from kg.evaluate.evaluate import Gold
    from kg.evaluate.gold import GoldArticle
    from kg.evaluate.tally import Score


@click.command()
@click.argument("gold", nargs=-1, required=True, metavar="GOLD...", type=SomePath(exists=True, path_type=Path))
@click.option("--check", is_flag=True, help="Only look for slips in the files.")
@click.option(
    "--against",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Score another coder's files of the same names.",
)
@extracting_options
@json_option
@quiet_option("Print the figures without the errors.")
@click.pass_context
def eval(ctx: click.Context, /, **given: Any) -> None:
    """Scores kg by articles that you coded: precision, recall, F1, errors.

    GOLD are YAML files beside their articles, or folders of them. The form is
    described in tests/gold/README.md, with an example.

    \b
    kg eval --check mine/          find slips in what you wrote
    kg eval mine/oslo.yaml         score one article
    kg eval first --against second  how far do two coders agree?

    Exits with 1 if a file has slips; the others are scored all the same.
    """
    from kg.cli.eval_text import eval_text
    from kg.evaluate.gold_reading import find_gold

    paths = find_gold(given["gold"])
    golds = _read(paths)
    has_slips = len(golds) < len(paths)
    if not given["check"]:
        scored = _against(golds, given["gold"], given["against"]) if given["against"] else _extracted(golds, given)
        if given["as_json"]:
            from kg.cli.eval_json import eval_json

            echo_data(eval_json(scored))
        elif scored:
            echo_rich(*eval_text(scored, with_errors=not given["quiet"]))
    elif not has_slips:
        click.echo(f"{len(golds)} {'file' if len(golds) == 1 else 'files'} without a slip")
    ctx.exit(SOME_FAILED if has_slips else 0)


def _read(paths: Iterable[Path]) -> list[Gold]:
    """The files without slips; the slips of the others are told."""
    from kg.evaluate.gold_reading import read_gold

    golds: list[Gold] = []
    for path in paths:
        try:
            golds.append(read_gold(path))
        except CodingError as error:
            for slip in error.errors:
                tell(str(slip))
    return golds


def _extracted(golds: list[Gold], given: dict[str, Any]) -> list[tuple[Gold, Score]]:
    """Each file with the score of what we find in it."""
    from kg.evaluate.evaluate import articles_of, score_extractions
    from kg.pipeline import BuildOptions, BuildReport, extractions

    settings = settings_from(given["config"], given["actors"], given["model"])
    report = BuildReport()
    with Progress("articles") as progress:
        found = {}
        articles = [article for gold in golds for article in articles_of(gold)]
        for extraction in extractions(articles, settings, BuildOptions(jobs=given["jobs"]), report):
            found[extraction.article.id] = extraction
            progress.advance(extraction.article.id)
    for failure in report.failures:
        tell(str(failure.error))
    return [(gold, score_extractions(gold, found)) for gold in golds]


def _against(golds: list[Gold], folders: Iterable[Path], other: Path) -> list[tuple[Gold, Score]]:
    """Each file with the score of the other coder's; GoldError where they coded no such article."""
    from kg.evaluate.evaluate import score_coder

    roots = [folder if folder.is_dir() else folder.parent for folder in folders]
    scored: list[tuple[Gold, Score]] = []
    for gold in golds:
        root = next(root for root in roots if gold.path.is_relative_to(root))
        second = _coded_again(gold, other / gold.path.relative_to(root))
        if second is not None:
            scored.append((gold, score_coder(*second)))
    return scored


def _coded_again(gold: Gold, path: Path) -> tuple[GoldArticle, GoldArticle] | None:
    """Both codings of an article; None for files of sentences and for codings with slips, which are told."""
    from kg.evaluate.gold import GoldArticle
    from kg.evaluate.gold_reading import read_gold

    if not path.is_file():
        raise GoldError("is not there", path=path, fix="give the second coding the name of the first")
    try:
        second = read_gold(path)
    except CodingError as error:
        raise GoldError(str(error)) from None
    if not isinstance(gold, GoldArticle) or not isinstance(second, GoldArticle):
        return None
    if gold.article.text != second.article.text:
        raise GoldError(f"codes another text than {gold.path}", path=path, fix="give both the same `text`")
    return gold, second
