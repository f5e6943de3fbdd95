"""Options that several commands share. In: nothing. Out: decorators for click commands, and what they parse to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.config import Settings, load_settings

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


def store_option(*, required: bool) -> Callable[[Command], Command]:
    """`--store DIR`: the folder that holds the graph."""
    return click.option("--store", type=click.Path(path_type=Path), required=required, help="Folder of the store.")


def reading_options(command: Command) -> Command:
    """What reading and extracting share: date, publisher, actors, model, jobs, settings."""
    for option in reversed(
        (
            click.option("--date", "published", type=IsoDate(), help="Date of articles that have none."),
            click.option("--publisher", help="Publisher of articles that have none."),
            click.option(
                "--actors",
                type=click.Path(exists=True, dir_okay=False, path_type=Path),
                help="Your actors: our CSV, or a PETRARCH actor file.",
            ),
            click.option("--model", help="Any installed English spaCy pipeline."),
            click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes."),
            click.option(
                "--config",
                type=click.Path(exists=True, dir_okay=False, path_type=Path),
                help="Settings file, instead of ./kg.toml.",
            ),
        )
    ):
        command = option(command)
    return command


def settings_from(config: Path | None, actors: Path | None = None, model: str | None = None) -> Settings:
    """The settings of kg.toml with what the command line says on top."""
    settings = load_settings(config)
    if actors is not None:
        settings = replace(settings, actors=actors)
    return replace(settings, model=model) if model else settings
