"""Offices and leadership. In: titles in a Doc with the people and bodies around them. Out: `Tie`s.

A title that leads any body ("leader", "head") makes its bearer the leader; with words of its own before it ("Foreign
Relations Chief") or a seat of its own ("Foreign Minister") it is an office. Who was it once is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from kg.nlp.bearers import bearers, reference_of, targets
from kg.nlp.found import Found, Reference
from kg.nlp.syntax import children
from kg.ontology.agents import PhraseTable, Title, load_titles
from kg.ontology.relation_cues import load_relation_cues

_LONGEST_PHRASE = 8
_BODY_PREPOSITIONS = frozenset({"of", "for", "at", "in", "with", "to", "from"})


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two references, told by the tokens `[start, end)`."""

    relation: str
    subject: Reference
    object: Reference
    start: int
    end: int
    rule: str
    office: str | None = None


@dataclass(frozen=True, slots=True)
class _Office:
    """A title in the text with the words that belong to it; `wider` tells that there are more than the title's."""

    start: int
    end: int
    noun: Token
    title: Title
    wider: bool


@cache
def _titles() -> PhraseTable[Title]:
    return PhraseTable(load_titles())


def find_offices(doc: Doc, found: Found) -> Iterator[Tie]:
    """Who holds which office of which body, and who leads it."""
    for office in _offices(doc, found):
        people = [p for p in bearers(office.noun, office.end, found) if _is_person(p, found)]
        if not people:
            continue
        bodies = [b for b in targets(office.noun, office.start, _BODY_PREPOSITIONS, found) if not _is_person(b, found)]
        for body in bodies[:1]:
            whole = _with_field(doc, office, body)
            for person in people:
                yield from _ties(doc, whole, person, body)


def _ties(doc: Doc, office: _Office, person: Reference, body: Reference) -> Iterator[Tie]:
    text = doc[office.start : office.end].text
    # An office is named in the singular, without the words around it.
    leads = office.title.leads and office.title.body is None and not office.wider
    general = office.title.title in load_relation_cues().general_leaders
    if leads and body.kind == "actor":
        yield Tie("leaderOf", person, body, office.start, office.end, f"title {office.title.title}")
    if not (leads and general) or office.title.title == "president":
        yield Tie("holdsOffice", person, body, office.start, office.end, f"title {office.title.title}", office=text)


def _offices(doc: Doc, found: Found) -> Iterator[_Office]:
    cues = load_relation_cues()
    for start, end, title in _titles().find([t.text for t in doc]):
        if title.title in cues.not_offices:
            continue
        noun = doc[start:end].root
        holding = found.reference_at(noun.i)
        if holding is not None and holding.form == "name" and holding.kind != "actor":
            continue
        while doc[end - 1].pos_ in ("ADP", "SCONJ") and end - 1 > noun.i:  # "spokesman for"
            end -= 1
        begin, past = _begin(doc, start, noun, found)
        if not past and not _goes_on(doc, end, found):
            yield _Office(begin, end, noun, title, wider=begin < start)


def _with_field(doc: Doc, office: _Office, body: Reference) -> _Office:
    """The office with what it is over, where the body is told otherwise ("its head of foreign relations")."""
    for prep in children(office.noun, "prep"):
        field = next(iter(children(prep, "pobj")), None)
        if prep.lower_ != "of" or field is None or prep.i < office.end:
            continue
        if not prep.i < body.head <= prep.right_edge.i and field.pos_ == "NOUN":
            return replace(office, end=field.i + 1, wider=True)
    return office


def _goes_on(doc: Doc, end: int, found: Found) -> bool:
    """Whether the title is a part of a longer one that no list has ("Chief Superintendent")."""
    after = doc[end] if end < len(doc) else None
    return after is not None and after.pos_ in ("NOUN", "PROPN") and found.reference_at(end) is None


def _begin(doc: Doc, start: int, noun: Token, found: Found) -> tuple[int, bool]:
    """Where the office begins with the words of its own before the title, and whether a word before it ends it."""
    cues = load_relation_cues()
    begin = start
    for at in range(start - 1, max(-1, start - 8), -1):
        token = doc[at]
        if token.lower_ in cues.past or token.text == "-":
            return begin, True
        ornament = token.lower_ in cues.ornaments
        own = token.pos_ in ("PROPN", "NOUN", "ADJ") and token.dep_ in ("compound", "amod", "nmod")
        if not (ornament or own) or reference_of(token, found, frozenset({"actor", "place", "source"})) is not None:
            break
        if found.reference_at(at) is not None:
            break
        if not ornament:
            begin = at
    return begin, _is_past(doc, begin)


def _is_past(doc: Doc, begin: int) -> bool:
    """Whether the noun phrase begins with a word that ends it ("former Libertarian Party Vice Chairman")."""
    past = load_relation_cues().past
    for at in range(begin - 1, max(-1, begin - _LONGEST_PHRASE), -1):
        if doc[at].lower_ in past:
            return True
        if doc[at].pos_ not in ("PROPN", "NOUN", "ADJ", "PART", "DET"):
            return False
    return False


def _is_person(reference: Reference, found: Found) -> bool:
    actor = found.actor_of.get(reference.id)
    return actor is not None and actor.kind == "person"
