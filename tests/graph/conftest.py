"""What the graph's tests share."""

import pytest

from kg.graph.build import GraphSettings, Versions, build_article_graph
from kg.graph.store import canonical_nquads, open_store, replace_graph


@pytest.fixture(scope="session")
def versions():
    return Versions.of("0.0.1", "a_model 1.0.0")


@pytest.fixture(scope="session")
def rich_quads(rich_extraction, versions):
    return build_article_graph(rich_extraction, GraphSettings(), versions)


@pytest.fixture
def rich_store(rich_quads):
    store = open_store()
    replace_graph(store, rich_quads[0].graph_name.value, canonical_nquads(rich_quads))
    return store
