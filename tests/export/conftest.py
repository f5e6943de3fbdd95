"""The hand-made graph of two articles, and one whose labels try to break every format."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

TWO_SIDES = Path(__file__).parents[1] / "fixtures" / "two_sides.trig"
HOSTILE = (
    'say "no" & <b>bold</b>',
    "two\nlines\r\nand a return\r",
    "bell \x07, escape \x1b[31m, null \x00, tab\t",
    "مرحبا \u202eright to left\u202c and \u200f",
    "😀 family 👩‍👩‍👧 and \ufffe",
    "long " * 4000,
    "a;b, c; d",
    "=1+1",
    "  spaces at both ends  ",
    "]]> <!-- ?>",
)
ID = "https://w3id.org/conflict-kg/id/"
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


@pytest.fixture(scope="session")
def store() -> ox.Store:
    loaded = ox.Store()
    loaded.load(path=str(TWO_SIDES), format=ox.RdfFormat.TRIG)
    return loaded


@pytest.fixture(scope="session")
def hostile(store: ox.Store) -> ox.Store:
    """The same graph with hostile labels: one after the other, for each event and actor."""
    spoilt = ox.Store()
    spoilt.extend(store)
    labelled = sorted(spoilt.quads_for_pattern(None, LABEL, None), key=str)
    for number, quad in enumerate(labelled):
        spoilt.remove(quad)
        text = ox.Literal(HOSTILE[number % len(HOSTILE)])
        spoilt.add(ox.Quad(quad.subject, LABEL, text, quad.graph_name))
    return spoilt
