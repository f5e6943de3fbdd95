"""Small articles for resolution, made record by record."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

import pyoxigraph as ox
import pytest

from kg import ids
from kg.graph.build import GraphSettings, Versions, build_article_graph
from kg.graph.store import canonical_nquads, open_store, replace_graph
from kg.model import Actor, Article, Claim, Event, Extraction, Mention, Participation, Place, Relation, Source, TimeSpan

BASE = "https://w3id.org/conflict-kg/id/"
VERSIONS = Versions.of("0", "m")
KINDS = {"rebels": "group", "army": "group", "police": "group", "minister": "person", "country-NOR": "state"}
PART_OF = {"army": "country-NOR", "police": "country-NOR"}
PLACES = {
    "place-bakara": Place("place-bakara", "Bakara", "city", "t", within="place-north"),
    "place-soria": Place("place-soria", "Soria", "city", "t", within="place-north"),
    "place-north": Place("place-north", "North", "admin1", "t", within="country-NOR"),
    "country-NOR": Place("country-NOR", "Norland", "country", "t", country="NOR"),
}
FILLER = "The quarrel over pastures in the hills is as old as the road that crosses them and nobody remembers peace. "


def make_article(
    name: str,
    actors: Iterable[str] = ("rebels",),
    recipients: Iterable[str] = ("army",),
    *,
    days: tuple[int, int] | None = (12, 12),
    place: str | None = "place-bakara",
    type: str = "ASSAULT",
    factuality: str = "actual",
    claims: Iterable[dict[str, object]] = ({},),
    text: str | None = None,
    events: int = 1,
    leads: tuple[str, str] | None = None,
) -> Extraction:
    """An article with one event of March 2023 (or several alike) and the claims about each.

    A claim's `claimant` defaults to the publisher, which is named after the article. An actor whose name begins with
    "unnamed" belongs to this article alone.
    """
    words = text or f"{name} tells the story in its own words. " + FILLER.replace("hills", f"{name} hills")
    article = Article(name, words, published=date(2023, 3, 14), publisher=f"The {name}")
    publisher = Source(ids.named_id("source", f"The {name}"), f"The {name}", "t")
    quote = Mention(0, len(words.split()[0]), words.split()[0], "quote")
    claims = [dict(claim) for claim in claims]
    who = lambda n: ids.local_id("actor", article, n) if n.startswith("unnamed") else n  # noqa: E731
    names = {*actors, *recipients, *(c["claimant"] for c in claims if "claimant" in c), *(leads or ())}
    names |= {PART_OF[n] for n in names if n in PART_OF} | {"country-NOR"}
    agencies = {v for c in claims for v in c.get("via", ())} | {n for n in names if n.startswith("source-")}
    sides = [("actor", n) for n in actors] + [("recipient", n) for n in recipients]
    time = TimeSpan(date(2023, 3, days[0]), date(2023, 3, days[1]), "day", "t") if days else None
    told = tuple(
        Event(
            ids.local_id("event", article, type, str(n)), f"event of {name}", type, "material-conflict", "t",
            factuality=factuality, reciprocal=not recipients, time=time, places=(place,) if place else (),
            participations=tuple(Participation(who(n), role) for role, n in sides),
        )
        for n in range(events)
    )  # fmt: skip
    return Extraction(
        article=article,
        publisher=publisher,
        actors=tuple(
            Actor(who(n), KINDS.get(n, "group"), n, "named", "t", part_of=PART_OF.get(n))
            for n in sorted(names - agencies)
        ),
        sources=tuple(Source(n, n, "t") for n in sorted(agencies)),
        places=tuple(PLACES.values()),
        events=told,
        relations=(Relation(f"relation-{name}", *[leads[0], "leaderOf", leads[1]], "t"),) if leads else (),
        claims=tuple(
            Claim(
                ids.local_id("claim", article, event.id, str(number)), event.id,
                **{"claimant": publisher.id, "quote": quote, "rule": "t", "confidence": Decimal(1), **claim},
            )
            for event in told
            for number, claim in enumerate(claims)
        ) + ((Claim(f"claim-{name}-leads", f"relation-{name}", publisher.id, quote, "t"),) if leads else ()),
        mentions=tuple(Mention(0, quote.end, quote.text, "trigger", event.id) for event in told),
    )  # fmt: skip


def make_store(extractions: Iterable[Extraction], *, with_text: bool = True) -> ox.Store:
    """A store with the graph of each article."""
    store = open_store()
    for extraction in extractions:
        quads = build_article_graph(extraction, GraphSettings(BASE, with_text), VERSIONS)
        replace_graph(store, quads[0].graph_name.value, canonical_nquads(quads))
    return store


@pytest.fixture
def article() -> Callable[..., Extraction]:
    return make_article


@pytest.fixture
def store_of() -> Callable[..., ox.Store]:
    return make_store
