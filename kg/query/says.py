"""Who says so. In: a store and what claims are about. Out: each claim with its words, its article, its relays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from kg.graph.lookup import canonical, label, subjects, values
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


def who_says(store: ox.Store, nodes: Iterable[str]) -> tuple[Said, ...]:
    """All claims about the nodes, by article and place in it."""
    claims = {claim for node in nodes for claim in subjects(store, CKG.about, node)}
    return _in_order(said(store, claim) for claim in claims)


def claims_of(store: ox.Store, speakers: Iterable[str]) -> tuple[Said, ...]:
    """All claims that the speakers make."""
    claims = {claim for node in speakers for claim in subjects(store, CKG.claimant, node)}
    return _in_order(said(store, claim) for claim in claims)


def said(store: ox.Store, claim: str) -> Said:
    """One claim node as a record."""
    quote = one(store, claim, CKG.mention) or ""
    return Said(
        claimant=name_of(store, one(store, claim, CKG.claimant) or ""),
        stance=code(store, claim, CKG.stance) or "",
        polarity=code(store, claim, CKG.polarity) or "",
        certainty=code(store, claim, CKG.certainty) or "",
        about=_what(store, one(store, claim, CKG.about) or ""),
        property=_tail(one(store, claim, CKG.property)),
        value=_value(store, one(store, claim, CKG.value)),
        quote=one(store, quote, NIF.anchorOf) or "",
        start=int(one(store, quote, NIF.beginIndex) or 0),
        end=int(one(store, quote, NIF.endIndex) or 0),
        relayed_by=_relays(store, claim),
        article=article_line(store, one(store, claim, CKG.article) or ""),
    )


def article_line(store: ox.Store, article: str) -> ArticleLine:
    """One article node as a record."""
    publisher = one(store, article, SCHEMA.publisher)
    return ArticleLine(
        iri=article,
        id=one(store, article, SCHEMA.identifier) or "",
        headline=one(store, article, SCHEMA.headline),
        published=day(one(store, article, SCHEMA.datePublished)),
        publisher=label(store, publisher) if publisher else None,
        url=one(store, article, SCHEMA.url),
    )


def name_of(store: ox.Store, node: str) -> str:
    """What to call a node: the label of the one that speaks for it, an article's headline, else the local name."""
    headline = one(store, node, SCHEMA.headline)
    return headline or label(store, canonical(store, node))


def one(store: ox.Store, node: str, predicate: str) -> str | None:
    """The value of a property, the first in order where articles differ, None where there is none."""
    return next(iter(values(store, node, predicate)), None) if node else None


def code(store: ox.Store, node: str, predicate: str) -> str | None:
    """The value of a coded property, without its list."""
    return _tail(one(store, node, predicate))


def day(text: str | None) -> date | None:
    """An xsd:date as a date."""
    return date.fromisoformat(text) if text else None


def _what(store: ox.Store, node: str) -> str:
    relation, quantity = code(store, node, CKG.relation), code(store, node, CKG.quantity)
    if relation:
        ends = [name_of(store, one(store, node, each) or "") for each in (CKG.subject, CKG.object)]
        return f"{ends[0]} {relation} {ends[1]}"
    if quantity:
        return f"{one(store, node, CKG.phrase)} {quantity}, {name_of(store, one(store, node, CKG.of) or '')}"
    return label(store, node)


def _value(store: ox.Store, value: str | None) -> str | None:
    if value is None or "://" not in value or " " in value:
        return value
    return label(store, value)


def _relays(store: ox.Store, claim: str) -> tuple[str, ...]:
    chain = [(int(one(store, relay, CKG.position) or 0), relay) for relay in values(store, claim, CKG.relay)]
    return tuple(name_of(store, one(store, relay, CKG.source) or "") for _, relay in sorted(chain))


def _tail(iri: str | None) -> str | None:
    return iri.rpartition("#")[2].rpartition("/")[2] if iri else None


def _in_order(found: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(sorted(found, key=lambda s: (s.article.iri, s.start, s.end, s.claimant, s.about, str(s.value))))
