"""The words of the article that a claim quotes. In: the token that tells it, the speech over it. Out: a mention."""

from __future__ import annotations

from kg.model import Article, Mention
from kg.nlp.found import Found, Speech
from kg.nlp.tokens import Doc, Token

_LONGEST_QUOTE = 600


def quote_of(doc: Doc, found: Found, token: Token, speech: Speech | None) -> Mention:
    """The quotation that holds the word, or its sentence; never beyond the zone that the word stands in."""
    start, end = token.sent.start_char, token.sent.end_char
    if speech is not None and speech.form == "direct":
        span = doc[speech.start : speech.end]
        if span.end_char - span.start_char <= _LONGEST_QUOTE:
            start, end = span.start_char, span.end_char
    low, high = _zone_bounds(found.article, token.idx)
    start, end = max(start, low), min(end, high)
    text = found.article.text[start:end]
    start, end = start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))
    return Mention(start, end, found.article.text[start:end], "quote")


def _zone_bounds(article: Article, offset: int) -> tuple[int, int]:
    """Where the zone that holds the offset begins and ends; between zones, the gap."""
    low, high = 0, len(article.text)
    for zone in article.zones:
        if zone.start <= offset < zone.end:
            return zone.start, zone.end
        if zone.end <= offset:
            low = max(low, zone.end)
        else:
            high = min(high, zone.start)
    return low, high
