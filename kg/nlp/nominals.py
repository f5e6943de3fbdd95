"""Nouns that point back: "the group", "its leader", "the country". In: a noun and what was mentioned before. Out: whom.

A noun that itself says which one is meant ("the group of journalists") points to nothing before it.
"""

from __future__ import annotations

from dataclasses import replace

from kg.ids import country_id
from kg.model import Actor
from kg.nlp.antecedents import WINDOW, Memory
from kg.nlp.apposition import name_beside
from kg.nlp.descriptions import Descriptions
from kg.nlp.found import Reference
from kg.nlp.leaders import find_leaders
from kg.nlp.predication import predicated
from kg.nlp.same_name import head_word
from kg.nlp.syntax import children
from kg.nlp.tokens import Token
from kg.ontology.coreference_cues import load_coreference_cues

_OF_SEVERAL = frozenset({"coalition", "alliance", "bloc"})
_SAME = frozenset({"same", "whole", "entire", "said"})
_OF_PARTIES = frozenset({"PTY", "OPP", "GOV", "REB"})
_LAND_WINDOW = 30
_OF_STATES = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})


class Nominals:
    """Resolves the nouns of one Doc from left to right."""

    def __init__(self, memory: Memory) -> None:
        self.memory, self.found = memory, memory.found
        self.cues = load_coreference_cues()
        self._bodies_and_heads, self._areas_and_lands = (
            self.cues.bodies | self.cues.heads,
            self.cues.areas | self.cues.lands,
        )
        self.leaders = dict(find_leaders(memory.doc, memory.found))
        self.descriptions = Descriptions(memory.doc, memory.found)

    def settle(self, reference: Reference) -> Reference | None:
        """An agent noun that points back or is explained by a name gets the id of whom it stands for.

        What somebody is said not to be is nobody: None.
        """
        if reference.form != "nominal":
            return reference
        token = self.memory.doc[reference.head]
        named = name_beside(token, self.found)
        if named is not None:
            return replace(reference, id=named.id, rule="apposition")
        said = predicated(token)
        if said is not None and said.denied:
            return None
        if said is not None and (bearer := self._bearer(reference, said.subjects)) is not None:
            return replace(reference, id=bearer, rule="said of somebody")
        if "body of a state" in reference.rule:
            return reference
        resolved = self._told_before(token) or self._body_or_head(token)
        return reference if resolved is None else replace(reference, id=resolved.id, rule=resolved.rule)

    def _bearer(self, reference: Reference, subjects: tuple[Token, ...]) -> str | None:
        """Whom the noun is said of, where that is one actor of the noun's kind."""
        if len(subjects) != 1 or (held := self.memory.id_at(subjects[0])) is None:
            return None
        actor, own = self.found.actor_of.get(held), self.found.actor_of[reference.id]
        if actor is None or (self.memory.doc[reference.head].tag_ == "NNS" and actor.kind != "group"):
            return None  # several are not one
        return held if (actor.kind == "person") == (own.kind == "person") else None

    def resolve(self, token: Token) -> Reference | None:
        """The reference of a noun that nothing else has found."""
        if token.pos_ not in ("NOUN", "PROPN") or self.found.reference_at(token.i) is not None:
            return None
        if (token.is_alpha or children(token, "poss")) and (named := name_beside(token, self.found)) is not None:
            return Reference(token.i, token.i + 1, token.i, named.id, "actor", "nominal", "apposition")
        if (told := self._told_before(token)) is not None:
            return told
        if token.pos_ != "NOUN":
            return None
        if token.lemma_ in self._bodies_and_heads:
            return self._body_or_head(token)
        if token.lemma_ in self._areas_and_lands and _is_definite(token):
            return self._place(token)
        return None

    def _told_before(self, token: Token) -> Reference | None:
        """ "The minister" is the one whom the text called minister last, "the court" the Supreme Court."""
        person = self.descriptions.bearer(token, self.memory)
        if person is not None:
            return Reference(token.i, token.i + 1, token.i, person, "actor", "nominal", "title told before")
        body = self._named_alike(token)
        if body is not None:
            return Reference(token.i, token.i + 1, token.i, body, "actor", "nominal", "noun of the full name")
        return None

    def _named_alike(self, token: Token) -> str | None:
        """The body whose name has the noun for its head, where the last sentence that names such a body names one."""
        if token.tag_ not in ("NN", "NNP") or not _is_definite(token) or _is_narrowed(token):
            return None
        noun, near = token.lower_, None
        ids: set[str] = set()
        for antecedent in reversed(self.memory.history):
            if near is not None and antecedent.sentence != near:
                break
            reference, actor = antecedent.reference, antecedent.actor
            if actor is None or actor.kind not in ("group", "organization") or actor.known == "unnamed":
                continue
            if reference.end - reference.start > 1 and head_word(self.memory.doc, reference) == noun:
                near = antecedent.sentence
                ids.add(reference.id)
        return next(iter(ids)) if len(ids) == 1 else None

    def _body_or_head(self, token: Token) -> Reference | None:
        if token.lemma_ not in self._bodies_and_heads:
            return None
        owner = next(iter(children(token, "poss")), None)
        identifier: str | None = None
        if owner is not None:
            identifier = self._owned(token, owner)
        elif token.lemma_ in self.cues.bodies and _is_definite(token):
            identifier = self._body(token)
        if identifier is None:
            return None
        start = owner.i if owner is not None else token.i
        return Reference(start, token.i + 1, token.i, identifier, "actor", "nominal", "definite noun")

    def _body(self, token: Token) -> str | None:
        """ "The group" is the body mentioned last, "the rebel group" the armed or political group."""
        kinds = {c.lower_ for c in children(token, "compound", "amod")} & self.cues.armed
        if kinds:
            return self.memory.latest(token, lambda actor: actor.kind == "group" and _is_body(actor))
        if _is_specified(token):
            return None
        if token.lemma_ in _OF_SEVERAL:  # "the coalition" is what was called one
            return self.memory.latest(token, lambda actor: token.lemma_ in actor.name.lower().split())
        if any(c.lower_ not in _SAME and c.tag_ != "JJS" for c in children(token, "amod")):
            return None
        fits = _is_party if token.lemma_ == "party" else _is_body
        return self.memory.latest(token, fits)

    def _owned(self, token: Token, owner: Token) -> str | None:
        """ "Its leader" is who leads it, "his movement" what he leads or belongs to."""
        held = self.memory.id_at(owner)
        actor = self.found.actor_of.get(held) if held else None
        if actor is None:
            return None
        if token.lemma_ in self.cues.heads:
            return self.leaders.get(actor.id)
        if actor.kind != "person":
            return None
        return actor.part_of or next((b for b, p in self.leaders.items() if p == actor.id), None)

    def _place(self, token: Token) -> Reference | None:
        if _is_specified(token):
            return None
        wants_land = token.lemma_ in self.cues.lands
        if wants_land and (own := self._country_of_sentence(token)) is not None:
            return Reference(token.i, token.i + 1, token.i, own, "place", "nominal", "country of the sentence's actor")
        here = self.memory.sentence_of[token.i]
        for antecedent in reversed(self.memory.history):
            if here - antecedent.sentence > (_LAND_WINDOW if wants_land else WINDOW):
                return None
            place = self.found.place_of.get(antecedent.reference.id)
            if place is not None and (place.precision == "country") == wants_land:
                return Reference(token.i, token.i + 1, token.i, place.id, "place", "nominal", "definite noun")
        return None

    def _country_of_sentence(self, token: Token) -> str | None:
        """The country of the nearest actor before in the sentence, where the text names that country."""
        for antecedent in reversed(self.memory.history):
            if antecedent.sentence != self.memory.sentence_of[token.i]:
                return None
            place = country_id(antecedent.actor.country) if antecedent.actor and antecedent.actor.country else None
            if place in self.found.place_of and antecedent.reference.id != place:
                return place
        return None


def _is_body(actor: Actor) -> bool:
    """Whether "the group" can be the actor: a body with a name, not its people ("Taliban fighters") or a state's."""
    if actor.kind == "organization" and actor.sector in _OF_STATES:
        return False
    return actor.kind in ("group", "organization") and actor.known != "unnamed" and "agent noun" not in actor.rule


def _is_party(actor: Actor) -> bool:
    return _is_body(actor) and (actor.sector in _OF_PARTIES or "party" in actor.name.lower())


def _is_definite(noun: Token) -> bool:
    return any(c.lower_ in ("the", "this", "that") for c in children(noun, "det"))


def _is_narrowed(noun: Token) -> bool:
    """Whether any word narrows the noun down."""
    return any(c.dep_ in ("compound", "amod", "nmod", "poss", "prep", "relcl", "acl", "appos") for c in noun.children)


def _is_specified(noun: Token) -> bool:
    """Whether the phrase itself says which one ("the city of Goma", "the Haqqani group")."""
    return any(
        c.dep_ in ("compound", "relcl", "appos", "nmod") or (c.dep_ == "prep" and c.lower_ == "of")
        for c in noun.children
    )
