"""The relation between two references, before it is a record. In: references. Out: `Tie`s, and who fits which.

What stands for an actor is here too: a country is an actor wherever its name stands, also where it is first a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Literal

from kg.nlp.found import Found, Reference
from kg.nlp.syntax import children, coordinated
from kg.nlp.tokens import Token
from kg.ontology.relation_cues import load_relation_cues

KIN = frozenset({"childOf", "siblingOf", "spouseOf", "relatedTo"})
NAMED = frozenset({"name", "acronym"})
ACTORS = frozenset({"actor"})
PLACES = frozenset({"place"})
Turn = Literal["began", "held", "ended"]
_ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "COP", "CRM", "IMG"})
_PARTS = frozenset({"memberOf", "partOf"})


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two references, told by the tokens `[start, end)`; `at` is the word whose time is its time.

    `past` tells that the text puts it in the past, `turn` whether its word tells how it began or ended.
    """

    relation: str
    subject: Reference
    object: Reference
    start: int
    end: int
    rule: str
    at: int
    office: str | None = None
    past: bool = False
    turn: Turn = "held"


def reference_of(token: Token, found: Found, kinds: Set[str] = ACTORS) -> Reference | None:
    """The reference of one of the kinds that the token heads or, in a name, belongs to; a country is an actor too."""
    for reference in found.references_headed_by(token.i):
        if reference.kind in kinds or ("actor" in kinds and _is_country(reference, found)):
            return reference
    holding = found.reference_at(token.i)
    if holding is None or holding.form not in NAMED:
        return None
    return holding if holding.kind in kinds or ("actor" in kinds and _is_country(holding, found)) else None


def party(token: Token, found: Found) -> Reference | None:
    """Who the token stands for, or whose it is ("Taliban positions", "the army's operations")."""
    reference = reference_of(token, found)
    if reference is not None or token.lemma_.lower() not in load_relation_cues().holdings:
        return reference
    for owner in children(token, "poss", "compound"):
        owning = reference_of(owner, found)
        if owning is not None and owning.form in NAMED:
            return owning
    return None


def enumerated(tokens: Iterable[Token], found: Found) -> tuple[Reference, ...]:
    """Who the tokens stand for, with those whom a list without "and" before them made appositions ("A, B and C")."""
    out: dict[str, Reference] = {}
    for token in tokens:
        reference = party(token, found)
        if reference is None:
            continue
        out.setdefault(reference.id, reference)
        for apposed in children(token, "appos"):
            if any(c.dep_ == "conj" for c in apposed.children):
                others = (reference_of(t, found) for t in coordinated((apposed,)))
                out.update({o.id: o for o in others if o is not None and o.form in NAMED})
    return tuple(out.values())


def is_person(reference: Reference, found: Found) -> bool:
    """Whether the reference stands for a single human being or for people without a name."""
    actor = found.actor_of.get(reference.id)
    return actor is not None and actor.kind == "person"


def is_state(reference: Reference, found: Found) -> bool:
    """Whether the reference stands for a country."""
    actor = found.actor_of.get(reference.id)
    return _is_country(reference, found) if actor is None else actor.kind == "state"


def is_unnamed(reference: Reference, found: Found) -> bool:
    """Whether nobody names who it is ("gunmen", "the deputy commander"); "4th Brigade" is as good as a name."""
    actor = found.actor_of.get(reference.id)
    if actor is None or actor.known != "unnamed":
        return False
    first, *others = actor.name.split()
    return not (first[:1].isdigit() or any(word[:1].isupper() for word in others))


def settled(relation: str, subject: Reference, found: Found) -> str:
    """People and states are members, bodies are parts, of what they are said to be part of."""
    if relation == "partOf" and (is_person(subject, found) or is_state(subject, found)):
        return "memberOf"
    return relation


def fits(relation: str, subject: Reference, target: Reference, found: Found) -> bool:
    """Whether the two can stand in the relation: kin are people, what has parts and leaders are bodies."""
    if subject.id == target.id or not _is_actor(subject, found):
        return False
    if relation == "basedIn":
        return target.kind == "place" and not is_person(subject, found)
    if relation == "controls":
        return target.kind == "place" or not (is_person(target, found) or is_state(target, found))
    if relation == "holdsOffice":
        return is_person(subject, found) and not is_person(target, found)
    if not _is_actor(target, found):
        return False
    if relation in KIN:
        return is_person(subject, found) and is_person(target, found)
    if relation in _PARTS:
        body = not is_person(target, found) and not is_state(target, found)
        both_unnamed = is_unnamed(subject, found) and is_unnamed(target, found)
        return body and not both_unnamed and (relation == "memberOf" or not is_person(subject, found))
    if relation == "leaderOf":
        return not is_person(target, found)
    unnamed = [s for s in (subject, target) if is_unnamed(s, found)]
    return len(unnamed) < 2 and all(_is_armed(s, found) for s in unnamed)


def _is_armed(reference: Reference, found: Found) -> bool:
    """Whether the people without a name bear arms: "terrorists" and "troops" take sides, "people" seldom do."""
    actor = found.actor_of.get(reference.id)
    if actor is None:
        return False
    allied = any(word in load_relation_cues().alliances for word in actor.name.lower().split())
    return actor.sector in _ARMED or actor.kind == "organization" or allied


def _is_actor(reference: Reference, found: Found) -> bool:
    return reference.kind == "actor" or _is_country(reference, found)


def _is_country(reference: Reference, found: Found) -> bool:
    place = found.place_of.get(reference.id)
    return reference.kind == "place" and place is not None and place.precision == "country"
