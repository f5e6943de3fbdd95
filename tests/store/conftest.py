"""What the store's tests share."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.graph.build import GraphSettings, Versions, build_article_graph
from kg.graph.store import canonical_nquads

OXIGRAPH = Path(sys.executable).parent / "oxigraph"


@pytest.fixture(scope="session")
def rich_nquads(rich_extraction) -> bytes:
    """The graph of an article that uses every field."""
    return canonical_nquads(build_article_graph(rich_extraction, GraphSettings(), Versions.of("0.0.1", "a_model 1.0")))


@contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[str]:
    """A server process of its own; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(OXIGRAPH), "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}", *options]
    with (folder.parent / f"{folder.name}.log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(url)
        yield url
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(url: str) -> None:
    until = time.monotonic() + 20
    while True:
        try:
            urllib.request.urlopen(f"{url}/query?query=ASK%20%7B%7D", timeout=5).close()
            return
        except urllib.error.URLError:
            assert time.monotonic() < until
            time.sleep(0.02)


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an Oxigraph server whose default graph is the union of its graphs."""
    with oxigraph(tmp_path_factory.mktemp("oxigraph") / "data", "--union-default-graph") as url:
        yield url


@pytest.fixture
def server_url(oxigraph_server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The same, empty, to a machine that has no mirror of it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    update(oxigraph_server, "DROP ALL")
    return oxigraph_server


def update(url: str, text: str) -> None:
    """Change a server as another client would."""
    request = urllib.request.Request(
        f"{url}/update", text.encode(), {"Content-Type": "application/sparql-update"}, method="POST"
    )
    urllib.request.urlopen(request, timeout=30).close()
