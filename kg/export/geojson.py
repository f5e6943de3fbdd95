"""GeoJSON: the events on the map. In: a store. Out: a FeatureCollection (RFC 7946), one feature an event.

The properties are the columns of the events table that have a value. Where an event lies in a province or country, its
point is the middle of that area: `place_precision` tells. What has no place has the geometry null, and is not left out.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg.export.exporter import Exporter, Stamp
from kg.export.tables import Cell
from kg.export.tables.events import TABLE

_POSITION = ("longitude", "latitude")


def write_geojson(store: ox.Store, out: BinaryIO) -> None:
    """Write one feature a line, by the events' first days, what is undated last."""
    out.write(b'{"type": "FeatureCollection", "generator": ' + _text(asdict(Stamp.now())) + b', "features": [')
    for number, row in enumerate(TABLE.rows(store)):
        told = {name: plain(cell) for name, cell in zip(TABLE.columns, row, strict=True) if cell is not None}
        out.write((b"," if number else b"") + b"\n" + _text(_feature(told)))
    out.write(b"\n]}\n")


def plain(cell: Cell) -> str | int | float | bool | None:
    """A cell as JSON has it: a date in its ISO form, a decimal as a number."""
    if isinstance(cell, date):
        return cell.isoformat()
    return float(cell) if isinstance(cell, Decimal) else cell


def _feature(told: dict[str, Any]) -> dict[str, Any]:
    position = [told[name] for name in _POSITION if name in told]
    geometry = {"type": "Point", "coordinates": position} if len(position) == len(_POSITION) else None
    return {"type": "Feature", "id": told["event_id"], "geometry": geometry, "properties": told}


def _text(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


EXPORTER = Exporter(
    "geojson", ".geojson", "GeoJSON: the events on the map, for QGIS, Leaflet, kepler.gl", write_geojson
)
