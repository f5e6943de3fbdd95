"""Whether an event belongs to public life. In: a group of drafts that tell one event. Out: yes or no.

PLOVER 2.0 manual, Introduction: political events, among states, officials, parties, armed and organised groups. What
private people agree, ask or offer each other is none; violence, coercion, protest and mobilisation always are,
and so is what has a political context (section Contexts: legal, military ...) or sets captives free.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Actor
from kg.nlp.draft import Draft
from kg.nlp.found import Found, Reference
from kg.nlp.syntax import children
from kg.nlp.tokens import Doc

_ALWAYS_PUBLIC = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
_RELEASE = "release"
_PEOPLE = frozenset({"person", "group"})
# Sectors that by themselves make nobody a public actor.
_PRIVATE = frozenset({"CVL", "BUS"})


def is_public(doc: Doc, found: Found, drafts: Sequence[Draft]) -> bool:
    """Whether somebody with a standing in public life takes part, or is spoken of in the event's sentences."""
    if any(d.type in _ALWAYS_PUBLIC or d.candidate.pattern.context or _frees_people(found, d) for d in drafts):
        return True
    sides = {who for d in drafts for who in (*d.sides.actors, *d.sides.recipients)}
    if any(has_standing(found, who) for who in sorted(sides)):
        return True
    private = any(_is_private_person(doc, found, who) for d in drafts for who in d.sides.actors)
    return not private and any(_is_spoken_of(doc, found, d) for d in drafts)


def _is_private_person(doc: Doc, found: Found, who: str) -> bool:
    """Whether it is somebody by the bare name: without a standing or title their offers are private."""
    actor = found.actor_of.get(who)
    if actor is None or actor.kind != "person" or actor.known == "unnamed":
        return False
    return not any(r.id == who and _is_titled(doc, r) for r in found.references)


def _is_titled(doc: Doc, name: Reference) -> bool:
    """Whether a noun says what somebody is ("peace adviser Mary Obi")."""
    return any(t.i < name.start and t.pos_ in ("NOUN", "PROPN") for t in children(doc[name.head], "compound", "nmod"))


def _frees_people(found: Found, draft: Draft) -> bool:
    """Whether captives are set free: films and programs are released in private life."""
    freed = (found.actor_of.get(who) for who in draft.sides.recipients)
    return draft.candidate.pattern.mode == _RELEASE and any(a is not None and a.kind in _PEOPLE for a in freed)


def _is_spoken_of(doc: Doc, found: Found, draft: Draft) -> bool:
    sentence = doc[draft.token].sent
    inside = found.references_headed_in(range(sentence.start, sentence.end))
    return any(has_standing(found, r.id) for r in inside if r.kind == "actor")


def has_standing(found: Found, who: str) -> bool:
    """Whether the actor is a public one, or a part of one."""
    actor = found.actor_of.get(who)
    return actor is not None and (_is_public_actor(actor) or _is_part_of_one(found, actor))


def _is_public_actor(actor: Actor) -> bool:
    official = actor.sector is not None and actor.sector not in _PRIVATE
    return official or actor.kind == "state" or actor.known == "dictionary" or actor.country is not None


def _is_part_of_one(found: Found, actor: Actor) -> bool:
    whole = found.actor_of.get(actor.part_of) if actor.part_of else None
    return whole is not None and _is_public_actor(whole)
