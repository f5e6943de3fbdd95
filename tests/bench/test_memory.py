"""Memory as ratios: a store of 5,000 articles is built in about the room that one of 1,000 takes. Run by `make bench`.

Each build is a process of its own, as a user's: `kg build` with `--store`, identity included. Its resident memory is read
from the system every half second. The peak is the highest of all readings; "at the end" is the median of the last tenth,
so that a peak at start-up cannot hide what grows later. The articles are the hundred shortest whole Wikinews reports of
500 characters and more, repeated under new ids: what grows is the store, not the vocabulary.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.bench.conftest import tell

SOURCE = Path(__file__).resolve().parents[3] / "shared" / "gold" / "wikinews" / "articles.jsonl"
KG = str(Path(sys.executable).parent / "kg")
FEW, MANY, TEXTS, SHORTEST = 1000, 5000, 100, 500
MOST_GROWTH = 1.1
SECONDS_BETWEEN = 0.5


@dataclass(frozen=True)
class Memory:
    """Resident megabytes of one build: the highest of all readings, and the median of the last tenth."""

    peak: float
    at_end: float


def resident(process: int) -> float | None:
    """Megabytes that a process holds in memory now; None once it has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except FileNotFoundError:
        return None
    sizes = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(sizes[0]) / 1024 if sizes else None


def memory_of(command: list[str]) -> Memory:
    """What a command holds in memory while it runs."""
    readings: list[float] = []
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        while running.poll() is None:
            now = resident(running.pid)
            readings += [] if now is None else [now]
            time.sleep(SECONDS_BETWEEN)
    assert running.returncode == 0
    return Memory(max(readings), statistics.median(readings[-max(1, len(readings) // 10) :]))


def texts() -> list[str]:
    """The shortest whole articles, none shorter than a short report."""
    given = (json.loads(line)["text"] for line in SOURCE.read_text(encoding="utf-8").splitlines())
    return sorted((text for text in given if len(text) >= SHORTEST), key=lambda text: (len(text), text))[:TEXTS]


@pytest.mark.bench
@pytest.mark.skipif(not SOURCE.is_file(), reason="the Wikinews articles are not beside this checkout")
def test_memory_does_not_grow_with_the_store(tmp_path: Path) -> None:
    some, taken = texts(), {}
    for count in (FEW, MANY):
        source = tmp_path / f"{count}.jsonl"
        articles = ({"id": f"a{i}", "text": some[i % len(some)], "published": "2020-01-01"} for i in range(count))
        source.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
        taken[count] = memory_of([KG, "build", str(source), "--store", str(tmp_path / f"store-{count}"), "--quiet"])
        tell(f"memory of {count:,} articles into a store: peak", taken[count].peak, "MB")
        tell("  at the end", taken[count].at_end, "MB")
    peak, at_end = (getattr(taken[MANY], name) / getattr(taken[FEW], name) for name in ("peak", "at_end"))
    tell(f"peak memory of {MANY:,} articles over that of {FEW:,}", peak, held_to=MOST_GROWTH)
    tell("  the same at the end", at_end, held_to=MOST_GROWTH)
    assert peak <= MOST_GROWTH
    assert at_end <= MOST_GROWTH
