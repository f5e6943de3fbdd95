"""With what an event was done. In: a Doc, events with their triggers. Out: the events with the weapons that they name.

"Attacked with mortars and machine guns", "fired missiles at", "a drone strike", "a car bomb killed": the weapon in the
text's own word, in the singular. What only the deed tells ("an airstrike") is left to its mode.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.model import Event
from kg.nlp.found import Found
from kg.nlp.syntax import arguments, children, coordinated, modifiers, oblique_heads
from kg.nlp.tokens import Doc, Token
from kg.ontology.weapon_cues import load_weapon_cues

_TYPES = frozenset({"ASSAULT", "PROTEST", "COERCE"})
_VERBAL = ("VERB", "AUX")
_EXPLOSIVE = frozenset({"explosive", "incendiary"})


def with_instruments(doc: Doc, found: Found) -> tuple[Event, ...]:
    """The events, those of force with their instruments in textual order."""
    named: dict[str, dict[str, None]] = {}
    for trigger in found.triggers:
        event, token = found.event_of.get(trigger.event), doc[trigger.token]
        if event is None or event.type not in _TYPES:
            continue
        for weapon in _weapons(token):
            named.setdefault(event.id, {}).setdefault(_phrase(weapon))
    return tuple(replace(e, instrument=tuple(named[e.id])) if e.id in named else e for e in found.events)


def _weapons(trigger: Token) -> Iterator[Token]:
    """The weapons that stand with a word for the event."""
    if trigger.pos_ in _VERBAL:
        yield from _of_verb(trigger)
    else:
        yield from (t for t in modifiers(trigger) if _is_weapon(t))
        yield from _under(trigger)
        if trigger.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "agent") and _is_weapon(trigger):
            yield trigger


def _of_verb(verb: Token) -> Iterator[Token]:
    cues, sides = load_weapon_cues(), arguments(verb)
    yield from (t for t in sides.agents if _is_weapon(t))
    if verb.lemma_.lower() in cues.firing:
        yield from (t for t in sides.patients if _is_weapon(t))
    yield from _under(verb)
    for other in children(verb, "advcl", "xcomp", "acl", "prep", "conj"):
        if other.lemma_.lower() in cues.firing and other.pos_ in (*_VERBAL, "ADP"):
            objects = coordinated(children(other, "dobj", "pobj"))
            yield from (t for t in objects if _is_weapon(t))


def _under(word: Token) -> Iterator[Token]:
    prepositions = load_weapon_cues().by
    yield from (t for p, t in oblique_heads(word) if p in prepositions and _is_weapon(t))


def _is_weapon(token: Token) -> bool:
    lemma = token.lemma_.lower()
    device = lemma == "device" and any(c.lower_ in _EXPLOSIVE for c in token.children)
    return token.pos_ in ("NOUN", "PROPN") and (lemma in load_weapon_cues().weapons or device)


def _phrase(noun: Token) -> str:
    """The weapon with the nouns right before it that say which, in small letters ("suicide car bomb")."""
    start = noun.i
    while start > 0 and _says_which(noun.doc[start - 1], noun):
        start -= 1
    return " ".join([*(t.lower_ for t in noun.doc[start : noun.i]), noun.lemma_.lower()])


def _says_which(word: Token, noun: Token) -> bool:
    inside = word.dep_ in ("compound", "nmod") or word.lower_ in _EXPLOSIVE | {"improvised"}
    return inside and word.pos_ != "PROPN" and (word.head is noun or word.head.head is noun)
