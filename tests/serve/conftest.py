"""A real server process over a small store, and how to ask it."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox
import pytest

from kg.store import open_for_writing

TWO_SIDES = Path(__file__).parents[1] / "fixtures" / "two_sides.trig"
TOKEN = "a-token-for-the-tests-5Jx2"
W3C = "http://kasei.us/2009/09/sparql/data/"
KG = (sys.executable, "-W", "error", "-c", "from kg.cli import main; main()")
SECONDS, ROWS = 2, 500


@dataclass(frozen=True)
class Response:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def type(self) -> str:
        return self.headers["content-type"].partition(";")[0]


@dataclass(frozen=True)
class Server:
    url: str
    store: Path
    log: Path
    process: subprocess.Popen[str]

    @property
    def address(self) -> tuple[str, int]:
        parts = urlsplit(self.url)
        assert parts.hostname
        assert parts.port
        return parts.hostname, parts.port

    def call(self, method: str, path: str, body: bytes | str | None = None, **headers: str) -> Response:
        """One request; `content_type="..."` is a header."""
        connection = http.client.HTTPConnection(*self.address, timeout=30)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            return Response(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Response:
        return self.call("GET", path, **headers)

    def query(self, text: str, accept: str = "*/*", method: str = "GET", **parameters: str | list[str]) -> Response:
        return self.call(method, "/sparql?" + urlencode({"query": text, **parameters}, doseq=True), accept=accept)


@contextmanager
def running(store: Path, folder: Path, *arguments: str, **environment: str) -> Iterator[Server]:
    """A server process, which ends with the block."""
    log = folder / "log"
    with log.open("w") as errors:
        process = subprocess.Popen(
            [*KG, "serve", "--store", str(store), "--port", "0", *arguments],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env={**os.environ, **environment},
        )
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        assert line.startswith("http://"), log.read_text()
        yield Server(line.split("/sparql")[0], store, log, process)
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hand-made graph of two articles, and the four graphs that the W3C's tests of the protocol ask for."""
    path = tmp_path_factory.mktemp("served") / "a store"
    with open_for_writing(path) as held:
        held.store.load(path=str(TWO_SIDES), format=ox.RdfFormat.TRIG)
        for number in range(4):
            name = ox.NamedNode(f"{W3C}data{number}.rdf")
            held.store.add(ox.Quad(name, ox.NamedNode("http://example.org/number"), ox.Literal(number), name))
        held.publish()
    return path


@pytest.fixture(scope="session")
def server(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    limits = ("--seconds", str(SECONDS), "--rows", str(ROWS), "--memory", "300", "--body", "0.05", "--workers", "3")
    with running(store, tmp_path_factory.mktemp("server"), *limits) as served:
        yield served


def wait_until(condition: object, seconds: float = 10) -> None:
    """Fails where something does not come true in time."""
    assert callable(condition)
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)
