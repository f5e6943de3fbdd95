"""Plain text. In: a file of one article. Out: its text, every character as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from kg.read.formats.reader import Reader
from kg.read.opening import OpenInput
from kg.read.records import Defaults, ReadFailure, Record


def read_text(source: OpenInput, defaults: Defaults) -> Iterator[Record | ReadFailure]:
    """The one article of the file; its id is the name of the file."""
    text = source.decode(source.read_bytes())
    yield Record({"text": text}, source.path, given_id=source.given_id)


TEXT = Reader("text", (".txt", ".text"), read_text, lambda head: True)
