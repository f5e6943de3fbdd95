"""A graph of any size, the same each time: what a page draws of it is like what it draws of real news."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

import pyoxigraph as ox

from kg.ontology.contract import CKG, NIF, RDF_TYPE, RDFS, SCHEMA, code_iri, load_contract

TYPES = {
    "ASSAULT": "material-conflict",
    "COERCE": "material-conflict",
    "PROTEST": "material-conflict",
    "ACCUSE": "verbal-conflict",
    "REQUEST": "verbal-conflict",
    "AGREE": "verbal-cooperation",
    "CONSULT": "verbal-cooperation",
    "AID": "material-cooperation",
}
WORDS = {"ASSAULT": "shelled", "COERCE": "detained", "PROTEST": "protested", "ACCUSE": "accused", "REQUEST": "demanded"}
PLACES = (
    ("Khartoum", 15.55, 32.53, "city"),
    ("Goma", -1.68, 29.22, "city"),
    ("Odesa", 46.48, 30.73, "city"),
    ("Aleppo", 36.2, 37.16, "city"),
    ("Marib", 15.46, 45.33, "city"),
    ("Lashio", 22.93, 97.75, "city"),
    ("North Kivu", -0.5, 29.0, "admin1"),
    ("Darfur", 13.0, 25.0, "region"),
)
THEATRES = 12
SENTENCE = "{actor} {word} {recipient} in {place}, an official said."
_GRAPH = ox.NamedNode("https://w3id.org/conflict-kg/id/article-synthetic")
_BASE = load_contract().prefixes["id"]


def synthetic_store(events: int, seed: int = 7) -> ox.Store:
    """So many events of actors of which few do most, told in articles of ten sentences each."""
    store = ox.Store()
    store.bulk_extend(_quads(events, random.Random(seed)))
    return store


def _quads(events: int, chance: random.Random) -> Iterator[ox.Quad]:
    actors = max(events // 8, 4)
    for i in range(actors):
        yield from _node(f"actor-{i}", ("Actor", ("Group", "State", "Person", "Organization")[i % 4]), f"Actor {i}")
    for name, lat, long, precision in PLACES:
        place = f"place-{name.lower().replace(' ', '-')}"
        yield from _node(place, ("Place",), name)
        yield _fact(place, CKG.lat, ox.Literal(lat))
        yield _fact(place, CKG.long, ox.Literal(long))
        yield _fact(place, CKG.precision, ox.NamedNode(code_iri("precision", precision)))
    for first in range(0, events, 10):
        yield from _article(first // 10, range(first, min(first + 10, events)), actors, chance)


def _article(number: int, events: range, actors: int, chance: random.Random) -> Iterator[ox.Quad]:
    article, text = f"article-{number}", ""
    day = date(2018, 1, 1) + timedelta(days=chance.randrange(2500))
    theatre = chance.randrange(THEATRES)
    yield _fact(article, RDF_TYPE, ox.NamedNode(SCHEMA.NewsArticle))
    yield _fact(article, SCHEMA.identifier, ox.Literal(article))
    yield _fact(article, SCHEMA.headline, ox.Literal(f"Report {number}"))
    yield _fact(article, SCHEMA.datePublished, _day(day))
    for i in events:
        who, whom = (_actor(theatre, actors, chance) for _ in range(2))
        kind, (place, *_) = chance.choice(list(TYPES)), chance.choice(PLACES)
        word = WORDS.get(kind, "met")
        names = {"actor": who.replace("actor-", "Actor "), "recipient": whom.replace("actor-", "Actor ")}
        sentence = SENTENCE.format(**names, word=word, place=place)
        yield from _event(i, kind, who, whom, place, day, chance)
        yield from _claims(i, article, who, sentence, len(text), chance)
        text += sentence + "\n"
    yield _fact(article, NIF.isString, ox.Literal(text))


def _actor(theatre: int, actors: int, chance: random.Random) -> str:
    """Somebody of the theatre, few of whom do most; now and then a great power, who is in all of them."""
    if chance.random() < 0.03:
        return f"actor-{chance.randrange(4)}"
    own = max(actors // THEATRES, 1)
    return f"actor-{min(theatre * own + int(own * chance.random() ** 3), actors - 1)}"


def _event(i: int, kind: str, who: str, whom: str, place: str, day: date, chance: random.Random) -> Iterator[ox.Quad]:
    event = f"event-{i}"
    yield from _node(event, ("Event",), f"Actor {who[6:]} → Actor {whom[6:]}: {WORDS.get(kind, 'met')}")
    yield _fact(event, CKG.type, ox.NamedNode(code_iri("plover", kind)))
    yield _fact(event, CKG.quad, ox.NamedNode(code_iri("quad", TYPES[kind])))
    factuality = chance.choices(("actual", "planned", "denied"), (8, 1, 1))[0]
    yield _fact(event, CKG.factuality, ox.NamedNode(code_iri("factuality", factuality)))
    status = chance.choices(("reported", "confirmed", "disputed"), (8, 1, 1))[0]
    yield _fact(event, CKG.status, ox.NamedNode(code_iri("status", status)))
    for role, actor in (("actor", who), ("recipient", whom)):
        yield _fact(event, CKG[role], _id(actor))
        yield _fact(event, CKG.participant, _id(actor))
    if chance.random() < 0.6:
        yield _fact(event, CKG.place, _id(f"place-{place.lower().replace(' ', '-')}"))
    if chance.random() < 0.7:
        yield _fact(event, CKG.start, _day(day))
        yield _fact(event, CKG.end, _day(day + timedelta(days=chance.choice((0, 0, 0, 30)))))


def _claims(i: int, article: str, claimant: str, sentence: str, start: int, chance: random.Random) -> Iterator[ox.Quad]:
    quote = f"mention-{i}"
    yield _fact(quote, RDF_TYPE, ox.NamedNode(CKG.Mention))
    yield _fact(quote, NIF.beginIndex, ox.Literal(start))
    yield _fact(quote, NIF.endIndex, ox.Literal(start + len(sentence)))
    yield _fact(quote, NIF.anchorOf, ox.Literal(sentence))
    yield _fact(quote, NIF.referenceContext, _id(article))
    for number in range(chance.choice((1, 1, 2))):
        claim = f"claim-{i}-{number}"
        yield _fact(claim, RDF_TYPE, ox.NamedNode(CKG.Claim))
        yield _fact(claim, CKG.about, _id(f"event-{i}"))
        yield _fact(claim, CKG.claimant, _id(claimant if number == 0 else "actor-0"))
        yield _fact(claim, CKG.article, _id(article))
        yield _fact(claim, CKG.mention, _id(quote))
        yield _fact(claim, CKG.stance, ox.NamedNode(code_iri("stance", "denies" if number else "states")))
        polarity = "negative" if number else "positive"
        yield _fact(claim, CKG.polarity, ox.NamedNode(code_iri("polarity", polarity)))


def _node(name: str, classes: tuple[str, ...], label: str) -> Iterator[ox.Quad]:
    for each in classes:
        yield _fact(name, RDF_TYPE, ox.NamedNode(CKG[each]))
    yield _fact(name, RDFS.label, ox.Literal(label))


def _fact(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(_id(subject), ox.NamedNode(predicate), value, _GRAPH)


def _day(day: date) -> ox.Literal:
    return ox.Literal(day.isoformat(), datatype=ox.NamedNode(load_contract().prefixes["xsd"] + "date"))


def _id(name: str) -> ox.NamedNode:
    return ox.NamedNode(_BASE + name)
