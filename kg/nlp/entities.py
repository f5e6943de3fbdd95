"""The model's entities with the borders that names have. In: a Doc, its titles. Out: spans with the model's labels.

A person's name has no title in it and all its parts ("President Omar Diallo", "Yolanda" left out before "Yu Hoi-kwan");
no name begins with an article or ends with a mark.
"""

from __future__ import annotations

from collections.abc import Container

from kg.nlp.name_book import RANKS
from kg.nlp.person_names import is_name_word
from kg.nlp.tokens import Doc, Span, Token
from kg.ontology.people_nouns import load_people_nouns

_HONORIFICS = RANKS | {"sir", "lord", "sheikh", "mullah", "ayatollah", "imam"}
_LONGEST_PERSON = 3
# Articles, and prepositions that begin a sentence: a capital makes a name's first word of them.
_BEFORE_NAMES = frozenset({"the", "a", "an", "near", "in", "at", "from", "around", "inside", "outside", "across"})


def read_entities(doc: Doc, role_tokens: Container[int], people: Container[int]) -> tuple[Span, ...]:
    """The model's entities, a person's name stretched over the proper nouns that the model left out."""
    out: list[Span] = []
    for entity in doc.ents:
        start, end = entity.start, entity.end
        label = "PERSON" if _is_titled(entity, people) else entity.label_
        if label == "PERSON":
            while end < len(doc) and _continues_name(doc[end - 1], doc[end]):
                end += 1
            while start < end - 1 and _is_title(doc[start], role_tokens):
                start += 1
            while start > 0 and _begins_name(doc[start - 1], start, end, role_tokens):
                start -= 1
            inner = [t.i for t in doc[start : end - 1] if t.i in role_tokens]
            start = inner[-1] + 1 if inner else start  # "Galmudug President Ahmed Karie"
        bracket = next((t.i for t in doc[start + 1 : end] if t.text == "("), end)  # "Free Delta Movement (FDM"
        end = min(end, bracket)
        while start < end - 1 and (doc[start].lower_ in _BEFORE_NAMES or doc[start].is_punct):
            start += 1
        while end > start + 1 and (doc[end - 1].tag_ in ("POS", "IN") or doc[end - 1].is_punct):
            end -= 1
        if out and start < out[-1].end:
            continue
        out.append(Span(doc, start, end, label))
    return tuple(out)


def _is_titled(entity: Span, people: Container[int]) -> bool:
    """Whether a name read as a body's holds a person's title or rank ("the Presidential Spokesperson Omar Diallo")."""
    if entity.label_ != "ORG" or len(entity) == 1:
        return False
    if entity[0].lower_.rstrip(".") in RANKS:
        return True
    last = max((t.i for t in entity[:-1] if t.i in people), default=entity.end)
    rest = entity.doc[last + 1 : entity.end]
    return 1 < len(rest) <= _LONGEST_PERSON and all(t.pos_ == "PROPN" and t.text[1:].islower() for t in rest)


def _continues_name(last: Token, token: Token) -> bool:
    """Whether the token goes on with a person's name: capitalised, and the noun that the last part belongs to."""
    if not token.text[:1].isupper() or last.whitespace_ != " " or token.is_sent_start:
        return False
    return last.dep_ == "compound" and last.head.i >= token.i and token.pos_ in ("PROPN", "NOUN", "ADJ")


def _begins_name(token: Token, start: int, end: int, role_tokens: Container[int]) -> bool:
    """Whether a proper noun before a person's name is the first part that the model left out."""
    inside = token.dep_ == "compound" and start <= token.head.i < end and token.whitespace_ == " "
    plain = token.is_alpha and is_name_word(token) and not token.ent_type_ and not _is_title(token, role_tokens)
    ranked = token.i > 0 and token.doc[token.i - 1].text[0].isdigit()  # "Operator 1st Class Omar Diallo"
    return inside and plain and not ranked and token.lower_ not in load_people_nouns()


def _is_title(token: Token, role_tokens: Container[int]) -> bool:
    return token.lower_.rstrip(".") in _HONORIFICS or token.i in role_tokens or token.ent_type_ == "NORP"
