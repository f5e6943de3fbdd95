"""Where the ontology's data files lie. In: a path below `ontology/`. Out: the `Path` in the checkout or the wheel.

The distribution's own metadata says which of the two holds. It is never guessed from `__file__`: an editable install
leaves a copy of the data in site-packages that goes stale, and a checkout may lie in the working directory while the
installed wheel is what runs.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from kg.errors import OntologyError

DISTRIBUTION = "conflict-kg"


def data_path(*parts: str) -> Path:
    """The path of a file or folder of the ontology: `data_path("events", "assault.yaml")`."""
    return _ontology_root().joinpath(*parts)


@cache
def _ontology_root() -> Path:
    try:
        installed = distribution(DISTRIBUTION)
    except PackageNotFoundError:
        raise OntologyError(f"the package {DISTRIBUTION} is not installed", fix="install it with pip") from None
    root = find_ontology(installed)
    if not root.is_dir():
        raise OntologyError("the ontology's files are missing", path=root, fix=f"install {DISTRIBUTION} again")
    return root


def find_ontology(installed: Distribution) -> Path:
    """The ontology's folder of a distribution: its checkout's where it is installed editable, else the wheel's copy."""
    checkout = editable_checkout(installed.read_text("direct_url.json"))
    return checkout / "ontology" if checkout else Path(str(installed.locate_file("kg/_data/ontology")))


def editable_checkout(direct_url: str | None) -> Path | None:
    """The checkout that `direct_url.json` (PEP 610) names, or None where the install is not editable."""
    if direct_url is None:
        return None
    origin = json.loads(direct_url)
    if not origin.get("dir_info", {}).get("editable", False):
        return None
    return Path(url2pathname(urlsplit(origin["url"]).path))
