"""Two drafts that may tell one event, within their article: the records `Story` and `Pair`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from kg.nlp.draft import Draft
from kg.nlp.found import Found
from kg.nlp.tokens import Doc, Token

LONG_AGO = timedelta(days=60)
"""What is further back than this from the day of the report is told as history."""
Affiliations = Mapping[str, frozenset[str]]
_DISTINCT = frozenset(
    {"another", "second", "third", "separate", "previous", "earlier", "new", "other", "fresh", "further", "next"}
)
_MORE_PEOPLE = frozenset({"other", "another", "further"})
_ELSEWHERE = frozenset({"elsewhere", "separately", "meanwhile"})


@dataclass(frozen=True, slots=True)
class Story:
    """The article that the drafts are of. `acts` are the sentences that tell an attack and not only its harm."""

    doc: Doc
    found: Found
    belongs_to: Affiliations
    acts: frozenset[int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two drafts of one type, the first earlier in the text."""

    story: Story
    first: Draft
    second: Draft

    @property
    def words(self) -> tuple[Token, Token]:
        """The two triggers."""
        return self.story.doc[self.first.token], self.story.doc[self.second.token]

    @property
    def belongs_to(self) -> Affiliations:
        """For each actor those that it stands for."""
        return self.story.belongs_to


Rule = Callable[[Pair], str | None]


def is_apart(pair: Pair) -> bool:
    """Whether the second is told as something else: "another", "in a separate attack", "elsewhere"."""
    first, second = pair.words
    between = second.doc[max(first.i, second.sent.start) : second.i]
    return any(t.lower_ in _ELSEWHERE for t in between) or any(_is_one_more(w) for w in (second, *second.children))


def _is_one_more(word: Token) -> bool:
    """Whether a word says that this is one more; "two others were wounded" are more people of one attack."""
    victims = word.dep_ in ("dobj", "nsubjpass")
    return any(
        t.lower_ in _DISTINCT and not (victims and t.lower_ in _MORE_PEOPLE) for t in word.children if t.pos_ != "ADV"
    )


def is_distinct(noun: Token) -> bool:
    """Whether the noun says that it is one more: "another attack"."""
    return any(c.lower_ in _DISTINCT for c in noun.children)


def is_history(pair: Pair) -> bool:
    """Whether the first was told as long past, and the second without any time of its own."""
    published, time = pair.story.found.article.published, pair.first.time
    last = (time.span.end or time.span.not_after) if time is not None else None
    return last is not None and published is not None and pair.second.time is None and published - last > LONG_AGO
