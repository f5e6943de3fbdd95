"""A store knows its version, is led on from an earlier one, and refuses to be read by an earlier program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.resolve import Index
from kg.store import open_for_reading, open_for_writing
from kg.store.ledger import Ledger
from kg.store.schema import STAMP_NAME, VERSION, version_of


def make(path: Path) -> Path:
    with open_for_writing(path):
        pass
    return path


def test_a_new_store_is_of_this_version(tmp_path: Path) -> None:
    assert version_of(make(tmp_path / "s")) == VERSION > 0


def test_a_store_without_a_version_is_led_on_when_somebody_writes(tmp_path: Path) -> None:
    path = make(tmp_path / "s")
    (path / STAMP_NAME).unlink()
    index = Index(path)
    index.add_article("a", 1)
    index.commit()
    index.close()
    ledger = Ledger(path)
    ledger.note("g", "f", {})
    ledger.close()
    with open_for_reading(path):
        assert version_of(path) == 0
    make(path)
    assert version_of(path) == VERSION
    assert Index(path).article_count() == 0
    assert Ledger(path).told("g", "f") is None


@pytest.mark.parametrize("open_it", [open_for_reading, open_for_writing])
def test_a_store_of_a_later_program_is_left_alone(tmp_path: Path, open_it) -> None:
    path = make(tmp_path / "s")
    (path / STAMP_NAME).write_text(json.dumps({"version": VERSION + 1}))
    with pytest.raises(StoreError, match="install a newer kg"), open_it(path):
        pass
    assert version_of_text(path) == VERSION + 1


def version_of_text(path: Path) -> int:
    return int(json.loads((path / STAMP_NAME).read_text())["version"])


def test_a_stamp_that_is_damaged_is_told(tmp_path: Path) -> None:
    path = make(tmp_path / "s")
    (path / STAMP_NAME).write_text("{")
    with pytest.raises(StoreError, match=r"store\.json cannot be read"):
        version_of(path)
