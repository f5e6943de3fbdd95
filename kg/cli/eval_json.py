"""Scores for programs. In: each gold file with its score. Out: JSON: figures of all and of each file, the errors."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from kg.evaluate.evaluate import Gold
from kg.evaluate.scores import kappa
from kg.evaluate.tally import Score


def eval_json(scored: Sequence[tuple[Gold, Score]]) -> str:
    """One object: `all` and `files`."""
    total = Score()
    for _, score in scored:
        total.add(score)
    whole = {"all": _figures(total), "files": [_file(gold, score) for gold, score in scored]}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _file(gold: Gold, score: Score) -> dict[str, object]:
    return {"path": str(gold.path), **_figures(score), "errors": [asdict(slip) for slip in score.slips]}


def _figures(score: Score) -> dict[str, object]:
    rows = {
        row: {
            "precision": _rounded(count.precision),
            "recall": _rounded(count.recall),
            "f1": _rounded(count.f1),
            "right": count.right,
            "wanted": count.wanted,
            "given": count.given,
        }
        for row, count in score.counts.items()
        if count.wanted or count.given
    }
    return {"scores": rows, "kappa": _rounded(kappa(score.types))}


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
