"""What holds for every request. In: an ASGI application. Out: one that no request can reach otherwise.

Host names, the size of bodies and the patience with slow clients are checked before anything else sees a request. Every
answer gets the headers that keep browsers careful. A line of log tells method, path, status, time and size: no query,
no header, no body, so no secret.
"""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.hosts import is_allowed
from kg.serve.limits import Limits

LOG = logging.getLogger("kg.serve")
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
    "Vary": "Accept",
}
_PIECE = 1 << 16
_LONGEST_PATH = 200


class Shield:
    """The outermost application."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str], limits: Limits) -> None:
        self._app, self._hosts, self._limits = app, hosts, limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, from its first byte to the log."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send, self._limits.send_seconds)
        started = time.monotonic()
        try:
            refusal, body = await self._checked(Headers(scope=scope), receive)
            if refusal is not None:
                await refusal(scope, receive, answer.send)
            elif body is not None:
                await self._app(scope, _replayed(body, receive), answer.send)
        finally:
            milliseconds = round(1000 * (time.monotonic() - started))
            path = quote(scope["path"][:_LONGEST_PATH], safe="/:@-._~")
            LOG.info("%s %s %s %d ms %d bytes", scope["method"], path, answer.status, milliseconds, answer.size)

    async def _checked(self, headers: Headers, receive: Receive) -> tuple[ASGIApp | None, bytes | None]:
        """A refusal, or the request's body; neither where the client has gone."""
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not is_allowed(hosts[0], self._hosts):
            known = "this server goes by another name (who runs it can add one: kg serve --allow-host NAME)"
            return _refusal(421, known), None
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._limits.body:
            return _refusal(413, self._too_large()), None
        try:
            async with asyncio.timeout(self._limits.send_seconds):
                body = await _whole_body(receive, self._limits.body)
        except TimeoutError:
            return _refusal(408, "the request did not come to its end in time"), None
        if body is not None and len(body) > self._limits.body:
            return _refusal(413, self._too_large()), None
        return None, body

    def _too_large(self) -> str:
        return f"the request's body is larger than {self._limits.body} bytes, which is the limit"


class _Answer:
    """Sends an answer in pieces, each of which the client must take in time."""

    def __init__(self, send: Send, seconds: float) -> None:
        self._send, self._seconds = send, seconds
        self.status, self.size = 0, 0

    async def send(self, message: Message) -> None:
        """The `send` of ASGI."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            await self._send(message)
            return
        body, more = message.get("body", b""), message.get("more_body", False)
        self.size += len(body)
        for start in range(0, max(len(body), 1), _PIECE):
            is_last = start + _PIECE >= len(body)
            piece: dict[str, Any] = {"type": message["type"], "body": body[start : start + _PIECE]}
            async with asyncio.timeout(self._seconds):
                await self._send({**piece, "more_body": more or not is_last})


async def _whole_body(receive: Receive, most: int) -> bytes | None:
    """The body, read no further than what shows that it is too large; None where the client has gone."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > most or not message.get("more_body", False):
            return b"".join(parts)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body once, and then what comes."""
    left: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return left.pop() if left else await receive()

    return replay


def _refusal(status: int, message: str) -> ASGIApp:
    return PlainTextResponse(message + "\n", status, {"Connection": "close"})
