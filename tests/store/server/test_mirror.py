"""The copy on this machine is what the server has, whoever changed it, and whatever was stopped in the middle."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.config import Settings
from kg.errors import StoreError, StoreHeldError
from kg.graph.store import canonical_nquads, stored_quads
from kg.query import run_query
from kg.store import in_memory
from kg.store.backup import write_backup
from kg.store.forgetting import forget_articles
from kg.store.homes import Home, home_of
from kg.store.server.direct import DirectGraph
from kg.store.server.protocols import SparqlServer
from tests.servers import oxigraph, update
from tests.store.test_contract import ARTICLES, expected, run

ONE, TWO, THREE = ARTICLES


def content(home: Home) -> bytes:
    with home.reading() as store:
        return canonical_nquads(stored_quads(store))


@pytest.fixture
def home(server_url: str) -> Home:
    return home_of(server_url)


@pytest.fixture
def elsewhere(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Work as another machine, with a mirror of its own."""

    class Elsewhere:
        def __enter__(self) -> None:
            monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another machine"))

        def __exit__(self, *_: object) -> None:
            monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    return Elsewhere()


def test_what_another_machine_does_is_seen_and_built_on(home: Home, elsewhere) -> None:
    with home.writing() as held:
        run(held, ONE)
    with elsewhere, home.writing() as held:
        run(held, TWO, THREE)
    assert content(home) == expected(*ARTICLES)
    with home.writing() as held:
        forget_articles(held, ["one"])
    with elsewhere:
        assert content(home) == expected(TWO, THREE)
        with home.writing() as held:
            run(held, ONE)
    assert content(home) == expected(*ARTICLES)


def test_what_a_client_of_another_kind_does_is_seen(home: Home, server_url: str) -> None:
    with home.writing() as held:
        run(held, ONE, THREE)
    assert content(home) == expected(ONE, THREE)
    with home.reading() as store:
        (graph,) = (q.graph_name.value for q in store.quads_for_pattern(None, None, ox.Literal("three")))  # type: ignore[union-attr]
    update(server_url, f"DROP GRAPH <{graph}>")
    assert f"<{graph}> .".encode() not in content(home)
    with home.writing() as held:
        run(held, TWO)
    assert content(home) == expected(ONE, TWO)


def test_only_what_changed_is_fetched(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with home.writing() as held:
        run(held, *ARTICLES)
    fetched: list[str] = []
    quads = SparqlServer.quads

    def noted(server: SparqlServer, graphs: list[str]) -> Iterator[ox.Quad]:
        fetched.extend(graphs)
        return quads(server, graphs)

    monkeypatch.setattr(SparqlServer, "quads", noted)
    content(home)
    with home.writing():
        pass
    assert not fetched


@pytest.mark.parametrize("stopped", ["before the copy", "before it was noted"])
def test_a_process_that_dies_between_server_and_copy_loses_nothing(
    stopped: str, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    with home.writing() as held:
        run(held, ONE)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        if stopped == "before the copy":
            patched.setattr("kg.store.server.mirror.MirroredStore._keep", die)
        else:
            patched.setattr("kg.store.server.mirror.Mirror.note_state", die)
        with pytest.raises(KeyboardInterrupt), home.writing() as held:
            run(held, TWO, THREE)
    with home.writing() as held:
        run(held, *ARTICLES)
    assert content(home) == expected(*ARTICLES)


def test_a_mirror_that_is_deleted_is_made_again(home: Home) -> None:
    import shutil

    with home.writing() as held:
        run(held, ONE, TWO)
    assert home.folder is not None
    shutil.rmtree(home.folder)
    assert content(home) == expected(ONE, TWO)
    with home.writing() as held:
        run(held, THREE)
    assert content(home) == expected(*ARTICLES)


def test_one_process_of_this_machine_writes_at_a_time_and_readers_do_not_wait(home: Home) -> None:
    with home.writing() as held:
        run(held, ONE)
        with pytest.raises(StoreHeldError, match="is held by process"), home.writing(0.1):
            pass
        assert content(home) == expected(ONE)


def test_a_server_without_a_union_is_asked_through_the_mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with oxigraph(tmp_path / "data") as url:
        home = home_of(url)
        with home.asking() as graph:
            assert isinstance(graph, DirectGraph)  # an empty one has nothing to tell by
        with home.writing() as held:
            run(held, ONE)
        with home.asking() as graph:
            assert isinstance(graph, ox.Store)
            assert len(run_query(graph, "fights")) == 1


def test_a_server_with_a_union_is_asked_itself(home: Home) -> None:
    with home.writing() as held:
        run(held, ONE)
    with home.asking() as graph:
        assert isinstance(graph, DirectGraph)
        assert len(run_query(graph, "fights")) == 1


def test_a_backup_is_restored_into_an_empty_server_alone(home: Home, tmp_path: Path) -> None:
    fresh = in_memory()
    run(fresh, ONE, TWO)
    write_backup(fresh.store, tmp_path / "b.nq.gz")
    assert home.restore(tmp_path / "b.nq.gz") == len(fresh.store)
    assert content(home) == expected(ONE, TWO)
    with pytest.raises(StoreError, match="holds a graph already"):
        home.restore(tmp_path / "b.nq.gz")
    with home.writing() as held:
        run(held, THREE)
    assert content(home) == expected(*ARTICLES)


def test_another_base_is_kept(home: Home) -> None:
    from kg.pipeline import BuildOptions, build

    settings = Settings(base="https://example.org/id/")
    fresh = in_memory()
    for held in (fresh,):
        build([ONE, TWO], held, settings, BuildOptions())
    with home.writing() as held:
        build([ONE], held, settings, BuildOptions())
    with home.writing() as held:
        build([TWO], held, settings, BuildOptions())
    assert content(home) == canonical_nquads(stored_quads(fresh.store))
