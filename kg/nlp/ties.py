"""Kin, sides, bases, parts and leadership by verb. In: a Doc and its references. Out: `Tie`s.

By nouns ("the only opposition to", "son of", "its stronghold is"), by participles ("led by", "Iran-backed", "based in")
and by verbs in the present tense ("controls"). Fighting somebody is an event; being their enemy is a relation.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.nlp.bearers import bearers, reference_of, targets
from kg.nlp.factuality import read_factuality
from kg.nlp.found import Found, Reference
from kg.nlp.offices import Tie
from kg.nlp.syntax import arguments, children, is_passive
from kg.ontology.relation_cues import RelationNoun, RelationVerb, load_relation_cues

_KIN = frozenset({"childOf", "siblingOf", "spouseOf"})
_NAMED = frozenset({"name", "acronym", "pronoun"})
_PLACES = frozenset({"place"})
_ACTORS = frozenset({"actor"})
_LEFT_WINDOW = 4


def find_ties(doc: Doc, found: Found) -> Iterator[Tie]:
    """All relations other than by title."""
    cues = load_relation_cues()
    for token in doc:
        lemma = token.lemma_.lower()
        if token.pos_ in ("NOUN", "PROPN", "ADJ") and lemma in cues.nouns:
            yield from _by_noun(token, cues.nouns[lemma], found)
        if token.pos_ in ("NOUN", "PROPN") and lemma in cues.bases:
            yield from _by_base(token, found)
        if lemma in cues.verbs and token.pos_ in ("VERB", "ADJ"):
            yield from _by_verb(token, cues.verbs[lemma], found)


# --- nouns ----------------------------------------------------------------------------------------------------------


def _by_noun(noun: Token, cue: RelationNoun, found: Found) -> Iterator[Tie]:
    if any(c.lower_ in load_relation_cues().past for c in children(noun, "amod", "compound")):
        return
    called = [b for b in bearers(noun, noun.i + 1, found) if _fits(b, cue.relation, found)]
    owners = [t for t in targets(noun, noun.i, cue.prepositions, found) if _fits(t, cue.relation, found, target=True)]
    if cue.relation in _KIN and all(o.form not in _NAMED for o in owners):
        owners = [r for r in _named_after(noun, found) if _fits(r, cue.relation, found)] or owners
        called = [b for b in called if b.id not in {o.id for o in owners}]
    for bearer in called:
        for owner in owners:
            if bearer.id == owner.id:
                continue
            subject, target = (owner, bearer) if cue.inverse else (bearer, owner)
            yield Tie(cue.relation, subject, target, noun.i, noun.i + 1, f"noun {noun.lemma_.lower()}")


def _named_after(noun: Token, found: Found) -> Iterator[Reference]:
    """ "the son of the late commander who ..., X": the name that the description after "of" ends with."""
    if not any(p.lower_ in ("of", "to") for p in children(noun, "prep")):
        return
    descriptions = [o for p in children(noun, "prep") for o in children(p, "pobj")]
    apposed = [a for d in (*descriptions, noun) for a in children(d, "appos")]
    for token in apposed:
        reference = reference_of(token, found)
        if reference is not None and reference.form == "name" and token.i > noun.i:
            yield reference
            return
    names = [r for r in found.references if r.form == "name" and noun.i < r.start <= noun.right_edge.i]
    people = [r for r in names if _is_person(r, found)]
    yield from people[-1:]


def _fits(reference: Reference, relation: str, found: Found, *, target: bool = False) -> bool:
    """Whether an actor of that kind can stand in the relation: kin are people, parts and owners are bodies."""
    person = _is_person(reference, found)
    if reference.kind != "actor":
        return False
    if relation in _KIN:
        return person
    if relation == "memberOf":
        return person != target
    return not person if relation == "partOf" else True


def _is_person(reference: Reference, found: Found) -> bool:
    actor = found.actor_of.get(reference.id)
    return actor is not None and actor.kind == "person"


# --- bases ----------------------------------------------------------------------------------------------------------


def _by_base(noun: Token, found: Found) -> Iterator[Tie]:
    prepositions = load_relation_cues().bases[noun.lemma_.lower()]
    owners = [t for t in targets(noun, noun.i, frozenset(), found) if t.kind == "actor"]
    for owner in owners:
        for place in _places_of_base(noun, prepositions, found):
            if place.id != owner.id:
                yield Tie("basedIn", owner, place, noun.i, noun.i + 1, f"noun {noun.lemma_.lower()}")


def _places_of_base(noun: Token, prepositions: frozenset[str], found: Found) -> Iterator[Reference]:
    """Where the base is: by copula, apposition or preposition."""
    verb = noun.head
    tokens: list[Token] = [*children(noun, "appos")]
    if verb.lemma_ == "be" and read_factuality(verb.doc, verb).factuality == "actual":
        tokens += children(verb, "attr") if noun.dep_ == "nsubj" else children(verb, "nsubj")
        inside = [p for p in children(verb, "prep") if p.lower_ in ("in", "at")]
        tokens += [o for p in inside for o in children(p, "pobj")]
    if noun.dep_ == "appos":
        tokens.append(noun.head)
    tokens += [o for p in children(noun, "prep") if p.lower_ in prepositions for o in children(p, "pobj")]
    for token in tokens:
        reference = reference_of(token, found, _PLACES)
        if reference is not None:
            yield reference


# --- verbs ----------------------------------------------------------------------------------------------------------


def _by_verb(verb: Token, cue: RelationVerb, found: Found) -> Iterator[Tie]:
    for first, second in (*_compound(verb, cue, found), *_participle(verb, cue, found), *_active(verb, cue, found)):
        if first.id != second.id and _fits_verb(first, second, cue.relation, found):
            yield Tie(cue.relation, first, second, verb.i, verb.i + 1, f"verb {verb.lemma_.lower()}")


def _fits_verb(first: Reference, second: Reference, relation: str, found: Found) -> bool:
    if relation in ("basedIn", "controls"):
        return first.kind == "actor" and second.kind == "place"
    bodies = first.kind == second.kind == "actor"
    return bodies and (relation != "leaderOf" or not _is_person(second, found))


def _compound(verb: Token, cue: RelationVerb, found: Found) -> Iterator[tuple[Reference, Reference]]:
    """ "Iran-backed Houthis", "the Doha-based group"."""
    doc = verb.doc
    if verb.i < 2 or doc[verb.i - 1].text not in ("-", "‑", "–") or verb.tag_ not in ("VBN", "VBD", "JJ"):
        return
    before = doc[verb.i - 2]
    noun = verb.head if verb.dep_ == "amod" else (doc[verb.i + 1] if verb.i + 1 < len(doc) else verb)
    near = reference_of(before, found, _PLACES if cue.relation == "basedIn" else _ACTORS)
    near = near or found.reference_at(before.i)
    owned = reference_of(noun, found, _PLACES if cue.relation == "controls" else _ACTORS)
    if near is None or owned is None:
        return
    yield (owned, near) if cue.relation in ("basedIn", "alliedWith") else (near, owned)


def _participle(verb: Token, cue: RelationVerb, found: Found) -> Iterator[tuple[Reference, Reference]]:
    """ "the Front, led by X", "the rebels are backed by X", "based in P", "allied with X"."""
    if not is_passive(verb) or verb.i == 0 or verb.doc[verb.i - 1].text == "-" or not _present(verb):
        return
    sides = arguments(verb)
    if cue.relation == "basedIn":
        others = sides.under("in", "at")
    elif cue.relation == "alliedWith":
        others = sides.under("with", "to")
    else:
        others = sides.agents
    kinds = _PLACES if cue.relation == "basedIn" else _ACTORS
    owned_kinds = _PLACES if cue.relation == "controls" else _ACTORS
    owned = _nearest_before(verb, found, owned_kinds) if verb.dep_ == "acl" else None
    owned_all = (
        [owned] if owned is not None else [r for t in sides.patients if (r := reference_of(t, found, owned_kinds))]
    )
    for other in others:
        near = reference_of(other, found, kinds)
        for thing in owned_all:
            if near is not None:
                yield (thing, near) if cue.relation in ("basedIn", "alliedWith") else (near, thing)


def _nearest_before(participle: Token, found: Found, kinds: frozenset[str]) -> Reference | None:
    """What a participle after a comma says something of: the name right before it, which the parser often misses."""
    doc, at = participle.doc, participle.i - 1
    while at >= 0 and participle.i - at <= _LEFT_WINDOW and (doc[at].is_punct or doc[at].is_space):
        at -= 1
    if at < 0:
        return None
    return reference_of(doc[at], found, kinds)


def _present(verb: Token) -> bool:
    """Whether the passive tells a state that holds: a reduced relative, or "is backed"."""
    auxiliaries = children(verb, "auxpass", "aux")
    return verb.dep_ == "acl" or any(a.tag_ in ("VBZ", "VBP") for a in auxiliaries)


def _active(verb: Token, cue: RelationVerb, found: Found) -> Iterator[tuple[Reference, Reference]]:
    """ "X controls P": only what the present tense tells as lasting."""
    lasting = cue.active and verb.tag_ in ("VBZ", "VBP") and not is_passive(verb) and not children(verb, "aux")
    if not lasting or read_factuality(verb.doc, verb).factuality != "actual":
        return
    kinds = _PLACES if cue.relation == "controls" else _ACTORS
    sides = arguments(verb)
    for subject in sides.agents:
        first = reference_of(subject, found)
        for target in sides.patients:
            second = reference_of(target, found, kinds)
            if first is not None and second is not None:
                yield first, second
