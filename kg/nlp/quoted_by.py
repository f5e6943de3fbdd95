"""Words that others report as somebody's. In: a gerund of speech. Out: the speaker, and the verb of who quotes them.

"AFP reported him stating", "Reuters quoted him as saying", "reported him as telling her": read from the words as they
follow, because the parser takes such gerunds for nouns or hangs the name on them.
"""

from __future__ import annotations

from kg.nlp.found import Found
from kg.nlp.syntax import arguments, children, grammatical_subjects, is_passive
from kg.nlp.tokens import Token
from kg.ontology.cues import load_cues

_GERUND_WINDOW = 8


def quoted_before(gerund: Token) -> tuple[Token, Token] | None:
    """(speaker, reporting verb) of "AFP reported him stating", "Reuters quoted him as saying", whatever the parse."""
    if not gerund.lower_.endswith("ing"):
        return None
    reporting = load_cues().reporting
    if gerund.dep_ == "pcomp" and gerund.head.lower_ == "as" and gerund.head.head.lemma_ in reporting.quoting:
        return _quoted_person(gerund.head.head, gerund), gerund.head.head
    sentence = gerund.sent
    at = gerund.i - 1
    as_said = at >= sentence.start and gerund.doc[at].lower_ == "as"
    window = gerund.doc[max(sentence.start, gerund.i - _GERUND_WINDOW) : at + (not as_said)]
    for quoting in reversed(window):
        if quoting.pos_ != "VERB":
            continue
        lemma = quoting.lemma_.lower()
        if as_said and (lemma in reporting.quoting or lemma == "report"):
            return (_quoted_person(quoting, gerund), quoting)
        between = gerund.doc[quoting.i + 1 : gerund.i]
        if not as_said and lemma == "report" and len(between) and not any(t.is_punct for t in between):
            last = between[-1]
            return (last, quoting) if last.pos_ in ("PROPN", "PRON", "NOUN") else None
        return None
    return None


def _quoted_person(quoting: Token, gerund: Token) -> Token:
    people = grammatical_subjects(quoting) if is_passive(quoting) else children(quoting, "dobj", "nsubj")
    after = [t for t in people if is_passive(quoting) or t.i > quoting.i]
    return after[0] if after else gerund.doc[gerund.i - 2]


def quoters(quoting: Token, speaker: Token, found: Found) -> tuple[Token, ...]:
    """Those who quote the speaker, as far as they are known."""
    people = arguments(quoting).agents if is_passive(quoting) else grammatical_subjects(quoting)
    return tuple(t for t in people if t.i != speaker.i and found.reference_at(t.i) is not None)


def is_quoted_gerund(clause: Token) -> bool:
    """Whether the clause only says who is quoted ("reported him saying ..."): what he says is his."""
    return clause.tag_ == "VBG" and quoted_before(clause) is not None
