"""How commands write. In: texts, rich tables, data. Out: standard output; text for people fits the terminal."""

from __future__ import annotations

import io
import shutil
import sys
from typing import TYPE_CHECKING, BinaryIO

import click

if TYPE_CHECKING:
    from rich.console import RenderableType

_NARROWEST = 40


def terminal_width() -> int:
    """The cells of a line: COLUMNS, else the terminal's width, else 80."""
    return max(shutil.get_terminal_size((80, 24)).columns, _NARROWEST)


def printable(text: str) -> str:
    """The text with a space for each character that could steer a terminal or turn its direction."""
    return "".join(c if c.isprintable() else " " for c in text)


def echo_rich(*parts: RenderableType) -> None:
    """Print with bold and colour on a terminal that wants them (NO_COLOR, TERM), plainly elsewhere."""
    from rich.console import Console

    text = io.StringIO()
    console = Console(
        file=text, force_terminal=sys.stdout.isatty(), width=terminal_width(), highlight=False, markup=False
    )
    for part in parts:
        console.print(part, crop=False)
    lines = (line.rstrip() for line in text.getvalue().splitlines())
    click.echo("\n".join(lines).strip("\n"))


def echo_data(text: str) -> None:
    """Write data for programs: UTF-8 with bare line feeds on every system."""
    stream = binary_output()
    stream.write(text.encode())
    stream.flush()


def binary_output() -> BinaryIO:
    """Standard output for bytes."""
    sys.stdout.flush()
    return sys.stdout.buffer
