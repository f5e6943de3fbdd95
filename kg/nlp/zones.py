"""Zones made visible to parser and stages. In: an Article with zones, a pipeline. Out: a Doc with sentence starts.

Titles, captions and lines of furniture have no full stop: without a border they run into the next sentence. Where a
zone or a paragraph begins, a sentence begins; the parser keeps sentence starts that are set before it runs. Where a
sentence was broken to fit a width, the Doc has a space: offsets hold, and the parse is that of the unbroken sentence.
No sentence begins after a comma, where the parser sees one before a name with a rank ("..., Colonel Bello said").
"""

from __future__ import annotations

import re
from bisect import bisect_right

import spacy.tokens
from spacy.language import Language

from kg.model import Article, ZoneKind
from kg.nlp.found import Found
from kg.nlp.time_entries import is_time
from kg.nlp.tokens import Doc

# A line break within a sentence: before a small letter, or after a wide line without a stop. The first look ahead
# changes nothing, but spares looking back from every letter.
_BROKEN = re.compile(
    r"(?=[ \t\r\n])(?:(?<=\S)[ \t]*\r?\n[ \t]*(?=[a-z])"
    r"|(?<=[^\r\n]{40})(?<![.!?:;…\s])(?<![.!?…][\"'”’)\]])[ \t]*\r?\n[ \t]*(?=\S))"
)
# A line that is a date or an hour alone heads what follows.
_SHORT_LINE = re.compile(r"^[ \t]*(?P<line>\S(?:[^\r\n]{0,38}\S)?)[ \t]*:?\r?\n", re.MULTILINE)
_PARAGRAPH = re.compile(r"\r?\n[ \t]*(?:\r?\n[ \t]*)+")


def make_doc(nlp: Language, article: Article) -> spacy.tokens.Doc:
    """The tokenised, not yet parsed Doc of an article."""
    doc = nlp.make_doc(_BROKEN.sub(lambda broken: " " * len(broken.group()), article.text))
    borders = {position for zone in article.zones for position in (zone.start, zone.end)}
    borders |= {match.end() for match in _PARAGRAPH.finditer(article.text)}
    borders |= {match.end() for match in _SHORT_LINE.finditer(article.text) if is_time(match["line"])}
    marks = sorted(borders)
    passed, before = bisect_right(marks, 0), ""
    for token in doc:
        if not token.is_space:  # a border at a space is one for the word after it
            reached = bisect_right(marks, token.idx)
            if token.i > 0 and reached > passed:
                token.is_sent_start = True
            elif before == ",":
                token.is_sent_start = False
            passed = reached
        before = token.text
    return doc


def zone_of_tokens(doc: Doc, found: Found) -> list[ZoneKind]:
    """The kind of zone of each token; what lies in none is body."""
    kinds: list[ZoneKind] = ["body"] * len(doc)
    for zone in found.article.zones:
        span = doc.char_span(zone.start, zone.end, alignment_mode="expand")
        for token in span or ():
            kinds[token.i] = zone.kind
    return kinds
