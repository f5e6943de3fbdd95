from __future__ import annotations

import subprocess
import sys

import pytest

linux = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's filter is Linux's")


def isolated(code: str) -> subprocess.CompletedProcess[str]:
    program = f"import os, socket, subprocess\nfrom kg.serve.isolation import isolate\nisolate(400_000_000)\n{code}"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=20)


@linux
@pytest.mark.parametrize(
    "code",
    [
        "socket.socket()",
        "socket.create_connection(('127.0.0.1', 9))",
        "os.execv('/bin/true', ['true'])",
        "subprocess.run(['/bin/true'])",
    ],
)
def test_there_is_no_network_and_no_other_program(code: str) -> None:
    done = isolated(code)
    assert done.returncode != 0
    assert "PermissionError" in done.stderr


@linux
def test_a_call_that_gets_past_the_guard_reaches_nobody() -> None:
    query = "SELECT * { SERVICE <http://127.0.0.1:1234/> { ?s ?p ?o } }"
    done = isolated(f"import pyoxigraph as ox\nlist(ox.Store().query('{query}'))")
    assert "Permission denied" in done.stderr


def test_memory_has_an_end_and_files_can_be_read() -> None:
    assert "MemoryError" in isolated("bytearray(600_000_000)").stderr
    assert isolated("print(len(open(os.__file__).read()) > 0, len(bytearray(10_000_000)))").stdout == "True 10000000\n"
