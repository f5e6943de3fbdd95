"""Events that a copy of an article tells in its words. In: the facts, two articles. Out: links, first to first.

What makes two events one here is neither day nor place but the text: the same type by the same trigger in the same
quote. Where a copy says one thing twice, the first goes with the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.resolve.facts import Facts
from kg.resolve.sets import CERTAIN, Link, link

_Key = tuple[str, str, str, int]


def find_retold(article: str, first: str, facts: Facts) -> Iterator[Link]:
    """Links from the events of a copy to those of the article that speaks for all copies."""
    originals = dict(_keyed(first, facts))
    for key, event in _keyed(article, facts):
        if key in originals:
            yield link(originals[key], event, CERTAIN, "the same words in a copy")


def _keyed(article: str, facts: Facts) -> Iterator[tuple[_Key, str]]:
    seen: Counter[tuple[str, str, str]] = Counter()
    told = sorted((facts.words_of(event), event) for event in facts.events_of(article))
    for (_, trigger, quote), event in told:
        record = facts.event(event)
        if record is not None:
            key = (record.type, trigger, quote)
            yield (*key, seen[key]), event
            seen[key] += 1
