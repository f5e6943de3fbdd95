"""Who leads which body, as the text says it. In: a Doc and its references. Out: (body, person) pairs."""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.found import Found
from kg.nlp.syntax import arguments
from kg.nlp.tokens import Doc, Token
from kg.ontology.coreference_cues import load_coreference_cues

_LEADING = frozenset({"lead", "head", "command"})


def find_leaders(doc: Doc, found: Found) -> Iterator[tuple[str, str]]:
    """The ids of body and person: "led by X", "X leads the NRF", "NRF leader X"."""
    heads = load_coreference_cues().heads
    for token in doc:
        if token.lemma_ in _LEADING and token.pos_ == "VERB":
            sides = arguments(token)
            for body in _records_at(found, sides.patients, ("group", "organization")):
                yield from ((body, person) for person in _records_at(found, sides.agents, ("person",)))
        if token.dep_ == "compound" and token.lemma_.lower() in heads:
            person = found.reference_headed_by(token.head.i)
            actor = found.actor_of.get(person.id) if person else None
            if actor is not None and actor.part_of:
                yield actor.part_of, actor.id


def _records_at(found: Found, tokens: tuple[Token, ...], kinds: tuple[str, ...]) -> Iterator[str]:
    """The ids of the actors of one of the kinds that the tokens stand for."""
    for token in tokens:
        reference = found.reference_at(token.i)
        actor = found.actor_of.get(reference.id) if reference else None
        if actor is not None and actor.kind in kinds:
            yield actor.id
