"""The store keeps graphs apart, replaces them whole, and gives back what went in."""

import subprocess
import sys
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.graph import terms
from kg.graph.files import whole_file
from kg.graph.store import (
    canonical_nquads,
    forget_graph,
    open_store,
    replace_graph,
    stored_quads,
    write_canonical_nquads,
)

G, H = "https://example.org/id/article-g", "https://example.org/id/article-h"
NODE = ox.NamedNode("https://example.org/id/x")
LABEL = terms.term("rdfs:label")


def quad(value: ox.Literal, graph: str = G) -> ox.Quad:
    return ox.Quad(NODE, LABEL, value, ox.NamedNode(graph))


def test_what_goes_in_comes_out(rich_store, rich_quads):
    assert set(stored_quads(rich_store)) == set(rich_quads)


def test_a_disk_store_gives_the_same_back_after_it_was_closed(tmp_path, rich_quads):
    store = open_store(tmp_path / "s")
    replace_graph(store, rich_quads[0].graph_name.value, canonical_nquads(rich_quads))
    del store
    assert set(stored_quads(open_store(tmp_path / "s"))) == set(rich_quads)


def test_replacing_a_graph_leaves_nothing_of_it_and_touches_no_other():
    store = open_store()
    replace_graph(store, G, canonical_nquads([quad(terms.string("old")), quad(terms.string("kept"))]))
    replace_graph(store, H, canonical_nquads([quad(terms.string("other"), H)]))
    replace_graph(store, G, canonical_nquads([quad(terms.string("kept")), quad(terms.string("new"))]))
    assert {q.object.value for q in stored_quads(store, G)} == {"kept", "new"}
    assert {q.object.value for q in stored_quads(store, H)} == {"other"}


def test_forgetting_undoes_adding():
    store = open_store()
    replace_graph(store, H, canonical_nquads([quad(terms.string("other"), H)]))
    before = canonical_nquads(stored_quads(store))
    replace_graph(store, G, canonical_nquads([quad(terms.string("a"))]))
    assert forget_graph(store, G)
    assert not forget_graph(store, G)
    assert canonical_nquads(stored_quads(store)) == before


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_the_store(text):
    store = open_store()
    replace_graph(store, G, canonical_nquads([quad(terms.string(text))]))
    assert [q.object.value for q in stored_quads(store)] == [text]


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=5), st.integers(min_value=0, max_value=10**12))
def test_numbers_have_the_form_that_the_store_gives_back(decimal, count):
    store = open_store()
    values = [terms.decimal(Decimal(decimal)), terms.integer(count), terms.boolean(True)]
    store.extend(quad(value) for value in values)
    assert {q.object for q in stored_quads(store)} == set(values)


def test_canonical_nquads_are_sorted_and_the_same_for_any_order(rich_quads):
    lines = canonical_nquads(rich_quads).split(b"\n")
    assert lines.pop() == b""
    assert lines == sorted(set(lines))
    assert canonical_nquads(reversed(rich_quads)) == canonical_nquads(rich_quads)
    assert set(ox.parse(canonical_nquads(rich_quads), format=ox.RdfFormat.N_QUADS)) == set(rich_quads)


def test_control_characters_are_written_canonically():
    line = canonical_nquads([quad(terms.string('\x00\t\n\r"\\\x7fé\u2028'))])
    assert b'"\\u0000\\t\\n\\r\\"\\\\\\u007F\xc3\xa9\xe2\x80\xa8"' in line


def test_the_whole_store_is_written_to_one_file(tmp_path, rich_store, rich_quads):
    path = tmp_path / "new folder" / "graph.nq"
    write_canonical_nquads(rich_store, path)
    assert path.read_bytes() == canonical_nquads(rich_quads)
    assert [p.name for p in path.parent.iterdir()] == ["graph.nq"]


def write_half(path):
    with whole_file(path) as temporary:
        temporary.write_text("half")
        raise RuntimeError


def test_a_file_that_fails_leaves_the_old_one(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(RuntimeError):
        write_half(path)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_store_held_by_another_process_is_told(tmp_path):
    path = tmp_path / "s"
    open_store(path)
    code = "import sys, pyoxigraph as ox; s = ox.Store(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match="held by another process"):
            open_store(path)
        holder.communicate()
