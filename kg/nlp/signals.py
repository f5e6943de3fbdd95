"""Words beside a predicate that bear on whether it happened. In: a verb or event noun. Out: its own `Signal`s.

Negation, modals, the future, hedging adverbs and adjectives; what governs the predicate is read by `governors`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kg.model import Certainty, Factuality, Modality
from kg.nlp.syntax import children
from kg.nlp.tokens import Token
from kg.ontology.cues import load_cues

VERBAL = ("VERB", "AUX")

# What somebody has "no" of who did not do it.
_SHARES = frozenset({"part", "role", "hand", "involvement", "responsibility", "connection", "link"})

SignalKind = Literal["negation", "effect", "future", "certainty"]


@dataclass(frozen=True, slots=True)
class Signal:
    """One word that bears on the predicate; `weak` is a negation that a modal leaves open ("may not attack")."""

    kind: SignalKind
    rule: str
    cue: int
    effect: Factuality = "actual"
    certainty: Certainty = "certain"
    modality: Modality | None = None


def own_signals(node: Token) -> Iterator[Signal]:
    """The signals that stand with the predicate itself, verb or noun."""
    if node.pos_ in VERBAL or node.tag_.startswith("VB"):
        yield from verb_signals(node)
    else:
        yield from _noun_signals(node)
    yield from _hedging_adverbs(node)


def verb_signals(verb: Token) -> Iterator[Signal]:
    """The modals, tense and negation of a verb."""
    auxiliaries = _auxiliaries(verb)
    negation = _negation_of_verb(verb)
    modal = next((a for a in auxiliaries if a.lower_ in load_cues().hedges.modals), None)
    if modal is not None:
        if negation is not None and modal.lower_ in ("could", "can", "ca"):
            yield Signal("negation", "negated-ability", negation.i)
            return
        yield Signal(
            "effect",
            f"modal-{modal.lower_}",
            modal.i,
            "hypothetical",
            load_cues().hedges.modals[modal.lower_],
        )
    else:
        yield from _future_signals(verb, auxiliaries)
    if negation is not None:
        yield Signal("negation", "negation", negation.i)
    yield from _imperative(verb)
    yield from _shortfall(verb)


def _shortfall(verb: Token) -> Iterator[Signal]:
    """ "almost hit", "unsuccessfully stormed"; "nearly 20 were killed" is of the number."""
    cues = load_cues().polarity
    for child in children(verb, "advmod"):
        if child.lower_ in cues.failing:
            yield Signal("effect", "failing-adverb", child.i, "attempted")
        after = verb.doc[child.i + 1] if child.i + 1 < len(verb.doc) else child
        if child.lower_ in cues.approximating and after.pos_ != "NUM":
            yield Signal("effect", "approximating-adverb", child.i, "averted")


def _auxiliaries(verb: Token) -> tuple[Token, ...]:
    """The verb's auxiliaries, or those that a coordinated verb shares ("will attack and seize")."""
    own = children(verb, "aux", "auxpass")
    if own or verb.dep_ != "conj" or verb.head.pos_ not in VERBAL or children(verb, "nsubj", "nsubjpass"):
        return own
    return _auxiliaries(verb.head) if verb.tag_ == verb.head.tag_ and verb.tag_ in ("VB", "VBN", "VBG") else own


def _negation_of_verb(verb: Token) -> Token | None:
    """ "not", "never", "no longer"; a subject without anybody in it ("no troops entered"); "without" a gerund."""
    cues = load_cues().polarity
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ in ("advmod", "preconj", "cc") and child.lower_ in cues.negative_adverbs):
            after = verb.doc[child.i + 1] if child.i + 1 < len(verb.doc) else child
            joins = child.dep_ == "cc" and child.i > verb.i  # "attacked, nor did they flee": of the next clause
            if after.lower_ not in cues.of_parts and not joins:
                return child
        if child.dep_ in ("advmod", "prep", "npadvmod") and _begins_negatively(child):
            return child
        if child.dep_ in ("nsubj", "nsubjpass"):
            if child.lower_ in cues.negative_pronouns and not any(p.lower_ in cues.exceptions for p in child.children):
                return child
            denied = next((c for c in children(child, "det") if c.lower_ in cues.negative_determiners), None)
            if denied is not None:
                return denied
    shares = (
        verb.dep_ == "conj" and verb.head.pos_ in VERBAL and not children(verb, "aux", "auxpass", "nsubj", "nsubjpass")
    )
    if shares and verb.tag_ == "VB" == verb.head.tag_ and not any(c.lower_ == "but" for c in verb.head.children):
        return _negation_of_verb(verb.head)
    return None


def _begins_negatively(phrase: Token) -> bool:
    """Whether the words below and with it begin as a negation does ("no longer", "at no point")."""
    first = phrase.left_edge.i
    words = tuple(t.lower_ for t in phrase.doc[first : first + 2])
    return words in load_cues().polarity.negative_phrases and first + 1 <= phrase.right_edge.i


def _future_signals(verb: Token, auxiliaries: tuple[Token, ...]) -> Iterator[Signal]:
    cues = load_cues().polarity
    for auxiliary in auxiliaries:
        word = auxiliary.lower_
        if word in cues.future:
            if has_condition(verb):
                yield Signal("effect", "conditional-main", auxiliary.i, "hypothetical", "possible", "conditional")
            else:
                yield Signal("future", "future", auxiliary.i, modality="future")
        elif word in cues.future_in_past and auxiliary.tag_ == "MD":
            perfect = any(a.lower_ == "have" for a in auxiliaries)
            if _is_reported(verb) and not perfect and not has_condition(verb):
                yield Signal("future", "future-in-past", auxiliary.i, modality="future")
            else:
                yield Signal("effect", "conditional-would", auxiliary.i, "hypothetical", "possible", "conditional")
    headline = verb.dep_ == "ROOT" and verb.tag_ == "VB" and not children(verb, "ccomp")
    if headline and any(a.lower_ == "to" for a in auxiliaries):
        yield Signal("future", "headline-infinitive", verb.i, modality="future")


def has_condition(verb: Token) -> bool:
    """Whether an if-clause hangs on the verb or on the verb that it is coordinated with."""
    if any(condition_marker(c) is not None for c in children(verb, "advcl")):
        return True
    return verb.dep_ == "conj" and verb.head.pos_ in VERBAL and not children(verb, "nsubj") and has_condition(verb.head)


def _is_reported(verb: Token) -> bool:
    """Whether the verb stands in what somebody said, where "would" is the future of the past."""
    node = verb
    while node.dep_ == "conj" and node.head.pos_ in VERBAL:
        node = node.head
    reporting = load_cues().reporting.verbs
    if node.dep_ in ("ccomp", "advcl", "acl") and (node.head.lemma_ in reporting or node.head.pos_ == "NOUN"):
        return True
    return any(c.lemma_ in reporting for c in children(node, "parataxis", "ccomp"))


def _imperative(verb: Token) -> Iterator[Signal]:
    """A bare verb without a subject, alone or as what somebody says ("Release them, she told the gunmen")."""
    said = verb.dep_ in ("ccomp", "advcl") and verb.head.lemma_ in load_cues().reporting.verbs and verb.i < verb.head.i
    if verb.tag_ != "VB" or not (verb.dep_ == "ROOT" or said):
        return
    helped = any(a.lower_ not in ("do", "don't") for a in children(verb, "aux", "auxpass"))
    if not helped and not children(verb, "nsubj", "nsubjpass", "expl", "csubj"):
        yield Signal("effect", "imperative", verb.i, "hypothetical", "unknown")


def _noun_signals(noun: Token) -> Iterator[Signal]:
    cues = load_cues()
    for child in noun.children:
        word = child.lower_
        if child.dep_ in ("det", "neg", "advmod") and word in cues.polarity.negative_determiners:
            yield Signal("negation", "negated-noun", child.i)
        if child.dep_ in ("amod", "compound", "nmod"):
            if word in cues.governors.adjectives:
                effect = cues.governors.adjectives[word]
                certainty = cues.hedges.adjectives.get(word, "certain")
                yield Signal("effect", f"adjective-{effect}", child.i, effect, certainty)
            elif word in cues.hedges.adjectives:
                yield Signal("certainty", "hedged-noun", child.i, certainty=cues.hedges.adjectives[word])

    disclaimed = _disclaimed(noun)
    if disclaimed is not None:
        yield Signal("negation", "disclaimed", disclaimed.i)


def _disclaimed(noun: Token) -> Token | None:
    """The "nothing" of "had nothing to do with the attack", "no part in the attack": whoever says so denies it."""
    if noun.dep_ != "pobj":
        return None
    governor = noun.head.head
    if noun.head.lower_ == "with" and governor.lemma_ == "do":
        return next((t for t in (governor.head, *governor.children) if t.lower_ == "nothing"), None)
    if noun.head.lower_ in ("in", "with") and governor.lemma_ in _SHARES:
        return next((c for c in children(governor, "det") if c.lower_ == "no"), None)
    return None


def _hedging_adverbs(node: Token) -> Iterator[Signal]:
    adverbs = load_cues().hedges.adverbs
    for child in node.children:
        if child.dep_ in ("advmod", "npadvmod") and child.lower_ in adverbs:
            yield Signal("certainty", "hedging-adverb", child.i, certainty=adverbs[child.lower_])


def condition_marker(verb: Token) -> Token | None:
    """The "if" of a clause, or the auxiliary that stands for it ("should they attack")."""
    polarity = load_cues().polarity
    for child in children(verb, "mark", "advmod", "aux"):
        word = child.lower_
        if word in polarity.interrogatives and child.dep_ != "aux":
            return child
        if word in polarity.condition_markers and (
            child.dep_ != "aux" or (child.i == verb.left_edge.i and verb.dep_ == "advcl")
        ):
            return child
    return None
