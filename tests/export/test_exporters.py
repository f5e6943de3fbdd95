"""The contract of every exporter: whole files, the same bytes twice, read back by the format's own reader."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from html.parser import HTMLParser
from importlib.metadata import version
from pathlib import Path

import networkx as nx
import openpyxl
import pyoxigraph as ox
import pytest
from pyarrow import parquet

from kg.errors import ConfigError
from kg.export import EXPORTERS, Exporter, Filter, export, find_exporter, write_export
from kg.export.csv import cell_text
from kg.export.flatten import flatten, xml_text
from kg.export.geojson import plain
from kg.export.html import explorer_data
from kg.export.html.page import bundled
from kg.export.tables import TABLES, Cell
from kg.graph.networkx_view import to_networkx
from kg.graph.store import stored_quads
from kg.ontology.contract import load_contract

Check = Callable[[bytes, ox.Store], None]
RDF = {"nquads": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}


def written(exporter: Exporter, store: ox.Store) -> bytes:
    out = io.BytesIO()
    exporter.write(store, out)
    return out.getvalue()


def check_quads(form: ox.RdfFormat) -> Check:
    def check(data: bytes, store: ox.Store) -> None:
        assert set(ox.parse(data, format=form)) == set(stored_quads(store))

    return check


def check_triples(data: bytes, store: ox.Store) -> None:
    read = [quad.triple for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)]
    assert len(read) == len(set(read))
    assert set(read) == {quad.triple for quad in stored_quads(store)}


def network(graph: nx.MultiDiGraph[str], *left_out: str) -> tuple[object, object]:
    """Nodes and edges with their attributes, in one order, whatever the keys."""
    nodes = {node: {k: v for k, v in data.items() if k not in left_out} for node, data in graph.nodes(data=True)}
    edges = [(a, b, sorted((k, v) for k, v in d.items() if k not in left_out)) for a, b, d in graph.edges(data=True)]
    return nodes, sorted(edges, key=repr)


def check_graphml(data: bytes, store: ox.Store) -> None:
    read = nx.read_graphml(io.BytesIO(data), force_multigraph=True)
    assert network(read) == network(flatten(to_networkx(store), {"id", "key", "source", "target"}))
    assert read.graph["tool_version"] == version("conflict-kg")
    assert read.graph["ontology_version"] == load_contract().version


def check_gexf(data: bytes, store: ox.Store) -> None:
    read = nx.read_gexf(io.BytesIO(data))
    expected = flatten(to_networkx(store), {"id", "key", "pid", "networkx_key"})
    assert network(read, "id") == network(expected, "id")
    text = data.decode()
    assert "lastmodifieddate" not in text
    assert f"Conflict KG {version('conflict-kg')}, contract {load_contract().version}" in text


def check_geojson(data: bytes, store: ox.Store) -> None:
    read = json.loads(data)
    assert read["type"] == "FeatureCollection"
    assert read["generator"]["tool_version"] == version("conflict-kg")
    rows = {row[0]: dict(zip(EVENTS.columns, map(plain, row), strict=True)) for row in EVENTS.rows(store)}
    assert [feature["id"] for feature in read["features"]] == list(rows)
    for feature in read["features"]:
        told = rows[feature["id"]]
        assert feature["properties"] == {name: cell for name, cell in told.items() if cell is not None}
        placed = feature["geometry"]
        assert (placed["coordinates"] if placed else [None, None]) == [told["longitude"], told["latitude"]]


def check_parquet(data: bytes, store: ox.Store) -> None:
    read = parquet.read_table(io.BytesIO(data))
    assert tuple(read.column_names) == EVENTS.columns
    rows = [[None if c is None else cell_text(c) for c in row.values()] for row in read.to_pylist()]
    assert rows == [[None if c is None else cell_text(plain_number(c)) for c in row] for row in EVENTS.rows(store)]


def check_xlsx(data: bytes, store: ox.Store) -> None:
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == [table.name for table in TABLES]
    for table in TABLES:
        header, *rows = book[table.name].iter_rows(values_only=True)
        assert header == table.columns
        assert [row[0] for row in rows] == [row[0] for row in table.rows(store)]
        assert all(cell.data_type != "f" for row in book[table.name].iter_rows() for cell in row)


def check_neo4j(data: bytes, store: ox.Store) -> None:
    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
    graph = flatten(to_networkx(store), {"id", "key"})
    assert rows[0][:2] == [":ID", ":LABEL"]
    assert {row[0]: row[1].lower() for row in rows[1:]} == dict(graph.nodes(data="kind"))


def check_cytoscape(data: bytes, store: ox.Store) -> None:
    read = nx.cytoscape_graph(json.loads(data))
    expected = flatten(to_networkx(store), {"id", "key", "name", "value", "source", "target"})
    assert set(read.nodes) == set(expected.nodes)
    assert sorted(read.edges(data="role")) == sorted(expected.edges(data="role"))


def check_html(data: bytes, store: ox.Store) -> None:
    read = Scripts()
    read.feed(data.decode())
    assert json.loads(read.texts["data-network"]) == json.loads(json.dumps(explorer_data(store)["network"]))
    assert [text for id, text in read.texts.items() if not id.startswith("data-")] == [bundled("explorer.js")]


class Scripts(HTMLParser):
    """The script elements of a page by their ids."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self._open: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self._open = dict(attrs).get("id") or "page"
            self.texts[self._open] = ""

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self.texts[self._open] += data

    def handle_endtag(self, tag: str) -> None:
        self._open = None


def plain_number(cell: Cell) -> Cell:
    return float(cell) if isinstance(cell, Decimal) else cell


def check_table(data: bytes, store: ox.Store) -> None:
    (table,) = (table for table in TABLES if table.name == "events")
    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert rows[0] == [*table.columns, "tool_version", "ontology_version"]
    versions = [version("conflict-kg"), load_contract().version]
    assert rows[1:] == [[*map(cell_text, row), *versions] for row in table.rows(store)]
    assert len({row[0] for row in rows[1:]}) == len(rows) - 1


CHECKS: Mapping[str, Check] = {
    **{name: check_quads(form) for name, form in RDF.items()},
    "turtle": check_triples,
    "graphml": check_graphml,
    "gexf": check_gexf,
    "csv": check_table,
    "geojson": check_geojson,
    "parquet": check_parquet,
    "xlsx": check_xlsx,
    "neo4j": check_neo4j,
    "cytoscape": check_cytoscape,
    "html": check_html,
}
EVENTS = next(table for table in TABLES if table.name == "events")
every = pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)


def test_every_exporter_is_checked() -> None:
    assert [exporter.name for exporter in EXPORTERS] == list(dict.fromkeys(e.name for e in EXPORTERS))
    assert {exporter.name for exporter in EXPORTERS} == set(CHECKS)
    assert len({exporter.suffix for exporter in EXPORTERS}) == len(EXPORTERS)


@every
def test_what_is_written_is_read_back_whole(exporter: Exporter, store: ox.Store) -> None:
    CHECKS[exporter.name](written(exporter, store), store)


@every
def test_hostile_labels_are_read_back_whole(exporter: Exporter, hostile: ox.Store) -> None:
    CHECKS[exporter.name](written(exporter, hostile), hostile)


@every
def test_an_empty_graph_is_a_file_that_can_be_read(exporter: Exporter) -> None:
    CHECKS[exporter.name](written(exporter, ox.Store()), ox.Store())


@every
def test_a_part_is_read_back_whole(exporter: Exporter, store: ox.Store, tmp_path: Path) -> None:
    keep = Filter(actors=("Women",))
    (path,) = export(store, tmp_path / "part", exporter.name, keep)
    assert 0 < path.stat().st_size < len(written(exporter, store))
    if exporter.name in RDF:
        assert set(ox.parse(path=str(path), format=RDF[exporter.name])) < set(stored_quads(store))


@every
def test_the_order_of_statements_does_not_matter(exporter: Exporter, store: ox.Store) -> None:
    shuffled = ox.Store()
    shuffled.extend(sorted(store, key=lambda quad: hash(str(quad.object) + "x")))
    assert written(exporter, store) == written(exporter, shuffled)


@every
def test_the_file_names_the_versions(exporter: Exporter, store: ox.Store) -> None:
    data = written(exporter, store)
    told: Mapping[str, Callable[[], str]] = {
        "parquet": lambda: str(parquet.read_schema(io.BytesIO(data)).metadata),
        "xlsx": lambda: openpyxl.load_workbook(io.BytesIO(data)).properties.description,
    }
    text = told.get(exporter.name, data.decode)()
    assert version("conflict-kg") in text
    assert load_contract().version in text


@every
def test_a_failing_exporter_leaves_the_old_file_alone(
    exporter: Exporter, store: ox.Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"graph{exporter.suffix}"
    path.write_text("old")

    def fail(part: ox.Store, out: io.BufferedWriter) -> None:
        out.write(b"half")
        raise RuntimeError("in the middle")

    broken = Exporter(exporter.name, exporter.suffix, exporter.help, fail)
    monkeypatch.setattr("kg.export.write.EXPORTERS", (broken,))
    with pytest.raises(RuntimeError):
        export(store, path)
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


@every
def test_the_ending_tells_the_format(exporter: Exporter, store: ox.Store, tmp_path: Path) -> None:
    path = tmp_path / "new folder" / f"my graph{exporter.suffix.upper()}"
    assert export(store, str(path)) == (path,)
    assert path.read_bytes() == written(exporter, store)
    out = io.BytesIO()
    write_export(store, out, exporter.name)
    assert out.getvalue() == path.read_bytes()


def test_a_folder_takes_all_tables(store: ox.Store, tmp_path: Path) -> None:
    files = export(store, f"{tmp_path}/tables/", "csv")
    assert [file.name for file in files] == [f"{table.name}.csv" for table in TABLES]
    assert {"events", "actors", "claims", "relations", "figures"} <= {file.stem for file in files}
    (claims,) = export(store, tmp_path / "claims.csv")
    assert claims.read_bytes() == (tmp_path / "tables" / "claims.csv").read_bytes()
    tables = {table.name for table in TABLES}
    assert {file.stem for file in export(store, f"{tmp_path}/typed/", "parquet")} == tables
    names = [file.name for file in export(store, f"{tmp_path}/neo4j/", "neo4j")]
    assert names == ["nodes.neo4j.csv", "relationships.neo4j.csv"]
    (events,) = export(store, tmp_path / "anything.csv")
    assert events.read_bytes() == (tmp_path / "tables" / "events.csv").read_bytes()


def test_what_cannot_be_written_is_told(store: ox.Store, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no format 'ods' \(one of nquads, trig"):
        export(store, tmp_path / "x", "ods")
    with pytest.raises(ConfigError, match="does not tell its format"):
        export(store, tmp_path / "graph.rdf")
    with pytest.raises(ConfigError, match="is a folder"):
        export(store, tmp_path, "gexf")
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match="cannot be written"):
        export(store, tmp_path / "file" / "graph.nq")
    assert find_exporter("nquads").suffix == ".nq"


def test_a_label_that_xml_forbids_is_told_by_a_sign(hostile: ox.Store) -> None:
    assert xml_text("bell \x07\r\n\ufffe") == "bell \ufffd\n\ufffd"
    data = written(find_exporter("gexf"), hostile).decode()
    assert "escape \ufffd[31m" in data
