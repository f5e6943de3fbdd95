"""Claims: who says what, in which words, and who passes it on. In: a store. Out: one row a claim."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.export.tables.table import SEPARATOR, Row, Table, local_name, number
from kg.graph.reading import canonical, code, day, label, name_of, one, right, shown_value, tail, values
from kg.ontology.contract import CKG, NIF, RDF_TYPE, SCHEMA

_COLUMNS = (
    *("claim_id", "about_id", "about_kind", "about", "event_id", "property", "value"),
    *("claimant", "claimant_id", "relayed_by", "stance", "polarity", "certainty", "modality", "confidence"),
    *("quote", "quote_start", "quote_end", "cue"),
    *("article_id", "headline", "publisher", "publication_date", "url", "rule"),
)
_KINDS = ("Event", "Relation", "Figure")


def claim_rows(store: ox.Store) -> Iterator[Row]:
    """One row a claim, in the order of their ids."""
    for claim in sorted(right(store, CKG.Claim)):
        about = one(store, claim, CKG.about) or ""
        claimant = one(store, claim, CKG.claimant) or ""
        quote, cue = one(store, claim, CKG.mention) or "", one(store, claim, CKG.cue)
        article = one(store, claim, CKG.article) or ""
        publisher = one(store, article, SCHEMA.publisher)
        yield (
            local_name(claim),
            local_name(about),
            kind_of(store, about),
            what_it_is(store, about),
            _event(store, about),
            tail(one(store, claim, CKG.property)),
            shown_value(store, claim, CKG.value),
            name_of(store, claimant),
            local_name(canonical(store, claimant)),
            relayed_by(store, claim),
            *(code(store, claim, each) for each in (CKG.stance, CKG.polarity, CKG.certainty, CKG.modality)),
            number(one(store, claim, CKG.confidence)),
            one(store, quote, NIF.anchorOf),
            number(one(store, quote, NIF.beginIndex)),
            number(one(store, quote, NIF.endIndex)),
            one(store, cue, NIF.anchorOf) if cue else None,
            one(store, article, SCHEMA.identifier),
            one(store, article, SCHEMA.headline),
            name_of(store, publisher) if publisher else None,
            day(store, article, SCHEMA.datePublished),
            one(store, article, SCHEMA.url),
            one(store, claim, CKG.rule),
        )


def kind_of(store: ox.Store, node: str) -> str | None:
    """Whether a claim is about an event, a relation or a figure."""
    types = values(store, node, RDF_TYPE)
    return next((kind.lower() for kind in _KINDS if CKG[kind] in types), None)


def what_it_is(store: ox.Store, node: str) -> str:
    """What a claim is about, in words."""
    relation, quantity = code(store, node, CKG.relation), code(store, node, CKG.quantity)
    if relation:
        return " ".join([end_name(store, node, CKG.subject), relation, end_name(store, node, CKG.object)])
    if quantity:
        return f"{quantity}: {one(store, node, CKG.phrase)}, {end_name(store, node, CKG.of)}"
    return label(store, canonical(store, node))


def end_name(store: ox.Store, node: str, predicate: str) -> str:
    """The name of the node at the other end of a property."""
    end = one(store, node, predicate)
    return name_of(store, end) if end else ""


def relayed_by(store: ox.Store, claim: str) -> str | None:
    """Who passes a claim on, the one nearest the speaker first."""
    chain = [(int(one(store, relay, CKG.position) or 0), relay) for relay in values(store, claim, CKG.relay)]
    return SEPARATOR.join(end_name(store, relay, CKG.source) for _, relay in sorted(chain)) or None


def _event(store: ox.Store, about: str) -> str | None:
    """The event that the claim is about, or that the figure which it is about counts for."""
    kind = kind_of(store, about)
    node = (one(store, about, CKG.of) or "") if kind == "figure" else about
    return local_name(canonical(store, node)) if kind_of(store, node) == "event" else None


TABLE = Table("claims", _COLUMNS, claim_rows)
