"""The explorer as one file: graph, map, timeline, table, and who says so. In: a store. Out: HTML for any browser."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg.export.exporter import Exporter, Stamp
from kg.export.html.evidence import all_evidence, article_text
from kg.export.html.network import Reading, about, event_heads, network, others
from kg.export.html.page import page
from kg.export.html.words import words


def write_html(store: ox.Store, out: BinaryIO) -> None:
    """Write the page with all that the store holds."""
    for piece in page(explorer_data(store)):
        out.write(piece.encode("utf-8", "replace"))


def explorer_data(store: ox.Store) -> dict[str, Any]:
    """All data of the page: what it draws at once, and what it looks up when somebody asks who says so."""
    reading = Reading.of(store)
    drawn = network(reading, event_heads(store))
    rest = others(reading, *([each["id"] for each in drawn[kind]] for kind in ("actors", "places")))
    evidence = all_evidence(reading)
    texts = [article_text(reading, article["id"]) for article in evidence["articles"]]
    told = {"about": about(store) | asdict(Stamp.now()), "words": words(), "flaws": sorted(set(reading.flaws))}
    return {
        "network": told | {name: drawn[name] + rest.get(name, []) for name in ("events", "actors", "places")},
        "evidence": evidence,
        "texts": texts,
    }


EXPORTER = Exporter("html", ".html", "HTML: the explorer in one file, for any browser, without a network", write_html)
