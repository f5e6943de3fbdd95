"""Events as they stand at one trigger, before mentions of one event are put together. In: candidates. Out: `Draft`s."""

from __future__ import annotations

from dataclasses import replace

from kg.model import ZoneKind
from kg.nlp.argument_places import without_argument_places
from kg.nlp.behind import actor_reference, others_than, unique
from kg.nlp.contents import without_contents
from kg.nlp.dated_words import dated_words
from kg.nlp.draft import Draft, is_told_act, points_back
from kg.nlp.event_places import Kind, event_places
from kg.nlp.event_time import event_time
from kg.nlp.factuality import Reading, read_factuality
from kg.nlp.found import Found
from kg.nlp.moods import is_ultimatum, type_in_its_mood
from kg.nlp.needs import Surroundings, has_needs
from kg.nlp.place_phrases import Phrases
from kg.nlp.roles import Sides, find_sides
from kg.nlp.state_power import state_power_at
from kg.nlp.syntax import children
from kg.nlp.tokens import Doc, Token
from kg.nlp.triggers import Candidate, Lexicon, find_candidates
from kg.nlp.verb_roles import actors_of_condition, has_a_name
from kg.nlp.zones import zone_of_tokens

_ON_THE_GROUND = frozenset({"ASSAULT", "MOBILIZE", "RETREAT", "PROTEST", "CONSULT"})
_UNREAD_ZONES = frozenset({"credit", "boilerplate", "link", "dateline"})


def find_drafts(doc: Doc, found: Found, lexicon: Lexicon) -> tuple[Draft, ...]:
    """All that may be told as an event, in textual order, without what is only the content of another."""
    zones = zone_of_tokens(doc, found)
    sentences = {token.i: number for number, sentence in enumerate(doc.sents) for token in sentence}
    drafts: list[Draft] = []
    told: dict[int, str] = {}
    around = Surroundings(doc, found, told)
    at, dated = Phrases(doc, found), dated_words(doc, found)
    for candidates in find_candidates(doc, lexicon):
        token = doc[candidates[0].token]
        if zones[token.i] in _UNREAD_ZONES or _is_role(token, found):
            continue
        for candidate in candidates:
            sides = find_sides(doc, found, candidate)
            if has_needs(token, candidate, sides, around):
                draft = _draft(doc, found, candidate, sides, zones[token.i], sentences[token.i])
                held_at = event_places(at, token, _told_as(candidate))
                if not sides.actors:
                    states = state_power_at(found, candidate, token, held_at)
                    draft = replace(draft, sides=replace(sides, actors=others_than(found, states, sides.recipients)))
                places = _own_places(draft, held_at)
                drafts.append(replace(draft, places=places, time=event_time(dated, token)))
                told[token.i] = drafts[-1].type
                break
    return without_contents(doc, without_argument_places(doc, found, drafts))


def _draft(doc: Doc, found: Found, candidate: Candidate, sides: Sides, zone: ZoneKind, sentence: int) -> Draft:
    token = doc[candidate.token]
    anchor = doc[candidate.light] if candidate.light is not None else token
    told = token.tag_ == "MD" or is_told_act(token, candidate)
    reading = Reading() if told else read_factuality(doc, token)
    if candidate.light is not None and reading.factuality == "actual" and not told:
        reading = read_factuality(doc, anchor)
    kind = type_in_its_mood(candidate.event_type.name, anchor, reading, sides)
    if kind == "THREATEN" and is_ultimatum(anchor):
        named = (r for r in sides.recipients if has_a_name(found, r))
        sides = replace(sides, recipients=unique((*actors_of_condition(found, anchor), *named)))
    return Draft(
        candidate=candidate,
        sides=sides,
        reading=reading,
        type=kind,
        zone=zone,
        sentence=sentence,
        definite=candidate.is_noun and points_back(token),
    )


def _is_role(noun: Token, found: Found) -> bool:
    """Whether a noun tells what somebody is and not what happens ("the NRF is the only opposition")."""
    if noun.dep_ != "attr" or noun.pos_ != "NOUN":
        return False
    return any(actor_reference(found, subject) is not None for subject in children(noun.head, "nsubj"))


def _told_as(candidate: Candidate) -> Kind:
    """Whether the trigger tells a deed, a meeting or words alone."""
    if candidate.event_type.name == "CONSULT":
        return "talk"
    return "speech" if candidate.event_type.quad.startswith("verbal") else "deed"


def _own_places(draft: Draft, places: tuple[str, ...]) -> tuple[str, ...]:
    """The places of the act; a state that is asked, helped or punished is no place of it, one that is attacked is."""
    if draft.type in _ON_THE_GROUND:
        return places
    return tuple(p for p in places if p not in draft.sides.actors and p not in draft.sides.recipients)
