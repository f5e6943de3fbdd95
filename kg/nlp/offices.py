"""Offices and leadership. In: titles in a Doc with the people and bodies around them. Out: `Tie`s.

A title that leads any body ("leader", "head") makes its bearer the leader; with words of its own before it ("Foreign
Relations Chief") or a seat of its own ("Foreign Minister") it is an office. Who was it once held it in the past.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.nlp.bearers import bearers, is_past_bearing, targets, turn_of
from kg.nlp.found import Found, Reference
from kg.nlp.office_bodies import commanded, government_of, state_of
from kg.nlp.syntax import children
from kg.nlp.tie import Tie, fits, is_person, reference_of
from kg.nlp.tokens import Doc, Token
from kg.ontology.agents import PhraseTable, Title, load_titles
from kg.ontology.relation_cues import load_relation_cues

_LONGEST_PHRASE = 8
_GOVERNMENTAL = frozenset({"government", "presidential", "state"})
_BODY_PREPOSITIONS = frozenset({"of", "for", "at", "in", "with", "to", "from"})


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
        people = [p for p in bearers(office.noun, office.end, found) if is_person(p, found)]
        if not people:
            continue
        bodies = [b for b in targets(office.noun, office.start, _BODY_PREPOSITIONS, found) if not is_person(b, found)]
        if office.title.title in load_relation_cues().ranks:
            yield from _ranked(office, people, bodies, found)
        if office.title.title in load_relation_cues().not_offices:
            continue
        for person in people:
            body = next(iter(bodies), None) or _unowned(doc, office, person, found)
            if body is not None:
                yield from _ties(doc, _with_field(doc, office, body), person, body, found)


def _ties(doc: Doc, office: _Office, person: Reference, body: Reference, found: Found) -> Iterator[Tie]:
    text = doc[office.start : office.end].text
    leads = _leads(office, body)
    general = office.title.title in load_relation_cues().general_leaders
    rule, at = f"title {office.title.title}", office.noun.i
    told = (person, body, office.start, office.end, rule, at)
    past, turn = is_past_bearing(office.noun), turn_of(office.noun)
    army = commanded(office.title, body, found)
    if leads and body.kind == "actor":
        yield Tie("leaderOf", *told, None, past, turn)
    elif army is not None and _is_the_one(office.noun):
        yield Tie("leaderOf", person, army, office.start, office.end, rule, at, None, past, turn)
    if not (leads and general) or office.title.title == "president":
        yield Tie("holdsOffice", *told, text, past, turn)
    of_several = body.head < office.noun.i and not _is_the_one(office.noun)
    if of_several and _is_group(body, found) and fits("memberOf", person, body, found):
        yield Tie("memberOf", *told, None, past)  # "a Hamas field commander" is one of its people


def _ranked(office: _Office, people: list[Reference], bodies: list[Reference], found: Found) -> Iterator[Tie]:
    """ "Colonel X of the 3rd Brigade", "a commander in the navy": who bears a rank in a body belongs to it."""
    inside = [p for p in children(office.noun, "prep") if p.lower_ in ("in", "of")]
    for person in people:
        for body in bodies[:1]:
            under = any(p.i < body.head <= p.right_edge.i and p.lower_ == "in" for p in inside)
            rank = office.title.title in load_relation_cues().not_offices
            if (under or rank) and fits("memberOf", person, body, found):
                rule, past = f"rank {office.title.title}", is_past_bearing(office.noun)
                yield Tie("memberOf", person, body, office.start, office.end, rule, office.noun.i, None, past)


def _unowned(doc: Doc, office: _Office, person: Reference, found: Found) -> Reference | None:
    """The body of an office that is told without one ("Government negotiator X", "Defence Minister Y")."""
    if any(t.lower_ in _GOVERNMENTAL for t in doc[office.start : office.end]):
        return government_of(doc, person, found)
    return state_of(office.title, person, found)


def _leads(office: _Office, body: Reference) -> bool:
    """Whether the title makes its bearer the leader of the body told with it."""
    if office.wider:
        return False
    if office.title.title in load_relation_cues().leading_of:
        of = any(p.lower_ == "of" and p.i < body.head <= p.right_edge.i for p in children(office.noun, "prep"))
        return of and office.end - office.start == 1 and _is_the_one(office.noun)
    return office.title.leads and office.title.body is None


def _is_the_one(noun: Token) -> bool:
    """Whether the title is not told as one of several ("an army commander")."""
    return noun.tag_ in ("NN", "NNP") and not any(d.lower_ in ("a", "an", "one") for d in children(noun, "det"))


def _is_group(body: Reference, found: Found) -> bool:
    """Whether the body is a group with members, and no state, government or office."""
    actor = found.actor_of.get(body.id)
    return actor is not None and actor.kind == "group"


def _offices(doc: Doc, found: Found) -> Iterator[_Office]:
    cues = load_relation_cues()
    for start, end, title in _titles().find(doc.parts):
        if title.title in cues.not_offices - cues.ranks:
            continue
        noun = doc[start:end].root
        holding = found.reference_at(noun.i)
        if holding is not None and holding.form == "name" and holding.kind != "actor":
            continue
        while doc[end - 1].pos_ in ("ADP", "SCONJ") and end - 1 > noun.i:  # "spokesman for"
            end -= 1
        begin = _begin(doc, start, found)
        if not _goes_on(doc, end, found):
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


def _begin(doc: Doc, start: int, found: Found) -> int:
    """Where the office begins with the words of its own before the title."""
    cues = load_relation_cues()
    begin = start
    for at in range(start - 1, max(-1, start - _LONGEST_PHRASE), -1):
        token = doc[at]
        if token.lower_ in cues.past or token.text == "-":
            break
        ornament = token.lower_ in cues.ornaments
        own = token.pos_ in ("PROPN", "NOUN", "ADJ") and token.dep_ in ("compound", "amod", "nmod")
        if not (ornament or own) or reference_of(token, found, frozenset({"actor", "place", "source"})) is not None:
            break
        if found.reference_at(at) is not None:
            break
        if not ornament:
            begin = at
    return begin
