"""`kg export`: the graph for other programs. In: a store, a format, what to keep. Out: files, or standard output."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

import click
import pyoxigraph as ox

from kg.cli.exits import tell
from kg.cli.options import IsoDate, quiet_option, store_option
from kg.cli.terminal import binary_output

if TYPE_CHECKING:
    from kg.store.homes import Home

FORMATS = (
    *("nquads", "trig", "turtle", "jsonld", "graphml", "gexf", "csv"),
    *("geojson", "parquet", "xlsx", "neo4j", "cytoscape", "html"),
)
# Formats that other packages add (kg/export/exporter.py); their names alone, so that help is quick.
PLUG_INS = tuple(sorted(point.name for point in entry_points(group="conflict_kg.exporters")))


@click.command()
@store_option(required=True)
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice((*FORMATS, *PLUG_INS)),
    metavar="FORMAT",
    help="Without it, the ending of FILE tells.",
)
@click.option("--output", "-o", required=True, metavar="FILE", help="File to write; - is standard output.")
@click.option("--actor", "actors", metavar="NAME", multiple=True, help="Keep events of this actor.")
@click.option("--type", "types", metavar="TYPE", multiple=True, help="Keep events of this PLOVER type.")
@click.option("--country", "countries", metavar="NAME", multiple=True, help="Keep events in this country.")
@click.option("--from", "since", type=IsoDate(), help="Keep what ended on this day or later.")
@click.option("--to", "until", type=IsoDate(), help="Keep what began on this day or earlier.")
@click.option(
    "--hops",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    help="Events away from --actor: 2 adds those of all it acted with.",
)
@quiet_option("Do not list the files that are written.")
def export(store: Home, form: str | None, output: str, quiet: bool, **kept: Any) -> None:
    """Writes a graph, or a part of it, for other programs.

    What is kept comes whole: with each event all who take part, the places,
    the numbers, the claims, their words and their articles. --actor, --type
    and --country may be given several times: then any of them counts. Events
    without a date or a place fall out where days or countries are asked for;
    how many is told.

    \b
    nquads trig turtle jsonld   all of it, for RDF tools
    graphml gexf                the network, for Gephi, Cytoscape, igraph, R
    cytoscape neo4j             the network; neo4j into a folder/
    csv parquet                 the events; all tables if FILE is a folder/
    xlsx                        all tables in one workbook
    geojson                     the events on the map
    html                        the explorer: one file to open and to pass on

    \b
    kg export --store s -o graph.gexf
    kg export --store s -f csv -o tables/
    kg export --store s -f turtle -o - --actor Taliban --from 2022-01-01
    """
    from kg.cli.progress import working
    from kg.export import Filter, left_out, subset, write_export
    from kg.export import export as export_files

    if output == "-" and form is None:
        raise click.UsageError("standard output has no ending that tells the format: say -f FORMAT")
    with store.reading() as graph:
        keep = Filter(**kept)
        part = subset(graph, keep)
        if not quiet and (lacking := str(left_out(graph, keep))):
            tell(f"left out for what they lack: {lacking} (of the events that fit otherwise)")
        if not _has_events(part):
            tell("what is written holds no event")
        if output == "-":
            write_export(part, binary_output(), form or "")
            return
        with working(f"writing {output}", quiet=quiet):
            files = export_files(part, output, form)
    for path in files:
        if not quiet:
            click.echo(path)
            if path.suffix.lower() == ".html":
                tell(f"{path.stat().st_size / 1e6:.1f} MB, to open in a browser")


def _has_events(store: ox.Store) -> bool:
    from kg.ontology.contract import CKG, RDF_TYPE

    found = store.quads_for_pattern(None, ox.NamedNode(RDF_TYPE), ox.NamedNode(CKG.Event))
    return next(iter(found), None) is not None
