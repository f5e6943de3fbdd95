"""Place names of Wikinews (GeoVirus) and the places of events: the stages alone, with the definitions of the gold's scorer.

GeoVirus: F over exact spans of names with coordinates; of gold names with coordinates the share that such a name
overlaps (resolved), and of these the share within 161 km, a country within 700 km. Event location: F over characters of
the names of the event's place; sentences without one that keep none. The marked verb counts as an event's word here
whether or not the event stage takes it for one.
"""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from kg.model import Article, Place
from kg.nlp.event_places import event_places
from kg.nlp.found import Found
from kg.nlp.place_phrases import Phrases
from kg.nlp.places import find_places
from kg.nlp.tokens import Doc
from kg.ontology.gazetteer import load_gazetteer

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"


def read(name: str) -> list[dict[str, Any]]:
    """The records of one gold file."""
    return [json.loads(line) for line in (GOLD / name / "dev.jsonl").read_text(encoding="utf-8").splitlines()]


def found_in(doc: Doc) -> Found:
    """The places of a Doc."""
    found = Found(Article("a", doc.text))
    places, references = find_places(doc, found, load_gazetteer())
    return replace(found, places=places, references=references)


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance."""
    (lat1, long1), (lat2, long2) = [(math.radians(a), math.radians(b)) for a, b in (one, other)]
    chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((long2 - long1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(chord))


def f_score(hits: int, predicted: int, gold: int) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * hits / (predicted + gold) if predicted + gold else 0.0


def is_near(place: Place, gold: dict[str, Any]) -> bool:
    """Whether a place lies within the limit of its kind."""
    assert place.lat is not None
    assert place.long is not None
    limit = 700 if place.precision == "country" else 161
    return distance_km((place.lat, place.long), (gold["lat"], gold["lon"])) <= limit


@pytest.mark.bench
@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold data are not beside this checkout")
def test_place_names_of_wikinews(nlp: Language) -> None:
    rows = read("geovirus")
    hits = predicted = gold_names = known = resolved = near = 0
    for row, parsed in zip(rows, nlp.pipe(r["text"] for r in rows), strict=True):
        doc = Doc(parsed)
        found = found_in(doc)
        spans = {
            (doc[r.start].idx, doc[r.end - 1].idx + len(doc[r.end - 1])): found.place_of[r.id]
            for r in found.references
            if found.place_of[r.id].lat is not None
        }
        gold = {(g["start"], g["end"]) for g in row["locations"]}
        hits, predicted, gold_names = hits + len(gold & set(spans)), predicted + len(spans), gold_names + len(gold)
        for name in row["locations"]:
            if name["lat"] is None:
                continue
            over = [p for (start, end), p in spans.items() if start < name["end"] and name["start"] < end]
            known, resolved, near = known + 1, resolved + bool(over), near + any(is_near(p, name) for p in over)
    span_f = f_score(hits, predicted, gold_names)
    print(f"geovirus: span F {span_f:.3f}, resolved {resolved / known:.3f}, near {near / resolved:.3f} of {known}")
    assert span_f >= 0.90
    assert resolved / known >= 0.90
    assert near / resolved >= 0.89


@pytest.mark.bench
@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold data are not beside this checkout")
def test_places_of_events(nlp: Language) -> None:
    rows = read("event_location")
    hits = predicted = wanted = empty = kept = 0
    for row, parsed in zip(rows, nlp.pipe(r["text"] for r in rows), strict=True):
        doc = Doc(parsed)
        found = found_in(doc)
        at = Phrases(doc, found)
        tokens = [t for s, e in row["verb"] for t in doc if t.idx < e and s < t.idx + len(t)]
        where = {p for t in tokens for p in event_places(at, t)}
        gold = {k for s, e in row["places"] for k in range(s, e)}
        told = {
            k
            for r in found.references
            if r.id in where
            for k in range(doc[r.start].idx, doc[r.end - 1].idx + len(doc[r.end - 1]))
        }
        hits, predicted, wanted = hits + len(gold & told), predicted + len(told), wanted + len(gold)
        empty, kept = empty + (not gold), kept + (not gold and not told)
    location_f = f_score(hits, predicted, wanted)
    print(f"event location: F {location_f:.3f}, none kept {kept / empty:.3f} of {empty}")
    assert location_f >= 0.57
    assert kept / empty >= 0.87
