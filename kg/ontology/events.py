"""The event types: in go the files of `ontology/events/` and a user's own, out come frozen records for the matcher.

The format stands in `ontology/README.md`; every breach of it is an `OntologyError` with file, line and fix.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal, cast

from kg.errors import OntologyError
from kg.ontology.compiled import compiled
from kg.ontology.fields import Fields, read_fields
from kg.ontology.files import data_path
from kg.ontology.triggers import TriggerPattern, read_cameo, read_condition, read_slug, read_triggers

__all__ = ["EventType", "Example", "ExceptionRule", "Mode", "Quad", "TriggerPattern", "load_event_types"]

Quad = Literal["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"]

_QUADS = ("verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict")
_TYPE_NAME = re.compile(r"[A-Z][A-Z0-9_]*")
_SCORE_LIMIT = 10


@dataclass(frozen=True, slots=True)
class Mode:
    """How an event of its type was done; what is None is the type's."""

    name: str
    definition: str
    score: float
    cameo: str | None = None
    acled: str | None = None


@dataclass(frozen=True, slots=True)
class ExceptionRule:
    """Where `when` matches, the event has the type `instead`, or is none where that is None; `section` says why."""

    when: TriggerPattern
    instead: str | None
    section: str


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that tells an event of the type: a test. `xfail` says why it fails as yet."""

    text: str
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    unlisted: bool = False
    xfail: str | None = None


@dataclass(frozen=True, slots=True)
class EventType:
    """One event type with all that the ontology knows of it."""

    name: str
    definition: str
    section: str
    quad: Quad
    score: float
    reciprocal: bool = False
    requires_recipient: bool = False
    cameo: str | None = None
    acled: str | None = None
    ucdp: str | None = None
    modes: tuple[Mode, ...] = ()
    triggers: tuple[TriggerPattern, ...] = ()
    recipient_prepositions: tuple[str, ...] = ()
    actor_prepositions: tuple[str, ...] = ()
    exceptions: tuple[ExceptionRule, ...] = ()
    examples: tuple[Example, ...] = ()

    def mode(self, name: str | None) -> Mode | None:
        """The mode of that name, or None."""
        return next((mode for mode in self.modes if mode.name == name), None)

    def score_of(self, mode: str | None) -> float:
        """The PLOVER score of an event of the mode."""
        found = self.mode(mode)
        return found.score if found else self.score

    def cameo_of(self, trigger: TriggerPattern) -> str | None:
        """The CAMEO code: the trigger's own, else its mode's, else the type's."""
        mode = self.mode(trigger.mode)
        return trigger.cameo or (mode.cameo if mode else None) or self.cameo

    def acled_of(self, trigger: TriggerPattern) -> str | None:
        """The ACLED sub-event: the trigger's own, else its mode's, else the type's."""
        mode = self.mode(trigger.mode)
        return trigger.acled or (mode.acled if mode else None) or self.acled

    def is_reciprocal(self, trigger: TriggerPattern) -> bool:
        """Whether all sides are actors: the trigger's own word, else the type's."""
        return self.reciprocal if trigger.reciprocal is None else trigger.reciprocal


def load_event_types(extra: Path | None = None) -> tuple[EventType, ...]:
    """Our event types by name, with the types and triggers of the YAML files in the folder `extra`.

    A user's file either describes a new type in full or names one of ours and adds modes, triggers, exceptions and
    examples to it. A user's trigger takes the place of ours that has the same conditions, whatever its type.
    """
    own = _own_types()
    if extra is None:
        return own
    if not extra.is_dir():
        raise OntologyError("is no folder", path=extra, fix="name a folder with YAML files of event types")
    by_name = {kind.name: kind for kind in own}
    added = [_read_type(path, by_name) for path in sorted(extra.glob("*.yaml"))]
    replaced = {trigger.conditions for kind in added for trigger in kind.triggers}
    types = {kind.name: _without(kind, replaced) for kind in own}
    for kind in added:
        types[kind.name] = _joined(types[kind.name], kind) if kind.name in types else kind
    _check_instead(types, extra)
    return tuple(types[name] for name in sorted(types))


@cache
def _own_types() -> tuple[EventType, ...]:
    return compiled("event-types", _read_own_types)


def _read_own_types() -> tuple[EventType, ...]:
    folder = data_path("events")
    types = {kind.name: kind for kind in (_read_type(path, None) for path in sorted(folder.glob("*.yaml")))}
    _check_instead(types, folder)
    return tuple(types.values())


def _read_type(path: Path, ours: dict[str, EventType] | None) -> EventType:
    """The type of one file; `ours` are those that a user's file may add to, None while they themselves are read."""
    fields = read_fields(path)
    name = fields.text("type")
    if not _TYPE_NAME.fullmatch(name):
        raise fields.error(f"the type {name!r} is no name", "type", fix="use capitals, digits and underscores")
    if path.stem.upper() != name:
        raise fields.error(f"the type {name} stands in {path.name}", "type", fix=f"call the file {name.lower()}.yaml")
    base = (ours or {}).get(name)
    kind = _head(fields, name) if base is None else replace(base, modes=(), triggers=(), exceptions=(), examples=())
    modes = tuple(_mode(mode_name, mode) for mode_name, mode in fields.named("modes"))
    known_modes = {mode.name for mode in (*(base.modes if base else ()), *modes)}
    default_source = None if ours is None else path.name
    kind = replace(
        kind,
        modes=modes,
        triggers=_triggers(fields, known_modes, default_source),
        exceptions=tuple(rule for entry in fields.items("exceptions") for rule in _exceptions(entry)),
        examples=tuple(_example(entry, known_modes) for entry in fields.items("examples")),
    )
    fields.close(None if base is None else f"to {name} one can add modes, triggers, exceptions and examples")
    return kind


def _head(fields: Fields, name: str) -> EventType:
    quad = fields.text("quad")
    if quad not in _QUADS:
        raise fields.error(f"the quad {quad!r} is unknown", "quad", fix=f"known are {', '.join(_QUADS)}")
    return EventType(
        name,
        definition=fields.text("definition"),
        section=fields.text("section"),
        quad=cast(Quad, quad),
        score=_score(fields),
        reciprocal=fields.flag("reciprocal") or False,
        requires_recipient=fields.flag("requires_recipient") or False,
        cameo=read_cameo(fields),
        acled=read_slug(fields, "acled"),
        ucdp=read_slug(fields, "ucdp"),
        recipient_prepositions=fields.words("recipient_prepositions"),
        actor_prepositions=fields.words("actor_prepositions"),
    )


def _score(fields: Fields) -> float:
    score = fields.number("score")
    if abs(score) > _SCORE_LIMIT:
        raise fields.error(f"the score {score} is out of range", "score", fix="give -10 to 10")
    return score


def _mode(name: str, fields: Fields) -> Mode:
    mode = Mode(name, fields.text("definition"), _score(fields), read_cameo(fields), read_slug(fields, "acled"))
    fields.close()
    return mode


def _triggers(fields: Fields, modes: set[str], default_source: str | None) -> tuple[TriggerPattern, ...]:
    lines: dict[tuple[TriggerPattern, tuple[str, ...]], int] = {}
    triggers = []
    for entry in fields.items("triggers"):
        for trigger in read_triggers(entry, default_source):
            _check_mode(entry, trigger.mode, modes)
            conditions = (trigger.conditions, trigger.needs)
            if conditions in lines:
                message = f"the trigger {trigger.lemma!r} repeats that of line {lines[conditions]}"
                raise entry.error(message, fix="leave one of them, or give it another condition")
            lines[conditions] = entry.line
            triggers.append(trigger)
    return tuple(triggers)


def _exceptions(fields: Fields) -> tuple[ExceptionRule, ...]:
    conditions, instead = read_condition(fields.mapping("when")), fields.optional_text("instead")
    section = fields.text("section")
    fields.close()
    return tuple(ExceptionRule(condition, instead, section) for condition in conditions)


def _example(fields: Fields, modes: set[str]) -> Example:
    example = Example(
        fields.text("text"),
        mode=fields.optional_text("mode"),
        actor=fields.words("actor"),
        recipient=fields.words("recipient"),
        unlisted=fields.flag("unlisted") or False,
        xfail=fields.optional_text("xfail"),
    )
    _check_mode(fields, example.mode, modes)
    fields.close()
    return example


def _check_mode(fields: Fields, mode: str | None, modes: set[str]) -> None:
    if mode is not None and mode not in modes:
        known = ", ".join(sorted(modes)) or "none"
        raise fields.error(f"{fields.name} has the unknown mode {mode!r}", "mode", fix=f"modes of the type: {known}")


def _check_instead(types: dict[str, EventType], folder: Path) -> None:
    for kind in types.values():
        for rule in kind.exceptions:
            if rule.instead is not None and rule.instead not in types:
                path = folder / f"{kind.name.lower()}.yaml"
                fix = f"known are {', '.join(sorted(types))}"
                raise OntologyError(f"an exception names the unknown type {rule.instead!r}", path=path, fix=fix)


def _without(kind: EventType, replaced: Iterable[TriggerPattern]) -> EventType:
    return replace(kind, triggers=tuple(trigger for trigger in kind.triggers if trigger.conditions not in replaced))


def _joined(ours: EventType, theirs: EventType) -> EventType:
    modes = {mode.name: mode for mode in (*ours.modes, *theirs.modes)}
    return replace(
        ours,
        modes=tuple(modes.values()),
        triggers=ours.triggers + theirs.triggers,
        exceptions=ours.exceptions + theirs.exceptions,
        examples=ours.examples + theirs.examples,
    )
