"""Who says so. In: a Doc and all that was found in it. Out: `Claim`s: each event, relation and figure has at least one.

Every mention of a thing is a claim of it, by whoever speaks at that word: the innermost speaker, or where they stay
unknown who relays them, then the speaker around them, and last the outlet. Confidence is the product of the weights
below, rounded to two places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.ids import local_id
from kg.model import Certainty, Claim, Mention, Modality, Polarity, Stance
from kg.nlp.ascribed_claims import ascribed_claims
from kg.nlp.factuality import Reading, read_factuality
from kg.nlp.figure_givers import giver_of
from kg.nlp.found import Found, Reference, Speech
from kg.nlp.quotes import quote_of
from kg.nlp.signals import VERBAL
from kg.nlp.syntax import clause_of
from kg.nlp.tokens import Doc, Token
from kg.ontology.cues import load_cues

# How often the rule is right, as we saw it on our own sentences; an unnamed rule counts as `_OTHER_RULE`.
_RULES = {
    "outlet": Decimal("1.00"),
    "quote-followed": Decimal("1.00"),
    "quote-led-in": Decimal("1.00"),
    "quote-according-to": Decimal("0.95"),
    "quote-continued": Decimal("0.90"),
    "interview": Decimal("1.00"),
    "clause": Decimal("1.00"),
    "according-to": Decimal("0.95"),
    "charge": Decimal("0.95"),
}
_OTHER_RULE = Decimal("0.90")
_HEDGED: dict[Certainty, Decimal] = {
    "certain": Decimal("1.00"),
    "probable": Decimal("0.95"),
    "possible": Decimal("0.90"),
    "unknown": Decimal("0.85"),
}
_RESOLVED = {"pronoun": Decimal("0.85"), "nominal": Decimal("0.90")}
_FAR_TOKENS, _FAR = 40, Decimal("0.90")
_SURENESS: tuple[Certainty, ...] = ("unknown", "possible", "probable", "certain")


@dataclass(frozen=True, slots=True)
class _Statement:
    """One word that tells a thing; `predicate` tells whether the word can itself be negated, planned or denied."""

    about: str
    token: Token
    predicate: bool


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who claims, through whom, in which speech (none for the outlet)."""

    claimant: str
    via: tuple[str, ...] = ()
    speech: Speech | None = None
    reference: Reference | None = None


def find_claims(doc: Doc, found: Found, outlet: str) -> tuple[Claim, ...]:
    """All claims; `outlet` is the id of the publisher, or of the article where it is unnamed."""
    claims: dict[tuple[object, ...], Claim] = {}
    figures = {f.id for f in found.figures}
    for statement in _statements(doc, found):
        for voice in _voices(doc, found, statement.token, outlet, figure=statement.about in figures):
            claim = _claim(doc, found, statement, voice)
            key = (claim.about, claim.claimant, claim.via, claim.stance, claim.polarity, claim.quote)
            claims.setdefault(key, claim)
    return (*claims.values(), *ascribed_claims(doc, found, outlet))


def _statements(doc: Doc, found: Found) -> Iterator[_Statement]:
    """Every trigger and mention of an event, relation or figure, a thing's best trigger first."""
    spoken = {(t.event, t.token) for t in found.triggers}
    for trigger in sorted(found.triggers, key=lambda t: (not t.main, t.token)):
        token = doc[trigger.token]
        carries = token.pos_ in VERBAL and any((trigger.event, c.i) in spoken for c in token.children)
        if trigger.main or not carries:  # the verb of "held talks" says no more than its noun
            yield _Statement(trigger.event, token, predicate=True)
    things = {r.id for r in found.relations} | {f.id for f in found.figures}
    for mention in found.mentions:
        if mention.denotes in things and mention.kind in ("relation", "figure"):
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is not None:
                yield _Statement(str(mention.denotes), span.root, predicate=False)


# --- who speaks -----------------------------------------------------------------------------------------------------


def _voices(doc: Doc, found: Found, token: Token, outlet: str, *, figure: bool) -> Iterator[_Voice]:
    """The voices at one word: one, or each of those who say the same together; a figure may have a giver of its own."""
    around = [s for s in found.speeches_over(token.i) if s.cue != token.i]
    over = around
    while over:
        inner = over[0]
        together = [s for s in over if (s.cue, s.start, s.end) == (inner.cue, inner.start, inner.end)]
        voices = [v for s in together for v in _speech_voices(found, s, outlet)]
        if voices:
            yield from {(v.claimant, v.via): v for v in voices}.values()
            return
        over = [s for s in over if s not in together]
    giver = giver_of(token, found) if figure else None
    if giver is not None:
        yield _Voice(giver.id, reference=giver)
        return
    yield _Voice(outlet, speech=next(iter(around), None))


def _speech_voices(found: Found, speech: Speech, outlet: str) -> Iterator[_Voice]:
    """The speaker with their relays; without a known speaker the nearest known relay is as far as we can trace it."""
    words = [] if speech.speaker is None else [speech.speaker]
    known = [speaking for t in (*words, *speech.via) if (speaking := _speaking(found, t))]
    if not known:
        return
    relays = [r.id for references in known[1:] for r in references]
    for first in known[0]:
        yield _Voice(first.id, tuple(dict.fromkeys(i for i in relays if i not in (first.id, outlet))), speech, first)


def _speaking(found: Found, token: int) -> tuple[Reference, ...]:
    """The actor or source that a speaker's word stands for, or each of those who "they" are; a place does not speak."""
    headed = tuple(r for r in found.references_headed_by(token) if r.kind != "place")
    if headed:
        return headed if headed[0].form == "pronoun" else headed[:1]
    holding = found.reference_at(token)
    return (holding,) if holding is not None and holding.kind != "place" and holding.head == token else ()


# --- what they say of it --------------------------------------------------------------------------------------------


def _claim(doc: Doc, found: Found, statement: _Statement, voice: _Voice) -> Claim:
    reading = _reading(doc, found, statement)
    speech = voice.speech
    stance = _stance(voice)
    polarity = _polarity(reading, stance)
    certainty = min(reading.certainty, _sureness(doc, speech), key=_SURENESS.index)
    quote = quote_of(doc, found, statement.token, speech)
    return Claim(
        id=local_id(
            "claim", found.article, statement.about, voice.claimant, *voice.via, stance, polarity, str(quote.start)
        ),
        about=statement.about,
        claimant=voice.claimant,
        quote=quote,
        rule=_rule(speech, reading),
        via=voice.via,
        cue=_cue(doc, speech, reading),
        stance=stance,
        polarity=polarity,
        certainty=certainty,
        modality=reading.modality,
        confidence=_confidence(statement, voice, certainty),
    )


def _reading(doc: Doc, found: Found, statement: _Statement) -> Reading:
    """What the text makes of the word; a relation or figure keeps its polarity, but is as sure as its clause.

    A noun that is refused or accepted ("refused their demand") tells an event that took place.
    """
    if statement.predicate:
        told = statement.token.dep_ == "dobj" and found.event_of.get(statement.about)
        return Reading() if told and told.factuality == "actual" else read_factuality(doc, statement.token)
    clause = read_factuality(doc, clause_of(statement.token))
    modality: Modality = "actual" if clause.factuality in ("negated", "denied") else clause.modality
    return Reading(modality=modality, certainty=clause.certainty, rule=clause.rule, cue_token=clause.cue_token)


def _stance(voice: _Voice) -> Stance:
    """The speaker's stance; the outlet states what is its own and reports what somebody unknown states."""
    if voice.speech is None:
        return "states"
    unnamed = voice.reference is None
    return "reports" if unnamed and voice.speech.stance in ("states", "confirms") else voice.speech.stance


def _polarity(reading: Reading, stance: Stance) -> Polarity:
    return "negative" if (reading.polarity == "negative") != (stance == "denies") else "positive"


def _sureness(doc: Doc, speech: Speech | None) -> Certainty:
    """How sure the reporting word leaves it; a belief is probable at most."""
    if speech is None:
        return "certain"
    if speech.stance == "doubts":
        return "unknown"
    reporting, cue = load_cues().reporting, doc[speech.cue]
    lemma = reporting.gerunds.get(cue.lower_, cue.lemma_.lower()) if cue.pos_ != "NOUN" else cue.lemma_.lower()
    table = reporting.nouns if cue.pos_ == "NOUN" and lemma in reporting.nouns else reporting.verbs
    if lemma in reporting.believing and table is reporting.verbs:
        return "probable"
    return table[lemma].certainty if lemma in table else "certain"


def _rule(speech: Speech | None, reading: Reading) -> str:
    rule = speech.rule if speech is not None else "outlet"
    return rule if reading.rule == "plain" else f"{rule}, {reading.rule}"


def _confidence(statement: _Statement, voice: _Voice, certainty: Certainty) -> Decimal:
    speech = voice.speech
    weight = _RULES["outlet"] if speech is None else _RULES.get(speech.rule, _OTHER_RULE)
    weight *= _HEDGED[certainty]
    if voice.reference is not None:
        weight *= _RESOLVED.get(voice.reference.form, Decimal("1.00"))
    if speech is not None and speech.form != "direct" and abs(statement.token.i - speech.cue) > _FAR_TOKENS:
        weight *= _FAR
    return weight.quantize(Decimal("0.01"))


# --- where it stands ------------------------------------------------------------------------------------------------


def _cue(doc: Doc, speech: Speech | None, reading: Reading) -> Mention | None:
    """The reporting word, else the word that hedged or negated what the outlet says."""
    index = speech.cue if speech is not None else reading.cue_token
    if index is None:
        return None
    cue = doc[index]
    return Mention(cue.idx, cue.idx + len(cue.text), cue.text, "cue")
