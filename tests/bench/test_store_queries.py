"""Named queries over 100,000 events: in memory, on disk, over HTTP. Run by `make bench`.

Who asks names an actor, an event, a country or a month. It is asked of the middle of all that the news names twice or
more, which must answer at once, and of what the news names most, which is told. Queries in one process are measured by
the time of its processor, so that what else a machine does is not counted; the rest by the clock.
"""

from __future__ import annotations

import json
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph.graph import Graph
from kg.graph.words import GraphWithWords, ScannedWords
from kg.ontology.contract import CKG, load_contract
from kg.query import list_queries, run_query
from kg.query.named import NamedQuery
from kg.store import open_for_asking
from kg.store.backup import restore
from tests.bench.conftest import RUNS, Whole, median_seconds, seconds, tell
from tests.serve.conftest import Server, running

pytestmark = pytest.mark.bench
IN_MEMORY, ON_DISK, MORE_OVER_HTTP, OVER_BARE = 0.150, 1.0, 0.080, 1.1
Asked = tuple[str, dict[str, str]]


def busiest(store: ox.Store, way: str, *beginnings: str) -> list[str]:
    """The nodes that a property leads to twice or more, the busiest first."""
    found = store.quads_for_pattern(None, ox.NamedNode(way), None)
    counted = Counter(quad.object.value for quad in found)  # type: ignore[union-attr]
    local = {node: node.rpartition("/")[2] for node in counted}
    return [n for n, many in counted.most_common() if many > 1 and local[n].startswith(beginnings)]


@pytest.fixture(scope="module")
def nodes(whole: Whole) -> dict[str, list[str]]:
    """What can be named, by the kind of a parameter, the busiest first."""
    return {
        "actor": busiest(whole.store, CKG.participant, "person-", "group-", "organization-", "country-"),
        "source": busiest(whole.store, CKG.claimant, "source-"),
        "event": busiest(whole.store, CKG.about, "event-"),
        "country": busiest(whole.store, CKG.within, "country-"),
    }


def asked(nodes: dict[str, list[str]], place: int | None) -> Iterator[Asked]:
    """Every named query with each value that narrows it: the busiest node, or the middle one where `place` is None."""
    for query in list_queries():
        for parameter in query.parameters:
            if parameter.kind in nodes:
                few = nodes[parameter.kind]
                given = {parameter.name: few[len(few) // 2 if place is None else place]}
                yield from _complete(query, given, nodes)


def _complete(query: NamedQuery, given: dict[str, str], nodes: dict[str, list[str]]) -> Iterator[Asked]:
    needed = [p.name for p in query.parameters if p.required and p.name not in given]
    given = {**given, **dict.fromkeys(needed, nodes["actor"][0])}
    yield query.name, given
    if any(parameter.kind == "month" for parameter in query.parameters):
        yield query.name, {**given, "month": "2019-05"}


def slowest(graph: Graph, questions: list[Asked], where: str, runs: int = RUNS) -> float:
    """Ask all; the median seconds of the slowest."""
    times = {
        f"{name} {_told(given)}": median_seconds(
            lambda name=name, given=given: run_query(graph, name, **given),  # type: ignore[misc]
            runs,
            time.process_time,
        )
        for name, given in questions
    }
    worst = sorted(times, key=lambda question: times[question])[-3:]
    print(
        f"\n{where}: median of {len(times)} queries {1000 * statistics.median(times.values()):.0f} ms; slowest:", end=""
    )
    print("".join(f"\n  {1000 * times[question]:6.0f} ms  {question}" for question in reversed(worst)), end="")
    return max(times.values())


def _told(given: dict[str, str]) -> str:
    return " ".join(f"{name}={value.rpartition('/')[2]}" for name, value in given.items())


@pytest.fixture(scope="module")
def in_memory(whole: Whole) -> Graph:
    graph = GraphWithWords(whole.store, ScannedWords(whole.store))
    graph.words.named("")  # the names are read once
    return graph


@pytest.fixture(scope="module")
def on_disk(whole: Whole, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("on disk") / "s"
    restore(whole.path, folder)
    return folder


def test_in_memory(in_memory: Graph, nodes: dict[str, list[str]]) -> None:
    slowest(in_memory, list(asked(nodes, 0)), "in memory, of the busiest", 1)
    found = slowest(in_memory, list(asked(nodes, None)), "in memory, of the middle")
    tell("slowest named query in memory", found, "s", IN_MEMORY)
    assert found <= IN_MEMORY


def test_on_disk(on_disk: Path, nodes: dict[str, list[str]]) -> None:
    with open_for_asking(on_disk) as graph:
        slowest(graph, list(asked(nodes, 0)), "on disk, of the busiest", 1)
        found = slowest(graph, list(asked(nodes, None)), "on disk, of the middle")
    tell("slowest named query on disk", found, "s", ON_DISK)
    assert found <= ON_DISK


WHOLE_GRAPH = ("count-by-type", "count-by-month", "undated", "sources")


@pytest.mark.parametrize("name", WHOLE_GRAPH)
def test_whole_graph_queries_against_bare_pyoxigraph(name: str, in_memory: Graph, whole: Whole) -> None:
    (query,) = (query for query in list_queries() if query.name == name)
    prefixes = dict(load_contract().prefixes)

    def bare() -> None:
        found = whole.store.query(query.text, prefixes=prefixes, use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        rows = [tuple(row) for row in found]
        assert rows

    def ours() -> None:
        assert run_query(in_memory, name)

    ratios = [seconds(ours, time.process_time) / seconds(bare, time.process_time) for _ in range(RUNS)]
    tell(f"{name} over all, times bare pyoxigraph", statistics.median(ratios), held_to=OVER_BARE)
    assert statistics.median(ratios) <= OVER_BARE


@pytest.fixture(scope="module")
def server(on_disk: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(on_disk, tmp_path_factory.mktemp("server"), "--workers", "2") as served:
        yield served


def test_over_http(server: Server, on_disk: Path, nodes: dict[str, list[str]]) -> None:
    """The same text asked over HTTP and in a process of one's own, both on disk."""
    actor = nodes["actor"][len(nodes["actor"]) // 2]
    texts = (
        "ASK {}",
        f"SELECT ?e ?t {{ ?e ckg:participant <{actor}> ; ckg:type ?t }}",
        "SELECT ?e ?l { ?e a ckg:Event ; rdfs:label ?l } LIMIT 2000",
    )
    for text in texts:
        text = "".join(f"PREFIX {p}: <{load_contract().prefixes[p]}> " for p in ("ckg", "rdfs")) + text
        with open_for_asking(on_disk) as graph:
            here = median_seconds(lambda text=text: _drain(graph, text))  # type: ignore[misc]
        over = median_seconds(lambda text=text: json.loads(server.query(text).body))  # type: ignore[misc]
        tell(f"over HTTP, more for {text.rpartition('> ')[2][:40]!r}", over - here, "s", MORE_OVER_HTTP)
        assert over - here <= MORE_OVER_HTTP


def _drain(graph: Graph, text: str) -> None:
    found = graph.query(text, use_default_graph_as_union=True)
    if isinstance(found, ox.QuerySolutions):
        for _ in found:
            pass
