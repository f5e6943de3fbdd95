"""`kg eval` over the articles that we wrote and settled (tests/gold/articles), against the frozen baseline: F1 of each row.

What a row means, tests/gold/README.md says. Nothing is asked of these figures but that they do not fall. Run by
`make bench`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.figures import hold

ARTICLES = Path(__file__).parents[1] / "gold" / "articles"
KG = str(Path(sys.executable).parent / "kg")
ROWS = ("event", "type", "actor", "recipient", "date", "place", "claim", "relation", "figure")


@pytest.mark.bench
def test_articles_of_ours_are_read_as_well_as_before() -> None:
    done = subprocess.run([KG, "eval", str(ARTICLES), "--json"], capture_output=True, text=True, check=True)
    scores = json.loads(done.stdout)["all"]["scores"]
    for row in ROWS:
        print(f"\ntests/gold: {row} precision {scores[row]['precision']}, recall {scores[row]['recall']}", end="")
    hold("tests/gold", {row: scores[row]["f1"] for row in ROWS})
