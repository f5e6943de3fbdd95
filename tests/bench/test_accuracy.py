"""Accuracy on the gold data beside the repository, against the frozen baseline. Run by `make bench`.

Each suite runs as a user would: `kg build` on the articles, then the scorer that comes with the data, which reads the
graph alone. What a figure means is what that scorer computes. `figures.py` tells what each is held to.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.figures import BASELINE, hold

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold"
KG = str(Path(sys.executable).parent / "kg")

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not GOLD.is_dir(), reason="the gold data is not beside the repository"),
]

# Suite, file, further arguments, and for each figure the pattern that finds it in the scorer's line.
SUITES: dict[str, tuple[str, tuple[str, ...], dict[str, str]]] = {
    "plover": (
        "plover/gsr_dev.jsonl",
        (),
        {
            "class": r"class ([\d.]+)",
            "both countries": r"both countries ([\d.]+)",
            "all three": r"all three ([\d.]+)",
            "events a sentence": r"events a sentence ([\d.]+)",
        },
    ),
    "petrarch": (
        "petrarch/unit_tests_dev.jsonl",
        ("--actors", str(GOLD / "petrarch" / "PETR.Validate.actors.txt")),
        {"dyads": r"dyads \d+/\d+ = ([\d.]+)"},
    ),
    "places": (
        "geovirus/dev.jsonl",
        (),
        {"span F": r"span .*? F ([\d.]+)", "resolved": r"resolved ([\d.]+)", "near": r"161 km of those ([\d.]+)"},
    ),
    "event_location": (
        "event_location/dev.jsonl",
        (),
        {"F": r" F ([\d.]+)", "none kept none": r"no place kept so \d+/\d+ = ([\d.]+)"},
    ),
    "re3d": (
        "re3d/dev.jsonl",
        (),
        {"entity recall": r"entity recall ([\d.]+)", "relation recall": r"relation recall ([\d.]+)"},
    ),
    "current_events": (
        "current_events/dev.jsonl",
        (),
        {"found": r"found ([\d.]+)", "one title one node": r"one node \d+/\d+ = ([\d.]+)"},
    ),
    "gum": (
        "gum/dev.jsonl",
        (),
        {
            "names of one chain": r"on one node \d+/\d+ = ([\d.]+)",
            "pronouns linked": r"chains linked ([\d.]+)",
            "of those rightly": r"those rightly ([\d.]+)",
        },
    ),
}


@pytest.mark.parametrize("suite", SUITES)
def test_suite_keeps_its_figures(suite: str, tmp_path: Path) -> None:
    file, extra, patterns = SUITES[suite]
    command = [sys.executable, str(GOLD / "score.py"), suite, str(GOLD / file), "--kg", KG, "--work", str(tmp_path)]
    done = subprocess.run([*command, *extra], capture_output=True, text=True, check=True)
    print("\n" + done.stdout.strip())
    assert not done.stderr, done.stderr
    hold(suite, {name: float(re.search(pattern, done.stdout)[1]) for name, pattern in patterns.items()})


def test_founding_article(tmp_path: Path) -> None:
    article = SHARED / "seed" / "article.txt"
    subprocess.run([KG, "build", str(article), "--out", str(tmp_path), "--quiet"], check=True)
    command = [sys.executable, str(SHARED / "seed" / "score.py"), str(tmp_path / "graph.nq"), "--level", "a"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    total = done.stdout.strip().splitlines()[-1]
    print("\n" + total)
    must, of, hit, violations = map(
        int, re.search(r"must (\d+)/(\d+), all (\d+)/\d+, violations (\d+)", total).groups()
    )
    assert (must, violations) == (of, 0), done.stdout
    assert hit >= BASELINE["seed"]["all"]
