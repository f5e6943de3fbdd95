"""Articles that nobody wrote, of the shape that real ones have. In: how many events, a seed. Out: `Extraction`s.

The shares below are those of the graph of `examples/articles`, an article there: 9.5 events of which a third have a day,
16 actors of which half are named, 7 places, 16 claims, 70 mentions, 4.5 relations, 1.1 figures, 1,500 statements. Some
articles tell a story that another one told, a few are reprints. The same number and seed give the same articles, in the
order of their days.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from kg.ids import local_id
from kg.model import (
    Actor,
    Article,
    Claim,
    Event,
    Extraction,
    Figure,
    Mention,
    Participation,
    Place,
    Relation,
    Source,
    TimeSpan,
)
from tests.bench.world import COUNTRIES, World, make_world, often_first

FIRST_DAY, DAYS = date(2018, 1, 1), 5 * 365
EVENTS_OF_AN_ARTICLE = (3, 6, 7, 8, 9, 10, 11, 12, 14, 15)
_RETOLD, _REPRINTED, _REMEMBERED = 0.12, 0.03, 40
# How often each type is told in 295 Wikinews articles, and its quad class.
_TYPES = {
    "ASSAULT": (323, "material-conflict"),
    "ACCUSE": (306, "verbal-conflict"),
    "COERCE": (211, "material-conflict"),
    "SUPPORT": (158, "verbal-cooperation"),
    "AGREE": (156, "verbal-cooperation"),
    "REQUEST": (131, "verbal-conflict"),
    "CONSULT": (126, "verbal-cooperation"),
    "SANCTION": (98, "material-conflict"),
    "PROTEST": (92, "material-conflict"),
    "REJECT": (68, "verbal-conflict"),
    "CONCEDE": (65, "verbal-cooperation"),
    "RETREAT": (62, "material-cooperation"),
    "THREATEN": (42, "verbal-conflict"),
    "AID": (35, "material-cooperation"),
    "MOBILIZE": (32, "material-conflict"),
    "COOPERATE": (29, "material-cooperation"),
}
_RECIPROCAL = frozenset({"CONSULT", "AGREE"})
_UNNAMED = ("gunmen", "civilians", "police officers", "soldiers", "villagers", "protesters", "officials", "doctors")
_VERBS = ("closed", "opened", "crossed", "left", "reached", "watched", "rebuilt", "counted", "feared", "lost", "found")
_NOUNS = ("road", "bridge", "market", "school", "harvest", "river", "price", "border", "convoy", "hospital", "truce")


@dataclass(frozen=True)
class Told:
    """One thing that happened; a side is an actor, or the noun of one that has no name."""

    type: str
    sides: tuple[Actor | str, ...]
    place: Place | None
    time: TimeSpan | None
    factuality: str


@dataclass(frozen=True)
class Story:
    """What an article tells."""

    country: str
    day: date
    told: tuple[Told, ...]


def make_articles(events: int, seed: int = 7) -> Iterator[Extraction]:
    """So many events, or a few more, in articles by day."""
    rng = random.Random(seed)
    world = make_world(rng)
    recent: deque[tuple[Story, int]] = deque(maxlen=_REMEMBERED)
    count = number = 0
    while count < events:
        story, words = _make_story(rng, world, FIRST_DAY + timedelta(days=DAYS * count // events)), number
        chance = rng.random()
        if recent and chance < _RETOLD + _REPRINTED:
            story, words = rng.choice(recent)
            words = words if chance < _REPRINTED else number
        recent.append((story, words))
        made = _Desk(f"n{number}", story, world, rng.choice(world.media), random.Random(f"{seed} {words}")).write()
        yield made
        count += len(made.events)
        number += 1


def _make_story(rng: random.Random, world: World, day: date) -> Story:
    country = often_first(rng, COUNTRIES)
    told = tuple(_make_told(rng, world, country, day) for _ in range(rng.choice(EVENTS_OF_AN_ARTICLE)))
    return Story(country, day, told)


def _make_told(rng: random.Random, world: World, country: str, day: date) -> Told:
    type = rng.choices(list(_TYPES), [number for number, _ in _TYPES.values()])[0]
    on = day - timedelta(days=rng.choice((0, 0, 0, 1, 1, 2, 7)))
    return Told(
        type,
        tuple(dict.fromkeys(_side(rng, world, country) for _ in range(rng.choice((1, 1, 2, 2))))),
        often_first(rng, world.places_of[country]) if rng.random() < 0.42 else None,
        TimeSpan(on, on, "day", "synthetic") if rng.random() < 0.31 else None,
        rng.choices(("actual", "planned", "hypothetical", "negated"), (84, 6, 6, 4))[0],
    )


def _side(rng: random.Random, world: World, country: str) -> Actor | str:
    if rng.random() < 0.4:
        return rng.choice(_UNNAMED)
    return often_first(rng, world.actors_of[country if rng.random() < 0.8 else often_first(rng, COUNTRIES)])


@dataclass
class _Desk:
    """One article while it is written: its text grows, and each mention is what was just written."""

    id: str
    story: Story
    world: World
    publisher: Source
    rng: random.Random
    text: str = ""
    actors: dict[str, Actor] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def write(self) -> Extraction:
        """All that the article says."""
        for number, told in enumerate(self.story.told):
            self._tell(number, told)
            self._fill()
        for number in range(self.rng.choice((2, 4, 5, 7))):
            self._relate(number)
        self.text += f"Copyright {self.publisher.name}. All rights reserved.\n"
        return Extraction(
            article=self._article(),
            actors=tuple(self.actors.values()),
            sources=tuple(self.sources.values()),
            places=tuple(self.places.values()),
            events=tuple(self.events),
            relations=tuple(self.relations),
            figures=tuple(self.figures),
            claims=tuple(self.claims),
            mentions=tuple(self.mentions),
            publisher=self.publisher,
        )

    def _article(self) -> Article:
        title = f"News of {self.story.country}: {self.events[0].label}" if self.events else None
        return Article(self.id, self.text, title, self.story.day, self.publisher.name)

    def _tell(self, number: int, told: Told) -> None:
        sides = [self._know(side) for side in told.sides]
        event = self._local("event", number)
        start = len(self.text)
        self._mention(sides[0].name, "name", sides[0].id)
        self._mention(told.type.lower(), "trigger", event)
        for side in sides[1:]:
            self._mention(side.name, "name", side.id)
        if told.place:
            self._mention(told.place.name, "name", self._know_place(told.place).id)
        label = self.text[start:].rstrip()
        quote = Mention(start, start + len(label), label, "quote")
        for _ in range(3):
            again = self.rng.choice(sides)
            self._mention(again.aliases[0] if again.aliases else again.name, "name", again.id)
        self.text += "as was told. "
        roles = ["actor" if told.type in _RECIPROCAL or not n else "recipient" for n in range(len(sides))]
        self.events.append(
            Event(
                event,
                label,
                told.type,
                _TYPES[told.type][1],
                "synthetic",
                factuality=told.factuality,  # type: ignore[arg-type]
                participations=tuple(
                    Participation(s.id, r, None, s.sector, s.country)  # type: ignore[arg-type]
                    for s, r in zip(sides, roles, strict=True)
                ),
                reciprocal=told.type in _RECIPROCAL,
                places=(told.place.id,) if told.place else (),
                time=told.time,
                responds_to=(self.events[-1].id,) if self.events and self.rng.random() < 0.05 else (),
            )
        )
        self._say(event, quote)
        if self.rng.random() < 0.12:
            self._count(event, number, quote)

    def _count(self, event: str, number: int, quote: Mention) -> None:
        figure, killed = self._local("figure", number), self.rng.choice((2, 3, 5, 12, 40, 150))
        phrase = self._mention(f"{killed} people", "figure", figure).text
        self.figures.append(Figure(figure, event, "killed", phrase, "synthetic", best=killed))
        self._say(figure, quote)

    def _relate(self, number: int) -> None:
        tie = often_first(self.rng, self.world.ties_of[self.story.country])
        one, other, relation = self._know(tie.one), self._know(tie.other), self._local("relation", number)
        quote = self._mention(f"{one.name} {tie.relation} {other.name}", "relation", relation)
        self.relations.append(Relation(relation, one.id, tie.relation, other.id, "synthetic"))
        self._say(relation, quote)

    def _say(self, about: str, quote: Mention) -> None:
        """The outlet says so, or somebody in the news, or both; at times through an agency; some deny it."""
        for number in range(self.rng.choice((1, 1, 1, 2))):
            by_outlet = number == 0 and self.rng.random() < 0.6
            speaker = self.publisher.id if by_outlet else self._know(_side(self.rng, self.world, self.story.country)).id
            agency = self.world.media[self.rng.randrange(12)]
            via = (agency.id,) if self.rng.random() < 0.05 else ()
            if via and agency != self.publisher:
                self.sources[agency.id] = agency
            denies = number == 1 and self.rng.random() < 0.3
            self.claims.append(
                Claim(
                    self._local("claim", f"{about} {number}"),
                    about,
                    speaker,
                    quote,
                    "synthetic",
                    via,
                    stance="denies" if denies else "states",
                    polarity="negative" if denies else "positive",
                    confidence=Decimal("0.90"),
                )
            )

    def _fill(self) -> None:
        """Sentences that tell nothing of this kind."""
        for _ in range(self.rng.choice((1, 2, 3))):
            words = (self.rng.choice(each) for each in (_UNNAMED, _VERBS, _NOUNS, _NOUNS, _UNNAMED))
            self.text += "Some {} {} the {} and the {} that {} remember. ".format(*words)

    def _know(self, side: Actor | str) -> Actor:
        """A side with all that it is part of."""
        if isinstance(side, str):
            side = Actor(self._local("actor", side), "group", side, "unnamed", "synthetic")
        above: Actor | None = side
        while above and above.id not in self.actors:
            self.actors[above.id] = above
            above = self.world.actors[above.part_of] if above.part_of else None
        return side

    def _know_place(self, place: Place) -> Place:
        """A place with all that it lies in."""
        above: Place | None = place
        while above and above.id not in self.places:
            self.places[above.id] = above
            above = self.world.places[above.within] if above.within else None
        return place

    def _mention(self, words: str, kind: str, denotes: str) -> Mention:
        start = len(self.text)
        self.text += words + " "
        mention = Mention(start, start + len(words), words, kind, denotes)  # type: ignore[arg-type]
        self.mentions.append(mention)
        return mention

    def _local(self, kind: str, part: object) -> str:
        return local_id(kind, Article(self.id, ""), str(part))
