"""A process that answers questions about a store, one after the other. In: orders on standard input. Out: replies.

It reads the newest snapshot, and looks for a newer one before each answer. It may use so much memory and no network;
when an answer takes too long it is killed, which is why it holds nothing that another would miss.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from kg.errors import KgError, NotAcceptableError, QueryError, UnknownNameError
from kg.serve import tasks
from kg.serve.frames import Reply, write_reply
from kg.serve.isolation import isolate
from kg.store import open_for_asking
from kg.store.snapshots import newest

Task = Callable[[Any, Mapping[str, Any]], Reply]


class Reading:
    """A store as its last writer left it, opened again when somebody has written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lease = ExitStack()
        self._open()

    def renew(self) -> None:
        """Go on to the newest snapshot."""
        if newest(self._path) != self._snapshot:
            del self.store  # the database closes with its last reference
            self._lease.close()
            self._open()

    def _open(self) -> None:
        self._snapshot = newest(self._path)
        self.store = self._lease.enter_context(open_for_asking(self._path))


def run(orders: Any, out: Any, reading: Reading) -> None:
    """Answer until there are no more orders."""
    write_reply(out, Reply(200))  # ready
    for line in orders:
        write_reply(out, reply_to(line, reading))


def reply_to(line: bytes, reading: Reading) -> Reply:
    """The reply to one order; whatever the engine cannot do is told, and ends nothing."""
    try:
        name, order = tasks.read_order(line)
        reading.renew()
        return tasks.TASKS[name](reading.store, order)
    except NotAcceptableError as error:
        return Reply.error(406, str(error))
    except UnknownNameError as error:
        return Reply.error(404, str(error))
    except QueryError as error:
        return Reply.error(400, str(error))
    except KgError as error:  # what it tells, of paths and files, is for who runs the server
        print(f"kg serve: {error}", file=sys.stderr, flush=True)
        return Reply.error(503, "the store cannot be read now", **{"Retry-After": "5"})
    except MemoryError:
        return Reply.error(500, tasks.NO_MEMORY)
    except (RuntimeError, OSError, ValueError, OverflowError) as error:
        return Reply.error(500, f"the query cannot be answered: {error}")


def main() -> None:
    """`python -m kg.serve.worker STORE MEMORY`."""
    path, memory = Path(sys.argv[1]), int(sys.argv[2])
    isolate(memory)
    try:
        reading = Reading(path)
    except KgError as error:
        sys.exit(f"kg serve: {error}")
    run(sys.stdin.buffer, sys.stdout.buffer, reading)


if __name__ == "__main__":
    main()
