"""One trigger with all that is read around it, before mentions of one event are put together: the record `Draft`."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import ZoneKind
from kg.nlp.factuality import Reading
from kg.nlp.found import TimeExpression
from kg.nlp.roles import Sides
from kg.nlp.syntax import children
from kg.nlp.tokens import Token
from kg.nlp.triggers import Candidate

# Speech acts that, as nouns with an owner or article, are told as having happened ("refused the group's demand").
SPEECH_ACTS = frozenset({"AGREE", "REQUEST", "THREATEN", "ACCUSE", "REJECT", "CONCEDE"})


@dataclass(frozen=True, slots=True)
class Draft:
    """One trigger with its sides, place, time and factuality; `definite` is a noun that points back ("these talks")."""

    candidate: Candidate
    sides: Sides
    reading: Reading
    type: str
    zone: ZoneKind
    sentence: int
    definite: bool
    places: tuple[str, ...] = ()
    time: TimeExpression | None = None

    @property
    def token(self) -> int:
        """Index of the trigger token."""
        return self.candidate.token


Member = tuple[Draft, str | None]
"""A draft in the group of its event, and why it joined (None for the first)."""


def is_told_act(noun: Token, candidate: Candidate) -> bool:
    """Whether a demand, offer or threat is somebody's own: refused or accepted, it was made."""
    owned = points_back(noun) or bool(children(noun, "poss"))
    return candidate.is_noun and owned and candidate.event_type.name in SPEECH_ACTS and noun.dep_ == "dobj"


def points_back(noun: Token) -> bool:
    """Whether the noun has an article or pronoun of something known ("these talks"), or a day ("Monday's attack")."""
    known = any(c.lower_ in ("the", "this", "these", "that", "those", "both") for c in children(noun, "det"))
    return known or any(c.ent_type_ == "DATE" for c in children(noun, "poss"))
