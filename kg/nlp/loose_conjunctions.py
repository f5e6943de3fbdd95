"""Verbs in the past hung on a present perfect further above. In: a parsed Doc. Out: its tree is changed.

"Thousands have been killed since the war began, when fighters attacked a town and killed its mayor": the parser hangs
"killed its mayor" on "have been killed", so that thousands would have killed the mayor. Conjuncts share their tense
(Huddleston and Pullum 2002, chapter 15): a simple past without a subject goes on from the nearest simple past.
"""

from __future__ import annotations

from kg.nlp.syntax import children
from kg.nlp.tokens import Doc, Token

_PRESENT = frozenset({"VBZ", "VBP"})
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")


def mend_loose_conjunctions(doc: Doc) -> None:
    """Hangs each such verb on the nearest verb of its tense between the two that has a subject."""
    for verb in doc:
        if verb.dep_ == "conj" and verb.tag_ == "VBD" and _is_in_perfect(verb.head):
            near = _nearest_past(verb)
            if near is not None:
                doc.hang(verb, near, "conj")


def _is_in_perfect(verb: Token) -> bool:
    return any(a.lemma_ == "have" and a.tag_ in _PRESENT for a in children(verb, "aux"))


def _nearest_past(verb: Token) -> Token | None:
    """The last simple past with a subject between the verb and its head; none where the verb has a subject itself."""
    if children(verb, *_SUBJECTS, "aux"):
        return None
    between = verb.doc[verb.head.i + 1 : verb.i]
    pasts = (t for t in reversed(list(between)) if t.tag_ == "VBD" and children(t, *_SUBJECTS))
    return next((t for t in pasts if verb.head in t.ancestors), None)
