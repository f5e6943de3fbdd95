"""Identity and status across all articles. In: a store and the user's decisions. Out: the two graphs.

Both graphs are functions of the set of articles and the decisions, whatever the order: they are made anew each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.store import canonical_nquads, replace_graph
from kg.graph.terms import TYPE, Names, Triple, boolean, code, integer, share, string, term, types, written
from kg.ids import short_hash
from kg.resolve.actors import find_same_actors
from kg.resolve.copies import find_copies
from kg.resolve.decided import Decided, decide
from kg.resolve.decisions import Decision
from kg.resolve.events import find_same_events
from kg.resolve.facts import Facts, read_facts
from kg.resolve.places import find_same_places
from kg.resolve.sets import Link, Sets, without_ambiguous
from kg.resolve.status import Identity, Standing, find_standings

IDENTITY, DERIVED = "graph/identity", "graph/derived"


@dataclass(frozen=True, slots=True)
class Resolution:
    """The quads of the two graphs."""

    identity: tuple[ox.Quad, ...]
    derived: tuple[ox.Quad, ...]


def resolve_store(store: ox.Store, base: str, decisions: Iterable[Decision] = ()) -> None:
    """Make both graphs of a store anew. Raises ConfigError where decisions contradict each other."""
    resolution = resolve(store, base, decisions)
    replace_graph(store, base + IDENTITY, canonical_nquads(resolution.identity))
    replace_graph(store, base + DERIVED, canonical_nquads(resolution.derived))


def resolve(store: ox.Store, base: str, decisions: Iterable[Decision] = ()) -> Resolution:
    """The identity and the derived graph of all article graphs of a store."""
    facts = read_facts(store)
    decided = decide(decisions, facts, base)
    identity, links = _identify(facts, decided)
    standings = find_standings(facts, identity, decided.wrong)
    names = Names(base)
    return Resolution(
        identity=_quads(_identity_triples(facts, identity, links, decided, names), names.node(IDENTITY)),
        derived=_quads(_derived_triples(standings), names.node(DERIVED)),
    )


def _identify(facts: Facts, decided: Decided) -> tuple[Identity, tuple[Link, ...]]:
    """The sets of each kind of node, and the links that made them."""
    nodes, node_links = _sets((*find_same_actors(facts), *find_same_places(facts)), decided)
    articles, copies = _sets(find_copies(facts.articles), decided)
    homes = {iri: event.article for iri, event in facts.events.items()}
    same_events = without_ambiguous(find_same_events(facts, nodes, decided.wrong), homes)
    events, event_links = _sets(same_events, decided, homes)
    followed = {*node_links, *copies, *event_links, *decided.links}
    return Identity(nodes, events, articles), tuple(sorted(followed))


def _sets(
    links: Iterable[Link], decided: Decided, homes: Mapping[str, str] | None = None
) -> tuple[Sets, tuple[Link, ...]]:
    """The user's word first, then the links that it leaves room for."""
    sets = Sets(decided.apart, homes)
    for each in decided.links:
        sets.join(each.left, each.right)
    allowed = (each for each in links if not {each.left, each.right} & decided.wrong)
    return sets, sets.join_links(allowed)


def _identity_triples(
    facts: Facts, identity: Identity, links: Iterable[Link], decided: Decided, names: Names
) -> Iterator[Triple]:
    for node in sorted({*facts.actors, *facts.places, *facts.events}):
        sets = identity.events if node in facts.events else identity.nodes
        yield ox.NamedNode(node), term("ckg:canonical"), ox.NamedNode(sets.canonical(node))
    for article in sorted(facts.articles):
        first = identity.articles.canonical(article)
        if first != article:
            yield ox.NamedNode(article), term("ckg:copyOf"), ox.NamedNode(first)
    for each in links:
        yield from _link(each, names)
    for node in sorted(decided.wrong):
        yield ox.NamedNode(node), term("ckg:wrong"), boolean(True)


def _link(link: Link, names: Names) -> Iterator[Triple]:
    node = names.node(f"link-{short_hash(link.left, link.right, link.reason)}")
    for kind in types("ckg:Link"):
        yield node, TYPE, kind
    yield node, term("ckg:left"), ox.NamedNode(link.left)
    yield node, term("ckg:right"), ox.NamedNode(link.right)
    yield node, term("ckg:score"), share(link.score)
    yield node, term("ckg:reason"), string(link.reason)


def _derived_triples(standings: Mapping[str, Standing]) -> Iterator[Triple]:
    for event, standing in sorted(standings.items()):
        node = ox.NamedNode(event)
        for predicate in written("ckg:status"):
            yield node, predicate, code("status", standing.status)
        yield node, term("ckg:claimCount"), integer(standing.claims)
        yield node, term("ckg:sourceCount"), integer(standing.sources)
        yield node, term("ckg:articleCount"), integer(standing.articles)


def _quads(triples: Iterable[Triple], graph: ox.NamedNode) -> tuple[ox.Quad, ...]:
    return tuple(ox.Quad(s, p, o, graph) for s, p, o in dict.fromkeys(triples))
