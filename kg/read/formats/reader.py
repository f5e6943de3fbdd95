"""What a reader is. In: an open input. Out: records, and a failure for each text that cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.read.opening import OpenInput
from kg.read.records import Defaults, ReadFailure, Record


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: `suffixes` are its file names', `recognises` tells it by the first characters of an unnamed input."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[OpenInput, Defaults], Iterator[Record | ReadFailure]]
    recognises: Callable[[str], bool]
