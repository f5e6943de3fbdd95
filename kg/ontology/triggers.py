"""Trigger patterns: in goes an entry of an event type's file, out comes the frozen condition that the matcher tests."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

from kg.ontology.fields import Fields
from kg.ontology.word_classes import MARK, expanded

Need = Literal["actor", "recipient", "object", "official", "armed", "states", "victim", "violence", "no-accident"]
PartOfSpeech = Literal["verb", "noun", "adjective"]

SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
CAMEO = re.compile(r"[0-9]{2,4}")

_NEEDS = get_args(Need)
_PARTS_OF_SPEECH: tuple[PartOfSpeech, ...] = ("verb", "noun", "adjective")
_LEMMA = re.compile(r"[^\sA-Z]+")


@dataclass(frozen=True, slots=True)
class TriggerPattern:
    """A word that tells an event, and the conditions on its neighbours in the parse; an empty condition always holds.

    Lists of lemmas: `particle`, `subject` and `not_subject` (who or what does it, passives and relative clauses
    undone), `object` and `not_object` (direct object, passive subject, or a noun's of-phrase or compound),
    `complement` and `not_complement` (infinitive, gerund, or a that-clause of what should or will be; "any" is any),
    `clause` (a that-clause of what is or was), `modifier` and `not_modifier`, `label` (what the object is called: head
    or modifier of the predicative in "called X a liar", "deemed it illegal"). The word has one of the prepositions
    `prep`, with one of `prep_object` under it; one of `recipient` introduces the recipient. With `swap` the grammatical
    subject is the recipient.

    `needs` is what else must hold: a real actor fills the side `actor` or `recipient`; there is an `object`; an actor
    is `official` (a public body, or somebody with an office), or `armed`; the actors are of two `states` or more; the
    object is a `victim`, people counted and pronouns included; the text tells of `violence`, or of `no-accident`.
    """

    lemma: str
    pos: PartOfSpeech
    source: str
    mode: str | None = None
    cameo: str | None = None
    acled: str | None = None
    reciprocal: bool | None = None
    particle: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    not_subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()
    prep: tuple[str, ...] = ()
    prep_object: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    not_complement: tuple[str, ...] = ()
    modifier: tuple[str, ...] = ()
    not_modifier: tuple[str, ...] = ()
    label: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    recipient: tuple[str, ...] = ()
    swap: bool = False
    context: tuple[str, ...] = ()

    @property
    def conditions(self) -> TriggerPattern:
        """What decides whether it matches a sentence, and nothing else: two patterns with the same match the same."""
        return TriggerPattern(
            self.lemma,
            self.pos,
            source="",
            particle=_sorted(self.particle),
            subject=_sorted(self.subject),
            not_subject=_sorted(self.not_subject),
            object=_sorted(self.object),
            not_object=_sorted(self.not_object),
            prep=_sorted(self.prep),
            prep_object=_sorted(self.prep_object),
            complement=_sorted(self.complement),
            clause=_sorted(self.clause),
            not_complement=_sorted(self.not_complement),
            modifier=_sorted(self.modifier),
            not_modifier=_sorted(self.not_modifier),
            label=_sorted(self.label),
        )


_LEMMA_LISTS = (
    "particle",
    "subject",
    "not_subject",
    "object",
    "not_object",
    "prep",
    "prep_object",
    "complement",
    "clause",
    "not_complement",
    "modifier",
    "not_modifier",
    "label",
)


def read_triggers(fields: Fields, default_source: str | None = None) -> tuple[TriggerPattern, ...]:
    """The triggers of one entry, one a word; without a `default_source` it must name its own."""
    pos, lemmas = _words(fields)
    pattern = _read_pattern(fields, pos, lemmas[0], default_source)
    return tuple(replace(pattern, lemma=lemma) for lemma in lemmas)


def read_condition(fields: Fields) -> tuple[TriggerPattern, ...]:
    """The `when` of an exception: triggers that need no source."""
    return read_triggers(fields, default_source="exception")


def _read_pattern(fields: Fields, pos: PartOfSpeech, lemma: str, default_source: str | None) -> TriggerPattern:
    source = fields.optional_text("source") or default_source or fields.text("source")
    if "prep_object" in fields and "prep" not in fields:
        raise fields.error(f"{fields.name} has 'prep_object' alone", "prep_object", fix="say under which `prep`")
    needs = fields.words("needs")
    if wrong := [need for need in needs if need not in _NEEDS]:
        raise fields.error(f"'needs' of {fields.name} holds {wrong[0]!r}", "needs", f"known are {', '.join(_NEEDS)}")
    pattern = TriggerPattern(
        lemma,
        pos,
        source,
        mode=fields.optional_text("mode"),
        cameo=read_cameo(fields),
        acled=read_slug(fields, "acled"),
        reciprocal=fields.flag("reciprocal"),
        needs=cast(tuple[Need, ...], needs),
        recipient=_lemmas(fields, "recipient"),
        swap=fields.flag("swap") or False,
        context=_slugs(fields, "context"),
        **{name: _lemmas(fields, name) for name in _LEMMA_LISTS if name in fields},
    )
    if pattern.prep_object and not pattern.prep:
        fix = "say under which prepositions: `prep: [to]`"
        raise fields.error(f"{fields.name} has no 'prep'", "prep_object", fix)
    fields.close()
    return pattern


def read_cameo(fields: Fields) -> str | None:
    """A CAMEO code, or None."""
    code = fields.optional_text("cameo")
    if code is not None and not CAMEO.fullmatch(code):
        raise fields.error(f"'cameo' of {fields.name} is {code!r}", "cameo", fix="give two to four digits in quotes")
    return code


def read_slug(fields: Fields, key: str) -> str | None:
    """A code in lower case, or None."""
    value = fields.optional_text(key)
    if value is not None and not SLUG.fullmatch(value):
        raise fields.error(f"{key!r} of {fields.name} is {value!r}", key, fix="write it like armed-clash")
    return value


def _words(fields: Fields) -> tuple[PartOfSpeech, tuple[str, ...]]:
    given = [pos for pos in _PARTS_OF_SPEECH if pos in fields]
    if len(given) != 1:
        raise fields.error(f"{fields.name} has {len(given)} words", fix="give one of `verb:`, `noun:`, `adjective:`")
    lemmas = fields.one_or_more(given[0])
    if any(lemma.startswith(MARK) for lemma in lemmas):
        lemmas = expanded(fields, given[0])
    if wrong := [lemma for lemma in lemmas if not _LEMMA.fullmatch(lemma)]:
        raise fields.error(f"the word {wrong[0]!r} is no lemma", given[0], fix="give one lower-case word, or a list")
    return given[0], lemmas


def _lemmas(fields: Fields, key: str) -> tuple[str, ...]:
    words = expanded(fields, key)
    if wrong := [word for word in words if not _LEMMA.fullmatch(word)]:
        raise fields.error(f"{key!r} of {fields.name} holds {wrong[0]!r}", key, fix="give single lower-case words")
    return words


def _slugs(fields: Fields, key: str) -> tuple[str, ...]:
    words = fields.words(key)
    if wrong := [word for word in words if not SLUG.fullmatch(word)]:
        raise fields.error(f"{key!r} of {fields.name} holds {wrong[0]!r}", key, fix="write it like human_rights")
    return words


def _sorted(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(words)) if words else words
