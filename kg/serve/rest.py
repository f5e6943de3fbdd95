"""The REST API: articles, events, actors, claims. In: HTTP requests under /api. Out: JSON; its OpenAPI tells the rest.

Every list takes the same filters. The answers are made by workers, from the records of `kg.query.lists`, and go out as
they come; FastAPI describes them and checks what comes in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.security import HTTPBearer
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
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
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _as_written(value: object) -> object:
    """A day as YYYY-MM-DD and in no other way: a number is no day."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        return value
    raise ValueError("a day is written YYYY-MM-DD")


Day = Annotated[date, BeforeValidator(_as_written)]


class ErrorBody(BaseModel):
    """What went wrong, in words."""

    detail: str


class NewArticle(BaseModel):
    """An article to read. The same id again replaces it; without one, its id is its URL, else the hash of its text."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1, description="The text as it was published.")]
    id: Annotated[str | None, Field(min_length=1, max_length=500)] = None
    title: Annotated[str | None, Field(max_length=1000)] = None
    published: Annotated[Day | None, Field(description='What makes "on Monday" a day.')] = None
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


class Filters(BaseModel):
    """What every list takes."""

    model_config = ConfigDict(extra="forbid")

    actor: Annotated[str | None, Field(max_length=300, description="Who takes part: a name or an IRI.")] = None
    type: Annotated[str | None, Field(max_length=50, description="A PLOVER event type, such as ASSAULT.")] = None
    country: Annotated[str | None, Field(max_length=300, description="A country's name or ISO 3166-1 code.")] = None
    since: Annotated[Day | None, Field(alias="from", description="First day, YYYY-MM-DD.")] = None
    until: Annotated[Day | None, Field(alias="to", description="Last day, YYYY-MM-DD.")] = None
    words: Annotated[str | None, Field(alias="q", max_length=300, description="Words of names, titles or quotes.")] = (
        None
    )
    limit: Annotated[int, Field(ge=1, le=500, description="Items of a page.")] = 50
    offset: Annotated[int, Field(ge=0, le=10**9, description="Items to pass over.")] = 0

    def order(self, kind: str) -> Order:
        """The order for a worker."""
        given = self.model_dump(mode="json")
        limit, offset = given.pop("limit"), given.pop("offset")
        return {"task": "list", "kind": kind, "choice": given, "limit": limit, "offset": offset}


class EventFilters(Filters):
    """What a list of events takes."""

    factuality: Annotated[Factuality, Field(description="What kind of event: it happened, unless you ask.")] = "actual"

    def order(self, kind: str) -> Order:
        """The order for a worker."""
        order = super().order(kind)
        if self.factuality == "any":
            order["choice"]["factuality"] = None
        return order


class ClaimFilters(Filters):
    """What a list of claims takes."""

    claimant: Annotated[str | None, Field(max_length=300, description="Who says so: a name or an IRI.")] = None


_LISTS: Mapping[str, type[Filters]] = {
    "articles": Filters,
    "events": EventFilters,
    "actors": Filters,
    "claims": ClaimFilters,
}


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
    router = APIRouter(prefix="/api", responses=_errors(404, 422, 500, 503, 504), dependencies=[Depends(_once)])
    router.add_api_route("", _list_addresses, include_in_schema=False)
    router.add_api_route("/", _list_addresses, include_in_schema=False)
    _add_lists(router, desk)
    _add_single(router, desk)
    _add_writing(router, scribe)
    return router


def _list_addresses() -> dict[str, object]:
    """What can be asked for, for who looks at /api itself."""
    lists = [f"/api/{kind}" for kind in _LISTS]
    return {"lists": lists, "one of them": "/api/events/ID", "description": "/api/openapi.json"}


def _once(request: Request) -> None:
    """Refuses a parameter that is given twice: one of the two would be passed over in silence."""
    names = [name for name, _ in request.query_params.multi_items()]
    for name in names:
        if names.count(name) > 1:
            raise RequestValidationError([{"type": "repeated", "loc": ("query", name), "msg": "is given twice"}])


async def tell_what_is_wrong(request: Request, error: Exception) -> Response:
    """What a request must mend, in words: an exception handler."""
    assert isinstance(error, RequestValidationError)
    filters = _LISTS.get(request.url.path.rpartition("/")[2])
    known = [each.alias or name for name, each in filters.model_fields.items()] if filters else []
    lines = []
    for each in error.errors():
        is_unknown = each["type"] == "extra_forbidden" and each["loc"][0] == "query" and known
        wrong = f"there is no such parameter; there are {', '.join(known)}" if is_unknown else each["msg"]
        lines.append(f"{' '.join(map(str, each['loc']))}: {wrong}")
    return JSONResponse({"detail": "; ".join(lines)}, 422)


def _add_lists(router: APIRouter, desk: Desk) -> None:
    @router.get("/articles", response_model=ArticlePage, summary="Articles that tell such events, newest first")
    async def articles(request: Request, filters: Annotated[Filters, Query()]) -> Response:
        """`from` and `to` are days of publication, `q` are words of the title."""
        return await _answer(desk, request, filters.order("articles"))

    @router.get("/events", response_model=EventPage, summary="Events, oldest first, undated last")
    async def events(request: Request, filters: Annotated[EventFilters, Query()]) -> Response:
        """`from` and `to` are days of the event, `q` are words of its label, its quotes or the names in it."""
        return await _answer(desk, request, filters.order("events"))

    @router.get("/actors", response_model=ActorPage, summary="Actors by name")
    async def actors(request: Request, filters: Annotated[Filters, Query()]) -> Response:
        """`country` is the actor's own, `q` are words of a name; the other filters are of events it took part in."""
        return await _answer(desk, request, filters.order("actors"))

    @router.get("/claims", response_model=ClaimPage, summary="Claims, by article and place in it")
    async def claims(request: Request, filters: Annotated[ClaimFilters, Query()]) -> Response:
        """The filters are of the events that the claims are about, `q` are words of the quote."""
        return await _answer(desk, request, filters.order("claims"))


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
    needs_token = [Depends(_SHOW_TOKEN)]
    refusals = _errors(400, 401, 403, 413)
    replaced = refusals | {200: {"model": AddedArticle, "description": "It took the place of an earlier one."}}

    @router.post(
        "/articles",
        status_code=201,
        response_model=AddedArticle,
        summary="Read an article",
        dependencies=needs_token,
        responses=replaced,
    )
    async def add(request: Request, article: NewArticle) -> Response:
        """201 where it is new, 200 where it took the place of an earlier one. The next query sees it."""
        assert scribe is not None  # who has no token does not come here
        record = article.model_dump(mode="json", exclude_none=True)
        return await _answer(scribe, request, {"task": "add", "article": record})

    @router.delete(
        "/articles/{name:path}",
        status_code=204,
        summary="Forget an article",
        dependencies=needs_token,
        responses=refusals,
    )
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
        400: "The body is no JSON in UTF-8.",
        401: "The token is missing or wrong.",
        403: "The server only reads.",
        404: "A name that nothing bears.",
        413: "The body is too large.",
        422: "A parameter or the article is not as it must be.",
        500: "The answer is too much for the engine.",
        503: "The server is busy, or another process writes to the store.",
        504: "The answer takes longer than the limit.",
    }
    return {status: {"model": ErrorBody, "description": told[status]} for status in statuses}
