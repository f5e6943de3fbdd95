"""Events, relations and figures as triples. In: an Extraction. Out: triples for its named graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pyoxigraph as ox

from kg.graph.terms import TYPE, Names, Triple, boolean, code, day, edtf, number, string, term, types, written
from kg.ids import short_hash
from kg.model import Article, Claim, Event, Extraction, Figure, Participation, Relation, TimeSpan
from kg.ontology.contract import load_contract

_MIRROR = "-mirror"


def event_triples(extraction: Extraction, names: Names) -> Iterator[Triple]:
    """What happened, with its sides, place, time and links to other events."""
    for event in extraction.events:
        node = names.node(event.id)
        yield from _typed(node, "ckg:Event")
        yield node, term("rdfs:label"), string(event.label)
        yield from _coded(event, node)
        yield from _sides(event, node, names)
        yield from _circumstances(event, node, names)
        yield from _links(event, node, names)


def relation_triples(extraction: Extraction, names: Names) -> Iterator[Triple]:
    """What holds between actors; symmetric relations both ways, and the direct edge where it is said to hold now."""
    for relation in (*extraction.relations, *mirrors(extraction).values()):
        node = names.node(relation.id)
        yield from _typed(node, "ckg:Relation")
        yield node, term("ckg:subject"), names.node(relation.subject)
        yield node, term("ckg:relation"), code("relation", relation.relation)
        yield node, term("ckg:object"), names.node(relation.object)
        if relation.office:
            yield node, term("ckg:office"), string(relation.office)
        if relation.past:
            yield node, term("ckg:past"), boolean(relation.past)
        if relation.time:
            yield from _dates(relation.time, node)
    yield from _direct_edges(extraction, names)


def figure_triples(extraction: Extraction, names: Names) -> Iterator[Triple]:
    """The numbers that the article gives."""
    for figure in extraction.figures:
        yield from _figure(figure, names)


def mirrors(extraction: Extraction) -> dict[str, Relation]:
    """By id, the other direction of each symmetric relation that the extraction gives in one direction only."""
    symmetric = load_contract().symmetric
    given = {(r.subject, r.relation, r.object) for r in extraction.relations}
    return {
        r.id: replace(r, id=f"{r.id}{_MIRROR}", subject=r.object, object=r.subject)
        for r in extraction.relations
        if f"ckg:{r.relation}" in symmetric and (r.object, r.relation, r.subject) not in given
    }


def _coded(event: Event, node: ox.NamedNode) -> Iterator[Triple]:
    for predicate in written("ckg:type"):
        yield node, predicate, code("plover", event.type)
    if event.mode:
        yield node, term("ckg:mode"), code("mode", f"{event.type}-{event.mode}")
    for context in event.contexts:
        yield node, term("ckg:context"), code("context", context)
    yield node, term("ckg:quad"), code("quad", event.quad)
    for name, value in (("cameo", event.cameo), ("acled", event.acled), ("ucdp", event.ucdp)):
        if value:
            yield node, term(f"ckg:{name}"), code(name, value)
    yield node, term("ckg:factuality"), code("factuality", event.factuality)
    yield node, term("ckg:background"), boolean(event.background)
    yield node, term("ckg:reciprocal"), boolean(event.reciprocal)
    yield node, term("ckg:rule"), string(event.rule)


def _sides(event: Event, node: ox.NamedNode, names: Names) -> Iterator[Triple]:
    for side in event.participations:
        for predicate in written(f"ckg:{side.role}"):
            yield node, predicate, names.node(side.who)
        key = short_hash(side.role, side.who, side.on_behalf_of or "")
        part = names.node(f"participation-{event.id.removeprefix('event-')}-{key}")
        yield node, term("ckg:participation"), part
        yield from _participation(side, part, names)


def _participation(side: Participation, node: ox.NamedNode, names: Names) -> Iterator[Triple]:
    yield from _typed(node, "ckg:Participation")
    yield node, term("ckg:who"), names.node(side.who)
    yield node, term("ckg:role"), code("role", side.role)
    if side.on_behalf_of:
        yield node, term("ckg:onBehalfOf"), names.node(side.on_behalf_of)
    if side.sector:
        yield node, term("ckg:sector"), code("sector", side.sector)
    if side.country:
        yield node, term("ckg:country"), code("country", side.country)


def _circumstances(event: Event, node: ox.NamedNode, names: Names) -> Iterator[Triple]:
    for instrument in event.instrument:
        yield node, term("ckg:instrument"), string(instrument)
    for place in event.places:
        for predicate in written("ckg:place"):
            yield node, predicate, names.node(place)
    if event.outcome:
        yield node, term("ckg:outcome"), string(event.outcome)
    if event.time:
        yield from _dates(event.time, node)
        yield from _bounds(event.time, node)


def _dates(time: TimeSpan, node: ox.NamedNode) -> Iterator[Triple]:
    for name, value in (("ckg:start", time.start), ("ckg:end", time.end)):
        if value:
            for predicate in written(name):
                yield node, predicate, day(value)


def _bounds(time: TimeSpan, node: ox.NamedNode) -> Iterator[Triple]:
    for name, value in (("ckg:notBefore", time.not_before), ("ckg:notAfter", time.not_after)):
        if value:
            yield node, term(name), day(value)
    yield node, term("ckg:datePrecision"), code("precision", time.precision)
    if time.edtf:
        yield node, term("ckg:edtf"), edtf(time.edtf)


def _links(event: Event, node: ox.NamedNode, names: Names) -> Iterator[Triple]:
    if event.sub_event_of:
        for predicate in written("ckg:subEventOf"):
            yield node, predicate, names.node(event.sub_event_of)
    links = (("ckg:respondsTo", event.responds_to), ("ckg:causedBy", event.caused_by), ("ckg:precedes", event.precedes))
    for name, others in links:
        for other in others:
            yield node, term(name), names.node(other)


def _direct_edges(extraction: Extraction, names: Names) -> Iterator[Triple]:
    symmetric = load_contract().symmetric
    sure = {claim.about for claim in extraction.claims if _is_sure(claim)}
    for relation in extraction.relations:
        if relation.id in sure and not relation.past and _is_present(relation.time, extraction.article):
            name = f"ckg:{relation.relation}"
            subject, other = names.node(relation.subject), names.node(relation.object)
            yield subject, term(name), other
            if name in symmetric:
                yield other, term(name), subject


def _is_sure(claim: Claim) -> bool:
    said = (claim.polarity, claim.certainty, claim.modality)
    return said == ("positive", "certain", "actual") and claim.stance not in ("denies", "doubts")


def _is_present(time: TimeSpan | None, article: Article) -> bool:
    """Whether what holds in that time holds on the day of the article; what has ended, or may have, does not."""
    if time is None:
        return True
    last = time.end or time.not_after
    first = time.start or time.not_before
    if article.published is None:
        return last is None
    return (last is None or last >= article.published) and (first is None or first <= article.published)


def _figure(figure: Figure, names: Names) -> Iterator[Triple]:
    node = names.node(figure.id)
    yield from _typed(node, "ckg:Figure")
    yield node, term("ckg:of"), names.node(figure.of)
    yield node, term("ckg:quantity"), code("quantity", figure.quantity)
    for name, value in (("ckg:low", figure.low), ("ckg:best", figure.best), ("ckg:high", figure.high)):
        if value is not None:
            yield node, term(name), number(value)
    if figure.unit:
        yield node, term("ckg:unit"), string(figure.unit)
    if figure.civilian is not None:
        yield node, term("ckg:civilian"), boolean(figure.civilian)
    yield node, term("ckg:phrase"), string(figure.phrase)


def _typed(node: ox.NamedNode, name: str) -> Iterator[Triple]:
    for kind in types(name):
        yield node, TYPE, kind
