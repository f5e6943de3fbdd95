"""Which event of an answer is which of the coder's. In: two codings. Out: pairs, and what is left on either side.

An answer may have an event where the coder's words stand. Of several the one with the most shared words, then type,
sides and days is taken; each event is in one pair at most.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.evaluate.coding import CodedEvent, Coding
from kg.evaluate.same import Sameness


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs by index; `missed` are the coder's, `invented` the answer's that have no partner."""

    pairs: tuple[tuple[int, int], ...]
    missed: tuple[int, ...]
    invented: tuple[int, ...]


def pair_events(gold: Coding, answer: Coding, same: Sameness) -> Pairs:
    """The best pairs first; what ties goes by the order of the text."""
    candidates = [
        (-weight, i, j)
        for i, wanted in enumerate(gold.events)
        for j, given in enumerate(answer.events)
        if (weight := _weight(wanted, given, same))
    ]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return Pairs(
        pairs=tuple(sorted(partner.items())),
        missed=tuple(i for i in range(len(gold.events)) if i not in partner),
        invented=tuple(j for j in range(len(answer.events)) if j not in taken),
    )


def _weight(wanted: CodedEvent, given: CodedEvent, same: Sameness) -> int:
    """How much speaks for the two being one; 0 where they share no word."""
    shared = sum(any(a.overlaps(b) for b in given.spans) for a in wanted.spans)
    if not shared:
        return 0
    best = bool(wanted.spans) and any(wanted.spans[0].overlaps(b) for b in given.spans)
    is_typed = given.types[0] in wanted.types
    sides = any(same.is_side(a, b) for a in wanted.actors for b in given.actors) + any(
        same.is_side(a, b) for a in wanted.recipients for b in given.recipients
    )
    return 10 * min(shared, 3) + 8 * best + 12 * is_typed + 5 * sides + 3 * (wanted.days == given.days)
