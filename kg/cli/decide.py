"""`kg decide`: your word on identity. In: a store, nodes. Out: a line in the file of decisions, the graph by it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import config_option, json_option, store_option, wait_option
from kg.cli.terminal import echo_data, printable

if TYPE_CHECKING:
    from kg.resolve import Decision, Verdict
    from kg.store.homes import Home

_STORE = store_option(required=True, help="The store's folder, or a SPARQL server.")
_NOTHING = (
    "No two names or events of different articles count as one in this store, and you have decided nothing.\n"
    "`kg decide same --store STORE LEFT RIGHT` makes two things one; `kg decide --help` has the rest."
)
_note = click.option("--note", metavar="TEXT", default="", help="Why; it stands in the file and in `kg show`.")


@click.group()
def decide() -> None:
    """Says by hand what is the same, what is not, and what is wrong.

    A thing is named by its IRI, the local part of it, or a name that it alone
    bears. Decisions stand in a CSV file beside the store (or the one that
    kg.toml names): they hold for each later build too.

    \b
    kg decide list --store s
    kg decide same --store s "Panjshir Front" "National Resistance Front"
    kg decide not-same --store s event-a-1 event-b-7 --note "two attacks"
    kg decide wrong --store s event-a-3
    kg decide undo --store s event-a-1 event-b-7
    """


def _options(command: Callable[..., None]) -> Callable[..., None]:
    return _STORE(config_option(wait_option(command)))


@decide.command("same")
@click.argument("left")
@click.argument("right")
@_note
@_options
def same(left: str, right: str, **options: Any) -> None:
    """LEFT and RIGHT are one thing."""
    _add("same", left, right, **options)


@decide.command("not-same")
@click.argument("left")
@click.argument("right")
@_note
@_options
def not_same(left: str, right: str, **options: Any) -> None:
    """LEFT and RIGHT are two things, whatever they have in common."""
    _add("not-same", left, right, **options)


@decide.command("wrong")
@click.argument("node")
@_note
@_options
def wrong(node: str, **options: Any) -> None:
    """NODE is a mistake: it stays, marked, and counts nowhere."""
    _add("wrong", node, None, **options)


@decide.command("undo")
@click.argument("left")
@click.argument("right", required=False)
@_options
def undo(left: str, right: str | None, store: Home, config: Path | None, wait: float) -> None:
    """Takes back what was decided of LEFT (and RIGHT)."""
    from kg.errors import QueryError
    from kg.query.links import nodes_meant
    from kg.resolve import load_decisions, without_decisions
    from kg.store.deciding import write_decisions

    path = _file(store, config)
    decided = load_decisions(path) if path.is_file() else ()
    with store.reading() as graph:
        ends = [{_local(name), *map(_local, nodes_meant(graph, name))} for name in (left, right) if name is not None]
    told = frozenset(d.line for d in decided if _is_about(d, *ends))
    if not told:
        raise QueryError(f"{path} decides nothing of {left}" + (f" and {right}" if right else ""))
    with store.writing(wait) as held:
        write_decisions(held, path, without_decisions(path.read_text(encoding="utf-8"), told))
    click.echo(f"{path}: {len(told)} taken back")


@decide.command("list")
@_STORE
@config_option
@json_option
def list_links(store: Home, config: Path | None, as_json: bool) -> None:
    """Lists what counts as one and why, and your decisions."""
    from kg.query.links import all_links
    from kg.resolve import load_decisions

    with store.reading() as graph:
        links = all_links(graph)
    path = _file(store, config)
    decided = load_decisions(path) if path.is_file() else ()
    if as_json:
        lines = [{"decision": d.verdict, "left": d.left, "right": d.right, "note": d.note} for d in decided]
        echo_data(json.dumps({"links": [asdict(each) for each in links], "decisions": lines}, indent=2) + "\n")
        return
    for each in links:
        click.echo(printable(f"{each.score:.2f}  {each.left_name} = {each.right_name}"))
        for line in (_local(each.left), _local(each.right), each.reason):
            click.echo(printable(f"      {line}"))
    for d in decided:
        click.echo(
            printable(f"decided  {d.verdict} {d.left} {d.right or ''}".rstrip() + (f": {d.note}" if d.note else ""))
        )
    if not (links or decided):
        click.echo(_NOTHING)


def _add(
    verdict: Verdict, left: str, right: str | None, *, note: str, store: Home, config: Path | None, wait: float
) -> None:
    from kg.query.links import find_node
    from kg.resolve import with_decision
    from kg.store.deciding import write_decisions

    store.check_is_there()
    path = _file(store, config)
    with store.reading() as graph:
        one = _local(find_node(graph, left))
        other = _local(find_node(graph, right)) if right is not None else None
    with store.writing(wait) as held:
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        write_decisions(held, path, with_decision(before, verdict, one, other, note))
    click.echo(printable(f"{path}: {verdict} {one} {other or ''}".rstrip()))


def _file(store: Home, config: Path | None) -> Path:
    """The file of decisions: the settings' one, else that beside the store."""
    from kg.cli.options import settings_from
    from kg.config import decisions_beside

    return settings_from(config, store=store).decisions or decisions_beside(store.beside)


def _is_about(decision: Decision, left: set[str], right: set[str] | None = None) -> bool:
    """Whether a decision is about one of each side's nodes, in whichever order, or about one node alone."""
    if right is None:
        return decision.right is None and _local(decision.left) in left
    ends = (_local(decision.left), _local(decision.right or ""))
    return any(one in left and other in right for one, other in (ends, ends[::-1]))


def _local(name: str) -> str:
    return name.removeprefix("<").removesuffix(">").removeprefix("id:").rpartition("/")[2]
