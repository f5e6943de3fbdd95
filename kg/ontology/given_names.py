"""Given names and whose they are: in goes `nouns/given_names.txt`, out comes the sex that each is given to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kg.errors import OntologyError
from kg.ontology.files import data_path

_FEMALE: Mapping[str, bool | None] = {"f": True, "m": False, "-": None}


@cache
def load_given_names() -> Mapping[str, bool | None]:
    """Each name with True for women's, False for men's, None for both; a line that begins with # is a comment."""
    path = data_path("nouns", "given_names.txt")
    names: dict[str, bool | None] = {}
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), start=1):
        name, _, sex = line.partition(" ")
        if line and not line.startswith("#"):
            if sex not in _FEMALE:
                raise OntologyError(f"no sex {sex!r}", path=path, line=number, fix="write m, f or - behind the name")
            names[name] = _FEMALE[sex]
    return MappingProxyType(names)
