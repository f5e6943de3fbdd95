"""Requests that arrive. In: a method, an address, a body. Out: a response, or a StoreError in words.

All that we send may be sent twice with the same effect, so whatever fails for a moment is tried again.
"""

from __future__ import annotations

from collections.abc import Mapping

import urllib3
from urllib3.exceptions import HTTPError
from urllib3.util import Retry, Timeout

from kg.errors import StoreError

_TRIES, _FIRST_PAUSE = 4, 0.3
_CONNECT_SECONDS, _READ_SECONDS = 10.0, 600.0
_PASSING = (429, 502, 503, 504)
_MOST_SHOWN = 300


class Http:
    """Requests to one server, over connections that stay open."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        self._headers = dict(headers)
        retries = Retry(
            total=_TRIES, redirect=0, backoff_factor=_FIRST_PAUSE, status_forcelist=_PASSING, allowed_methods=None,
            raise_on_status=False,
        )  # fmt: skip
        timeout = Timeout(connect=_CONNECT_SECONDS, read=_READ_SECONDS)
        self._pool = urllib3.PoolManager(retries=retries, timeout=timeout)

    def send(
        self, method: str, url: str, body: bytes | None = None, *, kind: str = "", accept: str = "*/*"
    ) -> urllib3.BaseHTTPResponse:
        """The whole response, whatever its status. Raises StoreError where none comes."""
        headers = {**self._headers, "Accept": accept, **({"Content-Type": kind} if kind else {})}
        try:
            return self._pool.request(method, url, body=body, headers=headers, redirect=False)
        except HTTPError as error:
            raise StoreError(f"{_without_query(url)} does not answer: {_reason(error)}") from error

    def close(self) -> None:
        """Let go of the connections."""
        self._pool.clear()


def check(response: urllib3.BaseHTTPResponse, url: str, what: str) -> urllib3.BaseHTTPResponse:
    """The response, if it is one of success. Raises StoreError that tells what the server said."""
    if response.status < 300:
        return response
    said = " ".join(response.data.decode("utf-8", "replace").split())[:_MOST_SHOWN]
    fix = {
        401: " (set KG_STORE_TOKEN, or KG_STORE_USER and KG_STORE_PASSWORD)",
        403: " (the user may not do this there)",
        404: " (is the address that of a data set?)",
    }.get(response.status, "")
    raise StoreError(f"{_without_query(url)} refuses {what}: {response.status} {said}{fix}")


def _reason(error: HTTPError) -> str:
    inner = getattr(error, "reason", None)
    return str(inner or error).rpartition(": ")[2]


def _without_query(url: str) -> str:
    return url.partition("?")[0]
