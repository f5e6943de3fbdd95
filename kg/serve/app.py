"""Which address leads where. In: a store's path, limits, a token. Out: an ASGI application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.responses import Response
from starlette.types import ASGIApp

from kg.serve.asking import Desk
from kg.serve.explorer import make_explorer
from kg.serve.frames import Reply
from kg.serve.limits import Limits
from kg.serve.pool import Pool
from kg.serve.rest import Doorman, make_router, tell_what_is_wrong
from kg.serve.shield import Shield
from kg.serve.sparql import METHODS, Asked, ProtocolError, read_get, read_post
from kg.serve.token import Token


@dataclass(frozen=True, slots=True)
class Service:
    """What a server serves, and to whom. Without a token nobody may write."""

    store: Path
    hosts: frozenset[str]
    limits: Limits
    token: Token | None = None
    config: Path | None = None


def make_app(service: Service) -> ASGIApp:
    """The whole application. Its processes start and end with it."""
    limits = service.limits
    workers = Pool(
        "kg.serve.worker", (str(service.store), str(limits.memory)), limits, limits.workers, seconds=limits.seconds
    )
    scribe = _scribe(service) if service.token is not None else None
    pools = (workers,) if scribe is None else (workers, scribe)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await asyncio.gather(*(pool.start() for pool in pools))
        renewing = asyncio.create_task(workers.keep_fresh())
        yield
        renewing.cancel()
        with suppress(asyncio.CancelledError):
            await renewing
        await asyncio.gather(*(pool.close() for pool in pools))

    app = FastAPI(
        title="Conflict KG",
        version="1",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.add_exception_handler(RequestValidationError, tell_what_is_wrong)
    desk = Desk(workers, limits)
    _add_sparql(app, desk, limits)
    app.include_router(make_explorer(desk))
    app.include_router(make_router(desk, None if scribe is None else Desk(scribe, limits, gives_up=False)))
    return Shield(Doorman(app, service.token), service.hosts, limits)


def _scribe(service: Service) -> Pool:
    """The one process that writes; orders wait for one another."""
    limits = replace(service.limits, wait_seconds=service.limits.write_seconds)
    arguments = (str(service.store), *(() if service.config is None else (str(service.config),)))
    return Pool("kg.serve.scribe", arguments, limits, 1, seconds=limits.write_seconds)


def _add_sparql(app: FastAPI, desk: Desk, limits: Limits) -> None:
    async def sparql(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": ", ".join(METHODS)})
        try:
            asked = await _asked(request)
        except ProtocolError as error:
            return desk.response(Reply.error(error.status, str(error)))
        accept = request.headers.get("accept", "")
        if asked is None:
            endpoint = str(request.url.replace(query="", fragment=""))
            return await desk.answer(request, {"task": "service", "endpoint": endpoint, "accept": accept})
        return await desk.answer(request, asked.order(accept, limits.rows, limits.answer))

    async def void(request: Request) -> Response:
        endpoint = str(request.url.replace(path="/sparql", query="", fragment=""))
        dataset = str(request.url.replace(query="", fragment=""))
        accept = request.headers.get("accept", "")
        return await desk.answer(request, {"task": "void", "dataset": dataset, "endpoint": endpoint, "accept": accept})

    app.add_route("/sparql", sparql, methods=list(METHODS), include_in_schema=False)
    app.add_route("/.well-known/void", void, methods=["GET"], include_in_schema=False)


async def _asked(request: Request) -> Asked | None:
    url_query = request.scope["query_string"]
    if request.method != "POST":
        return read_get(url_query)
    return read_post(request.headers.get("content-type", ""), url_query, await request.body())
