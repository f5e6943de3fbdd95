"""Which drafts tell one event of an article. In: drafts in textual order. Out: groups of drafts.

Precision goes before recall: two events that are taken for one cannot be told apart again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.nlp.draft import Draft, Member
from kg.nlp.event_pairs import ONE_PHRASE, RULES, definite_noun, is_bare_harm, one_phrase, same_sides, title_and_body
from kg.nlp.found import Found
from kg.nlp.pair import Affiliations, Pair, Rule, Story
from kg.nlp.pair_sides import actors_fit, recipients_fit
from kg.nlp.tokens import Doc

_POINTS = frozenset({"point", "city"})


def group_same(
    doc: Doc, found: Found, drafts: Sequence[Draft], belongs_to: Affiliations
) -> tuple[tuple[Member, ...], ...]:
    """The drafts in groups, one an event, each draft with the reason why it joined (None for the first)."""
    groups: list[list[Member]] = []
    acts = frozenset(d.sentence for d in drafts if d.type == "ASSAULT" and not is_bare_harm(doc, d))
    story = Story(doc, found, belongs_to, acts)
    for draft in drafts:
        for group in _nearest_first(doc, groups, draft):
            reason = _reason_to_join(story, group, draft)
            if reason is not None:
                if reason == ONE_PHRASE:
                    group[-1] = _with_sides_of(group[-1], draft)
                group.append((draft, reason))
                break
        else:
            groups.append([(draft, None)])
    return tuple(tuple(group) for group in _with_titles_joined(story, _pointing_back(story, groups)))


def _nearest_first(doc: Doc, groups: Sequence[list[Member]], draft: Draft) -> list[list[Member]]:
    """The groups, the last first; what points back with a word of its own ("the air strike") means that before all.

    What is told in its own sentence goes before: "were killed in the attack".
    """
    nearest = list(reversed(groups))
    if not draft.definite:
        return nearest
    lemma, mode = doc[draft.token].lemma_, draft.candidate.pattern.mode

    def rank(group: list[Member]) -> tuple[bool, bool]:
        beside = any(d.sentence == draft.sentence for d, _ in group)
        alike = any(doc[d.token].lemma_ == lemma or d.candidate.pattern.mode == (mode or "") for d, _ in group)
        return not beside, not alike

    return sorted(nearest, key=rank)


def _pointing_back(story: Story, groups: list[list[Member]]) -> list[list[Member]]:
    """The groups, those that begin with the harm done "in the attack" joined to the attack that this points back to."""
    joined: list[list[Member]] = []
    for group in groups:
        nouns = [d for d, _ in group if d.definite and d.sentence == group[0][0].sentence]
        earlier = next(
            (g for n in nouns for g in _nearest_first(story.doc, joined, n) if _is_taken_up(story, g, n, group)), None
        )
        if earlier is None:
            joined.append(group)
        else:
            earlier.extend((draft, reason or "definite mention") for draft, reason in group)
    return joined


def _is_taken_up(story: Story, earlier: Sequence[Member], noun: Draft, group: Sequence[Member]) -> bool:
    """Whether the definite noun of the group means the earlier event, and nothing else in both tells them apart."""
    if any(_conflict(story.found, one, other) for one, _ in earlier for other, _ in group):
        return False
    pairs = [Pair(story, one, noun) for one, _ in earlier if one.zone != "title" and one.type == noun.type]
    same = [p for p in pairs if p.first.reading.factuality == noun.reading.factuality]
    fit = all(
        actors_fit(Pair(story, p.first, d)) and recipients_fit(Pair(story, p.first, d)) for p in same for d, _ in group
    )
    return fit and any(definite_noun(p) is not None for p in same)


def _with_titles_joined(story: Story, groups: list[list[Member]]) -> list[list[Member]]:
    """The groups, those that only the title tells joined to the first of the body that fits."""
    body = [g for g in groups if any(d.zone != "title" for d, _ in g)]
    for group in groups:
        if group in body:
            continue
        told = next((g for g in body if _tells(story, group[0][0], g)), None)
        if told is None:
            body.append(group)
        else:
            told.extend((draft, "told in the title") for draft, _ in group)
    return body


def _tells(story: Story, title: Draft, group: Sequence[Member]) -> bool:
    """Whether the body's group tells what the title tells."""
    return any(
        d.type == title.type and _titles(title, d) and title_and_body(Pair(story, title, d)) is not None
        for d, _ in group
    )


def _titles(first: Draft, second: Draft) -> bool:
    """Whether the first may be a title's short way to tell the second: it does not tell what did not happen."""
    return first.zone == "title" and (first.reading.factuality == "negated") == (second.reading.factuality == "negated")


def _with_sides_of(member: Member, draft: Draft) -> Member:
    """The member with the sides that only the rest of its phrase tells ("met for talks between A and B")."""
    own, reason = member
    if own.sides.actors or own.sides.recipients:
        return member
    return replace(own, sides=draft.sides), reason


def _reason_to_join(story: Story, group: Sequence[Member], draft: Draft) -> str | None:
    if any(_conflict(story.found, member, draft) for member, _ in group):
        return None
    told = any(member.zone != "title" for member, _ in group)
    for member, _ in group:
        if member.zone == "title" and told:  # the title's event is found; what follows joins it on its own account
            continue
        pair = Pair(story, member, draft)
        for rule in _rules_for(member, draft):
            reason = rule(pair)
            if reason is not None:
                return reason
    return None


def _rules_for(first: Draft, second: Draft) -> tuple[Rule, ...]:
    """The rules that may join the two: all for one type and factuality, within a phrase also a purpose and its act."""
    if first.type == second.type and (first.reading.factuality == second.reading.factuality or _titles(first, second)):
        return RULES
    readings = {first.reading.factuality, second.reading.factuality}
    if first.type == second.type and ("denied" in readings or second.reading.rule.endswith("disclaimed")):
        return (definite_noun, same_sides)  # what one tells and another denies is one event
    same_word_type = first.candidate.event_type.name == second.candidate.event_type.name
    return (one_phrase,) if same_word_type and first.sentence == second.sentence else ()


def _conflict(found: Found, first: Draft, second: Draft) -> bool:
    """Whether time or place tell the two apart."""
    return _times_differ(first, second) or _places_differ(found, first, second)


def _times_differ(first: Draft, second: Draft) -> bool:
    a, b = first.time and first.time.span, second.time and second.time.span
    if not (a and b and a.start and a.end and b.start and b.end):
        return False
    return a.end < b.start or b.end < a.start


def _places_differ(found: Found, first: Draft, second: Draft) -> bool:
    if not (first.places and second.places):
        return False
    if _may_hold(found, first.places, second.places) or _may_hold(found, second.places, first.places):
        return False
    return not _with_containers(found, first.places) & _with_containers(found, second.places)


def _may_hold(found: Found, wide: Sequence[str], unknown: Sequence[str]) -> bool:
    """Whether a region or country is told with a place that no gazetteer knows: nothing says that it is elsewhere."""
    areas = all((p := found.place_of.get(i)) is not None and p.precision not in _POINTS for i in wide)
    return areas and all((p := found.place_of.get(i)) is not None and p.lat is None for i in unknown)


def _with_containers(found: Found, ids: Sequence[str]) -> set[str]:
    """The places and what holds them up to, but without, the country, unless a country itself is named."""
    out = set(ids)
    for start in ids:
        place = found.place_of.get(start)
        while place is not None and place.within is not None and place.within not in out:
            holder = found.place_of.get(place.within)
            if holder is None or holder.precision == "country":
                break
            out.add(holder.id)
            place = holder
    return out
