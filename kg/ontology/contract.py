"""The graph contract as the code reads it. In: `ontology/contract.yaml`. Out: a `Contract`, the IRIs of its terms.

No other module spells an IRI of the vocabulary: `CKG.Event`, `code_iri("plover", "CONSULT")`; a term that the contract
does not hold is an error at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import OntologyError
from kg.ontology.files import data_path

_COUNT = re.compile(r"(?P<least>\d)(?:\.\.(?P<most>\d|\*))?")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Count:
    """How many values of a property a node may have; `most` is None where there is no limit."""

    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class ClassTerm:
    """A class by its short name ("ckg:Event"), its superclasses, and how many of which property its nodes carry.

    `demands` must each point at a node of it; `never` are a flag and the property that a true flag forbids.
    """

    name: str
    comment: str
    supers: tuple[str, ...]
    properties: Mapping[str, Count]
    demands: tuple[str, ...]
    never: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class PropertyTerm:
    """A property by its short name, what it points at, and the superproperties that a graph holds beside it."""

    name: str
    comment: str
    values: tuple[str, ...]
    supers: tuple[str, ...]
    written: tuple[str, ...]
    at_most: str | None
    below: str | None


@dataclass(frozen=True, slots=True)
class CodeList:
    """A list of coded values. A closed one has no `pattern`; of an open one `source` names where members come from."""

    name: str
    comment: str
    members: Mapping[str, str]
    pattern: str | None
    source: str | None

    def holds(self, code: str) -> bool:
        """Whether a node may carry the code."""
        return code in self.members or (self.pattern is not None and bool(re.fullmatch(self.pattern, code)))


@dataclass(frozen=True, slots=True)
class Contract:
    """All classes, properties, code lists and prefixes, in the order of the file."""

    version: str
    prefixes: Mapping[str, str]
    classes: Mapping[str, ClassTerm]
    properties: Mapping[str, PropertyTerm]
    symmetric: frozenset[str]
    codes: Mapping[str, CodeList]

    def iri(self, name: str) -> str:
        """The IRI of a short name ("ckg:Event"); the prefix must be one of ours."""
        prefix, _, local = name.partition(":")
        try:
            return self.prefixes[prefix] + local
        except KeyError:
            raise OntologyError(f"the contract has no prefix {prefix!r}", path=_contract_path()) from None

    def term(self, name: str) -> str:
        """The IRI of a class or property that the contract holds."""
        if name not in self.classes and name not in self.properties:
            raise OntologyError(f"the contract has no term {name!r}", path=_contract_path())
        return self.iri(name)

    def code(self, code_list: str, code: str) -> str:
        """The IRI of a coded value; it must be of the list."""
        found = self.codes.get(code_list)
        if found is None or not found.holds(code):
            raise OntologyError(f"the code list {code_list!r} has no {code!r}", path=_contract_path())
        return f"{self.prefixes['code']}{code_list}/{code}"

    def types(self, name: str) -> tuple[str, ...]:
        """A class with all classes above it, as IRIs, nearest first."""
        return tuple(self.iri(each) for each in _closure(name, {n: c.supers for n, c in self.classes.items()}))

    def beside(self, name: str) -> tuple[str, ...]:
        """The superproperties of a property that a graph writes out, as IRIs."""
        written = {n: p.written for n, p in self.properties.items()}
        return tuple(self.iri(each) for each in _closure(name, written)[1:])


class Namespace:
    """The terms of one prefix as attributes or items: `CKG.Event`, `CKG["type"]`. Reads the contract at first use."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    def __getitem__(self, local: str) -> str:
        return load_contract().term(f"{self._prefix}:{local}")

    def __getattr__(self, local: str) -> str:
        if local.startswith("_"):
            raise AttributeError(local)
        return self[local]


CKG = Namespace("ckg")
SCHEMA = Namespace("schema")
PROV = Namespace("prov")
SKOS = Namespace("skos")
NIF = Namespace("nif")
GEO = Namespace("geo")
RDFS = Namespace("rdfs")
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def code_iri(code_list: str, code: str) -> str:
    """The IRI of a coded value: `code_iri("factuality", "actual")`."""
    return load_contract().code(code_list, code)


@cache
def load_contract() -> Contract:
    """The contract that the package comes with."""
    return read_contract(_contract_path())


def read_contract(path: Path) -> Contract:
    """The contract of a YAML file."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except (OSError, yaml.YAMLError) as error:
        raise OntologyError(f"cannot be read: {error}", path=path, fix="install the package again") from error
    return Contract(
        version=raw["version"],
        prefixes=raw["prefixes"],
        classes={name: _class(name, each) for name, each in raw["classes"].items()},
        properties={name: _property(name, each) for name, each in raw["properties"].items()},
        symmetric=frozenset(raw["symmetric"]),
        codes={name: _code_list(name, each) for name, each in raw["codes"].items()},
    )


def _contract_path() -> Path:
    return data_path("contract.yaml")


def _class(name: str, raw: Mapping[str, Any]) -> ClassTerm:
    return ClassTerm(
        name=name,
        comment=raw["comment"],
        supers=tuple(raw.get("super", ())),
        properties={p: _count(str(c)) for p, c in raw.get("properties", {}).items()},
        demands=tuple(raw.get("demands", ())),
        never=_never(raw.get("never")),
    )


def _never(raw: Mapping[str, Any] | None) -> tuple[str, str] | None:
    if raw is None:
        return None
    flag = next(key for key in raw if key != "with")
    return flag, raw["with"]


def _property(name: str, raw: Mapping[str, Any]) -> PropertyTerm:
    value = raw["value"]
    return PropertyTerm(
        name=name,
        comment=raw["comment"],
        values=(value,) if isinstance(value, str) else tuple(value),
        supers=tuple(raw.get("super", ())),
        written=tuple(raw.get("written", ())),
        at_most=raw.get("at_most"),
        below=raw.get("below"),
    )


def _code_list(name: str, raw: Mapping[str, Any]) -> CodeList:
    return CodeList(name, raw["comment"], raw.get("members", {}), raw.get("pattern"), raw.get("from"))


def _count(text: str) -> Count:
    found = _COUNT.fullmatch(text)
    if found is None:
        raise OntologyError(f"{text!r} is no count", path=_contract_path(), fix="write 1, 0..1, 0..* or 1..*")
    least, most = int(found["least"]), found["most"]
    return Count(least, least if most is None else None if most == "*" else int(most))


def _closure(name: str, above: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The name and all that stand above it, each once, nearest first."""
    seen = [name]
    for each in seen:
        seen.extend(up for up in above.get(each, ()) if up not in seen)
    return tuple(seen)
