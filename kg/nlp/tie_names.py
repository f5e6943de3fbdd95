"""Relations that names tell by standing together. In: a Doc and its references. Out: `Tie`s.

"3rd Battalion, 12th Regiment" is a part of it, "Captain Hall of the 12th Regiment" a member, "the 47th Brigade of the
Ukrainian army" a part of that army.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.found import Found, Reference
from kg.nlp.syntax import children, coordinated, modifiers
from kg.nlp.tie import NAMED, Tie, fits, is_person, is_state, reference_of
from kg.nlp.tokens import Doc, Token
from kg.ontology.relation_cues import load_relation_cues

_OF_PEOPLE = frozenset({"of", "from", "at"})
_OF_UNITS = frozenset({"of", "from"})
_OF_BODIES = frozenset({"from"})


def find_name_ties(doc: Doc, found: Found) -> Iterator[Tie]:
    """All relations of names that stand together."""
    for reference in found.references:
        if reference.kind == "actor" and _is_named(doc, reference):
            yield from _larger_unit(doc, reference, found)
            yield from _body_of(doc, reference, found)
            yield from _state_of(doc, reference, found)
        elif reference.kind == "actor" and reference.form == "nominal":
            yield from _people_of(doc, reference, found)


def _larger_unit(doc: Doc, unit: Reference, found: Found) -> Iterator[Tie]:
    """ "3rd Battalion, 12th Regiment": after a comma the unit that it is a part of."""
    rank = _rank(doc, unit)
    if rank is None or unit.end + 1 >= len(doc) or doc[unit.end].text != ",":
        return
    start = unit.end + 1
    while start + 1 < len(doc) and doc[start].lower_ in ("the", "of"):
        start += 1
    larger = found.reference_at(start)
    above = _rank(doc, larger) if larger is not None and _is_named(doc, larger) else None
    if larger is not None and above is not None and above > rank and fits("partOf", unit, larger, found):
        yield Tie("partOf", unit, larger, unit.start, larger.end, "unit of a unit", unit.head)


def _is_named(doc: Doc, reference: Reference) -> bool:
    """Whether the reference is a name, or a number and a noun that make one ("47th Brigade")."""
    return reference.form in NAMED or (reference.form == "nominal" and doc[reference.head].text[:1].isupper())


def _rank(doc: Doc, unit: Reference) -> int | None:
    ranks = load_relation_cues().units
    return next((ranks[w] for t in reversed(doc[unit.start : unit.end]) if (w := t.lower_) in ranks), None)


def _body_of(doc: Doc, member: Reference, found: Found) -> Iterator[Tie]:
    """Who is named as of a body: a person its member, a unit its part."""
    person, unit = is_person(member, found), _rank(doc, member) is not None
    if is_state(member, found) or (member.form not in NAMED and not unit):
        return
    owning = _OF_UNITS if unit else _OF_PEOPLE if person else _OF_BODIES
    for preposition in children(doc[member.head], "prep"):
        if preposition.lower_ not in owning or preposition.i != member.end:
            continue
        for body in _bodies(preposition, found):
            relation = "memberOf" if person else "partOf"
            if fits(relation, member, body, found):
                yield Tie(relation, member, body, preposition.i, preposition.i + 1, "name of a body", member.head)


def _people_of(doc: Doc, people: Reference, found: Found) -> Iterator[Tie]:
    """ "militants from X", "soldiers of the 4th Brigade": people without a name, members of the body told with them."""
    noun, cues = doc[people.head], load_relation_cues()
    told_otherwise = cues.nouns.get(noun.lemma_.lower())
    actor = found.actor_of.get(people.id)
    if (
        noun.tag_ not in ("NNS", "NNPS")
        or noun.lemma_.lower() in cues.not_members
        or told_otherwise is not None
        or actor is None
    ):
        return
    for preposition in children(noun, "prep"):
        for body in _bodies(preposition, found) if preposition.lower_ in _OF_UNITS else ():
            if body.form in NAMED and fits("memberOf", people, body, found):
                yield Tie("memberOf", people, body, noun.i, preposition.i + 1, "people of a body", noun.i)


def _state_of(doc: Doc, unit: Reference, found: Found) -> Iterator[Tie]:
    """ "the US destroyer X", "Ukraine's 47th Brigade": a part of that state's forces."""
    head, cues = doc[unit.head], load_relation_cues()
    ranked = any(t.lower_ in cues.forces for t in doc[unit.start : unit.end])
    for token in (*modifiers(head), *children(head, "poss")):
        # A cargo ship is nobody's force.
        plain = all(reference_of(m, found) is not None for m in modifiers(token))
        vessel = token.lemma_.lower() in cues.vessels and plain
        owners = modifiers(token) if vessel else (token,) if ranked else ()
        for owner in (token, *owners) if vessel else owners:
            state = reference_of(owner, found)
            if state is not None and is_state(state, found) and not is_person(unit, found):
                yield Tie("partOf", unit, state, owner.i, unit.end, "unit of a state", unit.head)


def _bodies(preposition: Token, found: Found) -> Iterator[Reference]:
    for token in coordinated(children(preposition, "pobj")):
        reference = reference_of(token, found)
        if reference is not None and not is_state(reference, found):
            yield reference
