"""Which articles are copies of one text. In: the index, articles that changed. Out: links with the share in common.

Texts are compared by shingles (runs of four words). A sample of the shingles, the same for all texts, finds the pairs
that are worth comparing, so that most pairs are never looked at. Articles of the same words are looked at once: the
first of them speaks for all.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from decimal import Decimal

from kg.ids import short_number
from kg.resolve.facts import Facts
from kg.resolve.index import Index
from kg.resolve.sets import CERTAIN, Link, link

SHINGLE_WORDS = 4
LEAST_SHINGLES = 40
LEAST_SHARE = Decimal("0.80")
_SAMPLE = 4
_SHARED_IN_SAMPLE = 0.5
_WORD = re.compile(r"\w+")
Shingles = frozenset[int]


def learn_words(article: str, facts: Facts, index: Index) -> None:
    """Index what an article is like. The index knows no article whose text is gone."""
    shingles = _shingles(facts.article(article).text)
    words = short_number(*map(str, sorted(shingles))) if shingles else short_number(article)
    is_new = not index.articles_with(words)
    index.add_article(article, words)
    if is_new and len(shingles) >= LEAST_SHINGLES:
        _add_likenesses(words, shingles, facts, index)


def like(article: str, index: Index) -> frozenset[str]:
    """The articles that have the words of an article, or nearly."""
    words = index.words_of(article)
    if words is None:
        return frozenset()
    return frozenset(each for near in (words, *index.like(words)) for each in index.articles_with(near))


def find_copies(articles: Iterable[str], index: Index) -> Iterator[Link]:
    """The links among articles, all of whose likes are among them."""
    texts = {words: index.articles_with(words) for a in articles if (words := index.words_of(a)) is not None}
    for words, (first, *others) in texts.items():
        yield from (link(first, other, CERTAIN, "the same words") for other in others)
        for near, share in index.like(words).items():
            yield link(first, texts[near][0], share, f"{share:.0%} of the shorter text stands in the longer")


def _add_likenesses(words: int, shingles: Shingles, facts: Facts, index: Index) -> None:
    sample = sorted(s for s in shingles if s % _SAMPLE == 0)
    for other in index.sharing(sample, _SHARED_IN_SAMPLE):
        share = _share(shingles, _shingles(facts.article(index.articles_with(other)[0]).text))
        if share >= LEAST_SHARE:
            index.add_likeness(words, other, share)
    index.add_sample(words, sample)


def _shingles(text: str) -> Shingles:
    words = _WORD.findall(text.casefold())
    runs = (" ".join(words[i : i + SHINGLE_WORDS]) for i in range(max(len(words) - SHINGLE_WORDS + 1, 1)))
    return frozenset(zlib.crc32(run.encode("utf-8", "replace")) for run in runs if run)


def _share(one: Shingles, other: Shingles) -> Decimal:
    return round(Decimal(len(one & other)) / min(len(one), len(other)), 2)
