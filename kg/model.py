"""The plain frozen records that pass between the layers, and nothing else does.

Offsets are Python character offsets (code points) into `Article.text`, half open. An id is the local name of the
record's IRI ("actor-taliban", "country-AFG"): `kg.ids` makes it, the graph puts the user's base before it.
A value that the text does not give is None or an empty tuple, never a default.
Coded values are the local part of their IRI under `code:` ("CONSULT", "actual", "day"); the lists stand in
`ontology/contract.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

ZoneKind = Literal["title", "dateline", "body", "caption", "credit", "boilerplate", "link"]
ActorKind = Literal["person", "group", "organization", "state"]
Knowledge = Literal["dictionary", "named", "unnamed"]
PlacePrecision = Literal["point", "city", "admin2", "admin1", "country", "region"]
DatePrecision = Literal["day", "weekend", "week", "month", "quarter", "year", "bounded", "unknown"]
Role = Literal["actor", "recipient"]
Factuality = Literal["actual", "planned", "hypothetical", "attempted", "averted", "denied", "negated"]
Stance = Literal[
    "states", "reports", "confirms", "denies", "alleges", "doubts", "demands", "offers", "threatens", "predicts"
]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Modality = Literal["actual", "future", "conditional", "hypothetical", "attempted"]
MentionKind = Literal[
    "name", "acronym", "nominal", "pronoun", "trigger", "reference", "quote", "cue", "time", "figure", "relation"
]


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of an article that plays one part in it. Zones do not overlap; what lies in none is body."""

    start: int
    end: int
    kind: ZoneKind


@dataclass(frozen=True, slots=True)
class Article:
    """One text as it was given. `text` is stored unchanged; a `title` need not stand in it.

    `id` is the id that the user gave, else the URL, else the hash of the text (`kg.ids.article_key`).
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    lang: str | None = None
    zones: tuple[Zone, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters of the article: always `article.text[start:end] == text`.

    `denotes` is the id of the actor, source, place, event, relation or figure that they stand for; None for a quote,
    a cue or a time expression. `rule` tells why these words stand for it, where that is not the rule of the thing
    itself ("it" for a group); it is a reason, not a part of what is said, so that mentions are equal without it.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    denotes: str | None = None
    rule: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `sector` and `country` are as of the article's date; `aliases` are all names used in the article.

    `known` tells whether a dictionary lists it, the text names it, or neither ("gunmen").
    """

    id: str
    kind: ActorKind
    name: str
    known: Knowledge
    rule: str
    aliases: tuple[str, ...] = ()
    sector: str | None = None
    country: str | None = None
    dictionary_code: str | None = None
    part_of: str | None = None
    exact_match: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A medium or agency that reports. The same medium is an Actor only where it acts."""

    id: str
    name: str
    rule: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where. `lat` and `long` are WGS84 degrees of the centre; `within` is the id of the next larger place.

    A country is one node: its Place and its Actor of kind "state" carry one id.
    """

    id: str
    name: str
    precision: PlacePrecision
    rule: str
    aliases: tuple[str, ...] = ()
    lat: float | None = None
    long: float | None = None
    country: str | None = None
    within: str | None = None
    exact_match: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """First and last day that the text gives, or one-sided bounds (since, until, by).

    `lasted` is true where the event lasted from start to end, false where it fell on a day within them; it makes the
    difference between EDTF `a/b` and `[a..b]`. `rule` names how the expression was read.
    """

    start: date | None
    end: date | None
    precision: DatePrecision
    rule: str
    not_before: date | None = None
    not_after: date | None = None
    lasted: bool = False
    mention: Mention | None = None

    @property
    def edtf(self) -> str | None:
        """The span in EDTF level 1 and 2, or None where the text gives no day."""
        if self.start and self.end:
            if self.start == self.end:
                return self.start.isoformat()
            return f"{self.start}/{self.end}" if self.lasted else f"[{self.start}..{self.end}]"
        if self.start or self.not_before:
            return f"[{self.start or self.not_before}..]"
        if self.end or self.not_after:
            return f"[..{self.end or self.not_after}]"
        return None


@dataclass(frozen=True, slots=True)
class Participation:
    """One side of an event: who, as what, for whom, and what they were on that day."""

    who: str
    role: Role
    on_behalf_of: str | None = None
    sector: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What happened. In a reciprocal event all sides have the role "actor"."""

    id: str
    label: str
    type: str
    quad: str
    rule: str
    factuality: Factuality = "actual"
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    acled: str | None = None
    ucdp: str | None = None
    participations: tuple[Participation, ...] = ()
    reciprocal: bool = False
    background: bool = False
    instrument: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    time: TimeSpan | None = None
    outcome: str | None = None
    sub_event_of: str | None = None
    responds_to: tuple[str, ...] = ()
    caused_by: tuple[str, ...] = ()
    precedes: tuple[str, ...] = ()

    def who(self, role: Role) -> tuple[str, ...]:
        """The ids of those who take part as `role`."""
        return tuple(p.who for p in self.participations if p.role == role)


@dataclass(frozen=True, slots=True)
class Relation:
    """What holds between two actors, or an actor and a place, for a time that may be unknown.

    `past` tells that the text puts it in the past ("former", "until", "was"); whether it ended is not said by that.
    """

    id: str
    subject: str
    relation: str
    object: str
    rule: str
    office: str | None = None
    time: TimeSpan | None = None
    past: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that somebody gives of an actor or event. "at least 26" is low, "about 20" best, "dozens" low 24."""

    id: str
    of: str
    quantity: str
    phrase: str
    rule: str
    low: int | Decimal | None = None
    best: int | Decimal | None = None
    high: int | Decimal | None = None
    unit: str | None = None
    civilian: bool | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody says so. `about` is the id of an event, relation or figure; `property` and `value` narrow it to one.

    `claimant` is an actor, a source or the article's id where the outlet is unnamed; `via` are those who relay it,
    the one nearest the speaker first. `quote` and `cue` are mentions of the same article.
    """

    id: str
    about: str
    claimant: str
    quote: Mention
    rule: str
    via: tuple[str, ...] = ()
    cue: Mention | None = None
    property: str | None = None
    value: str | None = None
    stance: Stance = "states"
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    modality: Modality = "actual"
    confidence: Decimal = Decimal("1.00")


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong in one article without ending the run."""

    stage: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article says, as plain data: what `kg extract` writes and the graph is built from."""

    article: Article
    actors: tuple[Actor, ...] = ()
    sources: tuple[Source, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = ()
    publisher: Source | None = None
