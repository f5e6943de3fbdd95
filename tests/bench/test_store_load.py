"""Bulk load: a backup into a new store, against bare pyoxigraph over the same statements. Run by `make bench`."""

from __future__ import annotations

import shutil
import statistics
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.store.backup import restore
from kg.store.stats import size_on_disk
from tests.bench.conftest import EVENTS, Whole, seconds, tell

pytestmark = pytest.mark.bench
MOST = 1.2


def bare(path: Path, folder: Path) -> None:
    store = ox.Store(str(folder))
    store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
    store.flush()


def test_bulk_load_against_bare_pyoxigraph(whole: Whole, tmp_path: Path) -> None:
    ratios, times = [], []
    for run in range(5 if EVENTS <= 20_000 else 3):
        bare_seconds = seconds(lambda: bare(whole.path, tmp_path / "bare"))
        our_seconds = seconds(lambda: restore(whole.path, tmp_path / "ours"))
        ratios.append(our_seconds / bare_seconds)
        times.append(our_seconds)
        if not run:
            tell(
                "size on disk of one bulk load, a statement",
                size_on_disk(tmp_path / "ours") / whole.statements,
                "bytes",
            )
        shutil.rmtree(tmp_path / "bare")
        shutil.rmtree(tmp_path / "ours")
    tell("bulk load", statistics.median(times), "s")
    tell("bulk load over bare pyoxigraph's", statistics.median(ratios), held_to=MOST)
    assert statistics.median(ratios) <= MOST
