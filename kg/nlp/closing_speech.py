"""Sentences that end in who says them, their parse mended. In: a parsed Doc. Out: nothing; its tree is changed.

"Rebels shelled a school, killing nine, Hassan Warsame, the head of the clinic, said": where a description stands
between speaker and verb, the parser takes the speaker for one more object of what is told, the verb for one more deed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.nlp.signals import VERBAL
from kg.nlp.syntax import children
from kg.nlp.tokens import Doc, Span, Token
from kg.ontology.cues import load_cues

_FINITE_PAST = frozenset({"VBD", "VBZ", "VBN"})
# The relations by which the parser hangs such a verb on the words before it.
_HUNG_BY = frozenset({"conj", "advcl", "acl", "relcl", "dep", "parataxis", "appos"})
_LONGEST_NAME, _LONGEST_DESCRIPTION = 6, 25
# What a description of a person begins with, after the comma that closes the name.
_DESCRIBING = frozenset({"DT", "PRP$", "WP", "WP$", "NN", "NNP", "JJ", "CD", "RB", "VBN"})


@dataclass(frozen=True, slots=True)
class _Closing:
    """The verb of saying at the end, its subject, the description's head, and the verb of what is said."""

    verb: int
    speaker: int
    description: int | None
    said: int


def mend_closing_speech(doc: Doc) -> None:
    """Makes every closing "NAME, description, said" the clause above what it reports."""
    for closing in [closing for sentence in doc.sents for closing in _closings(sentence)]:
        _mend(doc, closing)


def _closings(sentence: Span) -> Iterator[_Closing]:
    for verb in sentence:
        if verb.lemma_.lower() not in load_cues().reporting.verbs or verb.tag_ not in _FINITE_PAST:
            continue
        if verb.i - 1 <= sentence.start or sentence.doc[verb.i - 1].text != "," or not _is_misread(verb):
            continue
        closing = _read(sentence, verb)
        if closing is not None:
            yield closing
            return


def _is_misread(verb: Token) -> bool:
    """Whether the verb hangs on what stands before it with no clause of its own to report, or has no subject."""
    own = children(verb, "ccomp", "xcomp", "auxpass", "aux", "mark", "cc")
    subjects = children(verb, "nsubj", "nsubjpass")
    if any(c.i > verb.i for c in (*own, *subjects)):
        return False
    if verb.dep_ == "ROOT":
        return not subjects
    return verb.dep_ in _HUNG_BY and verb.head.i < verb.i and not own


def _read(sentence: Span, verb: Token) -> _Closing | None:
    doc = verb.doc
    opened = next((i for i in range(verb.i - 2, max(sentence.start, verb.i - _LONGEST_DESCRIPTION), -1)
                   if doc[i].text == "," and _name_before(sentence, i) is not None), None)  # fmt: skip
    if opened is None or doc[opened + 1].tag_ not in _DESCRIBING:
        return None
    start = _name_before(sentence, opened)
    if start is None or doc[start - 1].text != ",":
        return None
    said = _root_before(sentence, start)
    if said is None:
        return None
    described = doc[opened + 1 : verb.i - 1].root
    relative = described.dep_ == "relcl"
    return _Closing(verb.i, opened - 1, None if relative else described.i, said)


def _name_before(sentence: Span, comma: int) -> int | None:
    """Where the capitalised name of a person begins that ends right before the comma."""
    doc, start = sentence.doc, comma
    while start > sentence.start and comma - start < _LONGEST_NAME and _is_of_name(doc[start - 1]):
        start -= 1
    person = any(t.ent_type_ == "PERSON" for t in doc[start:comma])
    return start if start < comma and start > sentence.start and (comma - start > 1 or person) else None


def _is_of_name(token: Token) -> bool:
    """Whether it can be a part of a person's name, particles and their hyphens among them ("Faraj al-Mabrouk")."""
    return token.tag_ in ("NNP", "NNPS") or (token.ent_type_ == "PERSON" and not token.is_punct) or token.tag_ == "HYPH"


def _root_before(sentence: Span, end: int) -> int | None:
    """The uppermost verb among the words before the name."""
    inside = range(sentence.start, end)
    tops = [
        t for t in sentence.doc[sentence.start : end] if t.pos_ in VERBAL and (t.head == t or t.head.i not in inside)
    ]
    return tops[0].i if tops else None


def _mend(doc: Doc, closing: _Closing) -> None:
    verb, speaker, said = doc[closing.verb], doc[closing.speaker], doc[closing.said]
    if said.head != verb:
        above, relation = said.head, said.dep_
        doc.hang(verb, verb if relation == "ROOT" else above, relation)
        doc.hang(said, verb, "ccomp")
    doc.hang(speaker, verb, "nsubj")
    if closing.description is not None:
        doc.hang(doc[closing.description], speaker, "appos")
