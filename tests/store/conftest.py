"""What the store's tests share."""

import pytest

from kg.graph.build import GraphSettings, Versions, build_article_graph
from kg.graph.store import canonical_nquads


@pytest.fixture(scope="session")
def rich_nquads(rich_extraction) -> bytes:
    """The graph of an article that uses every field."""
    return canonical_nquads(build_article_graph(rich_extraction, GraphSettings(), Versions.of("0.0.1", "a_model 1.0")))
