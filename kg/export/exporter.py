"""What an exporter is. In: a store. Out: one file, or one for each table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from types import MappingProxyType
from typing import BinaryIO

import pyoxigraph as ox

from kg.ontology.contract import load_contract
from kg.ontology.files import DISTRIBUTION

Write = Callable[[ox.Store, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format: the word for `-f`, the ending of its files, one line of help, and how to write it.

    `tables` are the files that a format of several tables writes into a folder, by their names without the ending;
    `write` then writes the first of them.
    """

    name: str
    suffix: str
    help: str
    write: Write
    tables: Mapping[str, Write] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Stamp:
    """The versions that a file names which does not carry the run statements of the graph."""

    tool_version: str
    ontology_version: str

    @classmethod
    def now(cls) -> Stamp:
        """The versions of this program and of the contract that is loaded."""
        return cls(version(DISTRIBUTION), load_contract().version)

    def __str__(self) -> str:
        return f"Conflict KG {self.tool_version}, contract {self.ontology_version}"
