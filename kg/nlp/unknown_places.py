"""Places that no gazetteer lists: quarters, villages, hills. In: a Doc, the names known so far. Out: more names.

Either the model takes them for places, or their last word or a word beside them tells what kind of place they are, or
they stand alone after "near" and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.nlp.place_nouns import AREAS, LAND, SETTLEMENTS, is_named_kind
from kg.nlp.place_signs import PlaceName, Signs
from kg.ontology.gazetteer import Gazetteer

INNER_WORDS = frozenset(
    {
        "of", "and", "the", "de", "la", "las", "los", "do", "da", "dos", "das", "du", "des", "del", "le", "les", "au",
        "aux", "sur", "upon", "am", "an", "der", "ibn", "e", "en", "kwa",
    }
)  # fmt: skip
LINKS = frozenset({"al", "el", "as", "ash", "ad", "ar", "an", "az", "ez", "es", "-", "–", "’", "'", ".", "ed"})
"""Small words and marks inside names ("Deir ez-Zor", "Rio de Janeiro")."""
_NAME = re.compile(r"^[^\W\d_][\w’'‘.\- ]+$")
_ALONE = frozenset({"near", "outside", "inside"})
_LOCATIVE = _ALONE | {"in", "at", "on", "around", "of", "from", "into", "to", "towards", "toward", "through", "across"}
_OPEN_KINDS = AREAS | SETTLEMENTS | LAND
_MIN_LETTERS = 3


def find_unknown_names(doc: Doc, names: Sequence[PlaceName], signs: Signs, gazetteer: Gazetteer) -> Iterator[PlaceName]:
    """Names of places that the gazetteer lacks and that overlap none of `names`."""
    taken = {t for n in names for t in range(n.start, n.end)}
    for start, end in (*_model_spans(doc), *_runs(doc)):
        if start >= end or any(t in taken for t in range(start, end)):
            continue
        text = doc[start:end].text
        if len(text) < _MIN_LETTERS or text.isupper() or not _NAME.match(text) or doc[end - 1].pos_ != "PROPN":
            continue
        if any(e.main for e in gazetteer.find(text)):
            continue  # known, and judged to be no place here
        name = signs.judge_unknown(start, end, text)
        if name is not None:
            taken.update(range(start, end))
            yield name


def _model_spans(doc: Doc) -> Iterator[tuple[int, int]]:
    """The model's place entities without article and possessive ending, where every word is a name's."""
    for entity in doc.ents:
        if entity.label_ in ("GPE", "LOC", "FAC"):
            start = entity.start + (entity[0].lower_ == "the" and len(entity) > 1)
            end = entity.end - (entity[-1].tag_ == "POS" and len(entity) > 1)
            if all(_is_name_word(t) or _is_inner(t) for t in doc[start:end]):
                yield start, end


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Runs of capitalised names beside which a word tells that they are a place's."""
    position = 0
    while position < len(doc):
        end = _run_end(doc, position)
        if end == position:
            position += 1
            continue
        if _is_placed(doc, position, end):
            yield position, end
        position = end


def _run_end(doc: Doc, start: int) -> int:
    """Where the run of name words that begins at `start` ends; `start` where none begins."""
    if not _is_name_word(doc[start]) or doc[start].lower_ in ("the", "a", "an"):
        return start
    end = start + 1
    for index in range(start + 1, len(doc)):
        token = doc[index]
        if token.is_sent_start or not (_is_name_word(token) or _is_inner(token)):
            break
        if _is_name_word(token):
            end = index + 1
    return end


def _is_placed(doc: Doc, start: int, end: int) -> bool:
    last, before = doc[end - 1], _before(doc, start)
    after = doc[end].lower_ if end < len(doc) else ""
    if any(t.ent_type_ in ("DATE", "TIME", "NORP", "MONEY") for t in doc[start:end]):
        return False
    if end - start > 1 and is_named_kind(last.lower_):
        return last.lower_.removesuffix("s") in _OPEN_KINDS or (before is not None and before.lower_ in _LOCATIVE)
    if last.pos_ != "PROPN":
        return False
    if after.removesuffix("s") in _OPEN_KINDS and after not in ("state", "states", "front"):
        return last.ent_type_ not in ("PERSON", "ORG") or (before is not None and before.lower_ in _LOCATIVE)
    if before is None:
        return False
    if before.lower_ == "of" and before.i and doc[before.i - 1].lower_.removesuffix("s") in SETTLEMENTS | LAND:
        return True
    alone = before.lower_ in _ALONE and before.i == start - 1
    return alone and all(t.ent_type_ in ("", "GPE", "LOC", "FAC") for t in doc[start:end])


def _before(doc: Doc, start: int) -> Token | None:
    """The word before the name, its article and lower-case adjectives."""
    index = start - 1
    while index >= 0 and (doc[index].lower_ in ("the", "a") or doc[index].pos_ == "ADJ") and index > start - 4:
        index -= 1
    return doc[index] if index >= 0 else None


def _is_name_word(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ")


def _is_inner(token: Token) -> bool:
    return token.lower_ in INNER_WORDS - {"and"} or token.lower_ in LINKS
