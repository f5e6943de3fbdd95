"""Names that an acronym in brackets follows. In: a Doc. Out: where each name begins and ends.

"United Nations Educational, Scientific and Cultural Organization (UNESCO)": by the acronym's letters, read backwards,
the name's first word is found across commas and small words (after Schwartz and Hearst 2003).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.nlp.person_names import nouns_of_bodies
from kg.nlp.tokens import Doc, Span

FULL_NAME = "FULL_NAME"
"""The label of a span that is a body's name from end to end, whatever stands in it."""
_SHORTEST, _LONGEST = 2, 10
_NAMES = frozenset({"ORG", "NORP", "PERSON", "FAC", "PRODUCT", "WORK_OF_ART"})
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "des", "del", "against", "with"})


def with_long_forms(doc: Doc, entities: Iterable[Span]) -> tuple[Span, ...]:
    """The entities, those before their acronym as long as it tells."""
    spans = tuple(entities)
    longer = [s for s in _long_forms(doc) if _is_name(s, spans)]
    if not longer:
        return spans
    held = {i for s in longer for i in range(s.start, s.end)}
    kept = (e for e in spans if not held.intersection(range(e.start, e.end)))
    return tuple(sorted((*kept, *longer), key=lambda e: e.start))


def _long_forms(doc: Doc) -> Iterator[Span]:
    for opening in doc[1:-2]:
        short = doc[opening.i + 1].text if opening.text == "(" and doc[opening.i + 2].text == ")" else ""
        if _SHORTEST <= len(short) <= _LONGEST and short.isalpha() and sum(map(str.isupper, short)) > 1:
            end = opening.i - 1 if doc[opening.i - 1].tag_ == "POS" else opening.i  # "Delta Front's (DF)"
            start = _by_initials(doc, end, short)
            start = _by_letters(doc, end, short) if start is None else start
            if start is not None and end - start > 1:
                yield Span(doc, start, end, label=FULL_NAME)


def _by_initials(doc: Doc, end: int, short: str) -> int | None:
    """The first of the words that have the acronym's letters for initials, small words left out."""
    token, first = end - 1, doc[end - 1].sent.start
    for letter in reversed(short):
        while token >= first and (doc[token].lower_ in _SMALL or not doc[token].text[0].isalpha()):
            token -= 1
        if token < first or doc[token].text[0] != letter:
            return None
        token -= 1
    return token + 1


def _by_letters(doc: Doc, end: int, short: str) -> int | None:
    """The word that the acronym's first letter begins, each letter found in turn from the back."""
    first = max(doc[end - 1].sent.start, end - 2 * len(short) - 3)
    letters = [(i, at, c.lower()) for i in range(first, end) for at, c in enumerate(doc[i].text)]
    here = len(letters)
    for position in range(len(short) - 1, -1, -1):
        wanted = short[position].lower()
        found = (k for k in range(here - 1, -1, -1) if letters[k][2] == wanted and (position or not letters[k][1]))
        here = next(found, -1)
        if here < 0:
            return None
    return letters[here][0]


def _is_name(form: Span, entities: Iterable[Span]) -> bool:
    """Whether its words have capitals, and it was read as a name or is built on a noun for bodies."""
    words = [t for t in form if t.is_alpha and t.lower_ not in _SMALL]
    capitals = bool(words) and all(t.text[0].isupper() for t in words) and form[0].text[0].isupper()
    inside = (e for e in entities if form.start < e.end and e.start < form.end)
    return capitals and (any(e.label_ in _NAMES for e in inside) or form.root.lower_ in nouns_of_bodies())
