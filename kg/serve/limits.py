"""What a request may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a server: seconds and rows of an answer, bytes of memory for it, bytes of a request's body.

    `workers` queries run at once; `waiting` more wait, each `wait_seconds` at most.
    """

    seconds: float = 30.0
    rows: int = 100_000
    memory: int = 1_000_000_000
    body: int = 2_000_000
    answer: int = 64_000_000
    workers: int = 4
    waiting: int = 64
    wait_seconds: float = 5.0
    send_seconds: float = 30.0
    write_seconds: float = 300.0
