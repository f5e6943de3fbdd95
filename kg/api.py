"""The graph that users hold in Python. In: inputs, or a store. Out: a `KnowledgeGraph` with tables, queries and views.

A thin face: each method is a line over the layer that does the work. The parser and the SHACL engine are loaded when
they are asked for, so that who opens a graph does not wait for them.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date as Date  # noqa: N812  (`date` is a parameter's name)
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pandas as pd
import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore

from kg.config import Settings, load_settings
from kg.errors import ConfigError
from kg.export import Filter, LeftOut, export, left_out, subset
from kg.export.tables import TABLES
from kg.graph.networkx_view import Shape, to_networkx
from kg.graph.reading import instances
from kg.graph.words import GraphWithWords, ScannedWords
from kg.model import Extraction
from kg.ontology.contract import CKG, SCHEMA
from kg.query import Shown, run_query, show
from kg.read.inputs import Input, as_inputs
from kg.store import in_memory
from kg.store.homes import Home, home_of

if TYPE_CHECKING:
    from kg.graph.validate import Finding
    from kg.pipeline import BuildReport

_TABLES = {table.name: table for table in TABLES}
_DAYS = frozenset(
    {"event_date", "start_date", "end_date", "first_date", "last_date", "not_before", "not_after"}
    | {"publication_date", "Publication Date", "start", "end", "as_of"}
)


def build(
    inputs: Input | Iterable[Input],
    *,
    store: str | Path | None = None,
    actors: str | Path | None = None,
    date: str | Date | None = None,
    publisher: str | None = None,
    resolve: bool = True,
    keep_text: bool = True,
    jobs: int = 1,
    settings: Settings | None = None,
) -> KnowledgeGraph:
    """Read articles into a graph: `kg build`.

    `inputs` is one or many of: path, folder, pattern, text, `Article`, mapping, DataFrame. `store` is a folder to keep
    the graph in, or to add to, or the address of a SPARQL server; without it the graph is in memory. `date` and
    `publisher` are for articles that lack them. Without `settings`, `kg.toml` in the working directory is read.

    An input that cannot be read gives a warning and stands in `report.failures`; where none can, its error is raised.
    `report.notes` tell of columns and files that were not used, and of encodings that were guessed.
    """
    from kg.pipeline import BuildOptions
    from kg.pipeline import build as run_build

    options = BuildOptions(
        resolve=resolve, keep_text=keep_text, jobs=jobs, published=_day(date, "date"), publisher=publisher
    )
    home = home_of(store) if store is not None else None
    chosen = _settings(settings, actors, home)
    if home is None:
        held = in_memory()
        report = run_build(as_inputs(inputs), held, chosen, options)
        _tell(report)
        return KnowledgeGraph(held.store, report)
    with home.writing() as held:
        report = run_build(as_inputs(inputs), held, chosen, options)
    _tell(report)
    return _open(home, report)


def extract(
    inputs: Input | Iterable[Input],
    *,
    actors: str | Path | None = None,
    date: str | Date | None = None,
    publisher: str | None = None,
    jobs: int = 1,
    settings: Settings | None = None,
) -> Iterator[Extraction]:
    """What each article says, as records without a graph: `kg extract`. Takes what `build` takes."""
    from kg.pipeline import BuildOptions, BuildReport, extractions

    options = BuildOptions(jobs=jobs, published=_day(date, "date"), publisher=publisher)
    report = BuildReport()
    yield from extractions(as_inputs(inputs), _settings(settings, actors), options, report)
    _tell(report)


def open_graph(path: str | Path) -> KnowledgeGraph:
    """The graph in a store's folder, on a SPARQL server, or in a file that kg wrote (N-Quads, TriG, Turtle).

    What stands in a folder is as the last finished build left it, and stays so while it is open, whoever writes.
    `close()` it, or open it in a `with` block, to give back the disk space of what was replaced since.
    """
    return _open(home_of(path))


def _open(home: Home, report: BuildReport | None = None) -> KnowledgeGraph:
    with ExitStack() as lease:
        store = lease.enter_context(home.reading())
        return KnowledgeGraph(store, report, lease.pop_all())


class KnowledgeGraph:
    """Who did what to whom, where, when, and who says so: as tables, in SPARQL, as a network, in files.

    `store` is the pyoxigraph store below; `report` tells of the build that made the graph, if this object was built;
    `left_out` of the events that a part lacks because they have no date or place.
    """

    def __init__(self, store: ox.Store, report: BuildReport | None = None, lease: ExitStack | None = None) -> None:
        self.store = store
        self.report = report
        self.left_out = LeftOut()
        self._lease = lease

    @cached_property
    def events(self) -> pd.DataFrame:
        """One row an event, with ACLED's and POLECAT's columns."""
        return self._table("events")

    @cached_property
    def actors(self) -> pd.DataFrame:
        """One row an actor: its names, what it is, how often it acts."""
        return self._table("actors")

    @cached_property
    def claims(self) -> pd.DataFrame:
        """One row a claim: who says what of which event, relation or figure, in which words."""
        return self._table("claims")

    @cached_property
    def places(self) -> pd.DataFrame:
        """One row a place."""
        return self._table("places")

    @cached_property
    def relations(self) -> pd.DataFrame:
        """One row a relation: who leads, belongs to, is related to whom."""
        return self._table("relations")

    @cached_property
    def figures(self) -> pd.DataFrame:
        """One row a number that somebody gives: strengths, tolls, money."""
        return self._table("figures")

    @cached_property
    def _asked(self) -> GraphWithWords:
        """The graph with its names, which are read once."""
        return GraphWithWords(self.store, ScannedWords(self.store))

    def query(self, query: str, /, **parameters: object) -> pd.DataFrame:
        """The answer to a named query (`query("talks", actor="Taliban")`) or to SPARQL text.

        A SELECT gives its columns, an ASK one column `answer`, a CONSTRUCT its triples. `kg.list_queries()` names all.
        """
        result = run_query(self._asked, query, **parameters)
        for note in result.notes:
            warnings.warn(note, stacklevel=2)
        return _frame(result.columns, result.rows)

    def show(self, name: str) -> Shown:
        """All that is known of the actors of that name, else of the events, with all who say so and their words.

        A tuple of records, which prints as text.
        """
        return show(self._asked, name)

    def subset(
        self,
        *,
        actors: str | Iterable[str] = (),
        types: str | Iterable[str] = (),
        countries: str | Iterable[str] = (),
        since: str | Date | None = None,
        until: str | Date | None = None,
        hops: int = 1,
    ) -> KnowledgeGraph:
        """The part of the graph about these actors, PLOVER types, countries and days, as a graph of its own.

        `hops` counts from the actors: 1 keeps their own events, 2 those of everybody who takes part in these. Undated
        events fall out where days are asked for, those without a place where countries are: `left_out` of the part
        tells how many, and so does its repr.
        """
        keep = Filter(
            actors=_names(actors),
            types=_names(types),
            countries=_names(countries),
            since=_day(since, "since"),
            until=_day(until, "until"),
            hops=hops,
        )
        part = KnowledgeGraph(subset(self.store, keep))
        part.left_out = left_out(self.store, keep)
        return part

    def to_networkx(self, shape: Shape = "events", *, weighted: bool = False) -> nx.MultiDiGraph[str]:
        """The graph for network analysis: events and actors as nodes, or actors alone with an edge for each event.

        `weighted` counts, in the second shape, the events of each pair as the weight of one edge.
        """
        return to_networkx(self.store, shape, weighted=weighted)

    def to_rdflib(self) -> rdflib.Dataset:
        """An rdflib Dataset over the same store, no copy: all graphs together are its default graph."""
        return rdflib.Dataset(store=OxigraphStore(store=self.store), default_union=True)

    def export(self, target: str | Path, form: str | None = None) -> tuple[Path, ...]:
        """Write the graph; the file's ending, or `form`, tells the format. Gives back the files that it wrote.

        `export("tables/", "csv")` writes all tables into a folder. `subset` chooses what is written.
        """
        return export(self.store, target, form)

    def validate(self) -> tuple[Finding, ...]:
        """What breaks the contract; nothing in a graph that we made."""
        from kg.graph.validate import validate_store

        return validate_store(self.store)

    def close(self) -> None:
        """Let go of the store. The object is of no use then."""
        del self.store
        self.__dict__.pop("_asked", None)
        if self._lease is not None:
            self._lease.close()

    def __enter__(self) -> KnowledgeGraph:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        counts = ", ".join(f"{number} {name}" for name, number in self.counts().items())
        lacking = f"; left out: {self.left_out}" if str(self.left_out) else ""
        return f"<KnowledgeGraph: {counts}{lacking}>"

    def counts(self) -> dict[str, int]:
        """How many articles, events, actors, places and claims of single articles the graph holds."""
        kinds = {"articles": SCHEMA.NewsArticle, "events": CKG.Event, "actors": CKG.Actor, "claims": CKG.Claim}
        return {name: len(instances(self.store, kind)) for name, kind in kinds.items()}

    def _repr_html_(self) -> str:
        """In a notebook: the explorer."""
        from kg.notebook import to_html  # a cell asks for it; nothing else needs a page

        return to_html(self)

    def _table(self, name: str) -> pd.DataFrame:
        table = _TABLES[name]
        return _frame(table.columns, table.rows(self.store))


def _frame(columns: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> pd.DataFrame:
    """Rows as a DataFrame: days as datetimes, whole numbers that may be absent as Int64, decimals as floats."""
    names, listed = list(columns), list(rows)
    return pd.DataFrame({name: _column(name, [row[i] for row in listed]) for i, name in enumerate(names)})


def _column(name: str, values: list[Any]) -> pd.Series[Any]:
    types = {type(value) for value in values} - {type(None)}
    if types == {Date} or (name in _DAYS and not types):
        return pd.to_datetime(pd.Series(values, dtype="object"))
    if types == {int}:
        return pd.Series(values, dtype="Int64")
    if types and types <= {int, float, Decimal}:
        return pd.Series(values, dtype="object").astype("float64")
    return pd.Series(values, dtype=None if types else "object")


def _settings(settings: Settings | None, actors: str | Path | None, store: Home | None = None) -> Settings:
    chosen = settings or load_settings(store=store.beside if store else None)
    return chosen if actors is None else replace(chosen, actors=Path(actors))


def _tell(report: BuildReport) -> None:
    """Warn of each input that failed; raise the first error where nothing else came of the run."""
    if report.failures and not report.articles:
        raise report.failures[0].error
    for failure in report.failures:
        warnings.warn(str(failure.error), stacklevel=3)


def _day(given: str | Date | None, name: str) -> Date | None:
    if given is None or isinstance(given, Date):
        return given
    try:
        return Date.fromisoformat(given)
    except ValueError:
        raise ConfigError(f"{name}={given!r} is no day", fix="write YYYY-MM-DD") from None


def _names(given: str | Iterable[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)
