"""One writer at a time. In: a store's folder, how long to wait. Out: the lock, or an error that tells who holds it.

The system lets go of the lock when its process ends, however it ends.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from kg.errors import StoreHeldError

LOCK_NAME, HOLDER_NAME = "writer.lock", "writer.json"
WAIT_SECONDS = 10.0
_POLL_SECONDS = 0.05
_MOST_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that holds a store: its id, its command, and since when (local time)."""

    process: int
    command: str
    since: str

    @classmethod
    def this_process(cls) -> Holder:
        """Who we are."""
        command = " ".join((Path(sys.argv[0]).name, *sys.argv[1:]))[:_MOST_SHOWN]
        return cls(os.getpid(), command, datetime.now().astimezone().isoformat(sep=" ", timespec="seconds"))

    def __str__(self) -> str:
        return f"process {self.process} (`{self.command}`) since {self.since}"


@contextmanager
def writing(folder: Path, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Holds the store for writing. Raises StoreHeldError where another process still does after the wait."""
    lock = FileLock(folder / LOCK_NAME, thread_local=False)
    try:
        lock.acquire(timeout=wait_seconds, poll_interval=_POLL_SECONDS)
    except Timeout:
        who = holder_of(folder) or "another process"
        raise StoreHeldError(f"{folder} is held by {who}: wait for it to end, or write to another store") from None
    try:
        (folder / HOLDER_NAME).write_text(json.dumps(asdict(Holder.this_process())), encoding="utf-8")
        yield
    finally:
        (folder / HOLDER_NAME).unlink(missing_ok=True)
        lock.release()


def holder_of(folder: Path) -> Holder | None:
    """Who holds a store's lock, as far as it has told."""
    try:
        return Holder(**json.loads((folder / HOLDER_NAME).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
