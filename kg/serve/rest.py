"""The REST API: articles, events, actors, claims. In: HTTP requests under /api. Out: JSON; its OpenAPI tells the rest.

Every list takes the same filters. The answers are made by workers, from the records of `kg.query.lists`, and go out as
they come; FastAPI describes them and checks what comes in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.security import HTTPBearer
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.query import ShownActor, ShownEvent
from kg.query.lists import ActorPage, ArticlePage, ArticleText, ClaimPage, EventPage
from kg.serve.asking import Desk
from kg.serve.frames import Order
from kg.serve.token import Token

_READING = ("GET", "HEAD", "OPTIONS")
_SHOW_TOKEN = HTTPBearer(auto_error=False, description="The token that the server was started with.")
_NO_TOKEN = "this server was started without a token, so nobody may write (kg serve --help tells how)"
_WRONG_TOKEN = "writing needs the server's token: Authorization: Bearer TOKEN"
Factuality = Literal["actual", "planned", "hypothetical", "attempted", "averted", "denied", "negated", "any"]


class ErrorBody(BaseModel):
    """What went wrong, in words."""

    detail: str


class NewArticle(BaseModel):
    """An article to read. The same id again replaces it; without one, its id is its URL, else the hash of its text."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1, description="The text as it was published.")]
    id: Annotated[str | None, Field(min_length=1, max_length=500)] = None
    title: Annotated[str | None, Field(max_length=1000)] = None
    published: Annotated[date | None, Field(description='What makes "on Monday" a day.')] = None
    publisher: Annotated[str | None, Field(max_length=500)] = None
    url: Annotated[str | None, Field(max_length=2000)] = None
    lang: Annotated[str | None, Field(max_length=35)] = None


class AddedArticle(BaseModel):
    """What was read of an article."""

    id: str
    iri: str
    events: int
    claims: int
    problems: list[str]


@dataclass(frozen=True, slots=True)
class Filters:
    """What every list takes."""

    actor: Annotated[str | None, Query(max_length=300, description="Who takes part: a name or an IRI.")] = None
    type: Annotated[str | None, Query(max_length=50, description="A PLOVER event type, such as ASSAULT.")] = None
    country: Annotated[str | None, Query(max_length=300, description="A country's name or ISO 3166-1 code.")] = None
    since: Annotated[date | None, Query(alias="from", description="First day, YYYY-MM-DD.")] = None
    until: Annotated[date | None, Query(alias="to", description="Last day, YYYY-MM-DD.")] = None
    words: Annotated[str | None, Query(alias="q", max_length=300, description="Words of a name, title or quote.")] = (
        None
    )
    limit: Annotated[int, Query(ge=1, le=500, description="Items of a page.")] = 50
    offset: Annotated[int, Query(ge=0, le=10**9, description="Items to pass over.")] = 0

    def order(self, kind: str, claimant: str | None = None, factuality: str | None = None) -> Order:
        """The order for a worker."""
        choice = {
            "actor": self.actor,
            "type": self.type,
            "country": self.country,
            "since": self.since and self.since.isoformat(),
            "until": self.until and self.until.isoformat(),
            "words": self.words,
            "claimant": claimant,
            "factuality": factuality,
        }
        return {"task": "list", "kind": kind, "choice": choice, "limit": self.limit, "offset": self.offset}


class Doorman:
    """Lets nobody write under /api who does not show the token, before anything of the request is read."""

    def __init__(self, app: ASGIApp, token: Token | None) -> None:
        self._app, self._token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        refusal: ASGIApp = self._app
        if scope["type"] == "http" and scope["path"].startswith("/api") and scope["method"] not in _READING:
            shown = dict(scope["headers"]).get(b"authorization", b"").decode("latin-1")
            if self._token is None:
                refusal = JSONResponse({"detail": _NO_TOKEN}, 403)
            elif not self._token.admits(shown):
                refusal = JSONResponse({"detail": _WRONG_TOKEN}, 401, {"WWW-Authenticate": "Bearer"})
        await refusal(scope, receive, send)


def make_router(desk: Desk, scribe: Desk | None) -> APIRouter:
    """All addresses under /api."""
    router = APIRouter(prefix="/api", responses=_errors(404, 500, 503, 504))
    _add_lists(router, desk)
    _add_single(router, desk)
    _add_writing(router, scribe)
    return router


def _add_lists(router: APIRouter, desk: Desk) -> None:
    @router.get("/articles", response_model=ArticlePage, summary="Articles that tell such events, newest first")
    async def articles(request: Request, filters: Annotated[Filters, Depends()]) -> Response:
        """`from` and `to` are days of publication, `q` are words of the title."""
        return await _answer(desk, request, filters.order("articles"))

    @router.get("/events", response_model=EventPage, summary="Events, oldest first, undated last")
    async def events(
        request: Request,
        filters: Annotated[Filters, Depends()],
        factuality: Annotated[
            Factuality, Query(description="What kind of event: it happened, unless you ask.")
        ] = "actual",
    ) -> Response:
        """`from` and `to` are days of the event, `q` are words of its label, its quotes or the names in it."""
        chosen = None if factuality == "any" else factuality
        return await _answer(desk, request, filters.order("events", factuality=chosen))

    @router.get("/actors", response_model=ActorPage, summary="Actors by name")
    async def actors(request: Request, filters: Annotated[Filters, Depends()]) -> Response:
        """`country` is the actor's own, `q` are words of a name; the other filters are of events it took part in."""
        return await _answer(desk, request, filters.order("actors"))

    @router.get("/claims", response_model=ClaimPage, summary="Claims, by article and place in it")
    async def claims(
        request: Request,
        filters: Annotated[Filters, Depends()],
        claimant: Annotated[str | None, Query(max_length=300, description="Who says so: a name or an IRI.")] = None,
    ) -> Response:
        """The filters are of the events that the claims are about, `q` are words of the quote."""
        return await _answer(desk, request, filters.order("claims", claimant))


def _add_single(router: APIRouter, desk: Desk) -> None:
    singles: Mapping[str, Any] = {"articles": ArticleText, "events": ShownEvent, "actors": ShownActor}
    for kind, record in singles.items():
        router.add_api_route(
            f"/{kind}/{{name:path}}",
            _single(desk, kind),
            response_model=record,
            summary=f"One of the {kind} with all that is known of it",
            operation_id=f"one_of_{kind}",
        )


def _single(desk: Desk, kind: str) -> Callable[..., Any]:
    async def single(request: Request, name: Annotated[str, Path(description="An id or an IRI.")]) -> Response:
        return await _answer(desk, request, {"task": "one", "kind": kind, "name": name})

    return single


def _add_writing(router: APIRouter, scribe: Desk | None) -> None:
    writing: dict[str, Any] = {"dependencies": [Depends(_SHOW_TOKEN)], "responses": _errors(401, 403, 413)}

    @router.post("/articles", status_code=201, response_model=AddedArticle, summary="Read an article", **writing)
    async def add(request: Request, article: NewArticle) -> Response:
        """201 where it is new, 200 where it took the place of an earlier one. The next query sees it."""
        assert scribe is not None  # who has no token does not come here
        record = article.model_dump(mode="json", exclude_none=True)
        return await _answer(scribe, request, {"task": "add", "article": record})

    @router.delete("/articles/{name:path}", status_code=204, summary="Forget an article", **writing)
    async def forget(request: Request, name: Annotated[str, Path(description="An id or an IRI.")]) -> Response:
        """Takes out all that it contributed; what other articles tell stays."""
        assert scribe is not None
        return await _answer(scribe, request, {"task": "forget", "name": name})


async def _answer(desk: Desk, request: Request, order: Order) -> Response:
    reply = await desk.reply(request, order)
    if reply.status < 400:
        return desk.response(reply)
    return JSONResponse({"detail": reply.body.decode().strip()}, reply.status, reply.headers)


def _errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    told = {
        401: "The token is missing or wrong.",
        403: "The server only reads.",
        404: "A name that nothing bears.",
        413: "The body is too large.",
        500: "The answer is too much for the engine.",
        503: "The server is busy, or another process writes to the store.",
        504: "The answer takes longer than the limit.",
    }
    return {status: {"model": ErrorBody, "description": told[status]} for status in statuses}
