"""The words by which texts tell relations: in goes `ontology/cues/relations.yaml`, out come frozen tables.

Words are lemmas in lower case; a verb of two words is a verb with its particle ("make up").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.ontology.contract import load_contract
from kg.ontology.fields import Fields, read_fields
from kg.ontology.files import data_path

_HOLDS = frozenset({"present", "past", "result", "goal"})


@cache
def symmetric_relations() -> frozenset[str]:
    """The relations that are written both ways."""
    return frozenset(name.removeprefix("ckg:") for name in load_contract().symmetric)


@dataclass(frozen=True, slots=True)
class RelationNoun:
    """A noun that its bearer is to its target; with `inverse` the target is the subject of the relation.

    With `listed` only those are its bearers who are listed under it ("countries such as A and B").
    """

    relation: str
    prepositions: frozenset[str]
    inverse: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class RelationVerb:
    """A verb that tells a relation between its sides; `takes` is where the second stands: "direct" or prepositions.

    `holds` are the forms that tell that it holds: "present", "past", "result", "goal". `office` is what the first side
    is called; with `bodies` neither side is a person.
    """

    relation: str
    particle: str | None
    takes: frozenset[str]
    holds: frozenset[str]
    inverse: bool = False
    office: str | None = None
    bodies: bool = False


@dataclass(frozen=True, slots=True)
class RelationNominal:
    """A noun that tells a relation of whose it is to what stands under its prepositions ("X's fight against Y").

    `carriers` are the verbs whose subject it is said of ("launched a campaign against Y").
    """

    relation: str
    takes: frozenset[str]
    carriers: frozenset[str]


@dataclass(frozen=True, slots=True)
class RelationCues:
    """All words of relation, by lemma. `carriers` are those of all nominals."""

    nouns: Mapping[str, RelationNoun]
    bases: Mapping[str, frozenset[str]]
    verbs: Mapping[str, tuple[RelationVerb, ...]]
    nominals: Mapping[str, RelationNominal]
    carriers: frozenset[str]
    ceasing: frozenset[str]
    helping: frozenset[str]
    naming: frozenset[str]
    resigning: frozenset[str]
    removing: frozenset[str]
    alliances: frozenset[str]
    formed: frozenset[str]
    conflicts: frozenset[str]
    ranks: frozenset[str]
    holdings: frozenset[str]
    not_members: frozenset[str]
    vessels: frozenset[str]
    forces: frozenset[str]
    units: Mapping[str, int]
    against: frozenset[str]
    not_offices: frozenset[str]
    past: frozenset[str]
    ornaments: frozenset[str]
    leading_of: frozenset[str]
    general_leaders: frozenset[str]


@cache
def load_relation_cues() -> RelationCues:
    """The words of relation. Raises OntologyError where the file breaks its format."""
    fields = read_fields(data_path("cues", "relations.yaml"))
    bases, alliances, conflicts = (fields.mapping(key) for key in ("bases", "alliances", "conflicts"))
    for group in (bases, alliances, conflicts):
        group.text("basis")
    prepositions = frozenset(bases.words("prepositions"))
    nominals = _nominals(fields)
    cues = RelationCues(
        nouns=MappingProxyType(_nouns(fields)),
        bases=MappingProxyType(dict.fromkeys(bases.words("words"), prepositions)),
        verbs=MappingProxyType(_verbs(fields)),
        nominals=MappingProxyType(nominals),
        carriers=frozenset(verb for nominal in nominals.values() for verb in nominal.carriers),
        ceasing=frozenset(fields.words("ceasing")),
        helping=frozenset(fields.words("helping")),
        naming=frozenset(fields.words("naming")),
        resigning=frozenset(fields.words("resigning")),
        removing=frozenset(fields.words("removing")),
        alliances=frozenset(alliances.words("words")),
        formed=frozenset(alliances.words("formed")),
        conflicts=frozenset(conflicts.words("words")),
        ranks=frozenset(fields.words("ranks")),
        holdings=frozenset(fields.words("holdings")),
        not_members=frozenset(fields.words("not_members")),
        vessels=frozenset(fields.words("vessels")),
        forces=frozenset(fields.words("forces")),
        units=MappingProxyType({word: rank for rank, word in enumerate(fields.words("units"))}),
        against=frozenset(fields.words("against")),
        not_offices=frozenset(fields.words("not_offices")),
        past=frozenset(fields.words("past")),
        ornaments=frozenset(fields.words("ornaments")),
        leading_of=frozenset(fields.words("leading_of")),
        general_leaders=frozenset(fields.words("general_leaders")),
    )
    for group in (bases, alliances, conflicts, fields):
        group.close()
    return cues


def _nouns(fields: Fields) -> dict[str, RelationNoun]:
    table: dict[str, RelationNoun] = {}
    for group in fields.items("nouns"):
        flags = bool(group.flag("inverse")), bool(group.flag("listed"))
        noun = RelationNoun(_relation(group), frozenset(group.words("prepositions")), *flags)
        table.update(dict.fromkeys(_new_words(group, table), noun))
    return table


def _verbs(fields: Fields) -> dict[str, tuple[RelationVerb, ...]]:
    """By verb its frames: one verb may tell one thing of its object and another of what stands under a preposition."""
    table: dict[str, tuple[RelationVerb, ...]] = {}
    for group in fields.items("verbs"):
        relation, takes = _relation(group), frozenset(group.words("takes"))
        holds, inverse, office = _holds(group), bool(group.flag("inverse")), group.optional_text("office")
        bodies = bool(group.flag("bodies"))
        for word in _new_words(group, {w: 0 for w, known in table.items() if any(takes & k.takes for k in known)}):
            verb, _, particle = word.partition(" ")
            frame = RelationVerb(relation, particle or None, takes, holds, inverse, office, bodies)
            table[verb] = (*table.get(verb, ()), frame)
    return table


def _holds(group: Fields) -> frozenset[str]:
    holds = frozenset(group.words("holds"))
    if not holds or not holds <= _HOLDS:
        raise group.error("'holds' is no list of forms", "holds", fix=f"take of {', '.join(sorted(_HOLDS))}")
    return holds


def _nominals(fields: Fields) -> dict[str, RelationNominal]:
    table: dict[str, RelationNominal] = {}
    for group in fields.items("nominals"):
        takes, carriers = frozenset(group.words("takes")), frozenset(group.words("carriers"))
        nominal = RelationNominal(_relation(group), takes, carriers)
        table.update(dict.fromkeys(_new_words(group, table), nominal))
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
