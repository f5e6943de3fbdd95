"""Who stands behind an argument of an event. In: head tokens and what was found. Out: ids of actors.

"members of the NRF", "Taliban officials", "the president's office" lead to the actor that owns them.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.nlp.found import Found, Reference
from kg.nlp.syntax import children, coordinated, oblique_heads
from kg.nlp.tokens import Token

# Nouns that lead from an argument to the actor behind it: "members of X", "X's leadership", "the side of X".
_MAX_DEPTH = 3


def actor_reference(found: Found, token: Token) -> Reference | None:
    """The actor that the token heads or lies in; a source counts as none: it says and does not do."""
    return next(iter(_actor_references(found, token)), None)


def _actor_references(found: Found, token: Token) -> tuple[Reference, ...]:
    """All actors that the token heads ("Afghan and Iraqi officials" are two), else the one whose name it lies in."""
    headed = tuple(r for r in found.references_headed_by(token.i) if r.kind == "actor")
    if headed:
        return headed
    around = found.reference_at(token.i)
    return (around,) if around is not None and around.kind == "actor" and around.form != "nominal" else ()


def actors_behind(found: Found, tokens: Iterable[Token]) -> tuple[str, ...]:
    """The ids of the actors that the argument heads stand for, straight or through an owner ("members of the NRF")."""
    ids: list[str] = []
    for token in coordinated(tuple(tokens)):
        ids.extend(_actors_of(found, token, _MAX_DEPTH))
    return unique(ids)


def _actors_of(found: Found, token: Token, depth: int) -> tuple[str, ...]:
    references = _actor_references(found, token)
    if references:
        return tuple(r.id for r in references)
    if depth == 0 or token.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "DET", "PRON"):
        return ()
    owners = children(token, "poss", "compound", "amod", "nmod")
    behind = tuple(a for owner in coordinated(owners) for a in _actors_of(found, owner, depth - 1))
    if behind:
        return unique(behind)
    inside = tuple(t for p, t in oblique_heads(token) if p in ("of", "from", "for") and depth == _MAX_DEPTH)
    return unique(a for t in inside for a in _actors_of(found, t, depth - 1))


def unique(ids: Iterable[str]) -> tuple[str, ...]:
    """The ids without repetition, in their order."""
    return tuple(dict.fromkeys(ids))


def others_than(found: Found, recipients: Iterable[str], actors: Iterable[str]) -> tuple[str, ...]:
    """The recipients that are neither actors nor the actors' own ("withdrew its troops")."""
    doers = frozenset(actors)
    return tuple(r for r in recipients if r not in doers and not _is_part_of(found, r, doers))


def _is_part_of(found: Found, who: str, owners: frozenset[str]) -> bool:
    actor = found.actor_of.get(who)
    return actor is not None and actor.kind != "person" and actor.known != "dictionary" and actor.part_of in owners
