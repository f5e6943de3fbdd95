"""What the figures must reach, what they had reached when they were frozen, and how a new one is held to both.

`ASKED` is what the extraction must reach, for each suite. `baseline.json` holds what was measured when it was frozen. A
figure may fall below what is frozen by no more than the tolerance, and never below what is asked once that is reached.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

BASELINE: dict[str, dict[str, float]] = json.loads(
    (Path(__file__).parent / "baseline.json").read_text(encoding="utf-8")
)
TOLERANCE = 0.015
ASKED: dict[str, dict[str, float]] = {
    "plover": {"class": 0.80, "both countries": 0.82, "all three": 0.62, "events a sentence": 1.6},
    "petrarch": {"dyads": 0.70},
    "re3d": {"entity recall": 0.75, "relation recall": 0.35},
    "gum": {"names of one chain": 0.80, "pronouns linked": 0.60, "of those rightly": 0.80},
    "gum dates": {"all": 0.88, "without a year": 0.74},
    "places": {"span F": 0.88, "resolved": 0.94, "near": 0.88},
    "event_location": {"F": 0.57, "none kept none": 0.87},
    "current_events": {"found": 0.92, "one title one node": 0.90},
    "wikinews": {"both sides": 0.35, "verbs matched": 0.60},
}
LOWER_IS_BETTER = frozenset({"events a sentence"})


def hold(suite: str, figures: Mapping[str, float]) -> None:
    """Print the figures beside what is asked and what is frozen, and fail where one has fallen."""
    fallen = []
    for name, figure in figures.items():
        frozen, asked = BASELINE[suite][name], ASKED.get(suite, {}).get(name)
        floor = _floor(name, frozen, asked)
        lower = name in LOWER_IS_BETTER
        wanted = "" if asked is None else f", asked {asked:g}: {_verdict(name, figure, asked)}"
        print(f"\n{suite}: {name} {figure:.3f}{wanted} (frozen {frozen:g})", end="")
        if (figure > floor) if lower else (figure < floor):
            fallen.append(f"{suite}: {name} is {figure:.3f}, held to {floor:.3f}")
    print()
    assert not fallen, "; ".join(fallen)


def _floor(name: str, frozen: float, asked: float | None) -> float:
    """The worst that a figure may be: near what is frozen, and what is asked if that was reached."""
    if name in LOWER_IS_BETTER:
        return frozen + TOLERANCE if asked is None or frozen > asked else min(asked, frozen + TOLERANCE)
    return frozen - TOLERANCE if asked is None or frozen < asked else max(asked, frozen - TOLERANCE)


def _verdict(name: str, figure: float, asked: float) -> str:
    reached = figure <= asked if name in LOWER_IS_BETTER else figure >= asked
    return "reached" if reached else "not reached"
