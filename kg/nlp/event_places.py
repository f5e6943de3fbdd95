"""Where an event happened. In: the places of a Doc, the token that tells the event. Out: ids of places.

Only places that hang on the event in the parse tree count: on its own word and verb, on who and what takes part, on the
clauses that tell the same event. The nearest go before; of those that hold each other the smallest is taken. Captions,
datelines and neighbouring sentences give no place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from kg.nlp.event_clauses import clauses_above, clauses_below, verb_of_event
from kg.nlp.place_phrases import GOALS, Phrases, is_location
from kg.nlp.smallest_places import finer_places, smallest_places
from kg.nlp.tokens import Token
from kg.ontology.place_cues import load_place_cues

Kind = Literal["deed", "talk", "speech"]
"""What is told: a deed, a meeting or journey, or words alone, of which only their own place is theirs."""
_PATIENTS = frozenset({"dobj", "obj", "nsubjpass"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_WITH = frozenset({"by", "with", "between", "against"})
_AIMED = frozenset({"on", "against", "of", "at", "over", "to", "into", "towards", "toward"})


def event_places(at: Phrases, token: Token, kind: Kind = "deed") -> tuple[str, ...]:
    """The ids of the smallest places at which the event of the token happened; none where nothing ties one to it."""
    if not at:
        return ()
    chosen: tuple[str, ...] = ()
    for layer in _layers(token, at, kind):
        named = tuple(dict.fromkeys(layer))
        if named:
            chosen = finer_places(chosen, named, at.found) if chosen else smallest_places(named, at.found)
    for clause in () if chosen else _other_clauses(token, kind):
        for layer in _own(clause, at, kind):
            if layer:
                return smallest_places(tuple(dict.fromkeys(layer)), at.found)
    return chosen


def _layers(token: Token, at: Phrases, kind: Kind) -> Iterator[list[str]]:
    """What the event's word and its verb give, the nearest first; later ones may only be more exact."""
    verb = verb_of_event(token)
    words = [token] if verb is None or verb == token else [token, verb]
    yield from (_standing(word, at) for word in words)
    if kind == "deed":
        yield from (_aimed(word, at) for word in words)
        yield from (_of_participants(word, at) for word in words)
    else:
        yield from (_of_company(word, at, kind) for word in words)


def _other_clauses(token: Token, kind: Kind) -> Iterator[Token]:
    """Clauses that tell the same event, those below before those above."""
    verb = verb_of_event(token) or token
    for word in dict.fromkeys((token, verb)) if kind == "deed" else ():
        yield from clauses_below(word)
    if kind != "speech" or verb.dep_ in ("conj", "xcomp"):
        yield from clauses_above(verb)


def _own(word: Token, at: Phrases, kind: Kind) -> Iterator[list[str]]:
    yield _standing(word, at)
    if kind == "deed":
        yield _aimed(word, at)
        yield _of_participants(word, at)
    else:
        yield _of_company(word, at, "talk")


def _standing(word: Token, at: Phrases) -> list[str]:
    """ "attacked ... in X", "the X attack", "there"."""
    ids = list(at.locatives(word))
    if not ids:
        ids = [i for c in word.children if c.dep_ == "advmod" for i in at.by_direction(c)]
    return ids or (at.before(word) if word.pos_ in _NOMINAL else [])


def _aimed(word: Token, at: Phrases) -> list[str]:
    """ "shelled X", "marched to X", "an attack on X"."""
    if word.pos_ in _NOMINAL:
        prepositions = [c for c in word.children if c.dep_ == "prep" and c.lower_ in _AIMED]
        return [i for p in prepositions for i in at.under(p, _AIMED)]
    patients = [c for c in word.children if c.dep_ in _PATIENTS]
    patients += [c for p in patients for c in p.children if c.dep_ == "appos" and is_location(c)]
    ids = [i for c in patients for i in _land(c, at)]
    return ids or [i for c in word.children if c.dep_ == "prep" for i in at.under(c, GOALS)]


def _land(noun: Token, at: Phrases) -> list[str]:
    """The places that an object itself is, not those that it is in or from."""
    return at.of_noun(noun) if at.of(noun) or is_location(noun) or at.before(noun) else []


def _of_participants(word: Token, at: Phrases) -> list[str]:
    """Where those are who take part: "killed by snipers in X"."""
    for label in ("dobj", "agent", "nsubj"):
        ids: list[str] = []
        for child in word.children:
            if child.dep_ == label:
                nouns = _companions(child) if label == "agent" else [child]
                ids += [i for noun in nouns for i in at.around(noun)]
        if ids:
            return ids
    return []


def _of_company(word: Token, at: Phrases, kind: Kind) -> list[str]:
    """What parsers hang on those who were met and on what was signed: "met Massoud in X", "signed a pact in X"."""
    nouns: list[Token] = []
    for child in word.children:
        if child.dep_ == "dobj":
            signed = word.lemma_ in load_place_cues().signing
            nouns += [child] if signed or (kind == "talk" and at.is_actor(child)) else []
        elif child.dep_ == "prep" and kind == "talk":
            nouns += _companions(child)
    return [i for noun in nouns for i in at.around(noun)]


def _companions(preposition: Token) -> list[Token]:
    return [c for c in preposition.children if c.dep_ == "pobj" and preposition.lower_ in _WITH]
