"""Who a quotation after a colon belongs to. In: the words before the colon. Out: the governing verb and the speakers.

'The ministry justified the raid: "The rebels had shelled us. They killed nine."': a colon that leads to a quotation
makes whoever its clause is about the one who speaks, whatever the verb (Huddleston and Pullum 2002, ch. 20.3.2: the
colon introduces what elaborates the clause). What was found, heard or read is somebody else's.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.nlp.found import Found
from kg.nlp.signals import VERBAL
from kg.nlp.speakers import is_report, speakers_of_verb
from kg.nlp.syntax import children
from kg.nlp.tokens import Token
from kg.ontology.cues import load_cues


def introducer(words: Sequence[Token], found: Found) -> tuple[Token, tuple[Token, ...]] | None:
    """(verb, speakers) of the clause that ends with a colon; None where it tells nobody who could speak."""
    if not words or words[-1].text != ":":
        return None
    inside = range(words[0].i, words[-1].i + 1)
    tops = (t for t in words if t.pos_ in VERBAL and (t.head == t or t.head.i not in inside))
    verb = next(tops, None)
    if verb is None or _takes_in(verb):
        return None
    speakers = tuple(t for t in speakers_of_verb(verb, found) if t.i in inside and _can_speak(t, found))
    return (verb, speakers) if speakers else None


def _takes_in(verb: Token) -> bool:
    """Whether somebody only finds or hears the words ("found a note on the door:"), which are another's."""
    if verb.lemma_.lower() in load_cues().reporting.perceiving:
        return True
    return verb.lemma_ == "have" and any(is_report(o) for o in children(verb, "dobj"))


def _can_speak(token: Token, found: Found) -> bool:
    """Whether it is somebody that the text names or describes; pronouns are tied to somebody later."""
    person = token.tag_ == "PRP" and token.lower_ != "it"
    return person or any(r.kind != "place" for r in found.references_headed_by(token.i))
