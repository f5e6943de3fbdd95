"""Relations that nouns of doing tell. In: a Doc and its references. Out: `Tie`s.

"Mali's fight against X", "support for Y from Z", "in control of P", "P is under X's control"; alliances of several
("the alliance of A, B and C", "A and B formed an alliance"), wars between two, and "the anti-Houthi coalition".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from kg.nlp.bearers import is_past_bearing
from kg.nlp.factuality import read_factuality
from kg.nlp.found import Found, Reference
from kg.nlp.nominal_sides import doers
from kg.nlp.syntax import children, clause_of, coordinated, grammatical_subjects, oblique_heads
from kg.nlp.tie import NAMED, PLACES, Tie, enumerated, fits, party, reference_of
from kg.nlp.tokens import Doc, Token
from kg.ontology.relation_cues import RelationNominal, load_relation_cues

_NO_FACT = frozenset({"negated", "denied", "averted", "hypothetical"})
_FROM = frozenset({"from"})
_LOCKED_IN, _STANDING = frozenset({"in", "at"}), frozenset({"be", "remain", "lock", "become", "stand"})
_BETWEEN = frozenset({"between", "of", "among"})


def find_nominal_ties(doc: Doc, found: Found) -> Iterator[Tie]:
    """All relations that the nouns of doing of the Doc tell."""
    cues = load_relation_cues()
    for token in doc:
        lemma = token.lemma_.lower()
        if token.pos_ not in ("NOUN", "PROPN") or _is_in_a_name(token, found):
            if token.lower_ in cues.against:
                yield from _against(token, found)
            continue
        if lemma in cues.nominals:
            yield from _by_nominal(token, cues.nominals[lemma], found)
        if lemma in cues.alliances:
            yield from _among("alliedWith", token, cues.formed, found)
        if lemma in cues.conflicts:
            yield from _among("opposedTo", token, frozenset(), found)
        yield from _including(token, found)
        if any(m.lower_ == "allied" for m in children(token, "amod")):
            yield from _allied(token, found)


def _is_in_a_name(token: Token, found: Found) -> bool:
    reference = found.reference_at(token.i)
    return reference is not None and reference.form in NAMED


def _by_nominal(noun: Token, cue: RelationNominal, found: Found) -> Iterator[Tie]:
    ceased = noun.dep_ == "dobj" and noun.head.lemma_ in load_relation_cues().ceasing
    if ceased or read_factuality(noun.doc, noun).factuality in _NO_FACT:
        return
    past = is_past_bearing(noun)
    places = cue.relation == "controls"
    seconds = [r for t in _targets(noun, cue) if (r := _second(t, found, places=places)) is not None]
    owning = _FROM if "of" in cue.takes else _FROM | {"of"}
    firsts = _standing(noun, cue, found) or doers(noun, cue.carriers, found, owning=owning)
    if not firsts and cue.relation == "supports" and noun.dep_ == "pobj" and noun.head.lower_ == "in":
        firsts = enumerated(grammatical_subjects(clause_of(noun.head)), found)  # "in support of Y, X did"
    if places and noun.dep_ == "pobj" and noun.head.lower_ == "under":
        under = noun.head.head
        tokens = grammatical_subjects(under) if under.pos_ in ("VERB", "AUX") else (under,)
        seconds = [r for t in tokens if (r := reference_of(t, found, PLACES)) is not None]
        firsts = firsts or tuple(r for p, t in oblique_heads(noun) if p == "of" and (r := reference_of(t, found)))
    for first in firsts:
        for second in seconds:
            if fits(cue.relation, first, second, found):
                rule = f"noun {noun.lemma_.lower()}"
                yield Tie(cue.relation, first, second, noun.i, noun.i + 1, rule, noun.i, past=past)


def _standing(noun: Token, cue: RelationNominal, found: Found) -> tuple[Reference, ...]:
    """The coalition itself, where that is what stands against somebody."""
    itself = reference_of(noun, found) if noun.lemma_.lower() in load_relation_cues().alliances else None
    return (itself,) if itself is not None and cue.relation == "opposedTo" else ()


def _targets(noun: Token, cue: RelationNominal) -> tuple[Token, ...]:
    """What stands under the noun's prepositions, or its verb's ("took up arms against")."""
    own = tuple(t for p, t in oblique_heads(noun) if p in cue.takes)
    if own or noun.dep_ not in ("dobj", "attr") or noun.head.lemma_ not in cue.carriers:
        return own
    return tuple(t for p, t in oblique_heads(noun.head) if p in cue.takes & {"against", "on", "over", "to"})


def _second(token: Token, found: Found, *, places: bool) -> Reference | None:
    return reference_of(token, found, PLACES) if places else party(token, found)


def _among(relation: str, noun: Token, formed: frozenset[str], found: Found) -> Iterator[Tie]:
    """Each two of those between whom it is, or who formed it."""
    if read_factuality(noun.doc, noun).factuality in _NO_FACT:
        return
    sides = enumerated((t for p, t in oblique_heads(noun) if p in _BETWEEN), found)
    verb = noun.head
    if len(sides) < 2 and noun.dep_ == "pobj" and verb.lower_ in _LOCKED_IN and verb.head.lemma_ in _STANDING:
        against = (t for p, t in oblique_heads(noun) if p in ("with", "against"))  # "is in conflict with"
        sides = enumerated((*grammatical_subjects(verb.head), *against), found)
    if len(sides) < 2 and noun.dep_ == "dobj" and verb.lemma_ in formed:
        partners = tuple(t for source in (noun, verb) for p, t in oblique_heads(source) if p == "with")
        sides = enumerated((*grammatical_subjects(verb), *partners), found)
    for first, second in combinations({r.id: r for r in sides}.values(), 2):
        if fits(relation, first, second, found):
            yield Tie(relation, first, second, noun.i, noun.i + 1, f"noun {noun.lemma_.lower()}", noun.i)


def _including(noun: Token, found: Found) -> Iterator[Tie]:
    """ "a coalition including A and B": its members."""
    near = [p for p in children(noun, "prep") if p.lower_ == "including" and p.i <= noun.i + 2]
    alliance = reference_of(noun, found) if near and noun.tag_ in ("NN", "NNP") else None
    if alliance is None:
        return
    for member in enumerated((t for p in near for t in coordinated(children(p, "pobj"))), found):
        if fits("memberOf", member, alliance, found):
            yield Tie("memberOf", member, alliance, noun.i, noun.i + 1, f"noun {noun.lemma_.lower()}", noun.i)


def _allied(noun: Token, found: Found) -> Iterator[Tie]:
    """ "X fought together with two allied groups, A and B"; "X's allied militia, A": who stands with whom."""
    named = enumerated(coordinated((*children(noun, "appos"), *_after_comma(noun))), found)
    whose = coordinated(children(noun, "poss"))
    if not whose and noun.dep_ == "pobj" and noun.head.lower_ in ("with", "alongside"):
        whose = grammatical_subjects(clause_of(noun))
    for ally in (a for a in named if a.form in NAMED):
        for side in enumerated(whose, found):
            if fits("alliedWith", side, ally, found):
                yield Tie("alliedWith", side, ally, noun.i, noun.i + 1, "allied", noun.i)


def _after_comma(noun: Token) -> tuple[Token, ...]:
    """The names after a comma that the parser coordinated with the noun that they explain."""
    comma = noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].text == ","
    return children(noun, "conj") if comma else ()


def _against(prefix: Token, found: Found) -> Iterator[Tie]:
    """ "the anti-Houthi coalition": what the compound stands before is against whom it names."""
    doc, at = prefix.doc, prefix.i + 1
    while at < len(doc) and doc[at].text in ("-", "‑", "–"):
        at += 1
    whom = found.reference_at(at) if prefix.i + 1 < at < len(doc) else None
    if whom is None or whom.start != at or whom.end >= len(doc):
        return
    node = doc[whom.end]
    while node.dep_ in ("compound", "amod") and node.head.i > node.i:
        node = node.head
    who = reference_of(node, found)
    # The nationality of a compound stands for its state.
    if who is not None and whom.kind == "actor" and who.end > whom.end and fits("opposedTo", who, whom, found):
        yield Tie("opposedTo", who, whom, prefix.i, whom.end, "prefix against", clause_of(node).i)
