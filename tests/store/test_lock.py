"""One writer at a time; the second waits, or is told who it waits for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store.lock import HOLDER_NAME, holder_of, writing

HOLD = (
    "import sys, pathlib, kg.store.lock as lock\n"
    "with lock.writing(pathlib.Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
)


def test_the_second_writer_is_told_who_holds_the_store_and_since_when(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        told = holder_of(tmp_path)
        assert told is not None
        with pytest.raises(StoreError) as refused, writing(tmp_path, 0.1):
            pass
        assert f"process {holder.pid}" in str(refused.value)
        assert told.since in str(refused.value)
        assert "-c" in told.command
        holder.kill()
    with writing(tmp_path, 5):  # the system lets go for who was killed
        told = holder_of(tmp_path)
        assert told is not None
        assert told.process == os.getpid()
    assert holder_of(tmp_path) is None


def test_the_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    order = []

    def second() -> None:
        with writing(tmp_path, 5):
            order.append("second")

    with writing(tmp_path):
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.2)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_a_holder_that_cannot_be_read_is_another_process(tmp_path: Path) -> None:
    with writing(tmp_path):
        (tmp_path / HOLDER_NAME).write_text(json.dumps({"process": 1}))
        with pytest.raises(StoreError, match="held by another process"), writing(tmp_path, 0.01):
            pass
