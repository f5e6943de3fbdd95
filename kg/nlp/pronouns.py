"""Whom a pronoun stands for. In: a pronoun and what was mentioned before it. Out: the ids of actors, none or several.

Precision goes before recall: a pronoun without a fitting antecedent near by stays alone. The first person is the
speaker of the words that it stands in, its plural the speaker's side; whom an interviewer addresses is who answers.
"""

from __future__ import annotations

from kg.model import Actor
from kg.nlp.antecedents import Memory
from kg.nlp.question_and_answer import Turns
from kg.nlp.syntax import children
from kg.nlp.tokens import Token
from kg.ontology.coreference_cues import load_coreference_cues
from kg.ontology.given_names import load_given_names

_FEMALE = frozenset({"she", "her", "hers", "herself"})
_SINGULAR_PERSON = frozenset({"he", "him", "his", "himself"}) | _FEMALE
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
_FIRST_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
_FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
_SECOND = frozenset({"you", "your", "yours", "yourself"})
_CLAUSAL = ("ccomp", "xcomp", "csubj", "advcl")
_PRONOUNS = _SINGULAR_PERSON | _PLURAL | _NEUTER | _FIRST_SINGULAR | _FIRST_PLURAL | _SECOND


def is_personal(token: Token) -> bool:
    """Whether the token is a pronoun that can stand for somebody."""
    return token.lower_ in _PRONOUNS and token.pos_ in ("PRON", "DET")


class Pronouns:
    """Resolves the pronouns of one Doc from left to right; a person keeps the sex of the name or the first pronoun."""

    def __init__(self, memory: Memory, turns: Turns | None) -> None:
        self.memory, self.turns = memory, turns
        self._female: dict[str, bool] = {}

    def resolve(self, token: Token) -> tuple[str, ...]:
        """Whom the pronoun stands for: nobody, one, or each of those whom "they" takes up together."""
        if token.lower_ in _PLURAL and (together := self.memory.together(token)):
            return together
        one = self._one(token)
        return () if one is None else (one,)

    def _one(self, token: Token) -> str | None:
        lower = token.lower_
        if lower in _FIRST_SINGULAR | _FIRST_PLURAL:
            return self._first_person(token)
        if lower in _SECOND:
            return self._second_person(token)
        if lower in _SINGULAR_PERSON:
            return self._third_person(token)
        if lower in _PLURAL:
            return self.memory.latest(token, lambda a: a.kind in ("group", "organization"), plural=True)
        if _is_expletive(token):
            return None
        return self.memory.latest(token, lambda a: a.kind in ("group", "organization", "state"), plural=False)

    def _third_person(self, token: Token) -> str | None:
        female = token.lower_ in _FEMALE
        identifier = self.memory.latest(token, lambda a: a.kind == "person" and self._is_female(a) in (female, None))
        if identifier is not None:
            self._female.setdefault(identifier, female)
        return identifier

    def _is_female(self, person: Actor) -> bool | None:
        """The sex that a pronoun or the given name has told, or None."""
        told = self._female.get(person.id)
        return load_given_names().get(person.name.split()[0]) if told is None else told

    def _first_person(self, token: Token) -> str | None:
        found = self.memory.found
        speech = found.speech_over(token.i)
        if speech is None or speech.form != "direct" or speech.speaker is None:
            return None
        speaker = self.memory.id_at(self.memory.doc[speech.speaker])
        actor = found.actor_of.get(speaker) if speaker else None
        if token.lower_ in _FIRST_PLURAL and actor is not None and actor.kind == "person":
            return actor.part_of or actor.id
        return speaker

    def _second_person(self, token: Token) -> str | None:
        """The one who is interviewed, in the interviewer's own words."""
        if self.turns is None or not any(token.i in question for question in self.turns.questions):
            return None
        return self.memory.id_at(self.memory.doc[self.turns.answering])


def _is_expletive(token: Token) -> bool:
    """ "It" that is nobody: weather, time, clefts, what is said of a clause ("makes it hard to leave"), "do it"."""
    head = token.head
    if token.lower_ != "it" or token.dep_ not in ("nsubj", "nsubjpass", "expl"):
        return token.dep_ == "expl" or (token.dep_ == "dobj" and head.lemma_ == "do")
    if head.pos_ == "ADJ":  # "making it easier for them to stay"
        return bool(children(head, *_CLAUSAL)) or any(p.lower_ == "for" for p in children(head, "prep"))
    if head.lemma_ in load_coreference_cues().weather:
        return True
    if any(adjective.lower_ in load_coreference_cues().minded for adjective in children(head, "acomp")):
        return False
    said_of = [head, *children(head, "attr")]
    return head.lemma_ in ("be", "seem", "appear") and any(children(word, *_CLAUSAL, "acomp") for word in said_of)
