"""What is kept of the ontology: made once, and anew where it is damaged or made of something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.ontology import compiled as module
from kg.ontology.compiled import compiled


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was made so far; the user's cache is an empty folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return []


def read(made: list[str]) -> tuple[str, ...]:
    def make() -> tuple[str, ...]:
        made.append("made")
        return ("triggers",)

    return compiled("things", make)


def kept(tmp_path: Path) -> Path:
    return tmp_path / "conflict-kg" / "things.pickle"


def test_it_is_made_once(made: list[str], tmp_path: Path) -> None:
    assert [read(made), read(made)] == [("triggers",)] * 2
    assert made == ["made"]
    assert [path.name for path in kept(tmp_path).parent.iterdir()] == ["things.pickle"]


@pytest.mark.parametrize("damage", [b"", b"x" * 100], ids=["empty", "of something else"])
def test_a_damaged_one_is_made_anew(made: list[str], tmp_path: Path, damage: bytes) -> None:
    read(made)
    kept(tmp_path).write_bytes(damage)
    assert [read(made), read(made)] == [("triggers",)] * 2
    assert made == ["made"] * 2


def test_a_changed_byte_is_seen(made: list[str], tmp_path: Path) -> None:
    read(made)
    content = bytearray(kept(tmp_path).read_bytes())
    content[-1] ^= 1
    kept(tmp_path).write_bytes(content)
    assert read(made) == ("triggers",)
    assert made == ["made"] * 2


def test_other_data_or_code_makes_another(made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    read(made)
    monkeypatch.setattr(module, "_sources", lambda: b"other")
    read(made)
    assert made == ["made"] * 2


def test_without_a_place_to_keep_it_all_is_made_each_time(made: list[str], tmp_path: Path) -> None:
    (tmp_path / "conflict-kg").write_text("a file where the folder should be")
    assert [read(made), read(made)] == [("triggers",)] * 2
    assert made == ["made"] * 2


def test_without_a_home_all_is_made_each_time(made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("no home")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", homeless)
    assert read(made) == ("triggers",)
    assert made == ["made"]
