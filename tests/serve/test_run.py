from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from kg.store import open_for_writing
from tests.serve.conftest import KG, Server, running


def failed(*arguments: str, **environment: str) -> str:
    done = subprocess.run(
        [*KG, "serve", *arguments], capture_output=True, text=True, timeout=20, env=environment or None
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_port_that_is_taken_is_told(server: Server) -> None:
    host, port = server.address
    assert f"{host}:{port} cannot be listened on" in failed("--store", str(server.store), "--port", str(port))


def test_what_is_no_store_is_told(tmp_path: Path) -> None:
    assert "holds no store" in failed("--store", str(tmp_path))


def test_a_store_of_a_later_program_is_told(tmp_path: Path) -> None:
    with open_for_writing(tmp_path / "s"):
        pass
    (tmp_path / "s" / "store.json").write_text('{"version": 99}')
    assert "install a newer kg" in failed("--store", str(tmp_path / "s"), "--port", "0")


def test_a_token_that_is_too_short_is_told_and_not_shown(server: Server, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("hunter2")
    told = failed("--store", str(server.store), "--port", "0", "--token-file", str(tmp_path / "token"))
    assert "16 or more" in told
    assert "hunter2" not in told


def test_a_signal_ends_the_server_and_its_processes(store: Path, tmp_path: Path) -> None:
    with running(store, tmp_path, "--workers", "1") as served:
        served.process.terminate()
        assert served.process.wait(10) in (0, -15)
        assert "Traceback" not in served.log.read_text()
    with pytest.raises(OSError):  # noqa: PT011
        served.get("/")
