"""The index of words finds what reading through finds, whatever was added, replaced, forgotten and killed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.words import KINDS, GraphWithWords, ScannedWords, Words, words_in, words_of
from kg.ontology.contract import CKG, NIF, RDFS, SCHEMA, SKOS
from kg.store import open_for_asking, open_for_reading, open_for_writing
from kg.store.forgetting import forget_articles
from kg.store.words import FILE_NAME, IndexedWords
from tests.store.test_contract import ARTICLES, run

ONE, TWO, THREE = ARTICLES
X = "https://x.example/"


class NoWords:
    """Stands in for reading through where an index must be enough."""

    def named(self, name: str) -> frozenset[str]:
        raise AssertionError("the index does not know")

    def bearing(self, *_: object, **__: object) -> frozenset[str]:
        raise AssertionError("the index does not know")


def both(path: Path, *, is_indexed: bool = True) -> tuple[Words, Words]:
    """How the store finds words, and how reading through it does."""
    with open_for_asking(path) as graph:
        assert isinstance(graph, GraphWithWords)
        found = words_of(graph)
        assert isinstance(found, IndexedWords)
        if is_indexed:
            found._otherwise = NoWords()
        scanned = ScannedWords(graph)
        names = ("sudanese police", "THE Réuters", "Musa  Bello", "nobody")
        for name in names:
            assert found.named(name) == scanned.named(name)
        for kind in KINDS:
            for words in ("police", "rebels attacked", "attack", "monday on", "bello", "", "nobody"):
                for begun in (False, True):
                    mine = found.bearing(kind, words_in(words), begun=begun)
                    assert mine == scanned.bearing(kind, words_in(words), begun=begun), (kind, words, begun)
        return found, scanned


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_for_writing(tmp_path / "s") as held:
        run(held, ONE, TWO)
    return tmp_path / "s"


def test_what_is_added_replaced_and_forgotten_is_found_so(path: Path) -> None:
    both(path)
    with open_for_writing(path) as held:
        run(held, THREE)
    found, _ = both(path)
    assert len(found.bearing("name", ["bello"])) > 0
    with open_for_writing(path) as held:
        forget_articles(held, ["three"])
    found, _ = both(path)
    assert found.bearing("name", ["bello"]) == frozenset()
    assert found.named("Musa Bello") == frozenset()
    assert len(found.bearing("quote", ["rebels"])) == 2


def test_a_word_is_found_by_its_beginning_where_that_is_asked(path: Path) -> None:
    found, _ = both(path)
    assert found.bearing("quote", ["attack"]) == frozenset()
    assert len(found.bearing("quote", ["attack", "khar"], begun=True)) == 2


def test_what_is_not_published_is_not_found(path: Path) -> None:
    with open_for_writing(path) as held:
        held.replace_graph(f"{X}g", f'<{X}s> <{RDFS.label}> "Unfinished" <{X}g> .\n'.encode())
        assert both(path)[0].named("unfinished") == frozenset()
        held.publish()
        assert both(path)[0].named("unfinished") == {f"{X}s"}


def test_while_the_index_is_of_another_snapshot_the_store_is_read_through(path: Path) -> None:
    with open_for_asking(path) as graph:
        with open_for_writing(path) as held:
            run(held, THREE)
        assert words_of(graph).bearing("name", ["bello"]) == frozenset()  # as it was when it was opened
    assert both(path)[0].bearing("name", ["bello"])


@pytest.mark.parametrize("damage", ["gone", "older", "nonsense"])
def test_an_index_that_is_lost_is_made_again_by_who_writes(path: Path, damage: str) -> None:
    file = path / FILE_NAME
    for each in path.glob(f"{FILE_NAME}*"):
        each.unlink()
    if damage == "older":
        import sqlite3

        db = sqlite3.connect(file)
        db.execute("CREATE TABLE text (old)")
        db.commit()
        db.close()
    if damage != "nonsense":
        both(path, is_indexed=False)
        with open_for_writing(path):
            pass
        both(path)


def test_an_index_that_cannot_be_read_is_told(path: Path) -> None:
    from kg.errors import StoreError

    for each in path.glob(f"{FILE_NAME}*"):
        each.unlink()
    (path / FILE_NAME).write_bytes(b"nonsense" * 1000)
    both(path, is_indexed=False)
    with pytest.raises(StoreError, match="delete it: it is made again"), open_for_writing(path):
        pass


KILLED = f"""
import os, sys, pathlib
from kg.store import open_for_writing
import kg.store.opening as opening
moment = sys.argv[2]
if moment == "settled":
    opening.publish = lambda *_: os.kill(os.getpid(), 9)
with open_for_writing(pathlib.Path(sys.argv[1])) as held:
    held.replace_graph("{X}g", b'<{X}s> <{RDFS.label}> "Killed" <{X}g> .\\n')
    if moment == "written":
        os.kill(os.getpid(), 9)
    held.publish()
"""


@pytest.mark.parametrize("moment", ["written", "settled"])
def test_a_writer_that_is_killed_leaves_an_index_that_is_right_or_not_used(path: Path, moment: str) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), moment], check=False, env=dict(os.environ))
    assert done.returncode == -9
    both(path, is_indexed=moment == "written")
    with open_for_writing(path) as held:
        held.publish()
    assert both(path)[0].named("killed") == {f"{X}s"}


TEXTS = st.text(alphabet="aAbé_'’ -²ßİ1漢\"*", max_size=12)
STATEMENTS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4), st.integers(0, 4), TEXTS), max_size=12)


def quads(graph: int, statements: list[tuple[int, int, int, str]]) -> bytes:
    ways = (RDFS.label, SKOS.altLabel, SCHEMA.headline, NIF.anchorOf)
    name = ox.NamedNode(f"{X}{graph}")
    found = [
        ox.Quad(ox.NamedNode(f"{X}n{node}"), ox.NamedNode(ways[way]), ox.Literal(text), name)
        for way, node, _, text in statements
    ]
    found += [
        ox.Quad(ox.NamedNode(f"{X}c{claim}"), ox.NamedNode(CKG.mention), ox.NamedNode(f"{X}n{node}"), name)
        for _, node, claim, _ in statements
    ]
    return ox.serialize(found, format=ox.RdfFormat.N_QUADS) or b""


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), STATEMENTS), max_size=6), st.lists(TEXTS, min_size=1, max_size=5))
def test_it_finds_what_reading_through_finds(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, list]], asked: list[str]
) -> None:
    path = tmp_path_factory.mktemp("words") / "s"
    with open_for_writing(path) as held:
        for graph, statements in changes:
            held.replace_graph(f"{X}{graph}", quads(graph, statements))
            if len(statements) % 3 == 0:
                held.publish()
        held.publish()
    with open_for_reading(path) as store, open_for_asking(path) as graph:
        found, scanned = words_of(graph), ScannedWords(store)
        assert isinstance(found, IndexedWords)
        found._otherwise = NoWords()
        for text in asked:
            assert found.named(text) == scanned.named(text)
            for kind in KINDS:
                for begun in (False, True):
                    words = words_in(text)
                    assert found.bearing(kind, words, begun=begun) == scanned.bearing(kind, words, begun=begun)
