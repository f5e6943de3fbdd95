"""What a noun makes of the deed that it governs. In: a noun like "plan", "demand", "effort". Out: `Upward`.

The deed may stand under the noun ("a plan to attack") or be what the noun is or holds ("their demand is the release of
the prisoners", "the proposal includes sending troops"; FrameNet Inclusion).
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Certainty, Factuality
from kg.nlp.signals import VERBAL, Signal, own_signals, verb_signals
from kg.nlp.syntax import children, grammatical_subjects
from kg.nlp.tokens import Token
from kg.ontology.cues import load_cues


@dataclass(frozen=True, slots=True)
class Upward:
    """What the governor says, and the word to go on from, or None where the clause stands for itself."""

    signals: tuple[Signal, ...] = ()
    next: Token | None = None


def sureness_of(effect: Factuality) -> Certainty:
    """How sure the effect leaves it."""
    return "possible" if effect == "hypothetical" else "certain"


def from_noun(noun: Token) -> Upward:
    """What a noun makes of its complement, with the noun's own negation ("no plans to attack") and governor."""
    effect = load_cues().governors.nouns[noun.lemma_.lower()]
    signals: list[Signal] = [Signal("effect", f"complement-{effect}", noun.i, effect, sureness_of(effect))]
    signals += [s for s in own_signals(noun) if s.kind == "negation"]
    governor = noun.head
    if governor.pos_ in VERBAL and noun.dep_ in ("dobj", "nsubjpass", "attr", "nsubj"):
        if load_cues().governors.verbs.get(governor.lemma_) == "averted":
            signals.append(Signal("effect", "complement-averted", governor.i, "averted"))
        elif noun.dep_ != "nsubj" and effect in ("planned", "attempted"):
            signals += [s for s in verb_signals(governor) if s.kind == "negation"]
    return Upward(tuple(signals))


def from_subject(verb: Token) -> Upward | None:
    """What the subject of "is" or "includes" makes of what it is or holds; None where it is no such noun."""
    if verb.lemma_ != "be" and verb.lemma_.lower() not in load_cues().governors.containing:
        return None
    return _from_first(grammatical_subjects(verb))


def from_progressive_subject(verb: Token) -> Upward | None:
    """ "The aim is dissolving Parliament": no aim dissolves, so the parser's progressive is what the aim is."""
    progressive = verb.tag_ == "VBG" and any(a.lemma_ == "be" for a in children(verb, "aux"))
    return _from_first(children(verb, "nsubj")) if progressive else None


def _from_first(subjects: tuple[Token, ...]) -> Upward | None:
    noun = next((s for s in subjects if s.pos_ == "NOUN" and s.lemma_.lower() in load_cues().governors.nouns), None)
    return from_noun(noun) if noun is not None else None
