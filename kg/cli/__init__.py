"""The command line `kg`. In: arguments. Out: an exit status: 0 all well, 1 some inputs failed, 2 wrong usage.

Each command is one file; it is imported when it is called, so that `kg query` does not wait for spaCy.
"""

from __future__ import annotations

import io
import sys
from importlib import import_module
from typing import Any

import click

from kg.cli.exits import clear_ends

# Name, and one line of help: the order is that of the work.
COMMANDS = (
    ("init", "make a store that lasts, with its settings beside it"),
    ("build", "read articles into a graph: the main job"),
    ("extract", "write what the articles say as JSON lines, without a graph"),
    ("explain", "print an article with what was found in place, and why"),
    ("query", "ask a graph, by a named query or in SPARQL"),
    ("show", "print an actor or event with all who say so and their words"),
    ("export", "write a graph for Gephi, spreadsheets, RDF tools"),
    ("decide", "say by hand what is the same, what is not, and what is wrong"),
    ("forget", "take articles out of a store, with all that they said"),
    ("stats", "what a store holds, in figures"),
    ("validate", "check a graph against the contract"),
    ("serve", "a store over HTTP: SPARQL and a REST API"),
    ("backup", "write a store to one compressed file, while it is in use"),
    ("restore", "make a store of a backup"),
    ("eval", "score kg by articles that you coded yourself"),
    ("schema", "print the JSON schema of extractions"),
)


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the work."""
        return [name for name, _ in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = getattr(import_module(f"kg.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(COMMANDS)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; what stops it ends in a message and an exit status."""
        with clear_ends(ctx):
            return super().invoke(ctx)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog="`kg COMMAND --help` explains a command, with examples.",
)
@click.version_option(package_name="conflict-kg", prog_name="kg")
def kg() -> None:
    """Reads news about conflicts into a graph of who did what to whom, where, when, and who says so.

    \b
    kg build articles/ --out out        read a folder, write graph and tables
    kg build news.jsonl --store s       read into a store that stays on disk
    kg query --store s talks actor=Taliban
    kg show --store s "Ahmad Massoud"
    kg export --store s -o graph.gexf
    """


def main() -> None:
    """The entry point of the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a name that the terminal cannot show ends nothing
    kg(prog_name="kg")
