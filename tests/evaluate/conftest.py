"""The example article with its coding, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.evaluate.coding import Coding
from kg.evaluate.gold import GoldArticle
from kg.evaluate.gold_reading import read_gold
from kg.evaluate.of_gold import coding_of_gold

EXAMPLE = Path(__file__).parents[1] / "gold" / "example" / "lake-chad-raid.yaml"


@pytest.fixture(scope="session")
def example() -> GoldArticle:
    gold = read_gold(EXAMPLE)
    assert isinstance(gold, GoldArticle)
    return gold


@pytest.fixture(scope="session")
def coding(example: GoldArticle) -> Coding:
    return coding_of_gold(example)
