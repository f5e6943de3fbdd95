"""What a worker answers the explorer. In: an open store, an order. Out: the records of `kg.export.html` as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from kg.errors import UnknownNameError
from kg.export.exporter import Stamp
from kg.export.html.evidence import article_text, evidence_of
from kg.export.html.network import Reading, about, event_heads, network, others
from kg.graph.reading import values
from kg.ontology.contract import CKG, RDF_TYPE, SCHEMA
from kg.serve.frames import Reply

Order = Mapping[str, Any]


def explorer(store: Any, order: Order) -> Reply:
    """The answer to one request of the page."""
    found = _ANSWERS[order["what"]](Reading.of(store), order)
    return Reply(
        200, json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"), "application/json"
    )


def _about(reading: Reading, _: Order) -> Any:
    told = about(reading.store) | asdict(Stamp.now())
    return {"about": told, "shown": len(event_heads(reading.store))}


def _network(reading: Reading, order: Order) -> Any:
    heads = event_heads(reading.store)[order["offset"] : order["offset"] + order["limit"]]
    return network(reading, heads) | {"flaws": sorted(set(reading.flaws))}


def _others(reading: Reading, _: Order) -> Any:
    return others(reading)


def _evidence(reading: Reading, order: Order) -> Any:
    _check(reading, order["id"], CKG.Event, CKG.Actor, CKG.Place)
    return evidence_of(reading, order["id"])


def _article(reading: Reading, order: Order) -> Any:
    _check(reading, order["id"], SCHEMA.NewsArticle)
    return article_text(reading, order["id"])


def _check(reading: Reading, id: str, *classes: str) -> None:
    """Raises UnknownNameError for an id that nothing bears, whatever it looks like."""
    try:
        types = values(reading.store, reading.iri(id), RDF_TYPE)
    except ValueError:  # no IRI at all
        types = ()
    if not set(classes) & set(types):
        raise UnknownNameError(f"nothing has the id '{id}'")


_ANSWERS: dict[str, Callable[[Reading, Order], Any]] = {
    "about": _about,
    "network": _network,
    "others": _others,
    "evidence": _evidence,
    "article": _article,
}
