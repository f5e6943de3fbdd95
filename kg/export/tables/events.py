"""Events. In: a store. Out: one row an event with ACLED's and POLECAT's columns, all articles' versions as one.

What the text does not say is empty, never 0. ACLED's actor1 and actor2 imply no direction: they are the first two
sides, and who acts for a side is associated with it; direction stands in POLECAT's Actor and Recipient. POLECAT's
Country, Latitude, Longitude and Source are ACLED's columns in small letters: many programs take the two for one.
`fatalities` is the lowest number that anybody gives, as ACLED codes it, `fatalities_high` the highest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from kg.export.tables.claims import end_name
from kg.export.tables.places import Area, area_of, finest, precision_of
from kg.export.tables.said import source_of
from kg.export.tables.sides import Side, sides_of, two_sides
from kg.export.tables.story import Story, story_of
from kg.export.tables.table import Cell, Row, Table, joined, local_name, number
from kg.graph.reading import (
    canonical,
    claims_about,
    code,
    day,
    label,
    name_of,
    one,
    right,
    same_as,
    subjects,
    tail,
    values,
)
from kg.ontology.acled import load_acled
from kg.ontology.contract import CKG, NIF, SCHEMA
from kg.ontology.events import load_event_types

_COLUMNS = (
    *("event_id", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "actor2", "assoc_actor_2", "iso", "country", "admin1", "admin2", "location"),
    *("latitude", "longitude", "geo_precision", "source", "notes", "fatalities", "fatalities_high"),
    *("Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country"),
    *("Actor Sector", "Recipient Name", "Recipient Country", "Recipient Sector", "Placename", "City"),
    *("District", "Province", "Story People", "Story Organizations", "Story Locations", "Publication Date"),
    *("quad_class", "plover_score", "cameo", "ucdp", "end_date", "not_before", "not_after", "date_precision"),
    *("edtf", "place_precision", "label", "factuality", "status", "reciprocal", "background", "outcome"),
    *("claimants", "denied_by", "claims", "sources", "articles", "iri"),
)
_TIME_PRECISION = {"day": 1, "weekend": 2, "week": 2, "month": 3}
_GEO_PRECISION = {"point": 1, "city": 1, "admin2": 2, "admin1": 3}
_QUAD_CODE = {"verbal-cooperation": 1, "material-cooperation": 2, "verbal-conflict": 3, "material-conflict": 4}


@dataclass(frozen=True, slots=True)
class Told:
    """What the articles tell of one event, gathered once for all groups of columns."""

    head: str
    nodes: tuple[str, ...]
    sides: tuple[Side, ...]
    place: str | None
    area: Area
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    story: Story
    start: date | None
    end: date | None

    def codes(self, store: ox.Store, predicate: str) -> tuple[str, ...]:
        """All codes that the versions of the event have for a property."""
        return tuple(sorted({tail(value) or "" for node in self.nodes for value in values(store, node, predicate)}))

    def code(self, store: ox.Store, predicate: str) -> str | None:
        """The first of them."""
        return next(iter(self.codes(store, predicate)), None)


def event_rows(store: ox.Store) -> Iterator[Row]:
    """One row an event by its first day, what is undated last."""
    heads = {canonical(store, node) for node in right(store, CKG.Event)}
    for told in sorted((_gather(store, head) for head in heads), key=lambda told: (told.start or date.max, told.head)):
        cells = _acled(store, told) | _polecat(store, told) | _ours(store, told)
        yield tuple(cells[column] for column in _COLUMNS)


def _gather(store: ox.Store, head: str) -> Told:
    nodes = same_as(store, head)
    places = {place for node in nodes for place in values(store, node, CKG.place)}
    place = finest(store, places)
    claims = claims_about(store, *nodes)
    articles = tuple(sorted({article for claim in claims for article in values(store, claim, CKG.article)}))
    starts = [each for node in nodes if (each := day(store, node, CKG.start))]
    ends = [each for node in nodes if (each := day(store, node, CKG.end))]
    return Told(
        head=head,
        nodes=nodes,
        sides=sides_of(store, nodes),
        place=place,
        area=area_of(store, place) if place else Area({}, None),
        claims=claims,
        articles=articles,
        story=story_of(store, articles),
        start=min(starts, default=None),
        end=max(ends, default=None),
    )


def _acled(store: ox.Store, told: Told) -> dict[str, Cell]:
    kind = load_acled().get(told.code(store, CKG.acled) or "")
    first, second = two_sides(told.sides)
    low, high = _fatalities(store, told.nodes)
    precision = precision_of(store, told.place) if told.place else None
    same_year = told.start and told.end and told.start.year == told.end.year
    return {
        "event_id": local_name(told.head),
        "event_date": told.start,
        "year": told.start.year if told.start and same_year else None,
        "time_precision": _TIME_PRECISION.get(told.code(store, CKG.datePrecision) or "") if told.start else None,
        "disorder_type": kind.disorder_type if kind else None,
        "event_type": kind.event_type if kind else None,
        "sub_event_type": kind.sub_event_type if kind else None,
        "actor1": first[0] if first else None,
        "assoc_actor_1": joined(first[1:]),
        "actor2": second[0] if second else None,
        "assoc_actor_2": joined(second[1:]),
        "iso": told.area.iso,
        "country": told.area.country,
        "admin1": told.area.names.get("admin1"),
        "admin2": told.area.names.get("admin2"),
        "location": label(store, told.place) if told.place else None,
        "latitude": number(one(store, told.place, CKG.lat)) if told.place else None,
        "longitude": number(one(store, told.place, CKG.long)) if told.place else None,
        "geo_precision": _GEO_PRECISION.get(precision or ""),
        "source": joined(source_of(store, article) for article in told.articles),
        "notes": _quote(store, told.claims),
        "fatalities": low,
        "fatalities_high": high,
    }


def _polecat(store: ox.Store, told: Told) -> dict[str, Cell]:
    actors = [side for side in told.sides if side.role == "actor"]
    recipients = [side for side in told.sides if side.role == "recipient"]
    quad = told.code(store, CKG.quad)
    return {
        "Event Type": told.code(store, CKG.type),
        "Event Mode": _mode(told.code(store, CKG.mode)),
        "Intensity": _score(told.code(store, CKG.type), _mode(told.code(store, CKG.mode))),
        "Quad Code": _QUAD_CODE.get(quad or ""),
        "Contexts": joined(told.codes(store, CKG.context)),
        "Actor Name": joined(side.name for side in actors),
        "Actor Country": joined(side.country for side in actors),
        "Actor Sector": joined(side.sector for side in actors),
        "Recipient Name": joined(side.name for side in recipients),
        "Recipient Country": joined(side.country for side in recipients),
        "Recipient Sector": joined(side.sector for side in recipients),
        "Placename": joined(name_of(store, place) for node in told.nodes for place in values(store, node, CKG.place)),
        "City": told.area.names.get("city"),
        "District": told.area.names.get("admin2"),
        "Province": told.area.names.get("admin1"),
        "Story People": joined(told.story.people),
        "Story Organizations": joined(told.story.organizations),
        "Story Locations": joined(told.story.locations),
        "Publication Date": min(
            (each for article in told.articles if (each := day(store, article, SCHEMA.datePublished))), default=None
        ),
    }


def _ours(store: ox.Store, told: Told) -> dict[str, Cell]:
    denied = {claim for claim in told.claims if code(store, claim, CKG.polarity) == "negative"}
    return {
        "quad_class": told.code(store, CKG.quad),
        "plover_score": _score(told.code(store, CKG.type), _mode(told.code(store, CKG.mode))),
        "cameo": told.code(store, CKG.cameo),
        "ucdp": told.code(store, CKG.ucdp),
        "end_date": told.end,
        "not_before": _first_day(store, told.nodes, CKG.notBefore),
        "not_after": _first_day(store, told.nodes, CKG.notAfter),
        "date_precision": told.code(store, CKG.datePrecision),
        "edtf": next((each for node in told.nodes if (each := one(store, node, CKG.edtf))), None),
        "place_precision": precision_of(store, told.place) if told.place else None,
        "label": label(store, told.head),
        "factuality": told.code(store, CKG.factuality),
        "status": told.code(store, CKG.status),
        "reciprocal": one(store, told.head, CKG.reciprocal) == "true",
        "background": one(store, told.head, CKG.background) == "true",
        "outcome": joined(value for node in told.nodes for value in values(store, node, CKG.outcome)),
        "claimants": joined(end_name(store, claim, CKG.claimant) for claim in told.claims if claim not in denied),
        "denied_by": joined(end_name(store, claim, CKG.claimant) for claim in denied),
        "claims": len(told.claims),
        "sources": number(one(store, told.head, CKG.sourceCount)),
        "articles": joined(one(store, article, SCHEMA.identifier) for article in told.articles),
        "iri": told.head,
    }


def _fatalities(store: ox.Store, nodes: tuple[str, ...]) -> tuple[Cell, Cell]:
    """The lowest and the highest number of killed that anybody gives; None where nobody gives one."""
    lows: list[int | Decimal] = []
    highs: list[int | Decimal] = []
    for figure in (figure for node in nodes for figure in subjects(store, CKG.of, node)):
        if code(store, figure, CKG.quantity) == "killed":
            best = number(one(store, figure, CKG.best))
            lows += [n for n in (best if best is not None else number(one(store, figure, CKG.low)),) if n is not None]
            highs += [n for n in (best, number(one(store, figure, CKG.high))) if n is not None]
    return min(lows, default=None), max(highs + lows, default=None)


def _quote(store: ox.Store, claims: tuple[str, ...]) -> str | None:
    """The words of the first claim that says yes, else of the first."""
    said = sorted(claims, key=lambda claim: (code(store, claim, CKG.polarity) == "negative", claim))
    return one(store, one(store, said[0], CKG.mention) or "", NIF.anchorOf) if said else None


def _first_day(store: ox.Store, nodes: tuple[str, ...], predicate: str) -> date | None:
    return next((each for node in nodes if (each := day(store, node, predicate))), None)


def _mode(code_with_type: str | None) -> str | None:
    """The mode without its type: "visit" of "CONSULT-visit"."""
    return code_with_type.partition("-")[2] if code_with_type else None


def _score(kind: str | None, mode: str | None) -> float | None:
    """PLOVER's score of the mode, else of the type; None for a type that a user made."""
    scores = _scores()
    return scores.get((kind, mode), scores.get((kind, None)))


@cache
def _scores() -> dict[tuple[str | None, str | None], float]:
    kinds = load_event_types()
    scores: dict[tuple[str | None, str | None], float] = {(kind.name, None): kind.score for kind in kinds}
    return scores | {(kind.name, mode.name): mode.score for kind in kinds for mode in kind.modes}


TABLE = Table("events", _COLUMNS, event_rows)
