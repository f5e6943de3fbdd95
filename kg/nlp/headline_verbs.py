"""Sentences whose verb the model took for a plural noun. In: a parsed Doc, forms of verbs. Out: its tree is changed.

"Israel strikes a convoy", "Al-Shabaab claims responsibility": the present tense of headlines and of news in brief ends
like a plural. A sentence without any finite verb, in which such a word stands between a noun and what may be its
object, has it for its verb.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.nlp.tokens import Doc, Span, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PLURAL = frozenset({"NNS", "NNPS"})
_OBJECT_BEGINS = frozenset({"DET", "PROPN", "NOUN", "ADJ", "NUM", "PRON", "PART"})
_STOPS = frozenset({".", "!", "?"})


def mend_headline_verbs(doc: Doc, forms: Mapping[str, str]) -> None:
    """Gives sentences without a finite verb the one that was read as a plural; `forms` has lemmas by their -s forms."""
    for sentence in doc.sents:
        if any(t.tag_ in _FINITE for t in sentence):
            continue
        verb = next((t for t in sentence if t.lower_ in forms and _stands_as_verb(t, sentence)), None)
        if verb is not None:
            _make_verb(verb, forms[verb.lower_], sentence)


def _stands_as_verb(token: Token, sentence: Span) -> bool:
    """Whether a noun stands before it and, right behind it, what a verb takes; a title alone may be a mere noun phrase.

    "Peace talks in Doha" is one, "Israeli drone strikes in Gaza kill five" has its verb.
    """
    if token.tag_ not in _PLURAL or token.i <= sentence.start or token.i + 1 >= sentence.end:
        return False
    before, after = token.doc[token.i - 1], token.doc[token.i + 1]
    whole = any(t.text in _STOPS for t in sentence[-2:])
    goes_on = after.pos_ in _OBJECT_BEGINS or (whole and after.pos_ in ("ADP", "ADV"))
    return before.pos_ in ("NOUN", "PROPN") and goes_on


def _make_verb(verb: Token, lemma: str, sentence: Span) -> None:
    """Makes the token the root, the phrase before it its subject, the one behind it its object."""
    doc = verb.doc
    before, after = (
        [t for t in part if t.head is verb or t.head is t or not part.start <= t.head.i < part.end]
        for part in (doc[sentence.start : verb.i], doc[verb.i + 1 : sentence.end])
    )
    doc.hang(verb, verb, "ROOT")
    verb.tag_, verb.pos_, verb.lemma_ = "VBZ", "VERB", lemma
    subject = next((t for t in before if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    for token in before:
        if token is subject:
            doc.hang(token, verb, "nsubj")
        else:
            doc.hang(token, subject or verb, _relation(token, "dep"))
    free = True
    for token in after:
        takes = free and token.pos_ in ("NOUN", "PROPN", "PRON", "NUM")
        doc.hang(token, verb, "dobj" if takes else _relation(token, "dep"))
        free = free and not takes


def _relation(token: Token, otherwise: str) -> str:
    """What a token is to the verb that it now hangs on, by its own kind."""
    if token.is_punct:
        return "punct"
    if token.pos_ == "ADP":
        return "prep"
    if token.pos_ == "VERB":
        return "advcl" if token.tag_ == "VBG" else "xcomp"
    return otherwise
