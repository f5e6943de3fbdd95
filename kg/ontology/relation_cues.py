"""The words by which texts tell relations: in goes `ontology/cues/relations.yaml`, out come frozen tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.ontology.contract import load_contract
from kg.ontology.fields import Fields, read_fields
from kg.ontology.files import data_path


@cache
def symmetric_relations() -> frozenset[str]:
    """The relations that are written both ways."""
    return frozenset(name.removeprefix("ckg:") for name in load_contract().symmetric)


@dataclass(frozen=True, slots=True)
class RelationNoun:
    """A noun that its bearer is to its target; with `inverse` the target is the subject of the relation."""

    relation: str
    prepositions: frozenset[str]
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class RelationVerb:
    """A verb whose participle tells a relation ("backed by"); `active` tells that its present tense does as well."""

    relation: str
    active: bool


@dataclass(frozen=True, slots=True)
class RelationCues:
    """All words of relation, by lemma."""

    nouns: Mapping[str, RelationNoun]
    bases: Mapping[str, frozenset[str]]
    verbs: Mapping[str, RelationVerb]
    not_offices: frozenset[str]
    past: frozenset[str]
    ornaments: frozenset[str]
    general_leaders: frozenset[str]


@cache
def load_relation_cues() -> RelationCues:
    """The words of relation. Raises OntologyError where the file breaks its format."""
    fields = read_fields(data_path("cues", "relations.yaml"))
    bases = fields.mapping("bases")
    bases.text("basis")
    prepositions = frozenset(bases.words("prepositions"))
    cues = RelationCues(
        nouns=MappingProxyType(_nouns(fields)),
        bases=MappingProxyType(dict.fromkeys(bases.words("words"), prepositions)),
        verbs=MappingProxyType(_verbs(fields)),
        not_offices=frozenset(fields.words("not_offices")),
        past=frozenset(fields.words("past")),
        ornaments=frozenset(fields.words("ornaments")),
        general_leaders=frozenset(fields.words("general_leaders")),
    )
    bases.close()
    fields.close()
    return cues


def _nouns(fields: Fields) -> dict[str, RelationNoun]:
    table: dict[str, RelationNoun] = {}
    for group in fields.items("nouns"):
        noun = RelationNoun(_relation(group), frozenset(group.words("prepositions")), bool(group.flag("inverse")))
        table.update(dict.fromkeys(_new_words(group, table), noun))
    return table


def _verbs(fields: Fields) -> dict[str, RelationVerb]:
    table: dict[str, RelationVerb] = {}
    for group in fields.items("verbs"):
        verb = RelationVerb(_relation(group), bool(group.flag("active")))
        table.update(dict.fromkeys(_new_words(group, table), verb))
    return table


def _new_words(group: Fields, table: Mapping[str, object]) -> tuple[str, ...]:
    """The words of a group, none of which may stand in another."""
    group.text("basis")
    words = group.words("words")
    for word in words:
        if word in table:
            raise group.error(f"{word!r} stands in two groups", "words", fix="leave one of them")
    group.close()
    return words


def _relation(group: Fields) -> str:
    relation, known = group.text("relation"), load_contract().codes["relation"].members
    if relation not in known:
        raise group.error(f"{relation!r} is no relation", "relation", fix=f"take one of {', '.join(known)}")
    return relation
