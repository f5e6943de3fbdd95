"""Between the codebooks. In: `ontology/crosswalk.csv`, the event types. Out: what a CAMEO code is in PLOVER, and back.

`crosswalk.csv` lists every CAMEO code with the PLOVER type and mode that it comes to; `plover_crosswalk.csv` lists
every type and mode with its CAMEO code, ACLED sub-event, quad class and score. The second follows from the first and
from the files of the event types: `python -m kg.ontology.crosswalk` writes it anew.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kg.errors import OntologyError
from kg.ontology.by_sides import load_side_rules
from kg.ontology.events import EventType, Mode, load_event_types
from kg.ontology.files import data_path

_COLUMNS = ("cameo", "label", "type", "mode", "contexts", "quad", "basis")
PLOVER_COLUMNS = ("type", "mode", "cameo", "acled", "ucdp", "quad", "score", "basis")


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A CAMEO code and what it is in PLOVER; `type` is None where PLOVER dropped it. `basis` says who decided so."""

    code: str
    label: str
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    quad: str | None
    basis: str


@cache
def load_crosswalk() -> Mapping[str, CameoCode]:
    """Every CAMEO code of two to four digits. Raises OntologyError where a row is broken or stands twice."""
    path = data_path("crosswalk.csv")
    codes: dict[str, CameoCode] = {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != _COLUMNS:
            fix = f"write {','.join(_COLUMNS)}"
            raise OntologyError("the header names other columns", path=path, line=1, fix=fix)
        for row in reader:
            code = _read_row(row, path, reader.line_num)
            if code.code in codes:
                fix = "leave one of the rows"
                raise OntologyError(f"the code {code.code} stands twice", path=path, line=reader.line_num, fix=fix)
            codes[code.code] = code
    return MappingProxyType(codes)


def plover_of_cameo(code: str) -> CameoCode | None:
    """What a CAMEO code is in PLOVER; a code that is not listed counts as the longest one listed that begins it."""
    codes = load_crosswalk()
    known = (code[:length] for length in range(len(code), 1, -1) if code[:length] in codes)
    return next((codes[part] for part in known), None)


def plover_rows(types: Iterable[EventType]) -> Iterator[tuple[str, ...]]:
    """The rows of `plover_crosswalk.csv`: each type, then each of its modes."""
    for kind in types:
        for mode in (None, *kind.modes):
            yield _plover_row(kind, mode)


def write_plover_crosswalk(path: Path, types: Iterable[EventType]) -> None:
    """Writes `plover_crosswalk.csv`."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(PLOVER_COLUMNS)
        writer.writerows(plover_rows(types))


def _read_row(row: Mapping[str, str | None], path: Path, line: int) -> CameoCode:
    values = {name: (row.get(name) or "").strip() for name in _COLUMNS}
    missing = [name for name in ("cameo", "label", "basis") if not values[name]]
    if missing:
        raise OntologyError(f"the row has no {missing[0]}", path=path, line=line, fix="fill it in")
    return CameoCode(
        values["cameo"],
        values["label"],
        values["type"] or None,
        values["mode"] or None,
        tuple(values["contexts"].split()),
        values["quad"] or None,
        values["basis"],
    )


def _plover_row(kind: EventType, mode: Mode | None) -> tuple[str, ...]:
    own = counterparts(kind, mode)
    score = mode.score if mode else kind.score
    columns = (own.cameo, _column(own.acled), _column(own.ucdp), kind.quad, f"{score:g}", own.basis)
    return (kind.name, mode.name if mode else "", *columns)


def _column(codes: tuple[str, ...]) -> str:
    """One code, "by-sides" where who takes part decides among several, "none" where the scheme has no counterpart."""
    return "none" if not codes else codes[0] if len(codes) == 1 else "by-sides"


@dataclass(frozen=True, slots=True)
class Counterparts:
    """What an event type, or a mode of it, is in CAMEO, and may be in ACLED and UCDP; `basis` says who decided so."""

    cameo: str
    acled: tuple[str, ...]
    ucdp: tuple[str, ...]
    basis: str


def counterparts(kind: EventType, mode: Mode | None) -> Counterparts:
    """The codes of other schemes; several where who takes part decides (`by_sides.yaml`)."""
    name = mode.name if mode else None
    cameo = (mode.cameo if mode else None) or kind.cameo or ""
    acled, rules = (mode.acled if mode else kind.acled), load_side_rules()
    return Counterparts(
        cameo,
        (acled,) if acled else rules.codes("acled", kind.name, name),
        (kind.ucdp,) if kind.ucdp else rules.codes("ucdp", kind.name, name),
        f"{kind.section}; CAMEO {_cameo_basis(kind.name, name or '', cameo)}; ACLED and UCDP ours",
    )


def _cameo_basis(kind: str, mode: str, cameo: str) -> str:
    back = load_crosswalk().get(cameo)
    agrees = back is not None and (back.type, back.mode or "") == (kind, mode)
    return back.basis.split("; ")[0] if back is not None and agrees else "ours"


if __name__ == "__main__":
    write_plover_crosswalk(data_path("plover_crosswalk.csv"), load_event_types())
