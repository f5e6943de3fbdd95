"""The words by which texts say who says so and how sure: in go four files of `ontology/cues/`, out comes `Cues`.

Lemmas and phrases are lower case. A word stands once in each table; twice is an `OntologyError` that names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import cast, get_args

from kg.model import Certainty, Factuality, Stance
from kg.ontology.fields import Fields, read_fields
from kg.ontology.files import data_path

_STANCES, _CERTAINTIES, _EFFECTS = (frozenset(get_args(codes)) for codes in (Stance, Certainty, Factuality))


@dataclass(frozen=True, slots=True)
class ReportingCue:
    """What a reporting verb, noun or phrase tells of its speaker: the stance, and how sure they are."""

    word: str
    stance: Stance
    certainty: Certainty
    basis: str


@dataclass(frozen=True, slots=True)
class Reporting:
    """Reporting words. `gerunds` maps forms in -ing to lemmas, for parses that take them for nouns."""

    verbs: Mapping[str, ReportingCue]
    nouns: Mapping[str, ReportingCue]
    phrases: Mapping[str, ReportingCue]
    gerunds: Mapping[str, str]
    taking_object: frozenset[str]
    taking_gerund: frozenset[str]
    taking_infinitive: frozenset[str]
    taking_addressee: frozenset[str]
    taking_of: frozenset[str]
    perceiving: frozenset[str]
    quoting: frozenset[str]
    needing_clause: frozenset[str]
    believing: frozenset[str]
    speaking: frozenset[str]
    written: frozenset[str]
    citing: frozenset[str]
    settings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Governors:
    """What a verb, noun or adjective makes of its complement: the complement's factuality by lemma.

    `prepositional` has verbs with the preposition or particle that they take.
    """

    verbs: Mapping[str, Factuality]
    nouns: Mapping[str, Factuality]
    adjectives: Mapping[str, Factuality]
    taking_object: frozenset[str]
    containing: frozenset[str]
    prepositional: Mapping[tuple[str, str], Factuality]


@dataclass(frozen=True, slots=True)
class Hedges:
    """How sure a modal, adverb, adjective or raising verb leaves what it goes with."""

    modals: Mapping[str, Certainty]
    adverbs: Mapping[str, Certainty]
    adjectives: Mapping[str, Certainty]
    verbs: Mapping[str, Certainty]


@dataclass(frozen=True, slots=True)
class PolarityCues:
    """Words of negation, condition and future."""

    negative_adverbs: frozenset[str]
    negative_determiners: frozenset[str]
    negative_pronouns: frozenset[str]
    negative_prepositions: frozenset[str]
    negative_phrases: tuple[tuple[str, ...], ...]
    of_parts: frozenset[str]
    exceptions: frozenset[str]
    approximating: frozenset[str]
    undone_by_negation: frozenset[str]
    true: frozenset[str]
    failing: frozenset[str]
    condition_markers: frozenset[str]
    condition_phrases: tuple[tuple[str, ...], ...]
    interrogatives: frozenset[str]
    future: frozenset[str]
    future_in_past: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """All cue words of the ontology."""

    reporting: Reporting
    governors: Governors
    hedges: Hedges
    polarity: PolarityCues


@cache
def load_cues() -> Cues:
    """The cue words. Raises OntologyError where a file breaks its format."""
    return Cues(
        reporting=_read_reporting(_open("reporting.yaml")),
        governors=_read_governors(_open("governors.yaml")),
        hedges=_read_hedges(_open("hedges.yaml")),
        polarity=_read_polarity(_open("polarity.yaml")),
    )


def _open(name: str) -> Fields:
    return read_fields(data_path("cues", name))


def _read_reporting(fields: Fields) -> Reporting:
    verbs = _reporting_cues(fields, "verbs")
    reporting = Reporting(
        verbs=verbs,
        nouns=_reporting_cues(fields, "nouns"),
        phrases=_reporting_cues(fields, "phrases"),
        gerunds=MappingProxyType({form: lemma for lemma in verbs for form in _gerund_forms(lemma)}),
        taking_object=_known(fields, "taking_object", verbs),
        taking_gerund=_known(fields, "taking_gerund", verbs),
        taking_infinitive=_known(fields, "taking_infinitive", verbs),
        taking_addressee=_known(fields, "taking_addressee", verbs),
        taking_of=_known(fields, "taking_of", verbs),
        perceiving=frozenset(fields.words("perceiving")),
        quoting=frozenset(fields.words("quoting")),
        needing_clause=_known(fields, "needing_clause", verbs),
        believing=_known(fields, "believing", verbs),
        speaking=_known(fields, "speaking", verbs),
        written=frozenset(fields.words("written")),
        citing=frozenset(fields.words("citing")),
        settings=frozenset(fields.words("settings")),
    )
    fields.close()
    return reporting


def _read_governors(fields: Fields) -> Governors:
    verbs = _coded(fields, "verbs", "effect", _EFFECTS)
    pairs = {phrase: phrase.split() for phrase in fields.words("taking_preposition")}
    for phrase, pair in pairs.items():
        if len(pair) != 2 or pair[0] not in verbs:
            raise fields.error(f"{phrase!r} is no verb of `verbs` with one preposition", "taking_preposition")
    own = _coded(fields, "prepositional", "effect", _EFFECTS)
    prepositional = {**own} | {phrase: verbs[pair[0]] for phrase, pair in pairs.items()}
    governors = Governors(
        verbs=cast(Mapping[str, Factuality], verbs),
        nouns=cast(Mapping[str, Factuality], _coded(fields, "nouns", "effect", _EFFECTS)),
        adjectives=cast(Mapping[str, Factuality], _coded(fields, "adjectives", "effect", _EFFECTS)),
        taking_object=_known(fields, "taking_object", verbs),
        containing=frozenset(fields.words("containing")),
        prepositional=MappingProxyType(
            {(p.split()[0], p.split()[1]): cast(Factuality, e) for p, e in prepositional.items()}
        ),
    )
    fields.close()
    return governors


def _read_hedges(fields: Fields) -> Hedges:
    tables = [_coded(fields, key, "certainty", _CERTAINTIES) for key in ("modals", "adverbs", "adjectives", "verbs")]
    fields.close()
    return Hedges(*(cast(Mapping[str, Certainty], table) for table in tables))


def _read_polarity(fields: Fields) -> PolarityCues:
    negation, condition, future = (fields.mapping(key) for key in ("negation", "condition", "future"))
    cues = PolarityCues(
        negative_adverbs=frozenset(negation.words("adverbs")),
        negative_determiners=frozenset(negation.words("determiners")),
        negative_pronouns=frozenset(negation.words("pronouns")),
        negative_prepositions=frozenset(negation.words("prepositions")),
        negative_phrases=tuple(tuple(phrase.split()) for phrase in negation.words("phrases")),
        of_parts=frozenset(negation.words("of_parts")),
        exceptions=frozenset(negation.words("exceptions")),
        approximating=frozenset(fields.words("approximating")),
        undone_by_negation=frozenset(fields.words("undone_by_negation")),
        true=frozenset(fields.words("true")),
        failing=frozenset(fields.words("failing")),
        condition_markers=frozenset(condition.words("markers")),
        condition_phrases=tuple(tuple(phrase.split()) for phrase in condition.words("phrases")),
        interrogatives=frozenset(condition.words("interrogative")),
        future=frozenset(future.words("auxiliaries")),
        future_in_past=frozenset(future.words("past")),
    )
    for part in (negation, condition, future, fields):
        part.close()
    return cues


def _groups(fields: Fields, key: str) -> Iterator[tuple[Fields, tuple[str, ...]]]:
    """Each group of a table with its words; a word in two groups is an error."""
    seen: set[str] = set()
    for group in fields.items(key):
        words = group.words("words")
        for word in words:
            if word in seen:
                raise group.error(f"{word!r} stands in two groups of {key!r}", "words", fix="leave one of them")
            seen.add(word)
        yield group, words


def _reporting_cues(fields: Fields, key: str) -> Mapping[str, ReportingCue]:
    table: dict[str, ReportingCue] = {}
    for group, words in _groups(fields, key):
        stance = cast(Stance, _code(group, "stance", _STANCES))
        certainty = cast(Certainty, _code(group, "certainty", _CERTAINTIES))
        basis = group.text("basis")
        group.close()
        table.update((word, ReportingCue(word, stance, certainty, basis)) for word in words)
    return MappingProxyType(table)


def _coded(fields: Fields, key: str, code: str, allowed: frozenset[str]) -> Mapping[str, str]:
    table: dict[str, str] = {}
    for group, words in _groups(fields, key):
        value = _code(group, code, allowed)
        group.text("basis")
        group.close()
        table.update((word, value) for word in words)
    return MappingProxyType(table)


def _code(group: Fields, key: str, allowed: frozenset[str]) -> str:
    value = group.text(key)
    if value not in allowed:
        raise group.error(f"{key!r} is {value!r}", key, fix=f"take one of {', '.join(sorted(allowed))}")
    return value


def _known(fields: Fields, key: str, verbs: Mapping[str, object]) -> frozenset[str]:
    """The words of a list, each of which must be one of the verbs."""
    words = fields.words(key)
    for word in words:
        if word not in verbs:
            raise fields.error(f"{word!r} of {key!r} is none of the verbs", key, fix="add it to a group of `verbs`")
    return frozenset(words)


def _gerund_forms(lemma: str) -> tuple[str, ...]:
    """The forms in -ing that the lemma can have: "state" gives "stating", "quip" gives "quiping" and "quipping"."""
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return (lemma[:-1] + "ing",)
    return lemma + "ing", lemma + lemma[-1] + "ing"
