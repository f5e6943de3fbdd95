"""What an exporter is. In: a store. Out: one file, or one for each table.

A package of its own adds a format by the entry point group `conflict_kg.exporters`, whose name is the format's word and
whose value is an `Exporter` (`examples/dot-exporter` is one).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import version
from types import MappingProxyType
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg.errors import ConfigError
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


def needed(module: str, extra: str) -> Any:
    """A module that only this format needs. Raises ConfigError where it is not installed."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        package = f'"{DISTRIBUTION}[{extra}]"'
        raise ConfigError(f"the package {error.name} is not installed", fix=f"pip install {package}") from None


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
