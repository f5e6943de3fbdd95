"""The name beside a noun that tells who somebody is. In: a noun and the references. Out: the name's reference, or None.

"The coach, X", "X, a retired general", "coach X", "governor of Gao X", "the rebel group X": by apposition, or because
the name follows in the same phrase, however the parser has hung it.
"""

from __future__ import annotations

import re
from functools import cache

from kg.model import Actor
from kg.nlp.found import Found, Reference
from kg.nlp.syntax import children
from kg.nlp.tokens import Token
from kg.ontology.agents import load_agents, load_titles
from kg.ontology.coreference_cues import load_coreference_cues
from kg.ontology.people_nouns import load_people_nouns

_COMPLEMENTS = ("of", "for")
_SINGULAR = frozenset({"NN", "NNP"})
_BODIES = frozenset({"group", "organization"})
# Participles that bring a name: "a student named X", "a man identified as X" (FrameNet Being_named).
_NAMING = frozenset({"name", "call", "identify", "know", "dub"})
# Endings of nouns for people (Quirk et al. 1985, I.31 to 35), for the words that no list has.
_FOR_PEOPLE = re.compile(r"[a-z]{3}(?:ian|ist|man|woman|person)$")


def name_beside(noun: Token, found: Found) -> Reference | None:
    """The person whom a singular noun describes, or the body that it introduces."""
    if noun.tag_ not in _SINGULAR:
        return None
    if not _can_be_person(noun, found):
        return _body_beside(noun, found) or _right_after(noun, found, people=False)
    if noun.dep_ == "appos" and (person := _person_at(noun.head, found)) is not None and _is_set_off(noun):
        return person
    for apposed in children(noun, "appos"):  # "its foreign minister, A. Khan"
        if (person := _person_at(apposed, found)) is not None and not _is_label(noun, apposed):
            return person
    return (
        _after_phrase(noun, found)
        or _right_after(noun, found, people=True)
        or _after_complement(noun, found)
        or _called(noun, found)
        or _of_next_noun(noun, found)
    )


def _of_next_noun(noun: Token, found: Found) -> Reference | None:
    """The person behind a second thing that they are called ("the agent and specialist X")."""
    others = (c for c in children(noun, "conj") if is_for_people(c) and not children(c, "det"))
    return next((name for c in others if (name := name_beside(c, found)) is not None), None)


def _body_beside(noun: Token, found: Found) -> Reference | None:
    """The body that an apposition calls the noun ("X, a militia from Y", "the airline, X,")."""
    if _kind_told(noun, found) not in _BODIES:
        return None
    if noun.dep_ == "appos" and noun.i > noun.head.i and _is_set_off(noun):
        return _named_body(noun.head, found)
    names = (_named_body(c, found) for c in children(noun, "appos") if not _is_label(noun, c))
    return next((name for name in names if name is not None), None)


def _named_body(token: Token, found: Found) -> Reference | None:
    reference = found.reference_headed_by(token.i)
    actor = None if reference is None else found.actor_of.get(reference.id)
    return reference if actor is not None and actor.kind in _BODIES and _is_name(reference) else None


def _can_be_person(noun: Token, found: Found) -> bool:
    """Whether the noun tells what a person is, and nothing that the person described before it has ("its captain")."""
    if _kind_told(noun, found) not in ("person", None) or not is_for_people(noun):
        return False
    governor = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in _COMPLEMENTS else None
    return governor is None or _kind_told(governor, found) != "person"


def is_for_people(noun: Token) -> bool:
    """Whether the noun means a person: one on the lists, or formed as words for trades and creeds are."""
    lemma = noun.lemma_.lower()
    return lemma in _listed() or _FOR_PEOPLE.search(lemma) is not None


@cache
def _listed() -> frozenset[str]:
    """The nouns for people, with the last words of titles and of agent nouns for people."""
    forms = [form for title in load_titles() for form in title.forms]
    forms += [form for agent in load_agents() if agent.kind == "person" for form in agent.forms]
    return load_people_nouns() | {form.split()[-1] for form in forms}


def _is_set_off(noun: Token) -> bool:
    """Whether a mark stands between the name and the phrase behind it; without one it is something else."""
    return noun.i < noun.head.i or noun.doc[noun.left_edge.i - 1].is_punct


def _is_label(noun: Token, name: Token) -> bool:
    """Whether the noun heads a label ("Photograph: A. Khan")."""
    return any(t.text in (":", "(") for t in noun.doc[noun.i : name.i])


def _kind_told(noun: Token, found: Found) -> str | None:
    """What the noun by itself says that somebody is: a person, a group, an organization."""
    reference = found.reference_headed_by(noun.i)
    actor = None if reference is None or reference.form != "nominal" else found.actor_of.get(reference.id)
    return None if actor is None else actor.kind


def _person_at(token: Token, found: Found) -> Reference | None:
    reference = found.reference_headed_by(token.i)
    actor = None if reference is None else found.actor_of.get(reference.id)
    return reference if actor is not None and actor.kind == "person" and _is_name(reference) else None


def _is_name(reference: Reference | None) -> bool:
    return reference is not None and reference.form in ("name", "acronym")


def _after_phrase(noun: Token, found: Found) -> Reference | None:
    """The person whose name closes a phrase that tells who they are ("the son of a commander who fought ..., A. Khan").

    The parser hangs such a name on the phrase's first noun.
    """
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return None
    names = (_person_at(c, found) for c in children(noun.head.head, "appos") if c.i > noun.i)
    return next((name for name in names if name is not None), None)


def _right_after(noun: Token, found: Found, *, people: bool) -> Reference | None:
    """The name that follows at once ("coach Nabil Maaloul", "the rebel group Free Delta Movement")."""
    reference = _name_from(noun.i + 1, noun, found)
    if reference is None and noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].text == ",":
        # "The minister, Najib Razak said": the parser takes both for the subject.
        reference = _name_from(noun.i + 2, noun, found)
        if reference is not None and not _is_subject_too(noun, noun.doc[reference.head]):
            return None
    if reference is None or not _is_hung_together(noun, noun.doc[reference.head]):
        return None
    actor: Actor = found.actor_of[reference.id]
    if actor.kind == "person":
        return reference if people else None
    told = noun.lemma_.lower() in load_coreference_cues().bodies or _kind_told(noun, found) in _BODIES
    introduces = told and actor.kind in _BODIES
    return reference if introduces else None


def _after_complement(noun: Token, found: Found) -> Reference | None:
    """The person's name behind what the noun governs ("governor of Gao Omar Diallo")."""
    for preposition in children(noun, "prep"):
        for complement in children(preposition, "pobj"):
            if preposition.lower_ not in _COMPLEMENTS or _kind_told(noun, found) != "person":
                continue
            for apposed in children(complement, "appos"):  # "the captain of the ship, X"
                if (person := _person_at(apposed, found)) is not None:
                    return person
            reference = _name_from(complement.i + 1, noun, found)
            if reference is None or found.actor_of[reference.id].kind != "person":
                continue
            head = noun.doc[reference.head]
            if head.head == noun.head and head.dep_ == noun.dep_:
                return reference
    return None


def _called(noun: Token, found: Found) -> Reference | None:
    """The person whom a participle names ("a student named X", "a man identified as X")."""
    for participle in children(noun, "acl"):
        if participle.lemma_ not in _NAMING:
            continue
        under = tuple(o for p in children(participle, "prep") if p.lower_ == "as" for o in children(p, "pobj"))
        for token in (*children(participle, "oprd", "dobj", "attr"), *under):
            if (person := _person_at(token, found)) is not None:
                return person
    return None


def _name_from(start: int, noun: Token, found: Found) -> Reference | None:
    """The actor's name that begins at the token, in the noun's sentence."""
    if start >= len(noun.doc) or noun.doc[start].is_sent_start:
        return None
    reference = found.reference_at(start)
    if reference is None or reference.start != start or not _is_name(reference):
        return None
    return reference if reference.id in found.actor_of else None


def _is_hung_together(noun: Token, name: Token) -> bool:
    """Whether noun and name are one phrase: one hangs on the other, or, misread, both fill the same place."""
    return noun.head == name or name.head == noun or noun.head == name.head


def _is_subject_too(noun: Token, name: Token) -> bool:
    return noun.head == name.head and noun.dep_ == name.dep_ and noun.dep_ in ("nsubj", "nsubjpass")
