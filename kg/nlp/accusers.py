"""Who accuses by saying who did it. In: a word that tells of guilt, and who bears it. Out: ids of the accusers.

"The minister said that the militia was behind the attack": to be behind, responsible for or involved in a deed is no
act, to say so is (CAMEO 112). Who says it of themselves accuses nobody.
"""

from __future__ import annotations

from kg.nlp.behind import unique
from kg.nlp.found import Found
from kg.nlp.tokens import Token
from kg.nlp.triggers import Candidate

_NOT_ACCUSING = frozenset({"denies", "doubts"})


def tells_guilt(candidate: Candidate) -> bool:
    """Whether the word tells who did it and not who says so: "behind", "responsible for", "involved in"."""
    pattern = candidate.pattern
    return candidate.event_type.name == "ACCUSE" and pattern.mode == "allege" and pattern.swap and not pattern.context


def accusers(found: Found, word: Token, accused: tuple[str, ...]) -> tuple[str, ...]:
    """Those in whose words the guilt is told; nobody where the outlet tells it or they deny it."""
    speech = found.speech_over(word.i)
    if speech is None or speech.speaker is None or speech.stance in _NOT_ACCUSING:
        return ()
    speakers = unique(r.id for r in found.references_headed_by(speech.speaker) if r.kind == "actor")
    return () if set(speakers) & set(accused) else speakers
