"""The type of an event that is announced and not yet done. In: a type, its reading, its sides. Out: the type to code.

PLOVER 2.0 manual, section Auxiliary modes: "the coder should always return the single event category".
"""

from __future__ import annotations

from kg.nlp.factuality import Reading
from kg.nlp.roles import Sides
from kg.nlp.syntax import children
from kg.nlp.tokens import Token

# "Cooperative actions of these types reported in future tense ... should be coded as AGREE" (section AGREE).
_FUTURE_IS_AGREE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
# "THREATEN could be ASSAULT + hypothetical ... return the single event category" (section Auxiliary modes).
_FUTURE_IS_THREAT = frozenset({"ASSAULT", "SANCTION", "COERCE", "PROTEST"})
_FUTURE_AUXILIARIES = frozenset({"will", "would", "shall", "'ll", "wo", "\u2019ll"})
# Acts that somebody holds out "unless" the other side gives way.
_HELD_OUT = frozenset({"RETREAT", "SANCTION", "ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})


def type_in_its_mood(kind: str, verb: Token, reading: Reading, sides: Sides) -> str:
    """The type that an event of `kind` comes to where the verb that carries it tells what is to come."""
    if reading.factuality in ("planned", "hypothetical") and kind in _HELD_OUT and sides.actors and is_ultimatum(verb):
        return "THREATEN"
    return _type_of_plan(kind, reading, sides) if reading.factuality == "planned" or _is_announced(verb) else kind


def is_ultimatum(verb: Token) -> bool:
    """Whether it will be done "unless" something is ("forceful warnings with serious potential repercussions")."""
    return any(m.lower_ == "unless" for clause in children(verb, "advcl") for m in children(clause, "mark"))


def _type_of_plan(kind: str, reading: Reading, sides: Sides) -> str:
    """The type of what is announced and not yet done."""
    if reading.factuality not in ("planned", "hypothetical", "negated"):
        return kind
    if reading.polarity == "negative":
        # "All rejections and refusals" (section REJECT): to say that one will not help, meet or agree is one.
        return "REJECT" if kind in _FUTURE_IS_AGREE | {"AGREE", "CONCEDE"} and sides.actors else kind
    if kind in _FUTURE_IS_AGREE:
        return "AGREE"
    if kind in _FUTURE_IS_THREAT:
        return "THREATEN" if sides.actors and not sides.reciprocal else kind
    # "Announcements of future retreats should be coded as CONCEDE" (section RETREAT, potential ambiguities).
    return "CONCEDE" if kind == "RETREAT" else kind


def _is_announced(verb: Token) -> bool:
    """Whether the verb is put in the future or, as reported speech has it, in the conditional ("said it would")."""
    return any(c.dep_ == "aux" and c.lower_ in _FUTURE_AUXILIARIES for c in verb.children)
