"""Nouns with a participle behind them that the parser took for the verb. In: a parsed Doc. Out: its tree is changed.

"Rebels linked to Al-Qaeda overran a post": the parser makes "linked" a clause with the rebels as its subject, which
leaves the verb that they do without one.
"""

from __future__ import annotations

from kg.nlp.syntax import children
from kg.nlp.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_HUNG_AS = ("advcl", "ccomp", "csubj", "dep")
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")


def mend_reduced_relatives(doc: Doc) -> None:
    """Gives the verb its subject, and the subject its participle."""
    for participle in doc:
        if participle.tag_ != "VBN" or children(participle, "aux", "auxpass"):
            continue
        subject = next((c for c in children(participle, "nsubj", "nsubjpass") if c.i < participle.i), None)
        verb = _verb_without_subject(participle) if subject is not None else None
        if subject is None or verb is None:
            continue
        for child in participle.children:
            if child is not subject and child.i < subject.i:
                doc.hang(child, verb, child.dep_)
        doc.hang(subject, verb, "nsubj")
        doc.hang(participle, subject, "acl")


def _verb_without_subject(participle: Token) -> Token | None:
    """The later finite verb without a subject that the participle hangs on, or that hangs beside it."""
    if participle.dep_ not in _HUNG_AS:
        return None
    beside = (c for c in participle.head.children if c.dep_ == participle.dep_)
    for verb in (participle.head, *beside):
        if verb.i > participle.i and verb.tag_ in _FINITE and not children(verb, *_SUBJECTS, "mark"):
            return verb
    return None
