"""The version of a store's folder. In: a folder, its open store. Out: the store at the version of this program.

Each step of `MIGRATIONS` leads one version on and may be killed and run again. A store that a later program made is
refused: it would be read wrongly.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.files import whole_file
from kg.ontology.files import DISTRIBUTION
from kg.resolve import Index
from kg.store.ledger import Ledger

STAMP_NAME = "store.json"
Migration = Callable[[ox.Store, Path], None]


def _trust_nothing_beside_the_graph(store: ox.Store, folder: Path) -> None:
    """0 to 1: before there were versions, what stands beside the graph may be of any form; it is made again."""
    Index(folder).drop()
    Ledger(folder).drop()


MIGRATIONS: tuple[Migration, ...] = (_trust_nothing_beside_the_graph,)
VERSION = len(MIGRATIONS)


def version_of(folder: Path) -> int:
    """A store's version; 0 is one without a stamp. Raises StoreError where a later program made it."""
    path = folder / STAMP_NAME
    try:
        found = int(json.loads(path.read_text(encoding="utf-8"))["version"])
    except FileNotFoundError:
        return 0
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path} cannot be read: {error}") from error
    if found > VERSION:
        raise StoreError(f"{folder} is of version {found}, and this kg knows none after {VERSION} (install a newer kg)")
    return found


def migrate(store: ox.Store, folder: Path) -> None:
    """Bring a store to the version of this program."""
    for number in range(version_of(folder), VERSION):
        MIGRATIONS[number](store, folder)
        stamp(folder, number + 1)


def stamp(folder: Path, number: int = VERSION) -> None:
    """Write down the version of a folder."""
    with whole_file(folder / STAMP_NAME) as temporary:
        text = json.dumps({"version": number, "written_by": f"{DISTRIBUTION} {version(DISTRIBUTION)}"})
        temporary.write_text(text + "\n", encoding="utf-8")
