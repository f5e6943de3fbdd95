"""Events of different articles are one only where type, days, and place or sides agree and nothing speaks against it."""

import pytest

from kg.graph.store import stored_quads
from kg.graph.terms import term
from kg.resolve import resolve_store
from kg.resolve.writing import IDENTITY

BASE = "https://w3id.org/conflict-kg/id/"


def identity(store, decisions=()):
    resolve_store(store, BASE, decisions)
    return list(stored_quads(store, BASE + IDENTITY))


def links(store, decisions=()):
    """The link nodes between events as triples of left, right, reason."""
    quads = identity(store, decisions)
    values = {(q.subject, q.predicate.value.rpartition("#")[2]): q.object.value for q in quads}
    nodes = {s for s, p in values if p == "reason"}
    ends = {(values[n, "left"], values[n, "right"], values[n, "score"], values[n, "reason"]) for n in nodes}
    return {each for each in ends if "/event-" in each[0]}


def heads(store, decisions=()):
    """The event sets: how many events each canonical node speaks for."""
    quads = [q for q in identity(store, decisions) if q.predicate == term("ckg:canonical")]
    events = [q for q in quads if "/event-" in q.subject.value]
    return sorted(
        [len([q for q in events if q.object.value == head]) for head in {q.object.value for q in events}], reverse=True
    )


MERGED = {
    "the same": ({}, {}, "0.95"),
    "a wide date, but sides and place": ({}, {"days": (1, 31)}, "0.95"),
    "no place in one": ({}, {"place": None}, "0.85"),
    "the country as the place of one": ({}, {"place": "country-NOR"}, "0.85"),
    "a place within the other's": ({}, {"place": "place-north"}, "0.95"),
    "one side unknown in one": ({}, {"actors": ["unnamed gunmen"]}, "0.75"),
    "no side known": ({"actors": ["unnamed a"], "recipients": ["unnamed b"]}, {"actors": ["unnamed c"]}, "0.75"),
    "the state for its army": ({"place": None}, {"recipients": ["country-NOR"]}, "0.85"),
    "spans that touch": ({"days": (10, 12)}, {"days": (12, 14)}, "0.95"),
    "one denied": ({}, {"factuality": "denied"}, "0.95"),
}


@pytest.mark.parametrize("name", MERGED)
def test_one_event(name, article, store_of):
    one, other, score = MERGED[name]
    store = store_of([article("a", **one), article("b", **other)])
    ((left, right, found, reason),) = links(store)
    assert left < right
    assert found == score
    assert reason.startswith("same ")
    assert heads(store) == [2]


APART = {
    "another type": {"type": "THREATEN"},
    "another day": {"days": (13, 13)},
    "no date": {"days": None},
    "only planned": {"factuality": "planned"},
    "another place": {"place": "place-soria"},
    "sides the other way round": {"actors": ["army"], "recipients": ["rebels"]},
    "another side": {"actors": ["militia"]},
    "two bodies of one state": {"recipients": ["police"], "place": None},
    "wide date and no place": {"days": (1, 31), "place": None},
    "wide date and one side": {"days": (1, 31), "actors": ["unnamed gunmen"]},
    "longer than a month": {"days": (1, 31), "place": "place-soria"},
}


@pytest.mark.parametrize("name", APART)
def test_two_events(name, article, store_of):
    store = store_of([article("a"), article("b", **APART[name])])
    assert links(store) == set()
    assert heads(store) == [1, 1]


def test_a_province_alone_does_not_make_events_one(article, store_of):
    unknown = {"actors": ["unnamed gunmen"], "recipients": ["unnamed men"]}
    wide, narrow = {"place": "place-north"}, {"place": "place-bakara"}
    assert heads(store_of([article("a", **unknown, **wide), article("b", **unknown, **wide)])) == [1, 1]
    assert heads(store_of([article("a", **unknown, **narrow), article("b", **unknown, **narrow)])) == [2]
    assert heads(store_of([article("a", **wide), article("b", **unknown | {"actors": ["rebels"]}, **wide)])) == [2]


def test_events_of_one_article_stay_apart(article, store_of):
    assert heads(store_of([article("a", events=2)])) == [1, 1]


def test_what_could_be_either_of_two_is_neither(article, store_of):
    assert heads(store_of([article("a", events=2), article("b")])) == [1, 1, 1]


def test_no_set_holds_two_events_of_one_article_by_way_of_others(article, store_of):
    one, two = {"place": None}, {"place": None, "actors": ["rebels", "militia"]}
    store = store_of([article("a", **one), article("b", **two), article("c", **one), article("c2", events=2, **two)])
    sizes = heads(store)
    assert sizes[0] == 3
    assert sum(sizes) == 5


def test_a_meeting_of_leaders_is_the_meeting_of_their_groups(article, store_of):
    groups = article("a", ["rebels", "army"], (), type="CONSULT")
    leader = article("b", ["minister", "rebels"], (), type="CONSULT", leads=("minister", "army"))
    assert heads(store_of([groups, leader])) == [2]


def test_meetings_with_different_partners_are_two(article, store_of):
    one = article("a", ["rebels", "army"], (), type="CONSULT")
    other = article("b", ["rebels", "militia"], (), type="CONSULT")
    assert heads(store_of([one, other])) == [1, 1]


def test_a_large_block_of_one_day_is_dealt_with(article, store_of):
    """Many articles on one battle: one set, not a link for each pair that fails."""
    store = store_of([article(f"n{n}") for n in range(30)])
    assert heads(store) == [30]
