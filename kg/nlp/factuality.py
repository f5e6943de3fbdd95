"""Whether what a word tells happened. In: a predicate (verb or event noun) of a parsed Doc. Out: its `Reading`.

The tree is read from the predicate upwards: its own negation, modals and adverbs, then each word that governs it
("failed to", "a plan to", "foiled", "if"), until a clause that stands for itself. What somebody reports stays as
factual as they put it; that they deny it is told as "denied".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Certainty, Factuality, Modality, Polarity
from kg.nlp.governors import governing_signals
from kg.nlp.signals import Signal, own_signals
from kg.nlp.tokens import Doc, Token

_MAX_CLIMB = 12
_SURENESS: tuple[Certainty, ...] = ("unknown", "possible", "probable", "certain")
_MODALITY: dict[Factuality, Modality] = {
    "planned": "future",
    "hypothetical": "hypothetical",
    "attempted": "attempted",
    "averted": "attempted",
}
_WH_WORDS = frozenset({"why", "how", "who", "what", "where", "when", "which", "whom", "whose"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What the text makes of one predicate. `rule` tells what decided, `cue_token` is the index of that word."""

    factuality: Factuality = "actual"
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    certainty: Certainty = "certain"
    rule: str = "plain"
    cue_token: int | None = None


def read_factuality(doc: Doc, token: Token) -> Reading:
    """Reads what the text makes of the predicate `token` of `doc`."""
    # One word counts once: "no attack took place" negates noun and verb with the same "no".
    signals = tuple({(s.kind, s.cue): s for s in _signals(token)}.values())
    factuality: Factuality = "actual"
    modality: Modality | None = None
    deciding: Signal | None = None
    for signal in signals:
        changed = _combine(factuality, signal)
        if changed != factuality:
            modality = _modality(factuality, modality, signal)
            factuality, deciding = changed, signal
        elif factuality == "negated" and signal.kind in ("effect", "future"):  # "agreed not to attack"
            modality = signal.modality or _MODALITY.get(_effect(signal))
    certainty = _SURENESS[min((_SURENESS.index(s.certainty) for s in signals), default=_SURENESS.index("certain"))]
    negations = sum(s.kind == "negation" for s in signals)
    negative = factuality == "negated" or (factuality in ("hypothetical", "planned", "denied") and negations % 2 == 1)
    deciding = deciding or next(iter(signals), None)
    return Reading(
        factuality=factuality,
        polarity="negative" if negative else "positive",
        modality=modality or _MODALITY.get(factuality, "actual"),
        certainty=certainty,
        rule=deciding.rule if deciding else "plain",
        cue_token=deciding.cue if deciding else None,
    )


def _modality(inner: Factuality, so_far: Modality | None, signal: Signal) -> Modality | None:
    """What a word that changes the factuality makes of the modality: a negated plan is still of the future."""
    if signal.kind == "negation":
        return so_far or (_MODALITY.get(inner) if inner in ("planned", "hypothetical") else None)
    return signal.modality


def _effect(signal: Signal) -> Factuality:
    return "planned" if signal.kind == "future" else signal.effect


def _combine(inner: Factuality, signal: Signal) -> Factuality:
    """The factuality that a word outside makes of what the words inside left."""
    if signal.kind == "certainty":
        return inner
    if signal.kind == "negation":
        return "hypothetical" if inner in ("averted", "hypothetical", "negated") else "negated"
    effect = _effect(signal)
    if effect == "denied" or inner == "actual":
        return effect
    if inner == "averted":  # "tried to prevent an attack": whether it was prevented is open
        return "averted" if effect in ("averted", "negated") else "hypothetical"
    if effect in ("averted", "hypothetical") and inner in ("attempted", "planned"):
        return effect
    if effect == "averted" and inner == "hypothetical":  # "before they could strike"
        return effect
    if inner == "negated" and signal.modality == "conditional":  # "if they do not leave"
        return effect
    if effect in ("planned", "negated") and inner in ("attempted", "planned"):
        return effect
    return inner


def _signals(token: Token) -> Iterator[Signal]:
    """All that bears on the predicate, from the inside outwards."""
    node = token
    yield from _question(token)
    for _ in range(_MAX_CLIMB):
        yield from own_signals(node)
        upward = governing_signals(node)
        yield from upward.signals
        if upward.next is None:
            return
        node = upward.next


def _question(token: Token) -> Iterator[Signal]:
    """A yes-or-no question leaves its main clause open; "why did they attack?" does not."""
    sentence = token.sent
    last = next((t for t in reversed(sentence) if not t.is_space and not t.is_quote), None)
    if last is None or last.text != "?" or any(t.lower_ in _WH_WORDS for t in sentence):
        return
    if token.dep_ in ("ROOT", "ccomp", "xcomp", "dobj", "nsubj", "conj") and token.head.dep_ in ("ROOT", "ccomp"):
        yield Signal("effect", "question", last.i, "hypothetical", "unknown")
