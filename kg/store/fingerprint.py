"""All that an article's graph is a function of, as one hash. In: settings, an article. Out: its fingerprint."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import kg
from kg.config import Settings
from kg.graph.build import GraphSettings, Versions
from kg.model import Article
from kg.ontology.files import data_path


class Fingerprints:
    """Fingerprints of articles under the settings of one run.

    The program counts by its files, not by its version alone: who changes a rule wants to see what it does.
    """

    def __init__(self, settings: Settings, graph_settings: GraphSettings, versions: Versions) -> None:
        self._made_by = hashlib.sha256(repr((settings.model, graph_settings, versions)).encode())
        ours = (Path(kg.__path__[0]), data_path())
        for root in (*ours, *(path for path in (settings.actors, settings.events) if path is not None)):
            for path in _files(root):
                self._made_by.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())

    def of(self, article: Article) -> str:
        """The fingerprint of one article's graph."""
        whole = self._made_by.copy()
        whole.update(json.dumps(asdict(article), sort_keys=True, default=str).encode())
        return whole.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    if root.is_file():
        yield root
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix in (".py", ".yaml", ".csv", ".txt"):
            yield path
