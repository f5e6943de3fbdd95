"""Build hook of the wheel: compiles the gazetteer and puts it at `kg/_data/gazetteer.sqlite`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface[Any]):
    """Gives a wheel its gazetteer; an editable install compiles its own on first need."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles into `.cache/` and adds the file to the wheel."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        try:
            from kg.ontology.gazetteer_compile import compile_gazetteer
        finally:
            sys.path.remove(str(root))
        target = root / ".cache" / "gazetteer-wheel.sqlite"
        compile_gazetteer(root / "ontology" / "places", target)
        build_data["force_include"][str(target)] = "kg/_data/gazetteer.sqlite"
