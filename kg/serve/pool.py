"""The processes that answer. In: an order. Out: its reply, or why there is none.

Each process has one order at a time. One that is over its time is killed and another takes its place, so that no query
outlives its limit and none slows the next.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from typing import Any

from kg.serve.frames import Order, Reply, decode_head, encode_order
from kg.serve.limits import Limits
from kg.serve.token import TOKEN_VARIABLE

_START_SECONDS = 60.0
_RENEW_SECONDS = 20.0
_LONGEST_HEAD = 1 << 20


class Process:
    """One process, ready for orders."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, module: str, arguments: Sequence[str]) -> Process:
        """Start one and wait until it is ready. Raises OSError, EOFError."""
        started = cls(
            await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", module, *arguments),  # -P: nothing is imported from where we stand
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                limit=_LONGEST_HEAD,
                start_new_session=True,  # Ctrl-C is for the server, which ends its processes
                env={name: value for name, value in os.environ.items() if name != TOKEN_VARIABLE},
            )
        )
        try:
            async with asyncio.timeout(_START_SECONDS):
                await started._reply()
        except BaseException:
            await started.kill()
            raise
        return started

    async def ask(self, order: Order) -> Reply:
        """Its reply. Raises EOFError or OSError where it ended instead; it must be killed if this is cancelled."""
        assert self._process.stdin is not None
        self._process.stdin.write(encode_order(order))
        await self._process.stdin.drain()
        return await self._reply()

    async def _reply(self) -> Reply:
        assert self._process.stdout is not None
        reply, length = decode_head(await self._line())
        return Reply(reply.status, await self._process.stdout.readexactly(length), reply.media_type, reply.headers)

    async def _line(self) -> bytes:
        assert self._process.stdout is not None
        line = await self._process.stdout.readline()
        if not line:
            raise EOFError
        return line

    async def kill(self) -> None:
        """End it at once and for good."""
        with suppress(ProcessLookupError):
            self._process.kill()
        assert self._process.stdin is not None
        self._process.stdin.close()
        await self._process.wait()


class Pool:
    """As many processes as queries may run at once."""

    def __init__(self, module: str, arguments: Sequence[str], limits: Limits, size: int, seconds: float) -> None:
        self._module, self._arguments, self._limits = module, arguments, limits
        self._size, self._seconds = size, seconds
        self._idle: asyncio.LifoQueue[Process] = asyncio.LifoQueue()
        self._waiting = 0
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Start all processes. Raises OSError, EOFError where one does not come up."""
        for process in await asyncio.gather(*(Process.start(self._module, self._arguments) for _ in range(self._size))):
            self._idle.put_nowait(process)

    async def close(self) -> None:
        """End all processes."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        while not self._idle.empty():
            await self._idle.get_nowait().kill()

    async def ask(self, order: Order) -> Reply:
        """The reply to an order, or a refusal: 503 where all are busy, 504 over the time, 500 where it broke.

        Who waits no longer cancels this; the process that worked for them is killed.
        """
        process = await self._free()
        if process is None:
            return Reply.error(503, "all are busy: try again soon", **{"Retry-After": "2"})
        try:
            async with asyncio.timeout(self._seconds):
                reply = await process.ask(order)
        except TimeoutError:
            self._replace(process)
            return Reply.error(
                504, f"stopped after {self._seconds:g} seconds, which is the limit: ask for less at once"
            )
        except (EOFError, OSError):
            self._replace(process)
            return Reply.error(500, "the query was too much for the engine (memory, or nesting): ask for less at once")
        except BaseException:
            self._replace(process)
            raise
        self._idle.put_nowait(process)
        return reply

    async def keep_fresh(self) -> None:
        """Forever: have idle processes go on to new snapshots, so that old ones do not stay on the disk."""
        while True:
            await asyncio.sleep(_RENEW_SECONDS)
            resting = [self._idle.get_nowait() for _ in range(self._idle.qsize())]
            for process in resting:
                try:
                    async with asyncio.timeout(_RENEW_SECONDS):
                        await process.ask({"task": "renew"})
                    self._idle.put_nowait(process)
                except (TimeoutError, EOFError, OSError):
                    self._replace(process)

    async def _free(self) -> Process | None:
        """A process without work, or None where none comes free in time."""
        if self._idle.empty() and self._waiting >= self._limits.waiting:
            return None
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.wait_seconds):
                return await self._idle.get()
        except TimeoutError:
            return None
        finally:
            self._waiting -= 1

    def _replace(self, process: Process) -> None:
        """Kill a process and start another, while the server goes on."""
        self._in_background(self._renewed(process))

    async def _renewed(self, process: Process) -> None:
        await process.kill()
        pause = 0.1
        while True:
            try:
                self._idle.put_nowait(await Process.start(self._module, self._arguments))
            except (TimeoutError, EOFError, OSError) as error:
                print(f"kg serve: a worker does not start: {error!r}", file=sys.stderr, flush=True)
                await asyncio.sleep(pause)
                pause = min(2 * pause, 30.0)
            else:
                return

    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
