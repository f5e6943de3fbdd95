"""Single sentences for modality and polarity. In: what a coder wrote of a marked word, and what we found. Out: counts.

A sentence counts where the marked word tells an event of ours; the others are listed as not found.
"""

from __future__ import annotations

from kg.evaluate.gold import GoldSentence
from kg.evaluate.quotes import Quote
from kg.evaluate.tally import Entry, Tally
from kg.model import Claim, Extraction


def score_sentence(sentence: GoldSentence, extraction: Extraction, tally: Tally) -> None:
    """Adds one sentence to a tally."""
    entry = Entry(f"{sentence.marked!r}", sentence.quote, sentence.line)
    claims = _claims_at(extraction, sentence.quote)
    tally.one("event", entry, sentence.marked, sentence.marked if claims else "", is_right=bool(claims))
    if not claims:
        return
    claim = max(claims, key=lambda c: (c.polarity in sentence.polarities) + (c.modality in sentence.modalities))
    polarity, modality = claim.polarity in sentence.polarities, claim.modality in sentence.modalities
    tally.one("polarity", entry, " or ".join(sentence.polarities), claim.polarity, is_right=polarity)
    tally.one("modality", entry, " or ".join(sentence.modalities), claim.modality, is_right=modality)
    if sentence.certainty is not None:
        is_sure = claim.certainty == sentence.certainty
        tally.one("certainty", entry, sentence.certainty, claim.certainty, is_right=is_sure)


def _claims_at(extraction: Extraction, marked: Quote) -> list[Claim]:
    """The claims of the event that the marked word tells; of several events those of the first."""
    told = [
        m.denotes
        for m in extraction.mentions
        if m.kind == "trigger" and m.denotes is not None and marked.overlaps(Quote(m.start, m.end))
    ]
    events = [e.id for e in extraction.events if e.id in told]
    return [c for c in extraction.claims if c.about in events[:1]]
