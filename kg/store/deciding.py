"""Decisions by hand take effect. In: an open store, the file of decisions, its new text. Out: identity made anew."""

from __future__ import annotations

from pathlib import Path

from kg.errors import ConfigError
from kg.graph.files import whole_file
from kg.graph.reading import base_of
from kg.resolve import load_decisions, open_resolver
from kg.store.forgetting import has_identity
from kg.store.opening import OpenStore


def write_decisions(held: OpenStore, path: Path, text: str) -> None:
    """Put the text in the place of the file's, and make identity fit it.

    Raises ConfigError where a line is wrong or contradicts another; file and store are then what they were.
    """
    before = path.read_text(encoding="utf-8") if path.is_file() else None
    _write(path, text)
    try:
        _settle(held, path)
    except ConfigError:
        if before is None:
            path.unlink()
        else:
            _write(path, before)
        raise
    held.publish()


def _settle(held: OpenStore, path: Path) -> None:
    decisions, base = load_decisions(path), base_of(held.store)
    if not has_identity(held, base):  # a graph that was built without stays without
        return
    resolver = open_resolver(held.changes, base, held.folder)
    try:
        resolver.settle(decisions)
    finally:
        resolver.close()


def _write(path: Path, text: str) -> None:
    with whole_file(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="")
