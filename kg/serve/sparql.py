"""The SPARQL 1.1 Protocol. In: an HTTP request. Out: an order for a worker, or what is wrong with the request.

https://www.w3.org/TR/sparql11-protocol/#query-operation: a query comes by GET, by POST as a form, or by POST as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from kg.serve.frames import Order

FORM, DIRECT, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
METHODS = ("GET", "HEAD", "OPTIONS", "POST")
_MOST_FIELDS = 1000
_READ_ONLY = "this endpoint answers queries and takes no updates; articles are added and taken out under /api/articles"

Field = tuple[str, str]


class ProtocolError(Exception):
    """A request that breaks the protocol, with the status to answer it with."""

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and the graphs that it is asked of."""

    query: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]

    def order(self, accept: str, rows: int, size: int) -> Order:
        """The order for a worker."""
        dataset = {"default": self.default_graphs, "named": self.named_graphs}
        chosen = dataset if self.default_graphs or self.named_graphs else None
        return {"task": "query", "query": self.query, "dataset": chosen, "accept": accept, "rows": rows, "bytes": size}


def read_get(url_query: bytes) -> Asked | None:
    """What a GET asks; None where it asks for the description of the service. Raises ProtocolError."""
    return _asked(_fields(url_query), can_be_none=True)


def read_post(content_type: str, url_query: bytes, body: bytes) -> Asked | None:
    """What a POST asks. Raises ProtocolError."""
    kind, _, parameters = content_type.partition(";")
    kind = kind.strip().lower()
    if kind == UPDATE:
        raise ProtocolError(403, _READ_ONLY)
    if kind not in (FORM, DIRECT):
        raise ProtocolError(415, f"a POST has the type {FORM} or {DIRECT}, not '{kind[:80]}'")
    _check_charset(parameters)
    if kind == FORM:
        return _asked(_fields(url_query) + _fields(body))
    return _asked([*_fields(url_query), ("query", _decoded(body))])


def _asked(fields: Sequence[Field], *, can_be_none: bool = False) -> Asked | None:
    queries = [value for name, value in fields if name == "query"]
    if any(name == "update" for name, _ in fields):
        raise ProtocolError(403, _READ_ONLY)
    if not queries and can_be_none:
        return None
    if len(queries) != 1:
        found = "none" if not queries else str(len(queries))
        raise ProtocolError(400, f"a request has one parameter 'query'; this one has {found}")
    if not queries[0].strip():
        raise ProtocolError(400, "the query is empty")
    default, named = (_values(fields, name) for name in ("default-graph-uri", "named-graph-uri"))
    return Asked(queries[0], default, named)


def _values(fields: Sequence[Field], name: str) -> tuple[str, ...]:
    return tuple(value for each, value in fields if each == name)


def _fields(encoded: bytes) -> list[Field]:
    """The fields of a form or a query string, decoded once."""
    text = _decoded(encoded)
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError:
        raise ProtocolError(400, "the parameters are not UTF-8") from None
    except ValueError:
        raise ProtocolError(400, f"there are more than {_MOST_FIELDS} parameters") from None


def _decoded(encoded: bytes) -> str:
    try:
        return encoded.decode()
    except UnicodeDecodeError:
        raise ProtocolError(400, "the request is not UTF-8") from None


def _check_charset(parameters: str) -> None:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset" and value.strip().strip('"').lower() not in ("utf-8", "utf8"):
            raise ProtocolError(400, f"the request is in {value.strip()[:40]}, and must be in UTF-8")
