"""What a query may cost, and that nobody else pays for it."""

from __future__ import annotations

import os
import socket
import threading
import time
from pathlib import Path

import pytest

from tests.serve.conftest import SECONDS, Server, running, wait_until

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GREEDY = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } }"
DEEP = "SELECT * { " + "{" * 20_000 + "}" * 20_000 + " }"
FAST = "ASK { ?e a ckg:Event }"


def workers(server: Server) -> dict[int, int]:
    """The server's processes, with the clock ticks that each has used."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    ticks = {}
    for child in map(int, children):
        fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
        ticks[child] = int(fields[11]) + int(fields[12])
    return ticks


linux = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads /proc")


@linux
def test_a_query_over_its_time_is_stopped_for_good_and_others_do_not_wait_for_it(server: Server) -> None:
    before = set(workers(server))
    answers = []
    slow = threading.Thread(target=lambda: answers.append(server.query(ENDLESS)))
    started = time.monotonic()
    slow.start()
    delays = []
    while slow.is_alive():
        begin = time.monotonic()
        assert server.query(FAST).status == 200
        delays.append(time.monotonic() - begin)
        time.sleep(0.01)
    assert answers[0].status == 504
    assert f"{SECONDS} seconds" in answers[0].text
    assert SECONDS <= time.monotonic() - started < SECONDS + 2
    assert sorted(delays)[len(delays) // 2] < 0.2
    wait_until(lambda: len(set(workers(server)) - before) == 1 and len(workers(server)) == len(before))


@linux
def test_who_goes_away_stops_the_work(server: Server) -> None:
    wait_until(lambda: len(workers(server)) == 3)
    before = set(workers(server))
    with socket.create_connection(server.address) as client:
        client.sendall(f"GET /sparql?query={ENDLESS.replace(' ', '+')} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        time.sleep(0.3)
    wait_until(lambda: len(set(workers(server)) - before) == 1 and len(workers(server)) == len(before), SECONDS)


@pytest.mark.parametrize("query", [GREEDY, DEEP], ids=["memory", "nesting"])
def test_a_query_that_breaks_its_process_breaks_nothing_else(server: Server, query: str) -> None:
    response = server.call("POST", "/sparql", query, content_type="application/sparql-query")
    assert response.status in (400, 500, 504)
    assert server.query(FAST).status == 200


def test_all_busy_is_told_at_last(store: Path, tmp_path: Path) -> None:
    with running(store, tmp_path, "--workers", "1", "--seconds", "3") as server:
        thread = threading.Thread(target=lambda: server.query(ENDLESS))
        thread.start()
        time.sleep(0.3)
        response = server.query(FAST)
        assert response.status == 503
        assert int(response.headers["retry-after"]) > 0
        assert "busy" in response.text
        thread.join()


def test_a_body_over_the_limit_is_413_whether_it_tells_its_length_or_not(server: Server) -> None:
    large = "ASK {} #" + "x" * 60_000
    told = server.call("POST", "/sparql", large, content_type="application/sparql-query")
    assert (told.status, told.type) == (413, "text/plain")
    with socket.create_connection(server.address) as client:
        client.sendall(b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n")
        client.sendall(b"Content-Type: application/sparql-query\r\n\r\n")
        client.sendall(f"{len(large):x}\r\n{large}\r\n".encode())
        assert client.recv(100).startswith(b"HTTP/1.1 413 ")


@linux
def test_no_process_outlives_the_server(store: Path, tmp_path: Path) -> None:
    with running(store, tmp_path, "--workers", "2") as server:
        thread = threading.Thread(target=asked_in_vain, args=[server])
        thread.start()
        time.sleep(0.3)
        children = set(workers(server))
        server.process.kill()
        thread.join()
        wait_until(lambda: not any(is_alive(child) for child in children))


def asked_in_vain(server: Server) -> None:
    with pytest.raises(OSError, match=r"Remote end closed|reset"):
        server.query(ENDLESS)


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
