"""Who says so, in a few cells of a row. In: a store and what claims are about. Out: claimants, words, article."""

from __future__ import annotations

import pyoxigraph as ox

from kg.export.tables.claims import end_name, relayed_by
from kg.export.tables.table import Row, joined
from kg.graph.reading import claims_about, code, day, name_of, one
from kg.ontology.contract import CKG, NIF, SCHEMA

SAID_COLUMNS = ("claimant", "denied_by", "relayed_by", "certainty", "quote", "source", "publication_date")


def said_of(store: ox.Store, node: str) -> Row:
    """The cells of `SAID_COLUMNS`: all who say or deny it, and the words and article of the first claim."""
    claims = claims_about(store, node)
    if not claims:
        return (None,) * len(SAID_COLUMNS)
    denied = {claim for claim in claims if code(store, claim, CKG.polarity) == "negative"}
    first = claims[0]
    article, quote = one(store, first, CKG.article) or "", one(store, first, CKG.mention) or ""
    return (
        joined(end_name(store, claim, CKG.claimant) for claim in claims if claim not in denied),
        joined(end_name(store, claim, CKG.claimant) for claim in denied),
        relayed_by(store, first),
        code(store, first, CKG.certainty),
        one(store, quote, NIF.anchorOf),
        source_of(store, article),
        day(store, article, SCHEMA.datePublished),
    )


def source_of(store: ox.Store, article: str) -> str | None:
    """The medium that published an article, or the article's own id where it is unnamed."""
    publisher = one(store, article, SCHEMA.publisher)
    return name_of(store, publisher) if publisher else one(store, article, SCHEMA.identifier)
