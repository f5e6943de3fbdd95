"""Progress of long work: a line on a terminal's standard error, nothing in a pipe. In: steps. Out: the line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from rich.console import Console
from rich.markup import escape
from rich.status import Status

from kg.cli.terminal import printable


class Progress:
    """Counts finished steps: `with Progress("articles") as progress: progress.advance("name")`."""

    def __init__(self, unit: str, *, quiet: bool = False) -> None:
        self.unit, self.done = unit, 0
        shown = not quiet and sys.stderr.isatty()
        self._status: Status | None = Console(stderr=True).status(f"reading {unit}") if shown else None

    def __enter__(self) -> Progress:
        if self._status is not None:
            self._status.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is not None:
            self._status.stop()

    def advance(self, name: str) -> None:
        """One step is done."""
        self.done += 1
        if self._status is not None:
            self._status.update(f"{self.unit} read: {self.done}, last {escape(printable(name[:50]))}")


@contextmanager
def working(what: str, *, quiet: bool = False) -> Iterator[None]:
    """Tells on a terminal what goes on while the block runs."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    with Console(stderr=True).status(escape(printable(what))):
        yield
