"""SPARQL servers of other makers, as processes of their own. In: a folder for their data. Out: their address."""

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

OXIGRAPH = Path(sys.executable).parent / "oxigraph"


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


def update(url: str, text: str) -> None:
    """Change a server as another client would."""
    request = urllib.request.Request(
        f"{url}/update", text.encode(), {"Content-Type": "application/sparql-update"}, method="POST"
    )
    urllib.request.urlopen(request, timeout=30).close()
