"""Whom an attack on a thing or place is against. In: head tokens of what was hit. Out: tokens of those whose it is.

PLOVER 2.0 manual, ASSAULT: an attack on property is against its owner: "facilities belonging to X", "a base used by X",
"X was the target of an attack".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.syntax import arguments, children, grammatical_subjects, is_passive
from kg.nlp.tokens import Token

# What an owner or user does with a thing (FrameNet: Possession, Using, Operating_a_system, Being_in_control).
_HOLDING = frozenset(
    {"own", "run", "operate", "use", "hold", "control", "manage", "occupy", "staff", "guard", "command", "defend"}
)
_HOUSING = frozenset({"house", "host", "shelter", "accommodate", "carry", "transport", "contain"})
_BELONGING = frozenset({"belong"})
_TARGETS = frozenset({"target", "victim", "object", "focus", "subject"})


def owners_of_things(things: tuple[Token, ...]) -> tuple[Token, ...]:
    """Who owns, holds or lives in what was hit, told in a clause after it."""
    return tuple(owner for thing in things for clause in children(thing, "acl", "relcl") for owner in _told_by(clause))


def _told_by(clause: Token) -> Iterator[Token]:
    told = arguments(clause)
    if clause.lemma_ in _BELONGING:
        yield from told.under("to")
    elif clause.lemma_ in _HOLDING and is_passive(clause):
        yield from told.agents
    elif clause.lemma_ in _HOUSING and not is_passive(clause):
        yield from told.patients


def targets_of(noun: Token) -> tuple[Token, ...]:
    """Who is said to be the target of what the noun tells: "X was the target of an attack"."""
    target = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if target.lemma_.lower() not in _TARGETS:
        return ()
    if target.dep_ == "attr":
        return grammatical_subjects(target.head)
    return (target.head,) if target.dep_ == "appos" else ()
