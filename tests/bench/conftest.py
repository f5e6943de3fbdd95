"""The synthetic graph that the store's figures are measured over, made once, and how a figure is told.

100,000 events unless KG_BENCH_EVENTS says otherwise: with 5,000 all of it runs in minutes, to see that it runs.
"""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.config import DEFAULT_BASE
from kg.graph.build import GraphSettings, Versions, build_article_graph
from kg.resolve import resolve_store
from tests.bench.synthetic import make_articles

EVENTS = int(os.environ.get("KG_BENCH_EVENTS", "100000"))
RUNS = 5


@dataclass(frozen=True)
class Whole:
    """The graph with identity: in memory, and as a file of N-Quads."""

    store: ox.Store
    path: Path
    statements: int


def article_quads() -> Iterator[ox.Quad]:
    """The graphs of all articles, one after the other."""
    for article in make_articles(EVENTS):
        yield from build_article_graph(article, GraphSettings(), Versions.of("0", "synthetic"))


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """The graph, made once for all figures."""
    started = time.perf_counter()
    store = ox.Store()
    store.bulk_extend(article_quads())
    resolve_store(store, DEFAULT_BASE)
    path = tmp_path_factory.mktemp("synthetic") / "whole.nq"
    store.dump(str(path), format=ox.RdfFormat.N_QUADS)
    with path.open("rb") as lines:
        statements = sum(1 for _ in lines)
    seconds = time.perf_counter() - started
    print(f"\nsynthetic: {EVENTS:,} events, {statements:,} statements, made in {seconds:.0f} s on {machine()}")
    return Whole(store, path, statements)


def machine() -> str:
    """What the figures were measured on."""
    return f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """How long it takes by a clock."""
    started = clock()
    work()
    return clock() - started


def median_seconds(
    work: Callable[[], object], runs: int = RUNS, clock: Callable[[], float] = time.perf_counter
) -> float:
    """The median of so many runs."""
    return statistics.median(seconds(work, clock) for _ in range(runs))


def tell(what: str, value: float, unit: str = "", held_to: float | None = None) -> None:
    """Print a figure with what it is held to."""
    held = f" (held to {held_to:g})" if held_to is not None else ""
    print(f"\n{what}: {value:.3g} {unit}".rstrip() + held)
