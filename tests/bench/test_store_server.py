"""Eight clients at once, one of whom asks what must be cut: requests a second, and the slowest of a hundred."""

from __future__ import annotations

import statistics
import threading
import time
from pathlib import Path

import pytest

from kg.ontology.contract import CKG
from kg.store.backup import restore
from tests.bench.conftest import Whole, tell
from tests.bench.test_store_queries import busiest
from tests.serve.conftest import Server, running

pytestmark = pytest.mark.bench
CLIENTS, SECONDS = 8, 20.0
MOST_TAIL = 1.0
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def ask(server: Server, texts: list[str], until: float, times: list[float], statuses: list[int]) -> None:
    number = 0
    while time.monotonic() < until:
        started = time.perf_counter()
        statuses.append(server.query(texts[number % len(texts)]).status)
        times.append(time.perf_counter() - started)
        number += 1


def test_eight_clients(whole: Whole, tmp_path: Path) -> None:
    restore(whole.path, tmp_path / "s")
    actors = busiest(whole.store, CKG.participant, "person-", "group-", "organization-")
    prefix = f"PREFIX ckg: <{CKG.Event.rpartition('#')[0]}#> "
    texts = [f"{prefix}SELECT ?e ?t {{ ?e ckg:participant <{a}> ; ckg:type ?t }}" for a in actors[::97][:60]]
    with running(tmp_path / "s", tmp_path, "--workers", "4", "--seconds", "3") as server:
        for slow in (False, True):
            times: list[float] = []
            statuses: list[int] = []
            cut: list[int] = []
            until = time.monotonic() + SECONDS
            clients = [
                threading.Thread(target=ask, args=(server, texts[n:] + texts[:n], until, times, statuses))
                for n in range(CLIENTS - slow)
            ]
            if slow:
                clients.append(threading.Thread(target=ask, args=(server, [ENDLESS], until, [], cut)))
            for client in clients:
                client.start()
            for client in clients:
                client.join()
            beside = "beside one that is cut" if slow else "alone"
            tail = statistics.quantiles(times, n=100)[-1]
            tell(f"{len(clients)} clients, {beside}: requests a second", len(times) / SECONDS)
            tell(f"{len(clients)} clients, {beside}: the slowest of a hundred", tail, "s", MOST_TAIL)
            assert set(statuses) == {200}
            assert not slow or set(cut) == {504}
            assert tail <= MOST_TAIL
