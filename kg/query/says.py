"""Who says so. In: a store and what claims are about. Out: each claim with its words, its article, its relays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.graph.graph import Graph
from kg.graph.reading import claims_about, code, day, is_wrong, label, name_of, one, shown_value, subjects, tail, values
from kg.ontology.contract import CKG, NIF, SCHEMA


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article as one line: what a reader needs to find it."""

    iri: str
    id: str
    headline: str | None
    published: date | None
    publisher: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """One claim. `quote` are the words of the article at [start, end); `relayed_by` begins nearest the speaker.

    `about` is the label, relation or number that the claim is about; `property` and `value` where it is about one
    property only.
    """

    claimant: str
    stance: str
    polarity: str
    certainty: str
    about: str
    property: str | None
    value: str | None
    quote: str
    start: int
    end: int
    relayed_by: tuple[str, ...]
    article: ArticleLine


def who_says(store: Graph, nodes: Iterable[str]) -> tuple[Said, ...]:
    """All claims about the nodes that nobody calls wrong, by article and place in it."""
    return _in_order(said(store, claim) for claim in claims_about(store, *nodes))


def claims_of(store: Graph, speakers: Iterable[str]) -> tuple[Said, ...]:
    """All claims that the speakers make."""
    found = {claim for node in speakers for claim in subjects(store, CKG.claimant, node)}
    claims = {claim for claim in found if not is_wrong(store, claim)}
    return _in_order(said(store, claim) for claim in claims)


def said(store: Graph, claim: str) -> Said:
    """One claim node as a record."""
    quote = one(store, claim, CKG.mention) or ""
    return Said(
        claimant=name_of(store, one(store, claim, CKG.claimant) or ""),
        stance=code(store, claim, CKG.stance) or "",
        polarity=code(store, claim, CKG.polarity) or "",
        certainty=code(store, claim, CKG.certainty) or "",
        about=_what(store, one(store, claim, CKG.about) or ""),
        property=tail(one(store, claim, CKG.property)),
        value=shown_value(store, claim, CKG.value),
        quote=one(store, quote, NIF.anchorOf) or "",
        start=int(one(store, quote, NIF.beginIndex) or 0),
        end=int(one(store, quote, NIF.endIndex) or 0),
        relayed_by=_relays(store, claim),
        article=article_line(store, one(store, claim, CKG.article) or ""),
    )


def article_line(store: Graph, article: str) -> ArticleLine:
    """One article node as a record."""
    publisher = one(store, article, SCHEMA.publisher)
    return ArticleLine(
        iri=article,
        id=one(store, article, SCHEMA.identifier) or "",
        headline=one(store, article, SCHEMA.headline),
        published=day(store, article, SCHEMA.datePublished),
        publisher=label(store, publisher) if publisher else None,
        url=one(store, article, SCHEMA.url),
    )


def _what(store: Graph, node: str) -> str:
    relation, quantity = code(store, node, CKG.relation), code(store, node, CKG.quantity)
    if relation:
        ends = [name_of(store, one(store, node, each) or "") for each in (CKG.subject, CKG.object)]
        return f"{ends[0]} {relation} {ends[1]}"
    if quantity:
        return f"{quantity}: {one(store, node, CKG.phrase)}, {name_of(store, one(store, node, CKG.of) or '')}"
    return label(store, node)


def _relays(store: Graph, claim: str) -> tuple[str, ...]:
    chain = [(int(one(store, relay, CKG.position) or 0), relay) for relay in values(store, claim, CKG.relay)]
    return tuple(name_of(store, one(store, relay, CKG.source) or "") for _, relay in sorted(chain))


def _in_order(found: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(sorted(found, key=lambda s: (s.article.iri, s.start, s.end, s.claimant, s.about, str(s.value))))
