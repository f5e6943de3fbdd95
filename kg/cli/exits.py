"""What a command's end says to other programs. In: what stopped a command. Out: an exit status, one message."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from kg.cli.terminal import printable
from kg.errors import KgError

SOME_FAILED = FINDINGS = 1
WRONG_USAGE = 2
_INTERRUPTED = 130


class Stopped(click.ClickException):
    """A command that could not be done; the message says why and what to do."""

    exit_code = WRONG_USAGE

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message on standard error, without a traceback."""
        tell(self.format_message())


class NothingRead(click.ClickException):
    """The end of a command to whom no input gave anything: what it would have replaced stays."""

    exit_code = SOME_FAILED

    def __init__(self) -> None:
        super().__init__("no article was read: nothing was written, and what was there stays as it was")

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message on standard error."""
        tell(self.format_message())


def tell(message: str) -> None:
    """A message on standard error, without what could steer a terminal."""
    click.echo("\n".join(map(printable, f"kg: {message}".split("\n"))), err=True)


@contextmanager
def clear_ends(ctx: click.Context) -> Iterator[None]:
    """Turns what a user can mend into a message; a reader that went away, and Ctrl-C, into a quiet end."""
    try:
        yield
    except KgError as error:
        raise Stopped(str(error)) from error
    except BrokenPipeError:
        # `kg query ... | head` has seen enough: what Python still holds for it goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        ctx.exit(0)
    except KeyboardInterrupt:
        tell("stopped")
        ctx.exit(_INTERRUPTED)
    except OSError as error:
        if error.filename is None:
            raise
        raise Stopped(f"{error.filename}: {error.strerror}") from error
