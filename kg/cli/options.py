"""Options that several commands share. In: nothing. Out: decorators for click commands, and what they parse to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.config import Settings, load_settings

if TYPE_CHECKING:
    from kg.store.homes import Home

Command = TypeVar("Command", bound=Callable[..., Any])


class IsoDate(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error that shows the form."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write YYYY-MM-DD, for example 2022-01-15", param, ctx)


class SomePath(click.Path):
    """A path; an empty one (an unset variable of a shell) is wrong usage, not the working directory."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path, or a usage error."""
        if isinstance(value, str) and not value.strip():
            self.fail("the name is empty", param, ctx)
        return super().convert(value, param, ctx)


class SomeHome(click.ParamType["Home"]):
    """Where a graph lives: a path, or the address of a SPARQL server."""

    name = "store"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Home:
        """The home, or a usage error; what is wrong with an address raises StoreError."""
        from kg.store.homes import home_of

        return home_of(SomePath().convert(value, param, ctx))


def store_option(
    *, required: bool, help: str = "A store's folder, a SPARQL server, or a file such as graph.nq."
) -> Callable[[Command], Command]:
    """`--store`: where the graph is."""
    return click.option("--store", metavar="STORE", type=SomeHome(), required=required, help=help)


class SomeFolder(click.ParamType[Path]):
    """A store's folder, where nothing else will do."""

    name = "folder"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The folder, or a usage error."""
        if "://" in str(value):
            self.fail(f"{value} answers SPARQL itself; this takes a store's folder (kg backup, kg restore)", param, ctx)
        return Path(SomePath(path_type=Path).convert(value, param, ctx))


def folder_option(*, help: str) -> Callable[[Command], Command]:
    """`--store`, where nothing but a folder of ours will do."""
    return click.option("--store", metavar="DIR", type=SomeFolder(), required=True, help=help)


def config_option(command: Command) -> Command:
    """`--config`: the settings."""
    a_file = click.Path(exists=True, dir_okay=False, path_type=Path)
    help = "Settings; else kg.toml, here or beside the store."
    return click.option("--config", metavar="FILE", type=a_file, help=help)(command)


def wait_option(command: Command) -> Command:
    """`--wait`: how long to wait for another process that writes to the store."""
    option = click.option(
        "--wait",
        type=click.FloatRange(min=0),
        default=10,
        metavar="SECONDS",
        help="Wait so long for who writes to the store; 10 if not given.",
    )
    return option(command)


def quiet_option(help: str) -> Callable[[Command], Command]:
    """`--quiet`, and what it leaves out."""
    return click.option("--quiet", "-q", is_flag=True, help=help)


def json_option(command: Command) -> Command:
    """`--json`: the same as data."""
    return click.option("--json", "as_json", is_flag=True, help="Print the same as JSON.")(command)


def reading_options(command: Command) -> Command:
    """What reading and extracting share: date, publisher, actors, model, jobs, settings."""
    command = extracting_options(command)
    command = click.option("--publisher", metavar="NAME", help="Publisher of articles that name none.")(command)
    date_help = "Date of articles that say none (YYYY-MM-DD)."
    return click.option("--date", "published", type=IsoDate(), help=date_help)(command)


def extracting_options(command: Command) -> Command:
    """What all that extracts shares: actors, model, jobs, settings."""
    a_file = click.Path(exists=True, dir_okay=False, path_type=Path)
    options = (
        click.option("--actors", metavar="FILE", type=a_file, help="Your actors: our CSV, or a PETRARCH actor file."),
        click.option("--model", metavar="NAME", help="Another installed English spaCy pipeline."),
        click.option("--jobs", type=click.IntRange(min=1), default=1, metavar="N", help="Processes; 1 if not given."),
        config_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


def paths_of(inputs: Iterable[str]) -> list[Path | str]:
    """What the user named, as paths: no argument is itself a text. A web address stays one."""
    for given in inputs:
        if not given.strip():
            raise click.UsageError("an INPUT is empty; name a file, a folder, a pattern, or -")
    return [given if "://" in given else Path(given) for given in inputs]


def settings_from(
    config: Path | None, actors: Path | None = None, model: str | None = None, store: Home | None = None
) -> Settings:
    """The settings of kg.toml with what the command line says on top.

    Without `--config` it is the kg.toml of the working directory, else the one beside the store; the decisions are
    those that it names, else those beside the store.
    """
    settings = load_settings(config, store.beside if store else None)
    if actors is not None:
        settings = replace(settings, actors=actors)
    return replace(settings, model=model) if model else settings
