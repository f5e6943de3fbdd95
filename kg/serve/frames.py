"""How the server and its processes talk. In: orders, replies. Out: bytes, and back.

Each is a line of JSON; the body of a reply follows it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import IO, Any

Order = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """What an order came to: an HTTP status, a body and its media type; of an error, what to tell the client."""

    status: int
    body: bytes = b""
    media_type: str = "text/plain"
    headers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def error(cls, status: int, message: str, **headers: str) -> Reply:
        """A refusal in words."""
        return cls(status, (message + "\n").encode(), headers=headers)


def encode_order(order: Order) -> bytes:
    """An order as one line."""
    return json.dumps(order).encode() + b"\n"


def write_reply(out: IO[bytes], reply: Reply) -> None:
    """Send a reply from a process."""
    head = {"status": reply.status, "type": reply.media_type, "headers": reply.headers, "length": len(reply.body)}
    out.write(json.dumps(head).encode() + b"\n" + reply.body)
    out.flush()


def decode_head(line: bytes) -> tuple[Reply, int]:
    """A reply without its body, and how long that is."""
    head = json.loads(line)
    return Reply(head["status"], b"", head["type"], head["headers"]), head["length"]
