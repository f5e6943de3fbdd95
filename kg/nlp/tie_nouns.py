"""Relations that what somebody is called tells. In: a Doc and its references. Out: `Tie`s.

"the only opposition to", "son of", "an ally of", "the armed wing of", "members of X include A and B", "as part of".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.bearers import bearers, is_past_bearing, listed_bearers, targets, turn_of
from kg.nlp.found import Found, Reference
from kg.nlp.syntax import children
from kg.nlp.tie import KIN, NAMED, Tie, fits, is_person, is_unnamed, reference_of, settled
from kg.nlp.tokens import Doc, Token
from kg.ontology.relation_cues import RelationNoun, load_relation_cues

_OWN_PREPOSITIONS = ("of", "from", "in", "with")
_OPPOSING = "opposedTo"
_PRENOMINAL = ("compound", "amod", "nmod")


def find_noun_ties(doc: Doc, found: Found) -> Iterator[Tie]:
    """All relations that a noun said of somebody tells."""
    nouns = load_relation_cues().nouns
    for token in doc:
        cue = nouns.get(_word(token)) if token.pos_ in ("NOUN", "PROPN", "ADJ") else None
        if cue is not None and not _is_in_a_name(token, found):
            yield from _by_noun(token, cue, found)


def _word(noun: Token) -> str:
    """The noun's lemma, or the whole of a compound with hyphens ("brother-in-law")."""
    doc = noun.doc
    lemma = noun.lemma_.lower()
    around = doc[max(noun.i - 1, 0) : noun.i + 2]
    if all(token.text != "-" for token in around):
        return lemma
    at, parts = noun.i, [lemma]
    while at + 2 < len(doc) and doc[at + 1].text == "-" and not doc[at].whitespace_:
        parts.append(doc[at + 2].lower_)
        at += 2
    whole = "-".join(parts)
    before = doc[noun.i - 2].lower_ if noun.i > 1 and doc[noun.i - 1].text == "-" else None
    whole = f"{before}-{whole}" if before else whole
    return whole if len(parts) > 1 or before in ("half", "arch") else lemma


def _is_in_a_name(token: Token, found: Found) -> bool:
    reference = found.reference_at(token.i)
    return reference is not None and reference.form in NAMED and reference.end - reference.start > 1


def _by_noun(noun: Token, cue: RelationNoun, found: Found) -> Iterator[Tie]:
    if cue.relation == _OPPOSING and noun.dep_ in _PRENOMINAL and not _is_before_name(noun, found):
        return  # "Russian opposition leader X": not the state's enemy
    owners = targets(noun, noun.i, cue.prepositions, found)
    called = list(listed_bearers(noun, found) if cue.listed else bearers(noun, noun.i + 1, found))
    if not called and not cue.listed and cue.relation in ("memberOf", "supports"):
        called = list(_themselves(noun, found))
    if cue.relation in KIN and all(o.form not in (*NAMED, "pronoun") for o in owners):
        owners = tuple(_named_after(noun, found)) or owners
        called = [b for b in called if b.id not in {o.id for o in owners}]
    past, turn = is_past_bearing(noun) and cue.relation not in KIN, turn_of(noun)
    for bearer in called:
        for owner in owners:
            subject, target = (owner, bearer) if cue.inverse else (bearer, owner)
            relation = settled(cue.relation, subject, found)
            if fits(relation, subject, target, found):
                rule = f"noun {noun.lemma_.lower()}"
                yield Tie(relation, subject, target, noun.i, noun.i + 1, rule, noun.i, None, past, turn)


def _is_before_name(noun: Token, found: Found) -> bool:
    """Whether a name follows the noun at once ("its rival X")."""
    after = found.reference_at(noun.i + 1) if noun.i + 1 < len(noun.doc) else None
    return after is not None and after.form in NAMED


def _themselves(noun: Token, found: Found) -> Iterator[Reference]:
    """The description itself, where it stands for people without a name whose body is told behind ("fighters of X")."""
    reference = found.reference_headed_by(noun.i)
    behind = noun.tag_ == "NNS" and any(p.lower_ in _OWN_PREPOSITIONS for p in children(noun, "prep"))
    if reference is not None and reference.form == "nominal" and behind:
        yield reference


def _named_after(noun: Token, found: Found) -> Iterator[Reference]:
    """ "the son of the late commander who ..., X": the name that the description after "of" ends with."""
    if not any(p.lower_ in ("of", "to") for p in children(noun, "prep")):
        return
    descriptions = [o for p in children(noun, "prep") for o in children(p, "pobj")]
    above = (noun.head,) if noun.dep_ == "appos" else ()  # "X, a brother of its founder, Y"
    apposed = [a for d in (*descriptions, noun, *above) for a in children(d, "appos")]
    for token in apposed:
        reference = reference_of(token, found)
        if reference is not None and reference.form == "name" and token.i > noun.i:
            yield reference
            return
    names = [r for r in found.references if r.form == "name" and noun.i < r.start <= noun.right_edge.i]
    people = [r for r in names if is_person(r, found) and not is_unnamed(r, found)]
    yield from people[-1:]
