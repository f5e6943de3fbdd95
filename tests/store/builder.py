"""A process that loads the model once and then builds in children, which it kills. In: JSON lines. Out: JSON lines.

Each line says what to build and when to kill it: {"arguments": [...], "kill_after": seconds or null, "file_limit": bytes
or null, "unread": whether nobody reads what it prints}; each answer {"status": exit status or minus the signal,
"seconds": how long it ran}.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
from typing import Any

from kg.cli import kg
from kg.config import Settings
from kg.nlp.pool import Recipe


def main() -> None:
    Recipe(Settings().model).load()
    print("ready", flush=True)
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)


def run(order: dict[str, Any]) -> dict[str, Any]:
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        build(order)
    if order["kill_after"] is not None:
        time.sleep(order["kill_after"])
        os.kill(child, signal.SIGKILL)  # the child is ours and not waited for: its number is nobody else's
    _, status = os.waitpid(child, 0)
    return {"status": os.waitstatus_to_exitcode(status), "seconds": time.monotonic() - started}


def build(order: dict[str, Any]) -> None:
    """Ends the process."""
    status = 1
    try:
        os.dup2(unread_pipe() if order.get("unread") else os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(os.open(order["errors"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        if order.get("file_limit"):
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (order["file_limit"], order["file_limit"]))
        kg(order["arguments"])
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    finally:
        sys.stderr.flush()
        os._exit(status)


def unread_pipe() -> int:
    """Where to write what nobody will read."""
    read, write = os.pipe()
    os.close(read)
    return write


if __name__ == "__main__":
    main()
