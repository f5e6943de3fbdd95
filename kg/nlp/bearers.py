"""Who is called something, and whose that is. In: a noun of role ("leader", "son", "ally"). Out: references.

"X, the leader of Y", "X is Y's ally", "Y leader X", "Its leader is X", "the chief for Y X", "was named head of Y",
"as a member of Y", "members include A and B": by apposition, copula, noun phrase, "as", list and, where the parser
fails, by what stands next to what.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from kg.nlp.apposition import is_for_people
from kg.nlp.factuality import read_factuality
from kg.nlp.found import Found, Reference
from kg.nlp.syntax import RELATIVE_TAGS, children, coordinated, grammatical_subjects, is_passive, modifiers
from kg.nlp.tie import Turn, is_person, is_state, is_unnamed, reference_of
from kg.nlp.tokens import Token
from kg.ontology.coreference_cues import load_coreference_cues
from kg.ontology.relation_cues import load_relation_cues

_PRENOMINAL = ("compound", "nmod", "amod", "poss")
_NAMES = ("name", "acronym")
_COPULAS = frozenset({"be", "become", "remain"})
_NOTABLY = frozenset({"notably", "especially", "particularly", "chiefly", "mainly", "primarily", "namely"})
_INCLUDING = frozenset({"including", "like"})
_PARTS = frozenset({"part", "member"})
_MAX_CLIMB = 4
_LONGEST_PHRASE = 8


def bearers(noun: Token, phrase_end: int, found: Found) -> tuple[Reference, ...]:
    """Those who are called the noun; `phrase_end` is where its title or phrase ends."""
    out: dict[str, Reference] = {}
    for token in _bearing(noun, phrase_end, found):
        reference = reference_of(token, found)
        if reference is None or (reference.start <= noun.i < reference.end and not _is_told(reference, found)):
            continue
        if reference.form == "nominal" and is_person(reference, found) and is_unnamed(reference, found):
            continue
        out.setdefault(reference.id, reference)
    return tuple(out.values())


def listed_bearers(noun: Token, found: Found) -> tuple[Reference, ...]:
    """Those who are listed under the noun ("countries such as A and B")."""
    references = (reference_of(token, found) for token in _listed(noun))
    return tuple({r.id: r for r in references if r is not None}.values())


def _bearing(noun: Token, phrase_end: int, found: Found) -> Iterator[Token]:
    following = _following_name(noun, phrase_end, found)
    if following is not None:
        yield from coordinated((following,)) if noun.tag_ in ("NNS", "NNPS") else (following,)
        return
    yield noun
    first = _first_role(noun)
    yield from _by_copula(first)
    yield from _by_as(first)
    yield from _listed(noun)
    yield from _by_apposition(first, found)
    head = _phrase_head(first, found)
    if head is not None:
        yield head
    yield from _next_to(noun, found)


def _first_role(noun: Token) -> Token:
    """The first of several things that one person is called ("a commander of X and brother of Y")."""
    while noun.dep_ == "conj" and noun.head.tag_ in ("NN", "NNP") and is_for_people(noun) and is_for_people(noun.head):
        noun = noun.head
    return noun


def _is_told(reference: Reference, found: Found) -> bool:
    """Whether the description itself stands for somebody who is named elsewhere ("its leader")."""
    return reference.form == "nominal" and any(r.id == reference.id and r.form in _NAMES for r in found.references)


def _by_copula(noun: Token) -> Iterator[Token]:
    """ "X is, becomes, was named the leader"; "named X leader"; "its leader is X"."""
    verb = noun.head
    naming = verb.lemma_ in load_relation_cues().naming
    if verb.lemma_ not in _COPULAS and not naming:
        return
    if read_factuality(verb.doc, verb).factuality != "actual":
        return
    if noun.dep_ in ("attr", "oprd"):
        yield from _named(verb) if naming else grammatical_subjects(verb)
    elif noun.dep_ == "nsubj" and not naming:
        yield from (t for a in children(verb, "attr") for t in coordinated((a,)))


def _named(verb: Token) -> tuple[Token, ...]:
    """Whom the verb gives an office: its object, or its passive subject."""
    return grammatical_subjects(verb) if is_passive(verb) else coordinated(children(verb, "dobj"))


def _by_as(noun: Token) -> Iterator[Token]:
    """ "X serves as head of", "X, as a member of Y, must agree", "replaced him as leader", "named X as envoy"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "as":
        return
    verb = _verb_above(noun.head)
    if verb is None:
        return
    cues = load_relation_cues()
    telling = noun.lemma_.lower() in _PARTS or read_factuality(verb.doc, verb).factuality == "actual"
    if telling:
        yield from _named(verb) if verb.lemma_ in cues.naming | cues.removing else grammatical_subjects(verb)


def _verb_above(preposition: Token) -> Token | None:
    verb = preposition.head
    while verb.dep_ in ("aux", "auxpass", "prt", "advmod", "prep") and verb.head != verb:
        verb = verb.head
    return verb if verb.pos_ in ("VERB", "AUX") else None


def _listed(noun: Token) -> Iterator[Token]:
    """ "members including A and B", "allies such as A", "its members include A and B"."""
    if noun.tag_ not in ("NNS", "NNPS"):
        return
    for preposition in children(noun, "prep"):
        such = preposition.lower_ == "as" and preposition.i > 0 and noun.doc[preposition.i - 1].lower_ == "such"
        if such or preposition.lower_ in _INCLUDING:
            yield from coordinated(children(preposition, "pobj"))
    for apposed in children(noun, "appos"):  # "its backers, notably X and Y"
        if any(c.lower_ in _NOTABLY for c in children(apposed, "advmod")):
            yield from coordinated((apposed,))
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "include":
        yield from coordinated(children(noun.head, "dobj"))


def is_past_bearing(noun: Token) -> bool:
    """Whether the text puts what somebody is called in the past: "former", "late", "was", "resigned as"."""
    past, doc = load_relation_cues().past, noun.doc
    if any(m.lower_ in past for m in modifiers(noun)):
        return True
    for at in range(noun.i - 1, max(-1, noun.i - _LONGEST_PHRASE), -1):
        if doc[at].lower_ in past:
            return True
        if doc[at].pos_ not in ("PROPN", "NOUN", "ADJ", "PART", "DET") and doc[at].text != "-":
            break
    return _is_past_clause(noun)


def turn_of(noun: Token) -> Turn:
    """Whether the clause tells how somebody came to be called it, or ceased to be."""
    cues, verb = load_relation_cues(), noun.head
    above = _verb_above(verb) if noun.dep_ == "pobj" and verb.lower_ == "as" else verb
    if above is None:
        return "held"
    if above.lemma_ in cues.resigning | cues.removing:
        return "ended" if above != verb else "held"
    took = above.lemma_ in cues.naming and (above != verb or noun.dep_ == "oprd")
    return "began" if took or (above.lemma_ == "become" and noun.dep_ == "attr") else "held"


def _is_past_clause(noun: Token) -> bool:
    cues, verb = load_relation_cues(), noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "as":
        above = _verb_above(verb)
        if above is None or above.lemma_ in cues.resigning | cues.removing:
            return above is not None
        return above.lemma_ == "serve" and above.tag_ == "VBD" and above.dep_ != "ccomp"
    told = noun.dep_ in ("attr", "nsubj") and verb.lemma_ == "be"
    return told and verb.tag_ == "VBD" and verb.dep_ != "ccomp"


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


def _following_name(noun: Token, phrase_end: int, found: Found) -> Token | None:
    """The name that follows at once: a title before it is nobody else's, however the parser hung it."""
    doc = noun.doc
    after = found.reference_at(phrase_end) if phrase_end < len(doc) else None
    if after is None or after.start != phrase_end or after.form not in _NAMES or after.kind == "source":
        return None
    return doc[after.head] if doc[after.head].sent == noun.sent else None


def _next_to(noun: Token, found: Found) -> Iterator[Token]:
    """The name that follows after the body's ("Chief for the Front Ali Nazary")."""
    doc = noun.doc
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
        yield from _bodies_of(noun, near[-1], found) or near[-1:]
        return
    # One noun may stand between ("Hamas political leader"): what the parser lost stands right before the phrase.
    left = found.reference_at(phrase_start - 1) if phrase_start > 0 else None
    if left is not None and left.end == phrase_start and left.kind != "source" and noun.sent.start <= left.start:
        yield noun.doc[left.head]
    for source in (noun, head) if head is not None else (noun,):
        for prep in children(source, "prep"):
            if prep.lower_ in prepositions and (source is noun or prep.lower_ == "of"):
                yield from _under(prep, found)


def _bodies_of(noun: Token, near: Token, found: Found) -> list[Token]:
    """The bodies under "of", where a state before the noun only says where ("the Kenyan director of X")."""
    before = reference_of(near, found, frozenset({"actor", "place"}))
    if before is None or not is_state(before, found):
        return []
    under = (t for p in children(noun, "prep") if p.lower_ == "of" for t in _under(p, found))
    return [t for t in under if _kind_of(t, found) in ("group", "organization")]


def _possessor(owner: Token) -> tuple[Token, ...]:
    if owner.tag_ not in RELATIVE_TAGS:
        return coordinated((owner,))
    clause = owner
    for _ in range(_MAX_CLIMB):
        clause = clause.head
        if clause.dep_ == "relcl":
            return (clause.head,)
    return ()


def _named_place(token: Token) -> Token:
    """The name of the place that a noun only says the kind of ("the Kenyan city of Kisumu")."""
    if token.lemma_ in load_coreference_cues().areas:
        names = [o for p in children(token, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
        return next((n for n in (*names, *children(token, "appos")) if n.pos_ == "PROPN"), token)
    return token


def _under(preposition: Token, found: Found) -> Iterator[Token]:
    """The objects of the preposition; where the parser made a following name the object, the name before it."""
    for pobj in children(preposition, "pobj"):
        for token in coordinated((pobj,)):
            start = preposition.i + 1
            while start < token.i and token.doc[start].dep_ == "det":
                start += 1
            first, last = found.reference_at(start), reference_of(token, found)
            swallowed = last is not None and is_person(last, found)
            body = first is not None and first.form in _NAMES and not is_person(first, found)
            if first is not None and body and first.end <= token.i and swallowed:
                yield token.doc[first.head]
            else:
                yield _named_place(token)
