"""Who takes part in an event, and on which side. In: a trigger, its pattern, and what was found. Out: `Sides` of ids.

PLOVER 2.0 manual, section "Compound and Reciprocal Actors": a compound side is one side with several members; in a
reciprocal event all are actors and there is no recipient.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.nlp.behind import others_than, unique
from kg.nlp.found import Found
from kg.nlp.noun_roles import sides_of_noun
from kg.nlp.state_power import state_power
from kg.nlp.tokens import Doc, Token
from kg.nlp.triggers import Candidate
from kg.nlp.verb_roles import sides_of_verb, speaker_over


@dataclass(frozen=True, slots=True)
class Sides:
    """Ids of the two sides, without repetition, in textual order; `recipients` is empty in a reciprocal event."""

    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    reciprocal: bool = False


def find_sides(doc: Doc, found: Found, candidate: Candidate) -> Sides:
    """The sides of the event that the candidate tells."""
    token = doc[candidate.token]
    if candidate.is_noun:
        actors, recipients = sides_of_noun(doc, found, candidate, token)
    else:
        actors, recipients = sides_of_verb(found, candidate, token)
    if candidate.pattern.swap:
        actors, recipients = recipients, actors
    actors = actors or state_power(found, candidate, token) or _accuser(found, candidate, token, recipients)
    recipients = others_than(found, recipients, actors)
    if candidate.reciprocal and not _is_one_sided(candidate, actors, recipients):
        return Sides(unique((*actors, *recipients)), (), True)
    return Sides(actors, recipients)


def _accuser(found: Found, candidate: Candidate, token: Token, accused: tuple[str, ...]) -> tuple[str, ...]:
    """Who says that somebody is responsible for a deed, or behind it: that is an accusation by the speaker."""
    if candidate.event_type.name != "ACCUSE" or not candidate.pattern.swap or candidate.pattern.context:
        return ()
    return tuple(a for a in speaker_over(found, token) if a not in accused)


def is_of_several_states(found: Found, sides: Sides) -> bool:
    """Whether those who take part are of two countries or more ("French and Egyptian warships")."""
    everybody = (found.actor_of[a] for a in (*sides.actors, *sides.recipients) if a in found.actor_of)
    return len({actor.country for actor in everybody if actor.country}) > 1


def _is_one_sided(candidate: Candidate, actors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
    """Whether a word that is reciprocal by default names a direction here: a visitor and a host, an attacker alone."""
    return (
        candidate.pattern.reciprocal is not True
        and candidate.event_type.name != "CONSULT"
        and not (actors and recipients)
    )
