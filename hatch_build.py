"""Build hook of the wheel: compiles the gazetteer, bundles the page of the explorer, and puts them at `kg/_data/`."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DataHook(BuildHookInterface[Any]):
    """Gives a wheel what is made of our data and sources; an editable install makes its own on first need."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Makes both in `.cache/` and adds them to the wheel."""
        if version == "editable":
            return
        root = Path(self.root)
        made = {_gazetteer(root): "kg/_data/gazetteer.sqlite", _explorer(root): "kg/_data/explorer"}
        build_data["force_include"].update({str(path): target for path, target in made.items()})


def _gazetteer(root: Path) -> Path:
    sys.path.insert(0, str(root))
    try:
        from kg.ontology.gazetteer_compile import compile_gazetteer
    finally:
        sys.path.remove(str(root))
    target = root / ".cache" / "gazetteer-wheel.sqlite"
    compile_gazetteer(root / "ontology" / "places", target)
    return target


def _explorer(root: Path) -> Path:
    """The bundle, by a file that is run alone: the package around it needs more than a build has."""
    bundle = runpy.run_path(str(root / "kg" / "export" / "html" / "bundle.py"))["bundle"]
    made: Path = bundle(root / "kg" / "export" / "html" / "page", root / ".cache")
    return made
