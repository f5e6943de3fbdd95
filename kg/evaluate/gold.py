"""A coding of one article by hand, as plain data. In: nothing. Out: the records that `gold_reading` fills.

Codes are those of the contract; names of actors are those of the file's own list; what stands in the text is a `Quote`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from kg.evaluate.days import NO_DAYS, Days
from kg.evaluate.quotes import Quote
from kg.model import Article, Certainty, Factuality, Modality, Polarity, Stance

OUTLET = "outlet"
"""The claimant where the article says it itself."""


@dataclass(frozen=True, slots=True)
class GoldActor:
    """An actor, a source or a place with all its names; `part_of` is another actor of the file."""

    name: str
    aliases: tuple[str, ...] = ()
    part_of: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the first one first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """Who says it, through whom, in which words. The outlet's own claim needs no words."""

    by: str
    line: int
    via: tuple[str, ...] = ()
    quote: Quote | None = None
    stance: Stance | None = None
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    modality: Modality = "actual"


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """What happened. `types` are all that are right, the best first; `quotes` are where it is told, the best first.

    `when` and `where` are None where the coder left it open; what the text does not give is `NO_DAYS` and ().
    """

    types: tuple[str, ...]
    quotes: tuple[Quote, ...]
    line: int
    id: str | None = None
    modes: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    when: Days | None = NO_DAYS
    where: tuple[str, ...] | None = ()
    factuality: Factuality = "actual"
    background: bool = False
    optional: bool = False
    claims: tuple[GoldClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """What holds between two actors, or an actor and a place."""

    subject: str
    relation: str
    object: str
    line: int
    office: str | None = None
    quote: Quote | None = None
    optional: bool = False
    claims: tuple[GoldClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A number that somebody gives; `of` is an event's id or an actor's name."""

    of: str
    quantity: str
    quote: Quote
    line: int
    low: Decimal | None = None
    best: Decimal | None = None
    high: Decimal | None = None
    optional: bool = False
    claims: tuple[GoldClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article coded completely."""

    path: Path
    article: Article
    coder: str | None = None
    actors: tuple[GoldActor, ...] = ()
    sources: tuple[GoldActor, ...] = ()
    places: tuple[GoldActor, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    relations: tuple[GoldRelation, ...] = ()
    figures: tuple[GoldFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """One sentence with one marked word, and what the sentence makes of what that word tells: any of these codes."""

    text: str
    quote: Quote
    line: int
    polarities: tuple[Polarity, ...]
    modalities: tuple[Modality, ...]
    certainty: Certainty | None = None

    @property
    def marked(self) -> str:
        """The marked words."""
        return self.text[self.quote.start : self.quote.end]


@dataclass(frozen=True, slots=True)
class GoldSentences:
    """A file of single sentences."""

    path: Path
    sentences: tuple[GoldSentence, ...]
