"""Nouns that are said of somebody. In: a noun. Out: of whom, and whether it is denied.

"X is a soldier", "X became the leader", "X was named head of Y": such a noun tells what X is and is nobody else
(Quirk et al. 1985, 10.8: subject complement). In a cleft ("it was the army that ...") it is who acts.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.nlp.factuality import read_factuality
from kg.nlp.syntax import children, grammatical_subjects, is_passive
from kg.nlp.tokens import Token
from kg.ontology.relation_cues import load_relation_cues

_COPULAS = frozenset({"be", "become", "remain"})
_NO_FACT = frozenset({"negated", "denied", "averted"})
_EMPTY = frozenset({"it", "there", "this", "that", "these", "those", "what", "who"})


@dataclass(frozen=True, slots=True)
class Predication:
    """The heads of those whom a noun is said of; `denied` tells that they are said not to be it."""

    subjects: tuple[Token, ...]
    denied: bool


def predicated(noun: Token) -> Predication | None:
    """Of whom the noun is said, or None where it stands for somebody itself."""
    verb = noun.head
    naming = verb.lemma_ in load_relation_cues().naming
    if noun.dep_ not in ("attr", "oprd") or not (verb.lemma_ in _COPULAS or naming):
        return None
    subjects = children(verb, "dobj") if naming and not is_passive(verb) else grammatical_subjects(verb)
    if not subjects or any(s.lower_ in _EMPTY or s.dep_ == "expl" for s in (*subjects, *children(verb, "expl"))):
        return None
    return Predication(subjects, read_factuality(verb.doc, verb).factuality in _NO_FACT)
