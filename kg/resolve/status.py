"""What all claims together make of an event. In: facts, what is the same. Out: a status and counts for each event.

Copies of one report are one source, and so are claims that go back to the same relay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.ontology.contract import load_contract
from kg.resolve.events import all_above, parties_of
from kg.resolve.facts import ClaimFacts, Facts
from kg.resolve.sets import Sets

_AFFIRMS = frozenset({"states", "reports", "confirms", "alleges"})
_NOT_SO = frozenset({"denied", "negated"})


@dataclass(frozen=True, slots=True)
class Standing:
    """What an event's claims add up to."""

    status: str
    claims: int
    sources: int
    articles: int


@dataclass(frozen=True, slots=True)
class Identity:
    """Which are one: actors and places (`nodes`), events, and articles that copy each other."""

    nodes: Sets
    events: Sets
    articles: Sets


def find_standings(facts: Facts, identity: Identity, wrong: frozenset[str]) -> Mapping[str, Standing]:
    """The standing of each event that a claim is about; all events of a set have the same."""
    about: defaultdict[str, set[str]] = defaultdict(set)
    for claim in facts.claims.values():
        for event in claim.about & facts.events.keys() - wrong:
            if claim.iri not in wrong:
                about[identity.events.canonical(event)].add(claim.iri)
    standings: dict[str, Standing] = {}
    for head in sorted(about):
        members = identity.events.members(head) - wrong
        claims = [facts.claims[iri] for iri in sorted(about[head])]
        standing = _standing(members, claims, facts, identity)
        standings.update(dict.fromkeys(members, standing))
    return standings


def origin(claim: ClaimFacts, facts: Facts, identity: Identity) -> str:
    """Where a claim comes from: who passed it on first, else who says it; an outlet speaks for all copies of a text."""
    if claim.relay:
        return claim.relay
    article = facts.articles[claim.article]
    if claim.claimant not in (article.iri, article.publisher):
        return identity.nodes.canonical(claim.claimant)
    first = facts.articles[identity.articles.canonical(article.iri)]
    return first.publisher or first.iri


def _standing(members: frozenset[str], claims: list[ClaimFacts], facts: Facts, identity: Identity) -> Standing:
    return Standing(
        status=_status(members, claims, facts, identity),
        claims=len(claims),
        sources=len({origin(claim, facts, identity) for claim in claims}),
        articles=len({identity.articles.canonical(claim.article) for claim in claims}),
    )


def _status(members: frozenset[str], claims: list[ClaimFacts], facts: Facts, identity: Identity) -> str:
    factualities = {facts.events[member].factuality for member in members}
    for kind in ("planned", "hypothetical"):
        if factualities == {kind}:
            return kind
    yes = [claim for claim in claims if _is_yes(claim)]
    no = [claim for claim in claims if _is_no(claim)]
    if yes and "negated" not in factualities and (no or _is_contradicted(yes, facts, identity)):
        return "disputed"
    if factualities <= _NOT_SO or any(claim.property is None for claim in no):
        return "denied"
    if _is_of_one_party(members, yes, facts, identity):
        return "claimed"
    return "confirmed" if len({origin(claim, facts, identity) for claim in yes}) > 1 else "reported"


def _is_yes(claim: ClaimFacts) -> bool:
    """Whether the claim says that the event is so, now and with some sureness."""
    if claim.stance not in _AFFIRMS or claim.polarity != "positive":
        return False
    return claim.modality in ("actual", "attempted") and claim.certainty != "unknown"


def _is_no(claim: ClaimFacts) -> bool:
    return claim.polarity == "negative" or claim.stance == "denies"


def _is_contradicted(claims: Iterable[ClaimFacts], facts: Facts, identity: Identity) -> bool:
    """Whether two origins give two values to a property that has but one."""
    said: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
    for claim in claims:
        if claim.property in _properties_with_one_value() and claim.value is not None:
            said[claim.property or ""].setdefault(claim.value, set()).add(origin(claim, facts, identity))
    return any(len(values) > 1 and len(set().union(*values.values())) > 1 for values in said.values())


def _properties_with_one_value() -> frozenset[str]:
    contract = load_contract()
    return frozenset(
        contract.iri(n) for n, count in contract.classes["ckg:Event"].properties.items() if count.most == 1
    )


def _is_of_one_party(members: frozenset[str], claims: list[ClaimFacts], facts: Facts, identity: Identity) -> bool:
    """Whether all who say it belong to the same one of the event's sides."""
    sides = list(_sides(members, facts, identity))
    speakers = {all_above(claim.claimant, facts.belongs, identity.nodes) for claim in claims}
    return bool(speakers) and any(all(side & speaker for speaker in speakers) for side in sides)


def _sides(members: frozenset[str], facts: Facts, identity: Identity) -> Iterator[frozenset[str]]:
    for member in sorted(members):
        for party in parties_of(facts.events[member], identity.nodes, facts.belongs):
            yield party.nodes
