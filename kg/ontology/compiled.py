"""What is read from the ontology once and kept as Python reads it fastest. In: a name, its maker. Out: what is made.

To read and check 3,600 triggers and 6,700 rows of actors takes two thirds of a second, to unpickle them a tenth. What
is kept bears a hash of all that it is made of: data, code, Python and the packages that give names of states. It may be
deleted at any time, and where nothing can be written all is made anew at each start.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar, cast

from kg.cache import cache_folder
from kg.ontology.files import data_path

Made = TypeVar("Made")
_DATA = frozenset({".yaml", ".csv", ".txt"})
_NAMING_PACKAGES = ("pycountry", "babel")
_DIGEST_BYTES = 32


def compiled(name: str, make: Callable[[], Made]) -> Made:
    """What `make` makes of the ontology's files; made only where this machine has not kept it."""
    try:
        path = cache_folder() / f"{name}.pickle"
    except RuntimeError:  # a user without a home
        return make()
    kept = _read(path)
    if kept is not None:
        return cast(Made, pickle.loads(kept))
    made = make()
    with suppress(OSError):
        _write(path, pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL))
    return made


def _read(path: Path) -> bytes | None:
    """The pickle that was kept; None where there is none, a damaged one, or one of other data or code."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    seal, pickled = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
    return pickled if seal == _seal(pickled) else None


def _write(path: Path, pickled: bytes) -> None:
    """Keeps a pickle under its seal, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_bytes(_seal(pickled) + pickled)
    beside.replace(path)


def _seal(pickled: bytes) -> bytes:
    return hashlib.sha256(_sources() + pickled).digest()


@cache
def _sources() -> bytes:
    """A hash of all that what is kept is made of."""
    digest = hashlib.sha256(sys.version.encode())
    for package in _NAMING_PACKAGES:
        digest.update(version(package).encode())
    data = (path for path in data_path().rglob("*") if path.suffix in _DATA)
    for path in sorted((*data, *Path(__file__).parent.glob("*.py"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.digest()
