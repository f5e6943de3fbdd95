"""A week of hours: 168 batches added one after the other. Run by `make bench`.

Each batch is what `kg build --store` does once the articles are read: open, put the graphs in, make identity fit, let
readers see it, close.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
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


def add(folder: Path, extractions: list[Extraction], fingerprints: Fingerprints) -> float:
    """Seconds for a batch, without what makes the graphs."""
    results = [result_of(extraction) for extraction in extractions]
    started = time.perf_counter()
    with open_for_writing(folder) as held:
        keeper = Keeper(held, DEFAULT_BASE, fingerprints, resolve=True)
        for extraction, result in zip(extractions, results, strict=True):
            assert keeper.find(extraction.article) is None
            keeper.keep(result)
        keeper.finish(())
    return time.perf_counter() - started


def test_a_week_of_hourly_batches(tmp_path: Path) -> None:
    fingerprints = Fingerprints(Settings(), SETTINGS, VERSIONS)
    folder = tmp_path / "hourly"
    times = [add(folder, each, fingerprints) for each in batches()]
    with open_for_reading(folder) as store:
        write_backup(store, tmp_path / "all.nq.gz")
        whole = canonical_nquads(stored_quads(store)) if EVENTS <= 10_000 else None
    restore(tmp_path / "all.nq.gz", tmp_path / "once")
    first, last = statistics.median(times[EDGE : 3 * EDGE]), statistics.median(times[-2 * EDGE :])
    tell("a batch at the end, median", last, "s")
    tell("time of a batch at the end over that at the start", last / first, held_to=MOST_TIME)
    sizes = [size_on_disk(each) for each in (folder, tmp_path / "once")]
    tell("size on disk over that of one bulk load", sizes[0] / sizes[1], held_to=MOST_SIZE)
    if whole is not None:
        with open_for_reading(tmp_path / "once") as store:
            assert canonical_nquads(stored_quads(store)) == whole
    assert last / first <= MOST_TIME
    assert sizes[0] / sizes[1] <= MOST_SIZE
