"""Who is called something, and whose that is. In: a noun of role ("leader", "son", "ally"). Out: references.

"X, the leader of Y", "X is Y's ally", "Y leader X", "Its leader is X", "the chief for Y X": by apposition, copula, noun
phrase and, where the parser fails, by what stands next to what.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from spacy.tokens import Token

from kg.nlp.factuality import read_factuality
from kg.nlp.found import Found, Reference
from kg.nlp.syntax import RELATIVE_TAGS, children, coordinated, grammatical_subjects, modifiers

_PRENOMINAL = ("compound", "nmod", "amod", "poss")
_NAMES = ("name", "acronym")
_MAX_CLIMB = 4


def reference_of(token: Token, found: Found, kinds: Set[str] = frozenset({"actor"})) -> Reference | None:
    """The reference of one of the kinds that the token heads or, in a name, belongs to."""
    for reference in found.references_headed_by(token.i):
        if reference.kind in kinds:
            return reference
    holding = found.reference_at(token.i)
    return holding if holding is not None and holding.kind in kinds and holding.form in ("name", "acronym") else None


def bearers(noun: Token, phrase_end: int, found: Found) -> tuple[Reference, ...]:
    """Those who are called the noun; `phrase_end` is where its title or phrase ends."""
    out: dict[str, Reference] = {}
    for token in _bearing(noun, phrase_end, found):
        reference = reference_of(token, found)
        if reference is None or (reference.start <= noun.i < reference.end and not _is_told(reference, found)):
            continue
        out.setdefault(reference.id, reference)
    return tuple(out.values())


def _bearing(noun: Token, phrase_end: int, found: Found) -> Iterator[Token]:
    yield noun
    yield from _by_copula(noun)
    yield from _by_apposition(noun, found)
    head = _phrase_head(noun, found)
    if head is not None:
        yield head
    yield from _next_to(noun, phrase_end, found)


def _is_told(reference: Reference, found: Found) -> bool:
    """Whether the description itself stands for somebody who is named elsewhere ("its leader")."""
    return reference.form == "nominal" and any(r.id == reference.id and r.form in _NAMES for r in found.references)


def _by_copula(noun: Token) -> Iterator[Token]:
    verb = noun.head
    if verb.lemma_ not in ("be", "become", "remain") or not _holds(verb):
        return
    if noun.dep_ in ("attr", "oprd"):
        yield from grammatical_subjects(verb)
    elif noun.dep_ == "nsubj":
        yield from (t for a in children(verb, "attr") for t in coordinated((a,)))


def _holds(verb: Token) -> bool:
    """Whether the clause tells what is: not denied, not planned, not over."""
    if read_factuality(verb.doc, verb).factuality != "actual":
        return False
    past = verb.tag_ == "VBD" and verb.lower_ != "became"
    return not past or verb.dep_ == "ccomp"


def _by_apposition(noun: Token, found: Found) -> Iterator[Token]:
    if noun.dep_ == "appos":
        first = noun.head
        while first.dep_ == "conj" and noun.tag_ == "NNS":  # "A and B, two opponents of C"
            first = first.head
        yield from coordinated((first,)) if noun.tag_ == "NNS" else (noun.head,)
    yield from children(noun, "appos")
    for prep in children(noun, "prep"):  # "The head of Y, X": the parser hangs the name on the nearer noun
        for pobj in children(prep, "pobj"):
            apposed = children(pobj, "appos")
            if reference_of(pobj, found) is not None:
                yield from (a for a in apposed if _kind_of(a, found) != _kind_of(pobj, found))


def _kind_of(token: Token, found: Found) -> str | None:
    reference = reference_of(token, found)
    actor = found.actor_of.get(reference.id) if reference is not None else None
    return actor.kind if actor is not None else None


def _phrase_head(noun: Token, found: Found) -> Token | None:
    """The name that ends the noun phrase ("NRF leader Massoud")."""
    node = noun
    for _ in range(_MAX_CLIMB):
        if node.dep_ not in _PRENOMINAL or node.head.i < node.i or node.dep_ == "poss":
            return None
        node = node.head
        reference = reference_of(node, found)
        if reference is not None and reference.form in ("name", "acronym") and noun.i < reference.start:
            return node
    return None


def _next_to(noun: Token, phrase_end: int, found: Found) -> Iterator[Token]:
    """The name that follows at once, or after the body's ("Chief for the Front Ali Nazary")."""
    doc = noun.doc
    after = found.reference_at(phrase_end) if phrase_end < len(doc) else None
    if after is not None and after.start == phrase_end and after.form == "name":
        yield doc[after.head]
    for prep in children(noun, "prep"):
        start = prep.i + 1
        while start < len(doc) and doc[start].dep_ == "det":
            start += 1
        body = found.reference_at(start) if start < len(doc) else None
        person = found.reference_at(body.end) if body is not None and body.end < len(doc) else None
        if body is None or person is None or person.start != body.end or person.form != "name":
            continue
        if _kind_of(doc[person.head], found) == "person" != _kind_of(doc[body.head], found):
            yield doc[person.head]


def targets(noun: Token, phrase_start: int, prepositions: Set[str], found: Found) -> tuple[Reference, ...]:
    """Those whose the noun is: by possessive, before it, or under one of the prepositions."""
    out: dict[str, Reference] = {}
    for token in _targeted(noun, phrase_start, prepositions, found):
        reference = reference_of(token, found, frozenset({"actor", "place"}))
        if reference is not None and not reference.start <= noun.i < reference.end:
            out.setdefault(reference.id, reference)
    return tuple(out.values())


def _targeted(noun: Token, phrase_start: int, prepositions: Set[str], found: Found) -> Iterator[Token]:
    head = _phrase_head(noun, found)
    owners = [*children(noun, "poss"), *(children(head, "poss") if head is not None else ())]
    if owners:
        yield from (t for o in owners for t in _possessor(o) if o.i < noun.i)
        return
    before = [*modifiers(noun), *(modifiers(head) if head is not None else ())]
    near = [
        t for t in before if t.i < phrase_start and reference_of(t, found, frozenset({"actor", "place"})) is not None
    ]
    if near:
        yield near[-1]
        return
    # One noun may stand between ("Hamas political leader"): what the parser lost stands right before the phrase.
    left = found.reference_at(phrase_start - 1) if phrase_start > 0 else None
    if left is not None and left.end == phrase_start and left.kind != "source" and noun.sent.start <= left.start:
        yield noun.doc[left.head]
    for source in (noun, head) if head is not None else (noun,):
        for prep in children(source, "prep"):
            if prep.lower_ in prepositions and (source is noun or prep.lower_ == "of"):
                yield from _under(prep, found)


def _possessor(owner: Token) -> tuple[Token, ...]:
    if owner.tag_ not in RELATIVE_TAGS:
        return coordinated((owner,))
    clause = owner
    for _ in range(_MAX_CLIMB):
        clause = clause.head
        if clause.dep_ == "relcl":
            return (clause.head,)
    return ()


def _under(preposition: Token, found: Found) -> Iterator[Token]:
    """The objects of the preposition; where the parser made a following name the object, the name before it."""
    for pobj in children(preposition, "pobj"):
        for token in coordinated((pobj,)):
            start = preposition.i + 1
            while start < token.i and token.doc[start].dep_ == "det":
                start += 1
            first = found.reference_at(start)
            if first is not None and first.end <= token.i and reference_of(token, found) is not None:
                yield token.doc[first.head]
            else:
                yield token
