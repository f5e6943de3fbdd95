"""Where the data files of this installation lie. In: what is looked for. Out: its `Path` in the checkout or the wheel.

The distribution's own metadata says which of the two holds. It is never guessed from `__file__`: an editable install
leaves a copy of the data in site-packages that goes stale, and a checkout may lie in the working directory while the
installed wheel is what runs.
"""

from __future__ import annotations

import json
from collections.abc import Callable
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
    return installed_path("ontology", lambda checkout: checkout / "ontology")


def installed_path(name: str, in_checkout: Callable[[Path], Path]) -> Path:
    """The wheel's `kg/_data/NAME`, or what `in_checkout` gives for the checkout of an editable install.

    Raises:
        OntologyError: the package is not installed, or lacks it.
    """
    try:
        path = path_of(distribution(DISTRIBUTION), name, in_checkout)
    except PackageNotFoundError:
        raise OntologyError(f"the package {DISTRIBUTION} is not installed", fix="install it with pip") from None
    if not path.exists():
        raise OntologyError(f"the installation lacks its {name}", path=path, fix=f"install {DISTRIBUTION} again")
    return path


def path_of(installed: Distribution, name: str, in_checkout: Callable[[Path], Path]) -> Path:
    """The same of any distribution, whether it is there or not."""
    checkout = editable_checkout(installed.read_text("direct_url.json"))
    return in_checkout(checkout) if checkout else Path(str(installed.locate_file(f"kg/_data/{name}")))


def editable_checkout(direct_url: str | None) -> Path | None:
    """The checkout that `direct_url.json` (PEP 610) names, or None where the install is not editable."""
    if direct_url is None:
        return None
    origin = json.loads(direct_url)
    if not origin.get("dir_info", {}).get("editable", False):
        return None
    return Path(url2pathname(urlsplit(origin["url"]).path))
