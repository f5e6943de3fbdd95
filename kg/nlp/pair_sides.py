"""Whether two drafts may have the same sides. In: a `Pair`. Out: yes or no."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Actor
from kg.nlp.draft import Draft
from kg.nlp.pair import Pair

# Sectors of the PLOVER manual whose people fight.
_ARMED = frozenset({"MIL", "REB", "COP", "PRM"})
_IRREGULAR = frozenset({"REB", "UAF", "PRM"})
_AIRBORNE = frozenset({"aerial", "drone"})
_ON_FOOT = frozenset({"firearms", "primitive", "beat", "suicide-attack", "torture", "sexual"})


def sides_fit(pair: Pair) -> bool:
    """Whether each side of the second is empty or shares somebody, or whom they stand for, with the first's."""
    first, second = pair.first.sides, pair.second.sides
    if first.reciprocal or second.reciprocal:
        everyone = _circle((*first.actors, *first.recipients), pair)
        others = (*second.actors, *second.recipients)
        return not others or not everyone or all(_circle((a,), pair) & everyone for a in others)
    return all(
        not ours or not theirs or bool(_circle(ours, pair) & _circle(theirs, pair))
        for ours, theirs in ((first.actors, second.actors), (first.recipients, second.recipients))
    )


def recipients_fit(pair: Pair) -> bool:
    """Whether the same people may be meant: one side is empty, shared, or only counts them ("12 people")."""
    first, second = pair.first.sides.recipients, pair.second.sides.recipients
    shared = bool(_circle(first, pair) & _circle(second, pair))
    return shared or not first or not second or not (_are_known(pair, first) and _are_known(pair, second))


def strikes_own_side(pair: Pair, harm: Draft, act: Draft) -> bool:
    """Whether those hurt are of the kind of those who acted alone: rebels dead are no harm of the rebels' raid."""
    if act.sides.reciprocal:
        return False
    sectors = [
        {a.sector for i in ids if (a := pair.story.found.actor_of.get(i)) is not None and a.sector in _ARMED}
        for ids in (harm.sides.recipients, act.sides.actors, act.sides.recipients)
    ]
    hurt, acting, struck = sectors
    return bool(hurt & acting) and not hurt & struck


def same_sides_told(pair: Pair) -> bool:
    """Whether both tell who acted, and the same."""
    first, second = pair.first.sides, pair.second.sides
    if not (first.actors and second.actors) or bool(first.recipients) != bool(second.recipients):
        return False
    if first.reciprocal and second.reciprocal and min(len(first.actors), len(second.actors)) < 2:
        return False
    return sides_fit(pair)


def shares_side(pair: Pair) -> bool:
    """Whether anybody of the one takes part in the other, on whichever side."""
    first, second = pair.first.sides, pair.second.sides
    everyone = _circle((*first.actors, *first.recipients), pair)
    return bool(everyone & _circle((*second.actors, *second.recipients), pair))


def shares_same_side(pair: Pair) -> bool:
    """Whether both have somebody for their actor, or for their recipient."""
    first, second = pair.first.sides, pair.second.sides
    pairs = ((first.actors, second.actors), (first.recipients, second.recipients))
    return any(_circle(ours, pair) & _circle(theirs, pair) for ours, theirs in pairs)


def actors_fit(pair: Pair) -> bool:
    """Whether one of the two does not tell who acted, or both tell the same."""
    ours, theirs = pair.first.sides.actors, pair.second.sides.actors
    return not ours or not theirs or bool(_circle(ours, pair) & _circle(theirs, pair))


def is_kept_apart(pair: Pair) -> bool:
    """Whether the means tell two attacks apart: from the air and hand to hand."""
    modes = [d.candidate.pattern.mode for d in (pair.first, pair.second)]
    return any(a in _AIRBORNE and b in _ON_FOOT for a, b in (modes, reversed(modes)))


def _are_known(pair: Pair, ids: Sequence[str]) -> bool:
    actors = (pair.story.found.actor_of.get(i) for i in ids)
    return any(actor is not None and actor.known != "unnamed" for actor in actors)


def _circle(ids: Sequence[str], pair: Pair) -> set[str]:
    """Those meant, whom they stand for, and of the unnamed what they are: "soldiers" and "troops" may be the same."""
    actors = [a for i in ids if (a := pair.story.found.actor_of.get(i)) is not None]
    return set(ids).union(*(pair.story.belongs_to.get(i, frozenset()) for i in ids), *(_kinds(a) for a in actors))


def _kinds(actor: Actor) -> tuple[str, ...]:
    if actor.known != "unnamed" or actor.sector is None:
        return ()
    if actor.sector in _IRREGULAR:
        return ("armed people",)
    return (f"{actor.sector} of {actor.country}",) if actor.sector in _ARMED and actor.country else ()
