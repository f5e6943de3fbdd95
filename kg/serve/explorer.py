"""The explorer at `/`: its page, script and style, and the data that it asks for. In: GET requests. Out: files, JSON.

The page is the same as in a file of `kg export`; what stands in the file comes from here piece by piece. Its policy
lets it talk to this server alone.
"""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from kg.export.html.page import bundled, served_page
from kg.export.html.words import terms, words
from kg.query import list_queries
from kg.serve.asking import Desk
from kg.serve.frames import Order

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src blob: data:; connect-src 'self'; "
    "worker-src blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
_FILES = {
    "explorer.js": "text/javascript",
    "explorer.css": "text/css",
    "editor.js": "text/javascript",
    "licences.txt": "text/plain",
}
_MOST = 2000


def make_explorer(desk: Desk) -> APIRouter:
    """All addresses of the explorer; none is part of the REST API that other programs use."""
    router = APIRouter(include_in_schema=False)
    _add_page(router)
    _add_data(router, desk)
    return router


def _add_page(router: APIRouter) -> None:
    @router.api_route("/", methods=["GET", "HEAD"])
    async def page() -> Response:
        return Response(served_page(), media_type="text/html", headers={"Content-Security-Policy": _POLICY})

    for name, media_type in _FILES.items():
        router.add_api_route(f"/explorer/{name}", _file(name, media_type))

    # What is the same for every store needs no worker; these run beside the loop, as they read files the first time.
    @router.get("/explorer/words")
    def its_words() -> Response:
        return _json(words())

    @router.get("/explorer/terms")
    def its_terms() -> Response:
        queries = [{"name": each.name, "help": each.help, "text": each.text} for each in list_queries()]
        return _json(terms() | {"queries": queries})


def _json(told: object) -> Response:
    return Response(json.dumps(told, ensure_ascii=False), media_type="application/json")


def _file(name: str, media_type: str) -> Any:
    async def file() -> Response:
        return Response(bundled(name), media_type=media_type)

    return file


def _add_data(router: APIRouter, desk: Desk) -> None:
    async def ask(request: Request, order: Order) -> Response:
        return await desk.answer(request, {"task": "explorer", **order})

    @router.get("/explorer/network")
    async def network(
        request: Request,
        offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
        limit: Annotated[int, Query(ge=1, le=_MOST)] = _MOST,
    ) -> Response:
        return await ask(request, {"what": "network", "offset": offset, "limit": limit})

    @router.get("/explorer/{what}")
    async def other(
        request: Request,
        what: Annotated[str, Path(pattern="^(about|others)$")],
    ) -> Response:
        return await ask(request, {"what": what})

    @router.get("/explorer/node/{what}")
    async def node(
        request: Request,
        what: Annotated[str, Path(pattern="^(evidence|article)$")],
        id: Annotated[str, Query(min_length=1, max_length=2000)],
    ) -> Response:
        return await ask(request, {"what": what, "id": id})
