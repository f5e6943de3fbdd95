"""The gold set as its README describes it: complete, without a slip, and agreed upon as far as it says."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kg.cli.eval_text import eval_text
from kg.evaluate.evaluate import score_coder
from kg.evaluate.gold import GoldArticle
from kg.evaluate.gold_reading import find_gold, read_gold
from kg.evaluate.of_gold import coding_of_gold
from kg.evaluate.pairing import pair_events
from kg.evaluate.same import Sameness
from kg.evaluate.scores import kappa

GOLD = Path(__file__).parent
README = (GOLD / "README.md").read_text(encoding="utf-8")
SETTLED = (GOLD / "settled.md").read_text(encoding="utf-8")
NAMES = sorted(path.stem for path in (GOLD / "articles").glob("*.txt"))

Codings = dict[str, list[GoldArticle]]


@pytest.fixture(scope="module")
def codings() -> Codings:
    """Every coding of every article; reading one fails where a quote or a name does not stand in the article."""
    found: Codings = {}
    for folder in ("articles", "first", "second"):
        read = [read_gold(path) for path in find_gold([GOLD / folder])]
        found[folder] = [gold for gold in read if isinstance(gold, GoldArticle)]
    return found


def test_each_article_is_coded_twice_and_settled(codings: Codings) -> None:
    assert len(NAMES) == 16
    for golds in codings.values():
        assert [gold.path.stem for gold in golds] == NAMES
        assert [gold.article.text for gold in golds] == [gold.article.text for gold in codings["articles"]]
    assert {gold.coder for gold in codings["articles"]} == {"settled"}
    assert re.findall("^## (.*-.*)$", SETTLED, re.MULTILINE) == NAMES


def test_what_is_counted_of_an_optional_event_is_optional(codings: Codings) -> None:
    for gold in codings["articles"]:
        optional = {event.id for event in gold.events if event.optional}
        assert [f.line for f in gold.figures if f.of in optional and not f.optional] == []


def test_the_readme_tells_the_agreement(codings: Codings) -> None:
    pairs = zip(codings["first"], codings["second"], strict=True)
    told = "\n".join(text.plain for text in eval_text([(a, score_coder(a, b)) for a, b in pairs], with_errors=False))
    assert f"```\n{told.rstrip()}\n```" in README


def test_the_readme_tells_the_agreement_without_tolerance(codings: Codings) -> None:
    count: Counter[str] = Counter()
    types: list[tuple[str, str]] = []
    for a, b in zip(codings["first"], codings["second"], strict=True):
        one, other = coding_of_gold(a), coding_of_gold(b)
        found = pair_events(one, other, Sameness(one, other))
        types += [(one.events[i].types[0], other.events[j].types[0]) for i, j in found.pairs]
        count += Counter(first=len(one.events), second=len(other.events))
        count += Counter(missed=len(found.missed), invented=len(found.invented))
    f1 = 2 * len(types) / (count["first"] + count["second"])
    told = (
        f"of the {count['first']} events of the first and the {count['second']} of the second, {len(types)} are paired "
        f"(F1 {f1:.2f}), {count['missed']} and {count['invented']} have no partner, and kappa of the first types of all "
        f"pairs is {kappa(types):.2f}."
    )
    assert told in " ".join(README.split())


def test_the_readme_tells_how_much_there_is(codings: Codings) -> None:
    golds = codings["articles"]
    words = sum(len(gold.article.text.split()) for gold in golds)
    events = [event.optional for gold in golds for event in gold.events]
    relations = [relation.optional for gold in golds for relation in gold.relations]
    figures = [figure.optional for gold in golds for figure in gold.figures]
    told = (
        f"{len(events)} events, {events.count(False)} of which must be found, {len(relations)} relations "
        f"({relations.count(False)}) and {len(figures)} figures ({figures.count(False)})"
    )
    assert told in " ".join(README.split())
    assert f"{words:,} in all" in README


def test_the_differences_are_counted() -> None:
    rows = {kind: int(number) for kind, number in re.findall(r"^\| ([^|]+) \| (\d+) \|$", SETTLED, re.MULTILINE)}
    together = rows.pop("together")
    assert sum(rows.values()) == together
    assert f": {together}, from a missed event" in README
