"""The store: open it, replace a graph, read it back, write it whole. In: a folder or None. Out: `pyoxigraph.Store`.

The store keeps every kind of integer as xsd:integer: what leaves it for a file goes through `stored_quads`, which gives
offsets back the datatype that the contract wants.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.files import whole_file
from kg.graph.graph import ChangingGraph, Graph
from kg.ontology.contract import load_contract

_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
_TRIPLES = ox.RdfFormat.N_TRIPLES


def open_store(path: Path | None = None) -> ox.Store:
    """The database in a folder, made where there is none, or one in memory. Raises StoreError.

    One process at a time may hold a folder's database; `kg.store` is how processes agree on that.
    """
    if path is None:
        return ox.Store()
    try:
        return ox.Store(str(path))
    except OSError as error:
        if "lock" in str(error).lower():
            raise StoreError(
                f"{path} is held by another process (wait for it to end, or name another store)"
            ) from error
        raise StoreError(f"{path} cannot be opened: {error}") from error


def replace_graph(store: ChangingGraph, graph: str, nquads: bytes) -> None:
    """Put what the N-Quads hold in the place of all that the graph held, in one transaction."""
    name = ox.NamedNode(graph)
    if not store.contains_named_graph(name):  # loading is several times faster than an update
        store.load(nquads, format=ox.RdfFormat.N_QUADS)
        return
    triples = ox.serialize((q.triple for q in ox.parse(nquads, format=ox.RdfFormat.N_QUADS)), format=_TRIPLES) or b""
    store.update(f"DROP SILENT GRAPH {name} ; INSERT DATA {{ GRAPH {name} {{ {triples.decode()} }} }}")


def patch_store(store: ChangingGraph, removed: Iterable[ox.Quad], added: Iterable[ox.Quad]) -> None:
    """Take quads out and put others in, in one transaction."""
    gone = _data(removed)
    if not gone:
        store.extend(added)  # several times faster than an update
        return
    store.update(f"DELETE DATA {{ {gone} }} ; INSERT DATA {{ {_data(added)} }}")


def forget_graph(store: ChangingGraph, graph: str) -> bool:
    """Drop a graph; False where the store has none of that name."""
    name = ox.NamedNode(graph)
    if not store.contains_named_graph(name):
        return False
    store.remove_graph(name)
    return True


def stored_quads(store: Graph, graph: str | None = None) -> Iterator[ox.Quad]:
    """All quads, or those of one graph, with the datatypes of the contract."""
    offsets = _offset_properties()
    for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(graph) if graph else None):
        yield _with_offset(quad) if quad.predicate.value in offsets else quad


def canonical_nquads(quads: Iterable[ox.Quad]) -> bytes:
    """The quads as canonical N-Quads: one form for each term, lines in order. It is enough, as no node is blank."""
    text = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(line + b"\n" for line in sorted(set(text.split(b"\n"))) if line)


def write_canonical_nquads(store: ox.Store, path: Path) -> None:
    """Write the whole store to a file, the same bytes for the same graph."""
    with whole_file(path) as temporary:
        temporary.write_bytes(canonical_nquads(stored_quads(store)))


def _data(quads: Iterable[ox.Quad]) -> str:
    """Quads as SPARQL wants them between the braces of DATA."""
    by_graph: dict[str, list[str]] = {}
    for quad in quads:
        by_graph.setdefault(str(quad.graph_name), []).append(f"{quad.triple} .")
    return "\n".join(f"GRAPH {graph} {{ {' '.join(triples)} }}" for graph, triples in sorted(by_graph.items()))


@cache
def _offset_properties() -> frozenset[str]:
    contract = load_contract()
    offsets = (p.name for p in contract.properties.values() if p.values == ("xsd:nonNegativeInteger",))
    return frozenset(contract.iri(name) for name in offsets)


def _with_offset(quad: ox.Quad) -> ox.Quad:
    value = quad.object
    if not isinstance(value, ox.Literal) or value.datatype.value != _INTEGER:
        return quad
    typed = ox.Literal(value.value, datatype=ox.NamedNode(load_contract().iri("xsd:nonNegativeInteger")))
    return ox.Quad(quad.subject, quad.predicate, typed, quad.graph_name)
