"""Whose power it is where nobody is named: arrests, charges and verdicts are a state's. In: a trigger. Out: state ids.

"arrested in Lebanon" is an act of Lebanon's authorities. PLOVER 2.0 manual, sector codes: an unnamed authority is
coded by its country. Only acts that by definition are a state's count, and only a country that the clause names.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.found import Found
from kg.nlp.syntax import is_passive, oblique_heads
from kg.nlp.tokens import Token
from kg.nlp.triggers import Candidate

# Modes that are a state's own by definition, by type; kidnappers abduct, only authorities arrest.
_OWN = {
    "COERCE": frozenset({"arrest", "deport", "curfew", "martial-law", "censor"}),
    "ACCUSE": frozenset({"investigate"}),
    "SANCTION": frozenset({"convict"}),
}
_IN = frozenset({"in", "by"})


def state_power(found: Found, candidate: Candidate, token: Token) -> tuple[str, ...]:
    """The state in which it happened, where the act is a state's and nobody is told to have done it."""
    if not _is_a_states(candidate, token):
        return ()
    words = [token] if candidate.light is None else [token, token.doc[candidate.light]]
    return tuple(dict.fromkeys(state for word in words for state in _states_around(found, word)))[:1]


def state_power_at(found: Found, candidate: Candidate, token: Token, places: tuple[str, ...]) -> tuple[str, ...]:
    """The same by the places at which it is told to have happened, all of one state."""
    if not _is_a_states(candidate, token):
        return ()
    states = {_state_of(found, place) for place in places}
    return tuple(state for state in states if state is not None) if len(states) == 1 else ()


def _is_a_states(candidate: Candidate, token: Token) -> bool:
    """Whether the act is a state's by definition, and told without its doer."""
    kind, pattern = candidate.event_type.name, candidate.pattern
    legal = kind == "ACCUSE" and "legal" in pattern.context
    if not (legal or pattern.mode in _OWN.get(kind, frozenset())):
        return False
    return candidate.is_noun or is_passive(token) or pattern.swap


def _states_around(found: Found, word: Token) -> Iterator[str]:
    """The states that the word's clause names as the place, by name or by a place in them."""
    for preposition, head in oblique_heads(word):
        if preposition not in _IN:
            continue
        for reference in found.references_headed_by(head.i):
            state = _state_of(found, reference.id)
            if state is not None:
                yield state


def _state_of(found: Found, place: str) -> str | None:
    """The state that the place is or lies in, where the article speaks of it as an actor."""
    at: str | None = place
    while at is not None:
        actor = found.actor_of.get(at)
        if actor is not None:
            return at if actor.kind == "state" else None
        record = found.place_of.get(at)
        at = record.within if record is not None else None
    return None
