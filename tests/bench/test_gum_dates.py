"""Dates of GUM news: the share of gold `when` values that are read rightly, all and those without an explicit year.

A `when` value (a day, month or year) is right where a time expression that overlaps its words spans exactly its days; of
an expression that covers more than the gold's words (a range) its first or last day counts. An open side ("since",
"until") counts by its bound. Values that lack a year themselves ("--10") and intervals (from, to) are left out. The
anchor is the article's date of publication. Words without an explicit year hold no number from 1500 to 2099.
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from kg.model import Article
from kg.nlp.found import Found, TimeExpression
from kg.nlp.times import find_times
from kg.nlp.tokens import Doc
from tests.bench.figures import hold

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "gum" / "dev.jsonl"
_WHEN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d")


def days_of(when: str) -> tuple[date, date] | None:
    """First and last day of a gold value, or None where it names no year."""
    match = _WHEN.fullmatch(when)
    if match is None:
        return None
    year, month, day = (int(g) if g else None for g in match.groups())
    assert year is not None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, day or 1), date(year, month, day or monthrange(year, month)[1])


def is_right(time: TimeExpression, gold: dict[str, Any], days: tuple[date, date]) -> bool:
    """Whether the expression gives the gold's days."""
    span, mention = time.span, time.span.mention
    assert mention is not None
    first, last = span.start or span.not_before, span.end or span.not_after
    if (first, last) == days:
        return True
    if first is None or last is None:
        return first == days[0] or last == days[1]
    wider_right, wider_left = mention.end > gold["end"], mention.start < gold["start"]
    return (wider_right and first == days[0]) or (wider_left and last == days[1])


@pytest.mark.bench
@pytest.mark.skipif(not GOLD.is_file(), reason="the gold data are not beside this checkout")
def test_dates_of_gum_news(nlp: Language) -> None:
    right: dict[str, list[bool]] = {"all": [], "without a year": []}
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        article = Article(record["id"], record["text"], published=date.fromisoformat(record["published"]))
        times = find_times(Doc(nlp(article.text)), Found(article))
        for gold in record["dates"]:
            days = days_of(gold.get("when", ""))
            if days is None:
                continue
            over = [
                t for t in times
                if t.span.mention and t.span.mention.start < gold["end"] and gold["start"] < t.span.mention.end
            ]  # fmt: skip
            hit = any(is_right(t, gold, days) for t in over)
            right["all"].append(hit)
            if not _YEAR.search(gold["text"]):
                right["without a year"].append(hit)
    print("\ngum dates:", ", ".join(f"{name} {len(hits)}" for name, hits in right.items()), end="")
    hold("gum dates", {name: sum(hits) / len(hits) for name, hits in right.items()})
