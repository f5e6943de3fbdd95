"""Places that no gazetteer lists: quarters, villages, hills. In: a Doc, the names known so far. Out: more names.

Either the model takes them for places, or the words around them tell that they are.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from kg.nlp.place_signs import PlaceName, Signs
from kg.nlp.tokens import Doc, Token
from kg.ontology.gazetteer import Gazetteer

INNER_WORDS = frozenset(
    {
        "of", "and", "the", "de", "la", "las", "los", "do", "da", "dos", "das", "du", "des", "del", "le", "les", "au",
        "aux", "sur", "upon", "am", "an", "der", "ibn", "bin", "e", "en", "kwa",
    }
)  # fmt: skip
LINKS = frozenset({"al", "el", "as", "ash", "ad", "ar", "an", "az", "ez", "es", "-", "–", "’", "'", ".", "ed"})
"""Small words and marks inside names ("Deir ez-Zor", "Rio de Janeiro")."""
_INNER = INNER_WORDS - {"and", "the"} | LINKS
_NAME = re.compile(r"^[^\W\d_][\w’'‘.\- ]+$")
_CLOSED = frozenset({"DET", "PRON", "AUX", "CCONJ", "SCONJ", "PART", "INTJ", "NUM", "PUNCT", "SYM", "SPACE"})
_NOT_FIRST = frozenset({"the", "a", "an", "in", "on", "at", "of", "by", "for", "from", "to", "with", "as", "after"})
_MIN_LETTERS = 3
Run = tuple[int, int]


def name_runs(doc: Doc) -> tuple[Run, ...]:
    """Where names of places may stand: runs of capitalised words, and what the model takes for a place."""
    return tuple(dict.fromkeys((*_runs(doc), *_model_spans(doc))))


def find_unknown_names(
    doc: Doc, runs: Sequence[Run], taken: Container[int], signs: Signs, gazetteer: Gazetteer
) -> Iterator[PlaceName]:
    """Names of places that the gazetteer lacks and that overlap no `taken` token, which grows with what is found."""
    for start, end in runs:
        if any(map(taken.__contains__, range(start, end))) or not _may_be_name(doc, start, end):
            continue
        text = doc[start:end].text
        if any(e.main for e in gazetteer.find(text)):
            continue  # known, and judged to be no place here
        name = signs.judge_unknown(start, end, text)
        if name is not None:
            yield name


def _may_be_name(doc: Doc, start: int, end: int) -> bool:
    text = doc[start:end].text
    if len(text) < _MIN_LETTERS or text.isupper() or not _NAME.match(text):
        return False
    return doc[end - 1].pos_ == "PROPN" or doc[end - 1].text.istitle()


def _model_spans(doc: Doc) -> Iterator[Run]:
    """The model's place entities without article and possessive ending, where every word is a name's."""
    for entity in doc.ents:
        if entity.label_ in ("GPE", "LOC", "FAC"):
            start = entity.start + (entity[0].lower_ == "the" and len(entity) > 1)
            end = entity.end - (entity[-1].tag_ == "POS" and len(entity) > 1)
            if start < end and all(_is_name_word(t) or _is_inner(t) for t in doc[start:end]):
                yield start, end


def _runs(doc: Doc) -> Iterator[Run]:
    """The longest runs of capitalised words with the small words and marks inside them."""
    free = 0
    for token in doc:
        if token.i >= free and (token.text[0].isupper() or token.lower_ in LINKS):
            end = _run_end(doc, token.i)
            if end > token.i:
                yield token.i, end
            free = end


def _run_end(doc: Doc, start: int) -> int:
    """Where the run of name words that begins at `start` ends; `start` where none begins."""
    first = doc[start]
    linked = first.lower_ in LINKS and first.text[0].isalpha() and start + 2 < len(doc) and doc[start + 1].text == "-"
    if not linked and (not _is_name_word(first) or first.lower_ in _NOT_FIRST):
        return start
    end = start if linked else start + 1
    for token in doc[start + 1 : first.sent.end]:
        if not (_is_name_word(token) or _is_inner(token)):
            break
        if token.text in ("’", "'", ".") and token.whitespace_ and not doc[token.i - 1].whitespace_:
            break  # a closing quotation mark, a possessive's apostrophe, a full stop
        if _is_name_word(token):
            end = token.i + 1
    return end


def _is_name_word(token: Token) -> bool:
    # What the model takes for a mark is a word all the same ("Al-'Eiss").
    return token.text[:1].isupper() and (token.pos_ not in _CLOSED or (token.pos_ == "PUNCT" and len(token) > 1))


def _is_inner(token: Token) -> bool:
    return token.lower_ in _INNER
