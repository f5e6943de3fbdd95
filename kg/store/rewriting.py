"""Keeps a store as small as one bulk load would make it. In: a folder that its holder has locked. Out: the same graph.

The database keeps what was added lately uncompressed, and a store that grows by the hour would take twice the room. So
when it has grown by a fifth since, it is written anew by bulk load. The new database takes the place of the old one in
steps that a process which is killed leaves to the next.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from kg.graph.files import whole_file
from kg.graph.store import open_store

FOLDER_NAME = "rewritten"
_UNFINISHED, _CLEARED, _SIZE_NAME = ".rewritten", "cleared", "rewritten.json"
_MOST_GROWTH = 1.2
_LEAST_BYTES = 50_000_000  # what is small may be untidy
_DATABASE = ("*.sst", "*.log", "CURRENT", "IDENTITY", "LOCK", "LOG*", "MANIFEST-*", "OPTIONS-*")


def rewrite_if_grown(folder: Path) -> None:
    """Write a closed store anew if that saves room; and finish what a killed process has begun."""
    shutil.rmtree(folder / _UNFINISHED, ignore_errors=True)
    _take_place(folder)
    size = _size_of(folder)
    if size < _LEAST_BYTES or size <= _MOST_GROWTH * _size_then(folder):
        return
    old, new = open_store(folder), open_store(folder / _UNFINISHED)
    new.bulk_extend(old)
    new.flush()
    del old, new
    (folder / _UNFINISHED).rename(folder / FOLDER_NAME)
    _take_place(folder)
    with whole_file(folder / _SIZE_NAME) as temporary:
        temporary.write_text(json.dumps({"bytes": _size_of(folder)}), encoding="utf-8")


def is_being_rewritten(folder: Path) -> bool:
    """Whether a new database waits to take the place of the old one."""
    return (folder / FOLDER_NAME).is_dir()


def _take_place(folder: Path) -> None:
    new = folder / FOLDER_NAME
    if not new.is_dir():
        return
    if not (new / _CLEARED).exists():
        for file in _database_of(folder):
            file.unlink()
        (new / _CLEARED).touch()
    for file in _database_of(new):
        file.rename(folder / file.name)
    shutil.rmtree(new)


def _database_of(folder: Path) -> list[Path]:
    return [file for pattern in _DATABASE for file in folder.glob(pattern)]


def _size_of(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.glob("*.sst"))


def _size_then(folder: Path) -> int:
    try:
        return int(json.loads((folder / _SIZE_NAME).read_text(encoding="utf-8"))["bytes"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0
