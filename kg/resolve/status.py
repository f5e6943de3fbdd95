"""What all claims together make of an event. In: facts, what is the same. Out: a status and counts for each event.

Copies of one report are one source, and so are claims that go back to the same relay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.ontology.contract import load_contract
from kg.resolve.events import all_above, parties_of
from kg.resolve.facts import ClaimFacts, EventFacts, Facts
from kg.resolve.sets import Groups

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
    """Which are one: actors and places (`nodes`), events, and articles that copy each other; and which are mistakes."""

    nodes: Groups
    events: Groups
    articles: Groups
    wrong: frozenset[str]


def find_standings(events: Iterable[str], facts: Facts, identity: Identity) -> Iterator[tuple[str, Standing]]:
    """The standing of each event that a claim is about; all events of a set have the same, and all are given."""
    heads = {identity.events.canonical(event) for event in events}
    for head in sorted(heads):
        members = sorted(identity.events.members(head) - identity.wrong)
        about = {claim.iri: claim for member in members for claim in facts.claims_about(member)}
        claims = [claim for iri, claim in sorted(about.items()) if iri not in identity.wrong]
        if claims:
            standing = _standing(members, claims, facts, identity)
            yield from ((member, standing) for member in members)


def origin(claim: ClaimFacts, facts: Facts, identity: Identity) -> str:
    """Where a claim comes from: who passed it on first, else who says it; an outlet speaks for all copies of a text."""
    if claim.relay:
        return claim.relay
    article = facts.article(claim.article)
    if claim.claimant not in (article.iri, article.publisher):
        return identity.nodes.canonical(claim.claimant)
    first = facts.article(identity.articles.canonical(article.iri))
    return first.publisher or first.iri


def _standing(members: Sequence[str], claims: list[ClaimFacts], facts: Facts, identity: Identity) -> Standing:
    return Standing(
        status=_status(members, claims, facts, identity),
        claims=len(claims),
        sources=len({origin(claim, facts, identity) for claim in claims}),
        articles=len({identity.articles.canonical(claim.article) for claim in claims}),
    )


def _status(members: Sequence[str], claims: list[ClaimFacts], facts: Facts, identity: Identity) -> str:
    factualities = {event.factuality for event in _told(members, facts)}
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


def _is_of_one_party(members: Sequence[str], claims: list[ClaimFacts], facts: Facts, identity: Identity) -> bool:
    """Whether all who say it belong to the same one of the event's sides."""
    sides = list(_sides(members, facts, identity))
    speakers = {all_above(claim.claimant, facts.belongs, identity.nodes) for claim in claims}
    return bool(speakers) and any(all(side & speaker for speaker in speakers) for side in sides)


def _sides(members: Sequence[str], facts: Facts, identity: Identity) -> Iterator[frozenset[str]]:
    for event in _told(members, facts):
        for party in parties_of(event, identity.nodes, facts.belongs):
            yield party.nodes


def _told(events: Iterable[str], facts: Facts) -> list[EventFacts]:
    return [told for event in events if (told := facts.event(event))]
