"""Runs the server. In: what to serve, an address. Out: nothing, until it is stopped."""

from __future__ import annotations

import logging
import socket
import sys
from collections.abc import Callable

import uvicorn

from kg.errors import StoreError
from kg.serve.app import Service, make_app
from kg.store import open_for_reading

_CONNECTIONS = 200


def serve(service: Service, host: str, port: int, on_ready: Callable[[str], None]) -> None:
    """Serve until a signal comes; `on_ready` is told the address. Raises StoreError where it cannot."""
    with open_for_reading(service.store):
        pass  # what is wrong with the store is told at once
    _log_to_stderr()
    with _listening(host, port) as listener:
        name = f"[{host}]" if ":" in host else host
        config = uvicorn.Config(
            make_app(service),
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            ws="none",
            lifespan="on",
            limit_concurrency=_CONNECTIONS,
            timeout_graceful_shutdown=5,
        )
        server = _Server(config, lambda: on_ready(f"http://{name}:{listener.getsockname()[1]}"))
        server.run(sockets=[listener])
        if not server.started:
            raise StoreError(f"{service.store} cannot be served: no worker started (the lines above tell why)")


class _Server(uvicorn.Server):
    """Tells when it is there."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets)
        if self.started:
            self._on_ready()


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only of a socket that names TCP does asyncio take the delay that would hold back each answer for 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(_CONNECTIONS)
    except OSError as error:
        listener.close()
        raise StoreError(f"{host}:{port} cannot be listened on: {error.strerror} (choose another --port)") from error
    return listener


def _log_to_stderr() -> None:
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(message)s", force=True)
    logging.getLogger("kg.serve").setLevel(logging.INFO)
