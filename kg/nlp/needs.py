"""Whether what a trigger needs is there. In: a draft's token, its sides, the text around it. Out: yes or no.

A weak word tells an event only where a real actor fills a side, an armed one does, somebody was the victim, or the text
tells of violence and not of an accident.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from kg.nlp.found import Found
from kg.nlp.roles import Sides, is_of_several_states
from kg.nlp.standing import has_standing
from kg.nlp.syntax import arguments, children, modifiers
from kg.nlp.tokens import Doc, Span, Token
from kg.nlp.triggers import Candidate
from kg.ontology.harm import load_harm_signs
from kg.ontology.word_classes import load_word_classes

# PLOVER 2.0 manual, sector codes: who bears arms.
_ARMED = frozenset({"MIL", "REB", "UAF", "PRM"})
_PEOPLE = frozenset({"who", "others", "he", "she", "they", "them", "him", "her", "all", "both", "several", "many"})
_FIGHTING = frozenset({"battle", "fight", "combat", "attack", "survive", "overcome"})
_COUNTS = frozenset({"dozen", "hundred", "thousand", "million", "score", "number", "half", "majority"})


class Surroundings:
    """What the needs of one Doc's triggers look at beyond the trigger's own sides; counted once, when first asked."""

    def __init__(self, doc: Doc, found: Found, told: Mapping[int, str]) -> None:
        self.doc, self.found = doc, found
        self.told = told  # the type of event by its trigger token, for the drafts so far

    @cached_property
    def _balance(self) -> int:
        return _signs_of_violence(self.doc[:])

    def violence_near(self, token: Token) -> int:
        """Signs of violence less those of accidents, in the sentence, or where it has as many of both in the text."""
        return _signs_of_violence(token.sent) or self._balance

    def violence_beside(self, token: Token) -> int:
        """The same in the sentence and those beside it: who died in his sleep did not die of his country's war."""
        sentence = token.sent
        before = self.doc[max(sentence.start - 1, 0)].sent.start
        after = self.doc[min(sentence.end, len(self.doc) - 1)].sent.end
        return _signs_of_violence(self.doc[before:after])


def _signs_of_violence(span: Span | Doc) -> int:
    signs = load_harm_signs()
    lemmas = [t.lemma_.lower() for t in span if t.is_alpha]
    return sum(lemma in signs.violence for lemma in lemmas) - sum(lemma in signs.accident for lemma in lemmas)


def has_needs(token: Token, candidate: Candidate, sides: Sides, around: Surroundings) -> bool:
    """Whether all that the candidate's pattern needs is there; a storm that kills attacks nobody."""
    if candidate.event_type.name == "ASSAULT" and not candidate.is_noun and _is_by_disaster(token):
        return False
    return all(_NEEDS[need](token, candidate, sides, around) for need in candidate.pattern.needs)


def _is_by_disaster(verb: Token) -> bool:
    """Whether a disaster or disease does it, or is what is fought ("Typhoon Haiyan killed", "battled leukemia")."""
    told = arguments(verb)
    disasters = load_word_classes()["disasters"]
    fought = told.patients if verb.lemma_ in _FIGHTING else ()
    return any(t.lemma_.lower() in disasters for noun in (*told.agents, *fought) for t in (noun, *modifiers(noun)))


def _has_actor(token: Token, candidate: Candidate, sides: Sides, around: Surroundings) -> bool:
    """An actor, or an event of the type that does it ("the attack killed").

    A passive leaves its doer out ("were captured near the town"): whom or what it is done to tells that there is one.
    """
    subjects = children(token, "nsubj")
    if sides.actors or any(around.told.get(s.i) == candidate.event_type.name for s in subjects):
        return True
    material = candidate.event_type.quad.startswith("material")
    if not material or not children(token, "auxpass", "nsubjpass") or arguments(token).agents:
        return False
    if candidate.event_type.name == "ASSAULT" and not _has_no_accident(token, candidate, sides, around):
        return False
    return bool(candidate.pattern.object) or _has_victim(token, candidate, sides, around)


def _has_recipient(token: Token, candidate: Candidate, sides: Sides, around: Surroundings) -> bool:
    return len(sides.actors) > 1 if sides.reciprocal else bool(sides.recipients)


def _has_object(token: Token, candidate: Candidate, sides: Sides, around: Surroundings) -> bool:
    return bool(children(token, "dobj", "nsubjpass"))


def _is_official(token: Token, candidate: Candidate, sides: Sides, around: Surroundings) -> bool:
    """A public body, or somebody who has or speaks for one; of those who visit it is the visitor that counts."""
    return any(has_standing(around.found, who) for who in sides.actors)


def _is_armed(token: Token, candidate: Candidate, sides: Sides, around: Surroundings) -> bool:
    """Forces, named or not; somebody with a name of their own is no force ("the rebels' envoy flew to Oslo")."""
    actors = (around.found.actor_of[a] for a in sides.actors if a in around.found.actor_of)
    return any(a.sector in _ARMED and (a.kind != "person" or a.known == "unnamed") for a in actors)


def _has_victim(token: Token, candidate: Candidate, sides: Sides, around: Surroundings) -> bool:
    """People as victims: an actor, a number alone ("15 were killed"), a pronoun. Who dies is the subject."""
    hurt = (around.found.actor_of.get(who) for who in sides.recipients)
    if any(actor is not None and actor.kind in ("person", "group") for actor in hurt):
        return True
    found = arguments(token)
    return any(_is_people(t) for t in (found.agents if candidate.pattern.swap else found.patients))


def _is_people(noun: Token) -> bool:
    counted = noun.pos_ == "NUM" or noun.lemma_.lower() in _COUNTS
    return counted or noun.lower_ in _PEOPLE or noun.ent_type_ == "PERSON"


def _has_violence(token: Token, candidate: Candidate, sides: Sides, around: Surroundings) -> bool:
    near = around.violence_beside if candidate.pattern.swap else around.violence_near
    return near(token) > 0


def _has_no_accident(token: Token, candidate: Candidate, sides: Sides, around: Surroundings) -> bool:
    return around.violence_near(token) >= 0


def _has_several_states(token: Token, candidate: Candidate, sides: Sides, around: Surroundings) -> bool:
    return is_of_several_states(around.found, sides)


_NEEDS: Mapping[str, Callable[[Token, Candidate, Sides, Surroundings], bool]] = {
    "actor": _has_actor,
    "recipient": _has_recipient,
    "object": _has_object,
    "official": _is_official,
    "armed": _is_armed,
    "states": _has_several_states,
    "victim": _has_victim,
    "violence": _has_violence,
    "no-accident": _has_no_accident,
}
