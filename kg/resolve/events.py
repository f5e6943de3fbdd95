"""Events of different articles that are one. In: the facts, and which actors and places are one. Out: links.

Only what happened, on known days, is compared: the type must be the same, the spans must overlap, and a rule of
`EVENT_RULES` must see the same place or the same sides. Pairs come from blocks of one type, day, and place or side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from kg.ids import short_number
from kg.resolve.facts import EventFacts, Facts
from kg.resolve.sets import Groups, Link, link

MOST_DAYS = 31
MOST_DAYS_ALONE = 7
_COMPARED = frozenset({"actual", "denied"})
_WIDE = frozenset({"country", "region"})
_TOWNS = frozenset({"point", "city", "admin2"})
Verdict = tuple[Decimal, str]
Above = Callable[[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an event: who is named as it, and all that these belong to or act for."""

    role: str
    named: frozenset[str]
    nodes: frozenset[str]

    def shared(self, other: Party) -> str | None:
        """What makes two parties one: somebody named here who is, or belongs to, somebody named there, or the reverse.

        Two who merely belong to the same third are not one: an army and a police of one state.
        """
        return min((self.named & other.nodes) | (other.named & self.nodes), default=None)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event ready to be compared.

    `spots` are its places that are narrower than a country, `places` each of them with all that holds it, and `towns`
    those of all these that are no wider than a town or a district.
    """

    event: EventFacts
    parties: tuple[Party, ...]
    places: tuple[frozenset[str], ...]
    spots: frozenset[str]
    towns: frozenset[str]

    @property
    def is_directed(self) -> bool:
        """Whether somebody does it to somebody."""
        return any(party.role == "recipient" for party in self.parties)


EventRule = Callable[[Candidate, Candidate], Verdict | None]


def same_place_and_sides(one: Candidate, other: Candidate) -> Verdict | None:
    """Both sides and the place are the same; the date may be as wide as a month."""
    sides, place = shared_sides(one, other), shared_place(one, other)
    if len(sides) < 2 or place is None:
        return None
    return Decimal("0.95"), f"same sides ({_named(sides)}), place ({_local(place)}) and days"


def same_sides(one: Candidate, other: Candidate) -> Verdict | None:
    """Both sides are the same within a week, and no two places speak against it."""
    sides = shared_sides(one, other)
    if len(sides) < 2 or not _is_narrow(one, other) or (one.spots and other.spots):
        return None
    return Decimal("0.85"), f"same sides ({_named(sides)}) and days"


def same_place(one: Candidate, other: Candidate) -> Verdict | None:
    """The place is the same within a week, and no known sides speak against it.

    Where no side is known to both, the place must be no wider than a town or a district.
    """
    place = shared_place(one, other)
    if place is None or not _is_narrow(one, other) or _contradicts(one, other):
        return None
    if place not in one.towns | other.towns and not shared_sides(one, other):
        return None
    return Decimal("0.75"), f"same place ({_local(place)}) and days"


EVENT_RULES: tuple[EventRule, ...] = (same_place_and_sides, same_sides, same_place)


def is_compared(event: EventFacts) -> bool:
    """Whether an event may be found in other articles: it happened, on days that are known well enough."""
    return event.factuality in _COMPARED and 0 < event.days <= MOST_DAYS


def make_candidate(event: EventFacts, facts: Facts, nodes: Groups) -> Candidate:
    """The event with all that its sides and places lead to."""
    spots = {nodes.canonical(place) for place in event.places if _is_fine(place, facts)}
    held = tuple(
        frozenset(above for above in all_above(spot, facts.within, nodes) if _is_fine(above, facts))
        for spot in sorted(spots)
    )
    known = tuple(p for p in parties_of(event, nodes, facts.belongs) if _is_known(p, event))
    towns = frozenset(place for place in frozenset().union(*held) if facts.precision(place) & _TOWNS)
    return Candidate(event, known, held, frozenset(spots), towns)


def block_keys(candidate: Candidate) -> frozenset[int]:
    """The blocks of one type, day, and place or side, that an event is compared in."""
    event = candidate.event
    names = frozenset().union(*candidate.places, *(party.nodes for party in candidate.parties))
    if event.start is None or event.end is None:
        return frozenset()
    days = range(event.start, event.end + 1)
    return frozenset(short_number(event.type, str(day), name) for day in days for name in names)


def find_same_events(candidate: Candidate, others: Iterable[Candidate]) -> Iterator[Link]:
    """Links from an event to those of other articles, each by the first rule that holds."""
    for other in others:
        if candidate.event.article != other.event.article and _overlap(candidate.event, other.event):
            verdicts = (rule(*in_order(candidate, other)) for rule in EVENT_RULES)
            verdict = next(filter(None, verdicts), None)
            if verdict:
                yield link(candidate.event.iri, other.event.iri, *verdict)


def in_order(one: Candidate, other: Candidate) -> tuple[Candidate, Candidate]:
    """Two candidates by IRI, so that a reason is the same from either side."""
    return (one, other) if one.event.iri < other.event.iri else (other, one)


def parties_of(event: EventFacts, actors: Groups, belongs: Above) -> tuple[Party, ...]:
    """The sides of an event; those of one role that belong together are one."""
    parties: list[Party] = []
    for side in event.sides:
        below = (side.who, *sorted(side.for_whom))
        nodes = frozenset(above for node in below for above in all_above(node, belongs, actors))
        party = Party(side.role, frozenset({actors.canonical(side.who)}), nodes)
        kin = [p for p in parties if p.role == party.role and p.shared(party)]
        parties = [p for p in parties if p not in kin]
        named, nodes = party.named.union(*(p.named for p in kin)), nodes.union(*(p.nodes for p in kin))
        parties.append(Party(party.role, named, nodes))
    return tuple(parties)


def all_above(node: str, above: Above, sets: Groups) -> frozenset[str]:
    """A node and everything that it belongs to, by the nodes that speak for their sets."""
    seen = {sets.canonical(node)}
    open_ones = [node]
    while open_ones:
        for member in sets.members(open_ones.pop()):
            new = {sets.canonical(each) for each in above(member)} - seen
            seen |= new
            open_ones.extend(new)
    return frozenset(seen)


def shared_sides(one: Candidate, other: Candidate) -> tuple[str, ...]:
    """What names the sides that the events have in common, each in the same role: of two different ones, or of one."""
    matches = list(_matches(one, other))
    for (p, q, name), (r, s, second) in combinations(matches, 2):
        if p is not r and q is not s and name != second:
            return tuple(sorted((name, second)))
    return (matches[0][2],) if matches else ()


def shared_place(one: Candidate, other: Candidate) -> str | None:
    """A place of the one that is a place of the other or holds it, narrower than a country."""
    held_by_one = one.spots & frozenset().union(*other.places)
    held_by_other = other.spots & frozenset().union(*one.places)
    return min(held_by_one | held_by_other, default=None)


def _matches(one: Candidate, other: Candidate) -> Iterator[tuple[Party, Party, str]]:
    loose = not (one.is_directed and other.is_directed)
    for p in one.parties:
        for q in other.parties:
            name = p.shared(q)
            if name and (loose or p.role == q.role):
                yield p, q, name


def _contradicts(one: Candidate, other: Candidate) -> bool:
    """Whether each event has, in one role, a known side that the other does not have."""
    matches = list(_matches(one, other))
    left = {p.role for p in one.parties if all(p is not match[0] for match in matches)}
    right = {q.role for q in other.parties if all(q is not match[1] for match in matches)}
    return bool(left & right)


def _is_fine(place: str, facts: Facts) -> bool:
    return not facts.precision(place) & _WIDE


def _overlap(one: EventFacts, other: EventFacts) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.type == other.type and one.start <= other.end and other.start <= one.end


def _is_known(party: Party, event: EventFacts) -> bool:
    """Whether another article could name the side too: "gunmen" are of one article, as the article's key tells."""
    key = _local(event.article).removeprefix("article-")
    return any(key not in node for node in party.named)


def _is_narrow(one: Candidate, other: Candidate) -> bool:
    return max(one.event.days, other.event.days) <= MOST_DAYS_ALONE


def _named(iris: Iterable[str]) -> str:
    return ", ".join(_local(iri) for iri in iris)


def _local(iri: str) -> str:
    return iri.rpartition("/")[2]
