"""A SPARQL server of few words, to see what we ask of one and how we take its refusals."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest


@dataclass
class Modest:
    """It has queries and updates alone, at one address, and may want a password or fail for a while.

    `failures` are the statuses of the next answers; `asked` are the paths and the Authorization headers that came.
    """

    store: ox.Store = field(default_factory=ox.Store)
    failures: list[int] = field(default_factory=list)
    wanted: str | None = None
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    url: str = ""

    def answer(self, path: str, fields: dict[str, list[str]], authorization: str | None) -> tuple[int, str, bytes]:
        self.asked.append((path, authorization))
        if path != "/news":
            return 404, "text/plain", b"no such data set"
        if self.failures:
            return self.failures.pop(0), "text/plain", b"try again"
        if self.wanted is not None and authorization != self.wanted:
            return 401, "text/plain", b"who are you?"
        try:
            if "update" in fields:
                self.store.update(fields["update"][0])
                return 204, "text/plain", b""
            found = self.store.query(fields["query"][0], use_default_graph_as_union=True)
        except SyntaxError as error:
            return 400, "text/plain", str(error).encode()
        if isinstance(found, ox.QueryTriples):
            return 200, "application/n-triples", found.serialize(format=ox.RdfFormat.N_TRIPLES) or b""
        body = found.serialize(format=ox.QueryResultsFormat.JSON) or b""
        return 200, "application/sparql-results+json", body


@pytest.fixture
def modest(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Modest]:
    """The server, at an address that its `url` tells."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    modest = Modest()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            status, kind, answer = modest.answer(self.path, parse_qs(body), self.headers.get("Authorization"))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    modest.url = f"http://127.0.0.1:{server.server_address[1]}/news"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield modest
    server.shutdown()
    thread.join()
    server.server_close()
