"""Which articles are copies of one text. In: the articles' texts. Out: links with the share of words in common.

Texts are compared by shingles (runs of four words). A sample of the shingles, the same for all texts, finds the pairs
that are worth comparing, so that most pairs are never looked at.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from kg.resolve.facts import ArticleFacts
from kg.resolve.sets import CERTAIN, Link, link

SHINGLE_WORDS = 4
LEAST_SHINGLES = 40
LEAST_SHARE = Decimal("0.80")
_SAMPLE = 4
_SHARED_IN_SAMPLE = 0.5
_LONG_POSTING = 20
_WORD = re.compile(r"\w+")
Shingles = frozenset[int]


def find_copies(articles: Mapping[str, ArticleFacts]) -> tuple[Link, ...]:
    """Links between articles of which the shorter stands nearly whole in the longer; short texts must be equal."""
    shingles = {iri: _shingles(article.text) for iri, article in sorted(articles.items())}
    links = list(_equal(shingles))
    long_ones = {iri: each for iri, each in shingles.items() if len(each) >= LEAST_SHINGLES}
    for left, right in sorted(_candidates(long_ones)):
        share = _share(long_ones[left], long_ones[right])
        if share >= LEAST_SHARE:
            links.append(link(left, right, share, f"{share:.0%} of the shorter text stands in the longer"))
    return tuple(links)


def _shingles(text: str) -> Shingles:
    words = _WORD.findall(text.casefold())
    runs = (" ".join(words[i : i + SHINGLE_WORDS]) for i in range(max(len(words) - SHINGLE_WORDS + 1, 1)))
    return frozenset(zlib.crc32(run.encode("utf-8", "replace")) for run in runs if run)


def _equal(shingles: Mapping[str, Shingles]) -> Iterator[Link]:
    first: dict[Shingles, str] = {}
    for iri, each in shingles.items():
        if each and first.setdefault(each, iri) != iri:
            yield link(first[each], iri, CERTAIN, "the same words")


def _candidates(shingles: Mapping[str, Shingles]) -> set[tuple[str, str]]:
    """Pairs that share half of the smaller sample or more."""
    samples = {iri: frozenset(s for s in each if s % _SAMPLE == 0) for iri, each in shingles.items()}
    postings: defaultdict[int, list[str]] = defaultdict(list)
    for iri, sample in samples.items():
        for shingle in sample:
            postings[shingle].append(iri)
    shared = Counter(pair for posting in postings.values() for pair in _pairs(posting))
    return {
        (left, right)
        for (left, right), count in shared.items()
        if count >= _SHARED_IN_SAMPLE * min(len(samples[left]), len(samples[right]))
    }


def _pairs(posting: list[str]) -> Iterable[tuple[str, str]]:
    """All pairs of a short list; of a long one each with the first and the one before: enough to join copies."""
    if len(posting) <= _LONG_POSTING:
        return ((left, right) for i, left in enumerate(posting) for right in posting[i + 1 :])
    first = ((posting[0], each) for each in posting[1:])
    return dict.fromkeys((*first, *pairwise(posting)))


def _share(one: Shingles, other: Shingles) -> Decimal:
    return round(Decimal(len(one & other)) / min(len(one), len(other)), 2)
