"""What an export of 100,000 events takes of memory: each format in a process of its own. Run by `make bench`."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.cli.export import FORMATS
from kg.store.backup import restore
from tests.bench.conftest import EVENTS, Whole, tell

pytestmark = pytest.mark.bench
MOST_BYTES = 2_000_000_000
_FOLDERS = ("csv", "parquet", "neo4j")
_PEAK = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-c", "from kg.cli import main; main()", *sys.argv[1:]])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
sys.exit(done.returncode)
"""


@pytest.fixture(scope="module")
def store(whole: Whole, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports") / "s"
    restore(whole.path, folder)
    return folder


@pytest.mark.parametrize("form", FORMATS)
def test_memory_of_an_export(form: str, store: Path, tmp_path: Path) -> None:
    out = f"{tmp_path / 'out'}/" if form in _FOLDERS else str(tmp_path / "out")
    command = [sys.executable, "-c", _PEAK, "export", "--store", str(store), "-f", form, "-o", out, "--quiet"]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    peak = int(done.stdout.split()[-1])
    tell(f"export of {EVENTS:,} events as {form}", time.perf_counter() - started, "s")
    tell(f"its memory as {form}", peak / 1e9, "GB", MOST_BYTES / 1e9)
    assert peak <= MOST_BYTES
