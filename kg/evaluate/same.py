"""Who is the same in two codings of one article. In: keys of both. Out: yes or no, by names and by where they stand."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from kg.evaluate.coding import Bearer, Coding
from kg.evaluate.gold import OUTLET
from kg.evaluate.quotes import Quote

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_OWNER = re.compile(r"['’]s?$")
# "fighters of the Taliban" ends where "the Taliban" does, and is somebody else.
_OTHER_HEAD = re.compile(r",|\b(?:of|from|in|to|for|at|by|with|and|or|between|under|against)\b")


@cache
def fold(name: str) -> str:
    """A name without case, accents, article, possessive and doubled spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _OWNER.sub("", _ARTICLE.sub("", " ".join(plain.split()))).casefold().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Sameness:
    """Which keys of two codings mean the same."""

    gold: Coding
    answer: Coding

    def is_same(self, wanted: str, given: str) -> bool:
        """Whether the two share a name, or the article calls both by words that end at the same place."""
        if OUTLET in (wanted, given):
            return wanted == given
        one, other = self.gold.bearers.get(wanted), self.answer.bearers.get(given)
        if one is None or other is None:
            return False
        return bool(one.names & other.names) or _stand_together(self.gold.text, one, other)

    def is_side(self, wanted: str, given: str) -> bool:
        """Whether the two are the same side of an event: members stand for whom they belong to."""
        if self.is_same(wanted, given):
            return True
        one, other = self.gold.bearers.get(wanted), self.answer.bearers.get(given)
        owner, body = one.part_of if one else None, other.part_of if other else None
        return (owner is not None and self.is_same(owner, given)) or (body is not None and self.is_same(wanted, body))


def _stand_together(text: str, one: Bearer, other: Bearer) -> bool:
    """ "Taliban soldiers" and "soldiers" at one place are the same, "Taliban" and "Taliban soldiers" are not."""
    return any(_end_together(text, a, b) for a in one.spans for b in other.spans)


def _end_together(text: str, one: Quote, other: Quote) -> bool:
    if one.end != other.end:
        return False
    only_in_one = text[min(one.start, other.start) : max(one.start, other.start)]
    return not _OTHER_HEAD.search(only_in_one)
