"""Events with their mentions. In: the Doc, what was found before, the event types. Out: `Event`s, `Trigger`s."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.ids import local_id
from kg.model import Actor, Event, Participation, TimeSpan
from kg.nlp.codes import code_by_sides
from kg.nlp.dated_words import dated_words
from kg.nlp.draft import Draft, Member
from kg.nlp.drafts import find_drafts
from kg.nlp.found import Found, Trigger
from kg.nlp.judged_deeds import with_judged
from kg.nlp.pair import LONG_AGO, Affiliations
from kg.nlp.roles import Sides
from kg.nlp.same_event import group_same
from kg.nlp.scenes import Days, Scenes
from kg.nlp.smallest_places import smallest_places
from kg.nlp.standing import is_public
from kg.nlp.syntax import children
from kg.nlp.tokens import Doc, Token
from kg.nlp.triggers import Lexicon

# Relations that let a person or unit stand for a body in "the same sides".
# Sectors of the PLOVER manual whose people are of a country and do not act for its state.
_NOT_OF_STATES = frozenset({"REB", "OPP", "CVL", "REF", "PRM", "UAF", "CRM"})
_AFFILIATION = frozenset({"leaderOf", "holdsOffice", "memberOf", "partOf"})


def find_events(doc: Doc, found: Found, lexicon: Lexicon) -> tuple[tuple[Event, ...], tuple[Trigger, ...]]:
    """All events of the article, one record each however often it is told, with every trigger that tells it."""
    drafts = find_drafts(doc, found, lexicon)
    days = Scenes(doc, found, dated_words(doc, found)).days_of(drafts)
    told = with_judged(doc, found, group_same(doc, found, drafts, affiliations(found)))
    groups = tuple(group for group in told if is_public(doc, found, [draft for draft, _ in group]))
    event_of = {d.token: _event_id(doc, found, group) for group in groups for d, _ in group}
    events = tuple(_event(doc, found, lexicon, group, event_of, days) for group in groups)
    triggers = [t for group in groups for t in _triggers(doc, group, event_of)]
    return events, tuple(sorted(triggers, key=lambda t: (t.start, t.end, t.event)))


def affiliations(found: Found) -> Affiliations:
    """For each actor those that it stands for: its office's body, its group, what it is part of."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for actor in found.actors:
        if actor.part_of and not _stands_against(actor, found):
            bodies[actor.id].add(actor.part_of)
    for relation in found.relations:
        if relation.relation in _AFFILIATION:
            bodies[relation.subject].add(relation.object)
    return {
        who: frozenset(direct.union(*(bodies.get(b, set()) for b in direct))) for who, direct in list(bodies.items())
    }


def _stands_against(actor: Actor, found: Found) -> bool:
    """Whether it is of a country without standing for its state ("Cameroon separatists", "Syrian refugees")."""
    whole = found.actor_of.get(actor.part_of or "")
    return whole is not None and whole.kind == "state" and actor.sector in _NOT_OF_STATES


def _event_id(doc: Doc, found: Found, group: Sequence[Member]) -> str:
    draft = _main(group)
    return local_id("event", found.article, draft.type, str(doc[draft.token].idx))


def _main(group: Sequence[Member]) -> Draft:
    """The draft that tells most: body before title, with more sides, with time and place; the earlier of equals."""
    return max(
        (draft for draft, _ in group),
        key=lambda d: (
            d.zone != "title",
            d.reading.factuality == "actual",
            _side_count(d.sides),
            bool(d.time) + bool(d.places),
            -d.token,
        ),
    )


def _side_count(sides: Sides) -> int:
    return min(len(sides.actors), 2) if sides.reciprocal else bool(sides.actors) + bool(sides.recipients)


def _event(
    doc: Doc, found: Found, lexicon: Lexicon, group: Sequence[Member], event_of: dict[int, str], days: Days
) -> Event:
    main = _main(group)
    event_type = lexicon.types[main.type]
    own = main.type == main.candidate.event_type.name
    moded = next((d for d in (main, *(d for d, _ in group)) if own and d.candidate.pattern.mode), main)
    pattern = moded.candidate.pattern
    mode = pattern.mode if own else None
    sides = _merged_sides(group, main)
    members = (main, *(d for d, _ in group))
    times = (*(d.time.span for d in members if d.time), *(days[d.token] for d in members if d.token in days))
    time = next(iter(times), None)
    places = smallest_places([p for d in members for p in d.places], found)
    reason = next((reason for _, reason in group if reason), None)
    acled = event_type.acled_of(pattern) if own else event_type.acled
    return Event(
        id=event_of[main.token],
        label=_label(doc, found, main, sides),
        type=main.type,
        quad=event_type.quad,
        rule=f"trigger {pattern.pos} {pattern.lemma}" + (f"; {reason}" if reason else ""),
        factuality=main.reading.factuality,
        mode=mode,
        contexts=tuple(dict.fromkeys(c for d, _ in group for c in d.candidate.pattern.context)),
        cameo=event_type.cameo_of(pattern) if own else event_type.cameo,
        acled=acled or code_by_sides("acled", main.type, mode, found, sides),
        ucdp=event_type.ucdp or code_by_sides("ucdp", main.type, mode, found, sides),
        participations=tuple(_participations(found, sides)),
        reciprocal=sides.reciprocal,
        background=_is_background(doc, found, main, time),
        places=places,
        time=time,
        outcome=_outcome(doc, lexicon, group),
        responds_to=_responds_to(doc, main, event_of),
    )


def _merged_sides(group: Sequence[Member], main: Draft) -> Sides:
    """The sides of all mentions together; whoever is on both sides stays where the main mention has them.

    What was only planned when the main thing happened ("met to discuss prisoners") brings nobody in.
    """
    told = [d.sides for d, _ in group if d.reading.factuality == main.reading.factuality or d.zone == "title"]
    actors = tuple(dict.fromkeys((*main.sides.actors, *(a for sides in told for a in sides.actors))))
    recipients = tuple(dict.fromkeys((*main.sides.recipients, *(r for sides in told for r in sides.recipients))))
    if any(sides.reciprocal for sides in told) and main.sides.reciprocal:
        return Sides(tuple(dict.fromkeys((*actors, *recipients))), (), True)
    actors = tuple(a for a in actors if a not in main.sides.recipients)
    return Sides(actors, tuple(r for r in recipients if r not in actors))


def _participations(found: Found, sides: Sides) -> Iterator[Participation]:
    for role, ids in (("actor", sides.actors), ("recipient", sides.recipients)):
        for who in ids:
            actor = found.actor_of.get(who)
            yield Participation(
                who=who,
                role="actor" if role == "actor" else "recipient",
                on_behalf_of=actor.part_of
                if actor and actor.kind == "person" and actor.part_of in found.actor_of
                else None,
                sector=actor.sector if actor else None,
                country=actor.country if actor else None,
            )


def _label(doc: Doc, found: Found, main: Draft, sides: Sides) -> str:
    """A line for lists: "Taliban, NRF: talks", "Army -> village: shelled"; "-> people: killed" without a doer."""

    def names(ids: tuple[str, ...]) -> str:
        return ", ".join(found.actor_of[i].name for i in ids[:3] if i in found.actor_of)

    doers, others = names(sides.actors), names(sides.recipients)
    left = f"{doers} \u2192 {others}".lstrip() if others else doers
    word = doc[main.token].text
    return f"{left}: {word}" if left else word


def _is_background(doc: Doc, found: Found, main: Draft, time: TimeSpan | None) -> bool:
    """Told as history: long before the report, or in the past perfect."""
    published = found.article.published
    last = time and (time.end or time.not_after)
    if published and last and published - last > LONG_AGO:
        return True
    verb = doc[main.candidate.light] if main.candidate.light is not None else doc[main.token]
    # In reported speech the past perfect is only the past, shifted back ("confirmed that he had met").
    shifted = verb.dep_ == "ccomp" or any(s.form != "direct" for s in found.speeches_over(verb.i))
    return not last and not shifted and any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children)


def _outcome(doc: Doc, lexicon: Lexicon, group: Sequence[Member]) -> str | None:
    """How it ended, in the text's words ("without progress"), where a verb of ending has the event as its subject."""
    for draft, _ in group:
        noun = doc[draft.token]
        verb = noun.head
        if noun.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in lexicon.light.ending:
            for child in children(verb, "prep", "dobj", "advmod", "acomp"):
                if child.lower_ in ("without", "with", "in") or child.dep_ in ("dobj", "acomp"):
                    return doc[child.left_edge.i : child.right_edge.i + 1].text.strip()
    return None


def _responds_to(doc: Doc, main: Draft, event_of: dict[int, str]) -> tuple[str, ...]:
    """The demand that is refused, the offer that is accepted: an event noun that is the trigger's object."""
    answered: list[str] = []
    node: Token
    for node in children(doc[main.token], "dobj", "nsubjpass"):
        event = event_of.get(node.i)
        if event is not None and event != event_of[main.token]:
            answered.append(event)
    return tuple(answered)


def _triggers(doc: Doc, group: Sequence[Member], event_of: dict[int, str]) -> Iterator[Trigger]:
    main = _main(group)
    for draft, _ in group:
        yield Trigger(draft.token, draft.token, draft.token + 1, event_of[draft.token], draft is main)
        light = draft.candidate.light
        if light is not None and light not in event_of:
            yield Trigger(light, light, light + 1, event_of[draft.token], False)
