"""Who is said to have done the deed that a noun tells. In: the noun. Out: `Ascription`s of head tokens.

"Blamed the attack on X", "an attack attributed to X", "accused X of the attack", "X was behind the attack", "X claimed
responsibility for the attack": the deed took place, who did it is somebody's word (FrameNet: Attributing_cause,
Judgment_communication, Claim_ownership).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.nlp.syntax import arguments, children, grammatical_subjects, is_passive, oblique_heads
from kg.nlp.tokens import Token

_ASCRIBING = frozenset({"attribute", "ascribe", "impute", "blame", "pin", "credit"})
_ON = frozenset({"on", "upon", "to"})
_ACCUSING = frozenset({"accuse", "blame", "suspect", "implicate", "indict", "charge"})
_OVER = frozenset({"of", "for", "in", "with", "over"})
_OWNING_UP = frozenset({"claim", "take", "accept", "assume", "admit", "acknowledge"})
_AUTHORSHIP = frozenset({"responsibility", "credit"})


@dataclass(frozen=True, slots=True)
class Ascription:
    """`doers` are said to have done it; `by` are those who say so, none where the text itself does; `cue` says it."""

    doers: tuple[Token, ...]
    by: tuple[Token, ...]
    cue: Token


def ascriptions(noun: Token) -> Iterator[Ascription]:
    """All that the clause above the noun and the participles after it say of who did it."""
    for told in (*_above(noun), *_after(noun)):
        if told.doers and not any(_is_nobody(doer) for doer in told.doers):
            yield told


def _is_nobody(noun: Token) -> bool:
    """Whether there is none: "no group claimed the attack"."""
    return any(c.lower_ == "no" for c in children(noun, "det"))


def hung_on_deeds(verb: Token, deeds: tuple[Token, ...]) -> tuple[Token, ...]:
    """Whom the verb blames where the parser hung them on the deed ("blamed the raid on X")."""
    if verb.lemma_ not in _ASCRIBING:
        return ()
    return tuple(t for deed in deeds if deed.i > verb.i for p, t in oblique_heads(deed) if p in _ON)


def _above(noun: Token) -> Iterator[Ascription]:
    verb = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and verb.pos_ == "VERB":
        yield from _of_verb(verb, noun)
    elif noun.dep_ == "pobj":
        yield from _under(noun.head)


def _after(noun: Token) -> Iterator[Ascription]:
    for participle in children(noun, "acl"):
        if is_passive(participle):
            yield from _of_verb(participle, noun)


def _of_verb(verb: Token, deed: Token) -> Iterator[Ascription]:
    """ "Blamed the attack on X", "the attack, attributed to X", "claimed the attack"."""
    told = arguments(verb)
    if verb.lemma_ in _ASCRIBING:
        yield Ascription(told.under(*_ON) or hung_on_deeds(verb, (deed,)), told.agents, verb)
    elif verb.lemma_ == "claim":
        yield Ascription(told.agents, told.agents, verb)


def _under(preposition: Token) -> Iterator[Ascription]:
    above = preposition.head
    if preposition.lower_ == "for" and above.lemma_.lower() in _AUTHORSHIP:
        yield from _owned_up(above)
    elif preposition.lower_ == "for" and above.lower_ == "responsible":
        yield Ascription(_who_is(above), (), above)
    elif preposition.lower_ == "behind" and above.lemma_ == "be":
        yield Ascription(grammatical_subjects(above), (), above)
    elif preposition.lower_ in _OVER and above.pos_ == "VERB" and above.lemma_ in _ACCUSING:
        told = arguments(above)
        yield Ascription(told.patients, told.agents, above)
    elif preposition.lower_ in _OVER and above.dep_ in ("dobj", "conj"):  # hung on the accused
        verb = above.head if above.dep_ == "dobj" else above.head.head
        if verb.lemma_ in _ACCUSING:
            told = arguments(verb)
            yield Ascription(told.patients, told.agents, verb)


def _owned_up(authorship: Token) -> Iterator[Ascription]:
    verb = authorship.head
    if authorship.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in _OWNING_UP:
        told = arguments(verb)
        yield Ascription(told.agents, told.agents, verb)


def _who_is(adjective: Token) -> tuple[Token, ...]:
    """Of whom the adjective is said, or the object of "hold responsible"."""
    verb = adjective.head
    if adjective.dep_ in ("oprd", "ccomp"):
        return children(adjective, "nsubj") or children(verb, "dobj", "nsubjpass")
    return grammatical_subjects(verb) if adjective.dep_ == "acomp" else ()
