"""Writes the files of `ontology/` that are made from its data. In: contract and event types. Out: three Turtle files.

Run `python -m kg.ontology.generate` after a change of the ontology; a test fails where a file is stale.
"""

from __future__ import annotations

from pathlib import Path

from kg.ontology.code_lists import code_lists
from kg.ontology.contract import load_contract
from kg.ontology.events import load_event_types
from kg.ontology.files import data_path
from kg.ontology.shapes import shapes
from kg.ontology.vocabulary import vocabulary


def generated_files() -> dict[str, str]:
    """The name and the content of each file as the data wants it now."""
    contract = load_contract()
    return {
        "conflict-kg.ttl": vocabulary(contract),
        "codes.ttl": code_lists(contract, load_event_types()),
        "shapes.ttl": shapes(contract),
    }


def write_generated(folder: Path) -> None:
    """Write all of them into a folder."""
    for name, content in generated_files().items():
        (folder / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    write_generated(data_path())
