"""A week of hours: 168 batches added one after the other. Run by `make bench`.

Each batch is what `kg build --store` does once the articles are read: open, put the graphs in, make identity fit, let
readers see it, close. It is held to the time of its processor, in which what the database does beside it counts and what
else the machine does not; the time by the clock is told.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.config import DEFAULT_BASE, Settings
from kg.graph.build import GraphSettings, Versions, build_article_graph
from kg.graph.store import canonical_nquads, stored_quads
from kg.ids import article_local_name
from kg.model import Extraction
from kg.store import open_for_reading, open_for_writing
from kg.store.backup import restore, write_backup
from kg.store.fingerprint import Fingerprints
from kg.store.keeping import ArticleResult, Keeper
from kg.store.stats import size_on_disk
from tests.bench.conftest import EVENTS, tell
from tests.bench.synthetic import make_articles

pytestmark = pytest.mark.bench
BATCHES, EDGE = 168, 12
MOST_TIME, MOST_SIZE = 1.5, 1.3
VERSIONS, SETTINGS = Versions.of("0", "synthetic"), GraphSettings()


def batches() -> Iterator[list[Extraction]]:
    """The articles in so many lots, in the order of their days."""
    articles = list(make_articles(EVENTS))
    for number in range(BATCHES):
        yield articles[number * len(articles) // BATCHES : (number + 1) * len(articles) // BATCHES]


def result_of(extraction: Extraction) -> ArticleResult:
    quads = build_article_graph(extraction, SETTINGS, VERSIONS)
    return ArticleResult(
        article_id=extraction.article.id,
        graph=article_local_name(extraction.article),
        nquads=ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"",
        events=len(extraction.events),
        undated=0,
        unplaced=0,
        claims=len(extraction.claims),
        unknown_actors=(),
        problems=(),
    )


@dataclass(frozen=True)
class Took:
    """The seconds of a batch, without what makes the graphs."""

    clock: float
    processor: float


def add(folder: Path, extractions: list[Extraction], fingerprints: Fingerprints) -> Took:
    results = [result_of(extraction) for extraction in extractions]
    clock, processor = time.perf_counter(), time.process_time()
    with open_for_writing(folder) as held:
        keeper = Keeper(held, DEFAULT_BASE, fingerprints, resolve=True)
        for extraction, result in zip(extractions, results, strict=True):
            assert keeper.find(extraction.article) is None
            keeper.keep(result)
        keeper.finish(())
    return Took(time.perf_counter() - clock, time.process_time() - processor)


def at_the_start_and_the_end(seconds: list[float]) -> tuple[float, float]:
    return statistics.median(seconds[EDGE : 3 * EDGE]), statistics.median(seconds[-2 * EDGE :])


def tell_sizes(name: str, folder: Path) -> None:
    """What a store's room goes to."""
    for part, pattern in (("the database", "*.sst"), ("the indexes beside it", "*.sqlite*"), ("logs", "*.log")):
        tell(f"{name}, {part}", sum(each.stat().st_size for each in folder.glob(pattern)) / 1e6, "MB")


def test_a_week_of_hourly_batches(tmp_path: Path) -> None:
    fingerprints = Fingerprints(Settings(), SETTINGS, VERSIONS)
    folder = tmp_path / "hourly"
    times = [add(folder, each, fingerprints) for each in batches()]
    with open_for_reading(folder) as store:
        write_backup(store, tmp_path / "all.nq.gz")
        whole = canonical_nquads(stored_quads(store)) if EVENTS <= 10_000 else None
    restore(tmp_path / "all.nq.gz", tmp_path / "once")
    for what, seconds in (("clock", [t.clock for t in times]), ("processor", [t.processor for t in times])):
        first, last = at_the_start_and_the_end(seconds)
        tell(f"a batch at the end by the {what}, median", last, "s")
        tell(f"time of a batch at the end over that at the start by the {what}", last / first, held_to=MOST_TIME)
    for name, each in (("by the hour", folder), ("one bulk load", tmp_path / "once")):
        tell_sizes(name, each)
    sizes = [size_on_disk(each) for each in (folder, tmp_path / "once")]
    tell("size on disk over that of one bulk load", sizes[0] / sizes[1], held_to=MOST_SIZE)
    if whole is not None:
        with open_for_reading(tmp_path / "once") as store:
            assert canonical_nquads(stored_quads(store)) == whole
    assert last / first <= MOST_TIME
    assert sizes[0] / sizes[1] <= MOST_SIZE
