"""Between a request and the processes that answer. In: a request, an order. Out: a response.

Who goes away stops the work that was done for them. Answers that clients have not taken yet count: there is room for so
many bytes of them and no more.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from kg.serve.frames import Order, Reply
from kg.serve.limits import Limits
from kg.serve.pool import Pool

_ANSWERS_HELD = 8
_GRACE_SECONDS = 0.5


class Desk:
    """Hands orders to a pool and replies to clients."""

    def __init__(self, pool: Pool, limits: Limits, *, gives_up: bool = True) -> None:
        """Work for a client that goes is given up, unless it is to be done all the same."""
        self._gives_up = gives_up
        self._pool, self._most = pool, _ANSWERS_HELD * limits.answer
        self._held = 0

    async def answer(self, request: Request, order: Order) -> Response:
        """The response to an order."""
        return self.response(await self.reply(request, order))

    async def reply(self, request: Request, order: Order) -> Reply:
        """The reply to an order."""
        if not self._gives_up:
            return await self._pool.ask(order)
        await request.body()
        work = asyncio.create_task(self._pool.ask(order))
        gone = asyncio.create_task(_until_gone(request))
        try:
            await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():  # to kill costs more than most answers do
                await asyncio.wait({work}, timeout=_GRACE_SECONDS)
        finally:
            for task in (gone, *(() if work.done() else (work,))):
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
        return Reply.error(408, "the client has gone") if work.cancelled() else work.result()

    def response(self, reply: Reply) -> Response:
        """A reply as a response; 503 where too much is on its way to slow clients already."""
        if self._held + len(reply.body) > self._most:
            reply = Reply.error(503, "too many answers are on their way: try again soon", **{"Retry-After": "5"})
        self._held += len(reply.body)
        return _Held(reply, self)

    def release(self, size: int) -> None:
        """An answer has left, or its client has."""
        self._held -= size


class _Held(Response):
    """A response that says when it has been sent."""

    def __init__(self, reply: Reply, desk: Desk) -> None:
        charset = "; charset=utf-8" if reply.media_type == "text/plain" else ""
        super().__init__(reply.body, reply.status, {**reply.headers, "Content-Type": reply.media_type + charset})
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._desk.release(len(self.body))


async def _until_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
