"""Chooses a format and writes its files. In: a store, a path, a filter. Out: whole files, or none where it fails."""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.errors import ConfigError
from kg.export import csv, cytoscape, geojson, gexf, graphml, html, jsonld, neo4j, nquads, parquet, trig, turtle, xlsx
from kg.export.exporter import Exporter, Write
from kg.export.subset import Filter, subset
from kg.graph.files import whole_file

EXPORTERS = (
    nquads.EXPORTER,
    trig.EXPORTER,
    turtle.EXPORTER,
    jsonld.EXPORTER,
    graphml.EXPORTER,
    gexf.EXPORTER,
    csv.EXPORTER,
    geojson.EXPORTER,
    parquet.EXPORTER,
    xlsx.EXPORTER,
    neo4j.EXPORTER,
    cytoscape.EXPORTER,
    html.EXPORTER,
)
PLUG_INS = "conflict_kg.exporters"


def export(
    store: ox.Store, target: Path | str, form: str | None = None, keep: Filter | None = None
) -> tuple[Path, ...]:
    """Write the graph, or the part that the filter keeps, and give back the files that were written.

    Without `form` the ending of the file tells the format. A folder (an existing one, or a name that ends in "/") takes
    all tables of a format that has several; a file takes the table of its name, else the first.
    """
    path, is_folder = Path(target), str(target).endswith(("/", "\\")) or Path(target).is_dir()
    exporter = find_exporter(form, path)
    if is_folder and not exporter.tables:
        raise ConfigError(
            f"{exporter.name} is one file, and {target} is a folder", fix=f"name it: graph{exporter.suffix}"
        )
    part = subset(store, keep or Filter())
    files = (
        {path / f"{name}{exporter.suffix}": write for name, write in exporter.tables.items()}
        if is_folder
        else {path: exporter.tables.get(path.name[: -len(exporter.suffix)], exporter.write)}
    )
    for file, write in files.items():
        _write_file(write, part, file)
    return tuple(files)


def write_export(store: ox.Store, out: BinaryIO, form: str, keep: Filter | None = None) -> None:
    """Write one file's worth to an open stream, such as standard output."""
    find_exporter(form).write(subset(store, keep or Filter()), out)


def find_exporter(form: str | None, path: Path | None = None) -> Exporter:
    """The exporter of that name, else the one of the file's ending; ConfigError where there is none."""
    names = {exporter.name: exporter for exporter in (*EXPORTERS, *plug_ins())}
    if form is not None:
        if form not in names:
            raise ConfigError(f"no format '{form}'", fix="one of " + ", ".join(names))
        return names[form]
    for exporter in sorted(names.values(), key=lambda each: -len(each.suffix)):  # ".neo4j.csv" before ".csv"
        if path is not None and path.name.lower().endswith(exporter.suffix):
            return exporter
    raise ConfigError(f"the name {path} does not tell its format", fix="say -f, one of " + ", ".join(names))


@cache
def plug_ins() -> tuple[Exporter, ...]:
    """The exporters that other packages add, by name. Raises ConfigError for one that cannot be used."""
    return tuple(_load(point) for point in sorted(entry_points(group=PLUG_INS), key=lambda point: point.name))


def _load(point: EntryPoint) -> Exporter:
    try:
        exporter = point.load()
    except Exception as error:
        raise ConfigError(
            f"the exporter {point.name!r} fails to load: {error}", fix=f"mend or remove {point.value}"
        ) from error
    if not isinstance(exporter, Exporter) or exporter.name != point.name:
        raise ConfigError(f"{point.value} is no exporter of the name {point.name!r}", fix="give a kg.export.Exporter")
    return exporter


def _write_file(write: Write, store: ox.Store, path: Path) -> None:
    try:
        with whole_file(path) as temporary, temporary.open("wb") as out:
            write(store, out)
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror or error}", path=path) from error
