"""Exporters in packages of their own: the one in `examples/` as a user installs it, and those that cannot be used."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from kg.errors import ConfigError
from kg.export import write

TWO_SIDES = Path(__file__).resolve().parents[1] / "fixtures" / "two_sides.trig"
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "dot-exporter"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the package in `examples/` is installed into, without a network."""
    target = tmp_path_factory.mktemp("plug-in")
    options = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check"]
    command = [sys.executable, "-m", "pip", "install", *options, "--target", str(target), str(EXAMPLE)]
    subprocess.run(command, check=True, capture_output=True)
    return target


def kg(installed: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    code = f"import sys; sys.path.insert(0, {str(installed)!r}); from kg.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, check=False
    )


def test_a_package_adds_a_format(installed: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph.dot"
    done = kg(installed, "export", "--store", TWO_SIDES, "-o", out)
    assert (done.returncode, done.stderr) == (0, "")
    text = out.read_text(encoding="utf-8")
    assert text.startswith("// Conflict KG ")
    assert text.count("{") == text.count("}") == 1
    assert " -> " in text
    named = kg(installed, "export", "--store", TWO_SIDES, "-f", "dot", "-o", "-")
    assert named.stdout == text


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("no_such_module:EXPORTER", "fails to load"),
        ("kg.export.csv:EXPORTER", "is no exporter of the name 'mine'"),
        ("kg.export.csv:STAMP_COLUMNS", "is no exporter of the name 'mine'"),
    ],
)
def test_one_that_cannot_be_used_is_told(value: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("mine", value, write.PLUG_INS)
    monkeypatch.setattr(write, "entry_points", lambda group: (point,))
    write.plug_ins.cache_clear()
    try:
        with pytest.raises(ConfigError, match=message):
            write.find_exporter("mine")
    finally:
        write.plug_ins.cache_clear()
