"""A build's summary for people. In: a `Summary`. Out: text that reads well at 80 columns.

First who did what to whom; then how much there is, and where the graph has gaps; last what was written and what to do
with it.
"""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.cli.files import BUILD_FILES
from kg.cli.sizes import say_size
from kg.cli.summary import Summary, unknown_actors
from kg.cli.terminal import echo_rich, printable
from kg.cli.told import Told
from kg.cli.when import say_when
from kg.pipeline import BuildReport

_MOST_PARTS = 3
_MOST_PROBLEMS = 5
_MOST_NOTES = 10


def echo_summary(summary: Summary) -> None:
    """Print the summary."""
    echo_rich(*_sections(summary))


def _sections(summary: Summary) -> Iterator[Text | Table | Group]:
    if summary.events:
        yield Text("Who did what to whom", style="bold")
        yield _event_table(summary.events)
        if rest := summary.different - len(summary.events):
            yield Text(f"... and {_counted(rest, 'more event', 'more events')}", style="dim")
        yield Text()
    yield _section("In short", _counts(summary))
    if names := unknown_actors(summary.report):
        listed = ", ".join(f"{printable(name)} ({count})" for name, count in names)
        yield _section("Actors that no dictionary knows, most frequent first", [listed])
    if summary.report.notes:
        yield _section("Notes on what was read", list(_notes(summary.report)))
    if summary.report.problems:
        yield _section("Stages that failed on a text", list(_problems(summary.report)))
    if summary.files or summary.store:
        yield _section("Written", list(_written(summary)), no_wrap=True)
        yield _section("Ask it", list(_next_steps(summary)), no_wrap=True)
    else:
        yield Text("Nothing was kept: --out DIR writes files, --store DIR keeps a store.")


def _section(heading: str, lines: Sequence[str], *, no_wrap: bool = False) -> Group:
    """A heading and its lines; paths and commands stay in one piece, to be copied."""
    if no_wrap:
        shown: list[RenderableType] = [Text(f"  {line}", no_wrap=True, overflow="ignore") for line in lines]
    else:
        shown = [Padding(Text(line), (0, 0, 0, 2)) for line in lines]
    return Group(Text(heading, style="bold"), *shown, Text())


def _event_table(events: Sequence[Told]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("when", width=10)
    table.add_column("what", width=9)
    table.add_column("who -> whom", ratio=5)
    table.add_column("where", ratio=2)
    table.add_column("who says so", ratio=3)
    for told in events:
        what = told.type if told.factuality == "actual" else f"{told.type} ({told.factuality})"
        table.add_row(*map(_cell, (_when(told), what, _sides(told), _few(told.places, "; "), _voices(told))))
    return table


def _cell(text: str) -> Text:
    return Text(printable(text) or "-", overflow="fold")


def _when(told: Told) -> str:
    return say_when(told.start, told.end, told.not_before, told.not_after)


def _sides(told: Told) -> str:
    if told.recipients:
        return f"{_few(told.actors) or '?'} -> {_few(told.recipients)}"
    return _few(told.actors, " <-> ") or "?"


def _voices(told: Told) -> str:
    denied = f"denied by {_few(told.denied_by)}" if told.denied_by else ""
    return "; ".join(filter(None, (_few(told.said_by), denied)))


def _few(names: Sequence[str], between: str = ", ") -> str:
    """The first names, and how many more there are."""
    shown = between.join(names[:_MOST_PARTS])
    return f"{shown} +{len(names) - _MOST_PARTS}" if len(names) > _MOST_PARTS else shown


def _counts(summary: Summary) -> list[str]:
    report = summary.report
    read = f"{_counted(report.articles, 'article')} read"
    if report.unchanged:
        read += f", {report.unchanged} of them unchanged"
    if report.failures:
        names = list(dict.fromkeys(printable(failure.path) for failure in report.failures))
        read += f", {len(report.failures)} failed (why stands above): {_few(names)}"
    told = f", told {report.events} times" if report.events != summary.different else ""
    return [
        read,
        f"{_counted(summary.different, 'event')}{told}; {_counted(report.claims, 'claim')}",
        f"{_counted(summary.undated, 'event')} without a date, {summary.unplaced} without a place",
    ]


def _notes(report: BuildReport) -> Iterator[str]:
    for note in report.notes[:_MOST_NOTES]:
        yield printable(str(note))
    if (rest := len(report.notes) - _MOST_NOTES) > 0:
        yield f"... and {rest} more"


def _problems(report: BuildReport) -> Iterator[str]:
    for article, problem in report.problems[:_MOST_PROBLEMS]:
        yield printable(f"{article}: {problem.stage}: {problem.message}")
    if (rest := len(report.problems) - _MOST_PROBLEMS) > 0:
        yield f"... and {rest} more"


def _written(summary: Summary) -> Iterator[str]:
    about = dict(BUILD_FILES)
    rows = [(str(path), say_size(path.stat().st_size), about[path.name]) for path in summary.files]
    if summary.store:
        rows.append((str(summary.store), "", "the store, which the next build adds to"))
    widths = [max(len(row[i]) for row in rows) for i in (0, 1)]
    for name, size, what in rows:
        yield f"{name:{widths[0]}}  {size:>{widths[1]}}  {what}"


def _next_steps(summary: Summary) -> Iterator[str]:
    graph = shlex.quote(str(summary.store or next(path for path in summary.files if path.suffix == ".nq")))
    yield "kg query --list"
    actors = Counter(name for told in summary.events for name in told.actors)
    for actor, _ in actors.most_common(1):
        yield f"kg show --store {graph} {shlex.quote(actor)}"
        yield f"kg query --store {graph} events actor={shlex.quote(actor)}"


def _counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
