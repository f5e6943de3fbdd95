"""The arguments of a verb that judges somebody, without what only tells the judgement. In: the verb. Out: `Arguments`.

"Called it a crime against X" judges who did it, not X; "commented on the deal, calling it void" judges the deal.
"""

from __future__ import annotations

from dataclasses import replace

from kg.nlp.labels import labelled_by, labels_of
from kg.nlp.syntax import Arguments, arguments
from kg.nlp.tokens import Token

JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "SANCTION"})
_ABOUT = ("on", "about", "over", "against", "to")


def judged(verb: Token, told: Arguments) -> Arguments:
    """The verb's arguments with those of whom a label is said as its patients, and "it" led to what it stands for."""
    labels = {t.i for t in labels_of(verb)}
    if labels:
        obliques = tuple((p, t) for p, t in told.obliques if t.i not in labels)
        told = replace(told, patients=labelled_by(verb), obliques=obliques)
    if told.patients and all(t.lower_ == "it" for t in told.patients):
        told = replace(told, patients=_antecedents_of_it(verb) or told.patients)
    return told


def _antecedents_of_it(verb: Token) -> tuple[Token, ...]:
    """What the governing clause is about ("rejected the deal and called it void")."""
    if verb.dep_ not in ("advcl", "conj") or verb.head.pos_ != "VERB":
        return ()
    above = arguments(verb.head)
    return tuple(t for t in above.patients if t.pos_ != "PRON") or above.under(*_ABOUT)
