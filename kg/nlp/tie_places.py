"""Where somebody is based, told by a noun. In: a Doc and its references. Out: `Tie`s.

"Its stronghold is P", "the group's headquarters in P", "has its headquarters in P".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.bearers import targets
from kg.nlp.factuality import read_factuality
from kg.nlp.found import Found, Reference
from kg.nlp.syntax import children
from kg.nlp.tie import PLACES, Tie, fits, reference_of
from kg.nlp.tokens import Doc, Token
from kg.ontology.relation_cues import load_relation_cues


def find_base_ties(doc: Doc, found: Found) -> Iterator[Tie]:
    """All bases that a noun tells."""
    bases = load_relation_cues().bases
    for token in doc:
        lemma = token.lemma_.lower()
        if token.pos_ in ("NOUN", "PROPN") and lemma in bases:
            yield from _by_base(token, bases[lemma], found)


def _by_base(noun: Token, prepositions: frozenset[str], found: Found) -> Iterator[Tie]:
    owners = [t for t in targets(noun, noun.i, frozenset({"of"}), found) if t.kind == "actor"]
    for owner in owners:
        for place in _places_of_base(noun, prepositions, found):
            if fits("basedIn", owner, place, found):
                yield Tie("basedIn", owner, place, noun.i, noun.i + 1, f"noun {noun.lemma_.lower()}", noun.i)


def _places_of_base(noun: Token, prepositions: frozenset[str], found: Found) -> Iterator[Reference]:
    """Where the base is: by copula, apposition or preposition."""
    verb = noun.head
    tokens: list[Token] = [*children(noun, "appos")]
    if verb.lemma_ == "be" and read_factuality(verb.doc, verb).factuality == "actual":
        tokens += children(verb, "attr") if noun.dep_ == "nsubj" else children(verb, "nsubj")
        tokens += _inside(verb)
    if verb.lemma_ == "have" and noun.dep_ == "dobj" and read_factuality(verb.doc, verb).factuality == "actual":
        tokens += _inside(verb)
    if noun.dep_ == "appos":
        tokens.append(noun.head)
    tokens += [o for p in children(noun, "prep") if p.lower_ in prepositions for o in children(p, "pobj")]
    for preposition in children(noun, "prep"):  # "the headquarters of the Union in P"
        tokens += [t for o in children(preposition, "pobj") for t in _inside(o)]
    for token in tokens:
        reference = reference_of(token, found, PLACES)
        if reference is not None:
            yield reference


def _inside(token: Token) -> list[Token]:
    return [o for p in children(token, "prep") if p.lower_ in ("in", "at") for o in children(p, "pobj")]
