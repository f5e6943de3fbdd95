"""What a worker can be asked. In: an open store, an order. Out: a reply."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from pydantic import RootModel

from kg.query import lists
from kg.query.answer import Answer, Question, answer, graph_answer
from kg.query.describe import service_description, void
from kg.query.run import Dataset
from kg.serve.frames import Order, Reply

NO_MEMORY = "the query needs more memory than the server gives it: ask for less at once"
ROWS_HEADER = "X-SPARQL-MaxRows"
_TEXTS = ("text/csv", "text/tab-separated-values", "text/turtle", "text/xml", "text/plain")


def read_order(line: bytes) -> tuple[str, Order]:
    """The task of an order, and the order."""
    order = json.loads(line)
    return order["task"], order


def _query(store: Any, order: Mapping[str, Any]) -> Reply:
    chosen = order["dataset"]
    dataset = None if chosen is None else Dataset(tuple(chosen["default"]), tuple(chosen["named"]))
    question = Question(order["query"], dataset, order["accept"], order["rows"], order["bytes"])
    found = answer(store, question)
    return _reply(found, {ROWS_HEADER: str(question.most_rows)} if found.is_cut else {})


def _service(store: Any, order: Mapping[str, Any]) -> Reply:
    return _reply(graph_answer(store, service_description(store, order["endpoint"]), order["accept"]))


def _void(store: Any, order: Mapping[str, Any]) -> Reply:
    return _reply(graph_answer(store, void(store, order["dataset"], order["endpoint"]), order["accept"]))


def _list(store: Any, order: Mapping[str, Any]) -> Reply:
    given = order["choice"]
    days = {name: date.fromisoformat(given[name]) for name in ("since", "until") if given.get(name)}
    choice = lists.Choice(**{**given, **days})
    return _records(_LISTS[order["kind"]](store, choice, order["limit"], order["offset"]))


def _one(store: Any, order: Mapping[str, Any]) -> Reply:
    return _records(_SINGLE[order["kind"]](store, order["name"]))


def _records(found: object) -> Reply:
    return Reply(200, RootModel[Any](found).model_dump_json().encode(), "application/json")


def _explorer(store: Any, order: Mapping[str, Any]) -> Reply:
    from kg.serve.explorer_tasks import explorer  # the exporters behind it are slow to load, and few workers need them

    return explorer(store, order)


def _renew(_: Any, __: Mapping[str, Any]) -> Reply:
    """Nothing: before each task the store is renewed."""
    return Reply(200)


_LISTS: dict[str, Callable[..., object]] = {
    "articles": lists.list_articles,
    "events": lists.list_events,
    "actors": lists.list_actors,
    "claims": lists.list_claims,
}
_SINGLE: dict[str, Callable[..., object]] = {
    "articles": lists.one_article,
    "events": lists.one_event,
    "actors": lists.one_actor,
}
TASKS: dict[str, Callable[[Any, Mapping[str, Any]], Reply]] = {
    "query": _query,
    "service": _service,
    "void": _void,
    "list": _list,
    "one": _one,
    "explorer": _explorer,
    "renew": _renew,
}


def _reply(found: Answer, headers: dict[str, str] | None = None) -> Reply:
    charset = "; charset=utf-8" if found.media_type in _TEXTS else ""
    return Reply(200, found.body, found.media_type + charset, headers or {})
