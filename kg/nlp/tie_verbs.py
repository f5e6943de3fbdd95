"""Relations that verbs tell. In: a Doc and its references. Out: `Tie`s.

By verbs in the present ("controls"), by participles ("led by", "Iran-backed", "based in"), by what somebody did that
holds since ("joined", "captured") and by what they mean to do ("to defeat"). Which verb tells what, and in which form,
stands in `ontology/cues/relations.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import combinations

from kg.nlp.factuality import read_factuality
from kg.nlp.found import Found, Reference
from kg.nlp.nominal_sides import doers
from kg.nlp.syntax import (
    Arguments,
    arguments,
    children,
    coordinated,
    grammatical_subjects,
    is_passive,
    oblique_heads,
    particle,
)
from kg.nlp.tie import (
    ACTORS,
    NAMED,
    PLACES,
    Tie,
    Turn,
    enumerated,
    fits,
    is_person,
    is_unnamed,
    reference_of,
    settled,
)
from kg.nlp.tokens import Doc, Token
from kg.ontology.relation_cues import RelationVerb, load_relation_cues

_LEFT_WINDOW = 4
_HYPHENS = ("-", "‑", "–")
_GOING_ON = frozenset({"continue", "keep", "remain", "help"})
_REAL_GOALS = frozenset({"actual", "planned", "attempted"})
_FARTHEST_GOVERNOR = 4
_OWNING = frozenset({"from", "of"})


def find_verb_ties(doc: Doc, found: Found) -> Iterator[Tie]:
    """All relations that the verbs of the Doc tell."""
    verbs = load_relation_cues().verbs
    for token in doc:
        if token.pos_ not in ("VERB", "ADJ") or _is_in_a_name(token, found):
            continue
        for frame in verbs.get(token.lemma_.lower(), ()):
            if frame.particle is None or particle(token) == frame.particle:
                yield from _by_frame(token, frame, found)


def _is_in_a_name(token: Token, found: Found) -> bool:
    reference = found.reference_at(token.i)
    return reference is not None and reference.form in NAMED


def _by_frame(verb: Token, frame: RelationVerb, found: Found) -> Iterator[Tie]:
    how = _form(verb, frame.holds)
    compound = tuple(_compound(verb, frame, found))
    if how is None and not compound:
        return
    start, end = _told_by(verb) if how == "goal" else (verb.i, verb.i + 1)
    rule = f"verb {verb.lemma_.lower()}"
    turn: Turn = "began" if how == "result" else "held"
    pairs = compound or tuple(_sides(verb, frame, found))
    if frame.bodies:
        pairs = tuple(p for p in pairs if not any(is_person(side, found) for side in p))
    for first, second in pairs:
        subject, target = (second, first) if frame.inverse else (first, second)
        relation = settled(frame.relation, subject, found)
        if fits(relation, subject, target, found):
            yield Tie(relation, subject, target, start, end, rule, verb.i, frame.office, how == "past", turn)
    if frame.relation == "opposedTo":  # who means to defeat one enemy together stands together
        for one, other in combinations({f.id: f for f, _ in pairs}.values(), 2):
            if not (is_unnamed(one, found) or is_unnamed(other, found)) and fits("alliedWith", one, other, found):
                yield Tie("alliedWith", one, other, start, end, f"{rule} together", verb.i)


# --- which forms tell that it holds ---------------------------------------------------------------------------------


def _form(verb: Token, holds: Set[str]) -> str | None:
    """As which of the forms the verb tells its relation, if as any of them."""
    reading = read_factuality(verb.doc, verb).factuality
    infinitive = verb.tag_ in ("VB", "VBG") and not _is_present(verb)
    if "goal" in holds and infinitive and reading in _REAL_GOALS and not _is_bare_headline(verb):
        return "goal"
    if reading != "actual":
        return None
    behind = verb.dep_ == "amod" and verb.pos_ == "ADJ" and verb.head.i < verb.i
    if "present" in holds and (_is_present(verb) or verb.dep_ == "acomp" or behind):
        return "past" if verb.dep_ == "acomp" and _is_past(verb.head) and verb.head.dep_ != "ccomp" else "present"
    if "result" in holds and not infinitive:
        return "result"
    return "past" if "past" in holds and _is_past(verb) else None


def _is_present(verb: Token) -> bool:
    """Whether the verb tells a state that holds: present, perfect, going on, participle, past of reported speech."""
    auxiliaries = children(verb, "aux", "auxpass")
    if any(a.tag_ == "MD" or a.lower_ in ("had", "to") for a in auxiliaries):
        return verb.dep_ == "xcomp" and verb.head.lemma_ in _GOING_ON and _is_present(verb.head)
    if any(a.tag_ in ("VBZ", "VBP") for a in auxiliaries):
        return True
    if verb.tag_ in ("VBZ", "VBP") and not is_passive(verb):
        return True
    if verb.dep_ in ("acl", "amod") and verb.tag_ in ("VBN", "VBG", "VBD") and not auxiliaries:
        return True
    if verb.dep_ in ("xcomp", "conj") and not auxiliaries and verb.head.pos_ in ("VERB", "AUX"):
        going_on = verb.dep_ == "conj" or verb.head.lemma_ in _GOING_ON
        return going_on and _is_present(verb.head) and (verb.dep_ == "xcomp" or verb.tag_ in ("VBN", "VBG"))
    return _is_past(verb) and verb.dep_ == "ccomp"


def _is_past(verb: Token) -> bool:
    auxiliaries = children(verb, "aux", "auxpass")
    return any(a.tag_ == "VBD" for a in auxiliaries) or (verb.tag_ == "VBD" and not auxiliaries)


def _is_bare_headline(verb: Token) -> bool:
    """An imperative, or the base form of a headline."""
    return verb.dep_ == "ROOT"


def _told_by(verb: Token) -> tuple[int, int]:
    """The tokens that tell a goal: with what it is the goal of where that is near ("campaign to defeat")."""
    governor = verb.head.head if verb.head.pos_ == "ADP" else verb.head
    near = 0 < verb.i - governor.i <= _FARTHEST_GOVERNOR and verb.dep_ in ("acl", "xcomp", "pcomp")
    return (governor.i if near else verb.i), verb.i + 1


# --- whose ----------------------------------------------------------------------------------------------------------


def _sides(verb: Token, frame: RelationVerb, found: Found) -> Iterator[tuple[Reference, Reference]]:
    """The first and second side; the second of an active verb is its object, of a passive one who does it."""
    sides = arguments(verb)
    direct = "direct" in frame.takes
    if verb.pos_ == "ADJ" and not direct and verb.dep_ in ("acomp", "amod"):  # "is opposed to", "fighters loyal to"
        said_of = grammatical_subjects(verb.head) if verb.dep_ == "acomp" else (verb.head,)
        firsts = list(enumerated(said_of, found))
        seconds = _objects(tuple(t for p, t in oblique_heads(verb) if p in frame.takes), frame, found)
    elif direct and sides.passive and (sides.agents or not sides.under(*frame.takes)):
        firsts, seconds = _references(sides.agents, found), _undergoing(verb, sides, frame, found)
    elif direct and not sides.passive:
        firsts, seconds = _doing(verb, sides, found), _objects(sides.patients, frame, found)
    else:
        below = sides.under(*frame.takes)
        firsts = _undergoing(verb, sides, frame, found) if sides.passive else _doing(verb, sides, found)
        if frame.relation == "controls" and frame.inverse:
            firsts = [r for t in sides.agents if (r := reference_of(t, found, PLACES)) is not None]
        seconds = _objects(below, frame, found)
    for first in firsts:
        for second in seconds:
            yield first, second


def _references(tokens: tuple[Token, ...], found: Found) -> list[Reference]:
    return list(enumerated(tokens, found))


def _doing(verb: Token, sides: Arguments, found: Found) -> list[Reference]:
    own = _references(sides.agents, found)
    if verb.dep_ not in ("acl", "relcl") or verb.tag_ != "VB":
        return own
    return list(doers(verb.head, load_relation_cues().carriers, found, owning=_OWNING)) or own


def _objects(tokens: tuple[Token, ...], frame: RelationVerb, found: Found) -> list[Reference]:
    """The second sides: places or actors, as the relation wants; whose targets are fought is fought."""
    if _wants_place(frame):
        return [r for t in map(_whole, tokens) if (r := reference_of(t, found, PLACES)) is not None]
    directed = frame.relation == "controls" and frame.holds & {"present"}
    places = [r for t in map(_whole, tokens) if directed and (r := reference_of(t, found, PLACES)) is not None]
    return places or list(enumerated(tokens, found))


def _whole(token: Token) -> Token:
    """The place that a part is one of ("most of Darfur", "the city of Nyala", "large parts of the north")."""
    if token.pos_ == "PROPN":
        return token
    of = next((p for p in children(token, "prep") if p.lower_ == "of"), None)
    return next(iter(children(of, "pobj")), token) if of is not None else token


def _undergoing(verb: Token, sides: Arguments, frame: RelationVerb, found: Found) -> list[Reference]:
    """What is led, backed, based: after a comma the name right before, which the parser often misses."""
    kinds = PLACES if frame.relation == "controls" else ACTORS
    if verb.dep_ == "acl" and (near := _nearest_before(verb, found, kinds)) is not None:
        return [near]
    tokens = sides.patients or ((verb.head,) if verb.dep_ in ("acl", "relcl") else ())
    return [r for t in coordinated(tokens) if (r := reference_of(t, found, kinds)) is not None]


def _wants_place(frame: RelationVerb) -> bool:
    """Whether the second side is a place alone; what is controlled may be a body, what is captured is a place."""
    return frame.relation == "basedIn" or (
        frame.relation == "controls" and "result" in frame.holds and not frame.inverse
    )


def _nearest_before(participle: Token, found: Found, kinds: Set[str]) -> Reference | None:
    """What a participle after a comma says something of."""
    doc, at = participle.doc, participle.i - 1
    while at >= 0 and participle.i - at <= _LEFT_WINDOW and (doc[at].is_punct or doc[at].is_space):
        at -= 1
    return reference_of(doc[at], found, kinds) if at >= 0 else None


def _compound(verb: Token, frame: RelationVerb, found: Found) -> Iterator[tuple[Reference, Reference]]:
    """ "Iran-backed Houthis", "the Doha-based group", "Houthi-held Saada"."""
    doc = verb.doc
    if verb.i < 2 or doc[verb.i - 1].text not in _HYPHENS or verb.tag_ not in ("VBN", "VBD", "JJ"):
        return
    before = found.reference_at(verb.i - 2)
    noun = verb.head if verb.dep_ == "amod" else (doc[verb.i + 1] if verb.i + 1 < len(doc) else verb)
    direct = "direct" in frame.takes
    near = reference_of(doc[verb.i - 2], found, PLACES if frame.relation == "basedIn" else ACTORS) or before
    owned = reference_of(noun, found, PLACES if frame.relation == "controls" else ACTORS)
    if near is not None and owned is not None and not frame.inverse:
        yield (near, owned) if direct else (owned, near)
