"""Zones made visible to parser and stages. In: an Article with zones, a spaCy pipeline. Out: a Doc with sentence starts.

Titles, captions and lines of furniture have no full stop: without a border they run into the next sentence. Where a
zone or a paragraph begins, a sentence begins; the parser keeps sentence starts that are set before it runs.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from kg.model import Article, ZoneKind
from kg.nlp.found import Found

_PARAGRAPH = re.compile(r"\r?\n[ \t]*(?:\r?\n[ \t]*)+")


def make_doc(nlp: Language, article: Article) -> Doc:
    """The tokenised, not yet parsed Doc of an article."""
    doc = nlp.make_doc(article.text)
    borders = {position for zone in article.zones for position in (zone.start, zone.end)}
    borders |= {match.end() for match in _PARAGRAPH.finditer(article.text)}
    for token in doc[1:]:
        before = doc[token.i - 1]
        if not token.is_space and any(
            before.idx < border <= token.idx for border in _near(borders, before.idx, token.idx)
        ):
            token.is_sent_start = True
    return doc


def _near(borders: set[int], low: int, high: int) -> list[int]:
    return [p for p in range(low + 1, high + 1) if p in borders]


def zone_of_tokens(doc: Doc, found: Found) -> list[ZoneKind]:
    """The kind of zone of each token; what lies in none is body."""
    kinds: list[ZoneKind] = ["body"] * len(doc)
    for zone in found.article.zones:
        span = doc.char_span(zone.start, zone.end, alignment_mode="expand")
        for token in span or ():
            kinds[token.i] = zone.kind
    return kinds
