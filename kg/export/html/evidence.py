"""Who says so, in which words, and why nodes count as one. In: a store. Out: records for JSON, of one node or of all.

The page joins the records by their ids; the same shapes stand in a file and come from a server.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.export.html.network import Reading, Record, clean
from kg.export.tables.claims import end_name, kind_of, what_it_is
from kg.graph.reading import (
    canonical,
    claims_about,
    code,
    instances,
    is_wrong,
    label,
    name_of,
    one,
    right,
    same_as,
    shown_value,
    subjects,
    tail,
    values,
)
from kg.ontology.contract import CKG, NIF, RDF_TYPE, SCHEMA

_DENOTED = ("Event", "Source", "Person", "Group", "Organization", "State", "Place", "Figure", "Relation")
_ACTORS = {"person", "group", "organization", "state"}


def all_evidence(reading: Reading) -> Record:
    """Everything that is said in a store."""
    store = reading.store
    return _evidence(
        reading,
        right(store, CKG.Claim),
        [*instances(store, CKG.Figure), *instances(store, CKG.Relation)],
        instances(store, CKG.Link),
        instances(store, SCHEMA.NewsArticle),
    )


def evidence_of(reading: Reading, id: str) -> Record:
    """What is said of an event, an actor or a place, and what it says itself."""
    store = reading.store
    nodes = same_as(store, canonical(store, reading.iri(id)))
    ends = (CKG.subject, CKG.object, CKG.of)
    facts = sorted({fact for node in nodes for end in ends for fact in subjects(store, end, node)})
    spoken = {claim for node in nodes for claim in subjects(store, CKG.claimant, node) if not is_wrong(store, claim)}
    claims = {*claims_about(store, *nodes, *facts), *spoken}
    told = {about for claim in spoken for about in values(store, claim, CKG.about) if kind_of(store, about) != "event"}
    links = {link for node in nodes for end in (CKG.left, CKG.right) for link in subjects(store, end, node)}
    articles = {article for claim in claims for article in values(store, claim, CKG.article)}
    return _evidence(reading, claims, {*facts, *told}, links, articles)


def article_text(reading: Reading, id: str) -> Record:
    """An article with its text, where the store keeps it, and what its characters stand for."""
    store, iri = reading.store, reading.iri(id)
    found = (_mention(reading, mention) for mention in subjects(store, NIF.referenceContext, iri))
    mentions = sorted(each for each in found if each)
    return _article(reading, iri) | clean({"text": one(store, iri, NIF.isString), "mentions": mentions})


def _evidence(
    reading: Reading, claims: Iterable[str], facts: Iterable[str], links: Iterable[str], articles: Iterable[str]
) -> Record:
    kinds = {fact: kind_of(reading.store, fact) for fact in sorted(facts)}
    records = [_claim(reading, claim) for claim in sorted(claims)]
    return {
        "claims": sorted(records, key=lambda each: (each.get("article", ""), each.get("start", 0), each["id"])),
        "figures": [_figure(reading, fact) for fact, kind in kinds.items() if kind == "figure"],
        "relations": [_relation(reading, fact) for fact, kind in kinds.items() if kind == "relation"],
        "links": [_link(reading, link) for link in sorted(links)],
        "articles": [_article(reading, article) for article in sorted(articles)],
    }


def _claim(reading: Reading, claim: str) -> Record:
    store = reading.store
    about, quote, cue = (one(store, claim, each) or "" for each in (CKG.about, CKG.mention, CKG.cue))
    claimant = one(store, claim, CKG.claimant) or ""
    return {"id": reading.id(claim)} | clean(
        {
            "about": reading.head(about),
            "kind": kind_of(store, about),
            "what": what_it_is(store, about),
            "property": tail(one(store, claim, CKG.property)),
            "value": shown_value(store, claim, CKG.value),
            "claimant": reading.head(claimant),
            "name": name_of(store, claimant),
            "via": _relays(store, claim),
            "stance": code(store, claim, CKG.stance),
            "polarity": code(store, claim, CKG.polarity),
            "certainty": code(store, claim, CKG.certainty),
            "modality": code(store, claim, CKG.modality),
            "confidence": reading.number(claim, CKG.confidence),
            "article": reading.id(one(store, claim, CKG.article) or ""),
            "start": reading.number(quote, NIF.beginIndex) or 0,
            "end": reading.number(quote, NIF.endIndex) or 0,
            "quote": one(store, quote, NIF.anchorOf),
            "cue": one(store, cue, NIF.anchorOf),
            "rule": one(store, claim, CKG.rule),
        }
    )


def _relays(store: ox.Store, claim: str) -> list[str]:
    """Who passes a claim on, the one nearest the speaker first."""
    chain = sorted((one(store, relay, CKG.position) or "", relay) for relay in values(store, claim, CKG.relay))
    return [end_name(store, relay, CKG.source) for _, relay in chain]


def _figure(reading: Reading, figure: str) -> Record:
    store = reading.store
    civilian = one(store, figure, CKG.civilian)
    return {"id": reading.id(figure), "of": reading.head(one(store, figure, CKG.of) or "")} | {
        name: value
        for name, value in {
            "ofName": end_name(store, figure, CKG.of),
            "quantity": code(store, figure, CKG.quantity),
            "low": reading.number(figure, CKG.low),
            "best": reading.number(figure, CKG.best),
            "high": reading.number(figure, CKG.high),
            "unit": one(store, figure, CKG.unit),
            "civilian": None if civilian is None else civilian == "true",
            "phrase": one(store, figure, CKG.phrase),
        }.items()
        if value is not None
    }


def _relation(reading: Reading, relation: str) -> Record:
    store = reading.store
    return {"id": reading.id(relation)} | clean(
        {
            "subject": reading.head(one(store, relation, CKG.subject) or ""),
            "subjectName": end_name(store, relation, CKG.subject),
            "relation": code(store, relation, CKG.relation),
            "object": reading.head(one(store, relation, CKG.object) or ""),
            "objectName": end_name(store, relation, CKG.object),
            "office": one(store, relation, CKG.office),
            "past": one(store, relation, CKG.past) == "true",
            "start": reading.day(relation, CKG.start),
            "end": reading.day(relation, CKG.end),
        }
    )


def _link(reading: Reading, link: str) -> Record:
    store = reading.store
    left, right_end = one(store, link, CKG.left) or "", one(store, link, CKG.right) or ""
    return {
        "left": reading.id(left),
        "leftName": label(store, left),
        "right": reading.id(right_end),
        "rightName": label(store, right_end),
        "head": reading.head(left),
        "score": reading.number(link, CKG.score) or 0,
        "reason": one(store, link, CKG.reason) or "",
    }


def _article(reading: Reading, iri: str) -> Record:
    store = reading.store
    publisher = one(store, iri, SCHEMA.publisher)
    return {"id": reading.id(iri)} | clean(
        {
            "name": one(store, iri, SCHEMA.identifier),
            "headline": one(store, iri, SCHEMA.headline),
            "published": reading.day(iri, SCHEMA.datePublished),
            "publisher": name_of(store, publisher) if publisher else None,
            "url": one(store, iri, SCHEMA.url),
            "copyOf": reading.id(one(store, iri, CKG.copyOf) or ""),
        }
    )


def _mention(reading: Reading, mention: str) -> tuple[int, int, str, str] | None:
    """First character, the one after the last, what they stand for, and its kind; None for quotes and cues."""
    store = reading.store
    denoted = one(store, mention, CKG.denotes)
    if denoted is None:
        return None
    types = values(store, denoted, RDF_TYPE)
    kind = next((each.lower() for each in _DENOTED if CKG[each] in types), "other")
    start, end = reading.number(mention, NIF.beginIndex), reading.number(mention, NIF.endIndex)
    if not isinstance(start, int) or not isinstance(end, int):
        return None
    return start, end, reading.head(denoted), "actor" if kind in _ACTORS else kind
