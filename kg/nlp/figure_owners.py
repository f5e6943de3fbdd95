"""Whose number it is. In: a `Count`, events and references. Out: the id of an event or actor, or None.

A toll belongs to the event of its clause, from the nearest word outwards: the verb itself, what stands under it, what
it hangs on, its sentence, the sentence before. A strength belongs to who has, leads or sends the men.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.counted import Count
from kg.nlp.found import Found, Reference
from kg.nlp.quotations import PARAGRAPH
from kg.nlp.syntax import children, clause_of, grammatical_subjects, modifiers, oblique_heads
from kg.nlp.tokens import Doc, Token
from kg.ontology.quantities import load_quantities

# The event types that a figure of each quantity can be of.
_TYPES = {
    "killed": ("ASSAULT", "COERCE", "PROTEST"),
    "wounded": ("ASSAULT", "COERCE", "PROTEST"),
    "missing": ("ASSAULT", "COERCE"),
    "detained": ("COERCE", "ASSAULT", "PROTEST", "RETREAT", "COOPERATE", "CONCEDE"),
    "displaced": ("ASSAULT", "COERCE", "RETREAT"),
    "fighters": ("MOBILIZE", "RETREAT", "ASSAULT", "COOPERATE", "AID", "CONCEDE"),
    "participants": ("PROTEST", "CONSULT", "MOBILIZE", "COOPERATE"),
    "weapons": ("ASSAULT", "MOBILIZE", "AID", "COOPERATE", "THREATEN", "CONCEDE", "COERCE"),
    "money": ("AID", "COOPERATE", "SANCTION", "CONCEDE", "AGREE", "COERCE", "SUPPORT", "REQUEST"),
    "area": ("ASSAULT", "RETREAT", "CONCEDE", "COERCE"),
}
_WHERE = frozenset({"in", "at", "across", "near", "around", "throughout", "outside"})
_OF_ARMED = frozenset({"men", "strength"})
_ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "COP", "CRM", "IMG", "SPY", "GOV"})
_NEARBY = ("killed", "wounded", "missing", "detained", "displaced", "participants")


def owner_of(doc: Doc, found: Found, count: Count) -> str | None:
    """The event or actor that the count is of."""
    noun = doc[count.head]
    if count.quantity in ("fighters", "weapons"):
        holder = _holder(doc, found, count)
        if holder is not None:
            return holder if count.rule not in _OF_ARMED or _is_armed(found, holder) else None
        if count.rule == "men":
            return None
    event = _event_of(doc, found, count)
    if event is not None:
        return event
    return _actor_of(doc, found, noun) if count.quantity in ("fighters", "weapons") else None


# --- events ---------------------------------------------------------------------------------------------------------


def _event_of(doc: Doc, found: Found, count: Count) -> str | None:
    types = {e.id: e.type for e in found.events}
    at = {t.token: t.event for t in found.triggers if types.get(t.event) in _TYPES[count.quantity]}
    # The verb itself may tell its event under any type ("fled").
    at |= {t.token: t.event for t in found.triggers if t.token == count.predicate}
    if not at:
        return None
    start = doc[count.predicate] if count.predicate is not None else doc[count.head]
    nobody = count.number is None
    for token in _outwards(start):
        if token.i in at and not (nobody and token == start):
            return at[token.i]
    if count.quantity not in _NEARBY:
        return None
    return _nearest(doc, at, start)


def _outwards(start: Token) -> Iterator[Token]:
    """The word, what is under it, then the same for each word above it up to its clause and the one that governs it."""
    node = start
    seen: set[int] = set()
    for _ in range(4):
        for token in (node, *_below(node)):
            if token.i not in seen:
                seen.add(token.i)
                yield token
        if node.head == node:
            return
        node = node.head


def _below(node: Token) -> Iterator[Token]:
    """What tells an event under the word: its subject, its objects, and what stands under its prepositions."""
    for child in node.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "conj", "advcl", "acl", "npadvmod", "agent"):
            yield child
    yield from (t for _, t in oblique_heads(node))
    for subject in children(node, "nsubj", "nsubjpass", "dobj"):
        yield from (t for _, t in oblique_heads(subject))


def _nearest(doc: Doc, at: dict[int, str], start: Token) -> str | None:
    """The nearest event in the sentence, else the first in the sentence before, unless this one has its own place."""
    sentence = start.sent
    inside = [i for i in at if sentence.start <= i < sentence.end]
    if inside:
        return at[min(inside, key=lambda i: abs(i - start.i))]
    first = sentence.start
    while first > 0 and doc[first - 1].is_space:
        first -= 1
    broken = PARAGRAPH.search(doc[first : sentence.start].text) is not None
    elsewhere = any(p in _WHERE for p, _ in oblique_heads(start))
    before = doc[first - 1].sent if first > 0 and not broken and not elsewhere else doc[0:0]
    earlier = [i for i in at if before.start <= i < before.end]
    return at[min(earlier)] if earlier else None


# --- actors ---------------------------------------------------------------------------------------------------------


def _holder(doc: Doc, found: Found, count: Count) -> str | None:
    """Who has them: the subject of "has", "commands", "numbers"; the noun of "4,000-strong"."""
    noun = doc[count.head]
    if count.rule == "strength" and count.predicate is not None:
        return _actor_id(found, doc[count.predicate])
    verb = clause_of(noun)
    lemma = verb.lemma_.lower()
    if lemma in load_quantities().having and noun.dep_ in ("dobj", "attr", "nummod", "conj"):
        subjects = grammatical_subjects(verb)
        return next((i for s in subjects if (i := _actor_id(found, s)) is not None), None)
    return None


def _actor_of(doc: Doc, found: Found, noun: Token) -> str | None:
    """Whose they are: "its 4,000 fighters", "4,000 Hamas fighters", "4,000 fighters of the group"."""
    owners = [*children(noun, "poss"), *modifiers(noun)]
    owners += [t for p, t in oblique_heads(noun) if p in ("of", "from", "in", "for", "under")]
    return next((i for o in owners if (i := _actor_id(found, o)) is not None), None)


def _is_armed(found: Found, identifier: str) -> bool:
    """Whether the actor has men under arms: a club or a shop has members too."""
    actor = found.actor_of.get(identifier)
    return actor is not None and (actor.kind == "state" or actor.sector in _ARMED)


def _actor_id(found: Found, token: Token) -> str | None:
    reference: Reference | None = found.reference_headed_by(token.i) or found.reference_at(token.i)
    return reference.id if reference is not None and reference.kind == "actor" else None
