"""Pairs of names, one or two: how far our matcher of names gets, and how often it takes two for one.

Many pairs are said to be one for typing errors or names in other scripts, which a text hardly has within itself and
which we do not match: false merges count more than misses.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from kg.ontology.spellings import is_one_bodys, is_one_persons

CASES = Path(__file__).resolve().parents[3] / "shared" / "gold" / "name_matching" / "cases.csv"


@pytest.mark.bench
@pytest.mark.skipif(not CASES.is_file(), reason="the gold data are not beside this checkout")
@pytest.mark.parametrize(("people", "precision", "recall"), [(True, 0.98, 0.28), (False, 0.96, 0.35)])
def test_pairs_of_names(people: bool, precision: float, recall: float) -> None:
    is_one = is_one_persons if people else is_one_bodys
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if (row["schema"] == "Person") == people]
    counts = Counter((row["is_match"] == "true", is_one(row["name1"], row["name2"])) for row in rows)
    right, wrong, missed = counts[True, True], counts[False, True], counts[True, False]
    p, r = right / (right + wrong), right / (right + missed)
    print(
        f"names of {'people' if people else 'bodies'} n {len(rows)}: P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f},"
        f" false merges {wrong} of {wrong + counts[False, False]}"
    )
    assert p >= precision
    assert r >= recall
