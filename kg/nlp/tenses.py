"""In which tense a clause tells. In: a verb of a parse tree. Out: "past", "present", or None where not simple."""

from __future__ import annotations

from typing import Literal

from kg.nlp.event_clauses import has_subject, verb_of_event
from kg.nlp.syntax import coordination_head
from kg.nlp.tokens import Token

Told = Literal["past", "present"]
_VERBAL = frozenset({"VERB", "AUX"})
_BELONGING = frozenset({"conj", "acl", "advcl", "xcomp", "pcomp", "relcl"})
_PAST, _PRESENT = frozenset({"was", "were", "did"}), frozenset({"is", "are", "am", "do", "does"})
_SHIFTING = frozenset({"had", "has", "have", "having", "'ve", "’ve", "be", "been", "being"})
_MAX_STEPS = 4


def simple_tense(verb: Token) -> Told | None:
    """The simple tense of the clause, a participle's being that of its clause; None of perfects, modals and futures."""
    node = verb
    for _ in range(_MAX_STEPS):
        auxiliaries = {c.lower_ for c in node.children if c.dep_ in ("aux", "auxpass")}
        if auxiliaries & _SHIFTING or any(c.tag_ == "MD" for c in node.children):
            return None
        if node.tag_ == "VBD" or auxiliaries & _PAST:
            return "past"
        if node.tag_ in ("VBZ", "VBP") or auxiliaries & _PRESENT:
            return "present"
        above = _verb_above(node)
        if above is None:
            return None
        node = above
    return None


def _verb_above(verb: Token) -> Token | None:
    """The verb whose tense a participle or an infinitive has."""
    if verb.dep_ not in _BELONGING or verb.head == verb or (verb.dep_ != "conj" and has_subject(verb)):
        return None
    head = coordination_head(verb) if verb.dep_ == "conj" else verb.head
    if head.pos_ == "ADP":
        head = head.head
    if head.pos_ in _VERBAL:
        return head
    told = verb_of_event(head)
    return told if told is not None and told != verb else None
