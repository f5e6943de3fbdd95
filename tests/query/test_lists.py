from __future__ import annotations

from datetime import date

import pyoxigraph as ox
import pytest

from kg.errors import UnknownNameError
from kg.ontology.contract import CKG
from kg.query.lists import Choice, list_actors, list_articles, list_claims, list_events, one_event

WRONG = ox.NamedNode(CKG.wrong)


@pytest.fixture
def corrected(store: ox.Store) -> ox.Store:
    """The two articles, with a protest, an actor and a claim that the user calls wrong."""
    copy = ox.Store()
    copy.extend(store)
    for name in ("event-a2-protest", "actor-a2-women", "claim-a1-10"):
        node = ox.NamedNode(f"https://w3id.org/conflict-kg/id/{name}")
        assert list(copy.quads_for_pattern(node, None, None))
        copy.add(ox.Quad(node, WRONG, ox.Literal(True), ox.NamedNode("https://w3id.org/conflict-kg/id/graph/derived")))
    return copy


def test_what_is_told_twice_is_one_event_with_all_its_sides(store: ox.Store, unresolved: ox.Store) -> None:
    talks = Choice(type="CONSULT", country="Iran")
    assert list_events(store, talks, 9, 0).total == 1
    assert list_events(unresolved, talks, 9, 0).total == 2
    (item,) = list_events(store, talks, 9, 0).items
    assert set(item.actors) >= {"Taliban", "National Resistance Front"}
    assert item.claims == len(one_event(store, item.id).said)


def test_what_the_user_calls_wrong_is_in_no_list(store: ox.Store, corrected: ox.Store) -> None:
    for lists in (list_events, list_actors, list_claims):
        assert lists(corrected, Choice(), 99, 0).total == lists(store, Choice(), 99, 0).total - 1
    assert list_events(corrected, Choice(type="PROTEST"), 9, 0).items == ()
    assert list_actors(corrected, Choice(type="PROTEST"), 9, 0).items == ()


def test_days_bound_events_by_their_ends_and_articles_by_their_publication(store: ox.Store) -> None:
    sunday = Choice(since=date(2022, 1, 9), until=date(2022, 1, 9))
    assert [item.event.type for item in list_events(store, sunday, 9, 0).items] == ["CONSULT"]
    assert list_articles(store, sunday, 9, 0).total == 0


def test_lists_keep_their_order(store: ox.Store) -> None:
    days = [item.event.start for item in list_events(store, Choice(), 99, 0).items]
    dated = [day for day in days if day]
    assert dated == sorted(dated)
    assert days[: len(dated)] == dated
    published = [item.published for item in list_articles(store, Choice(), 99, 0).items]
    assert published == sorted(published, reverse=True)
    labels = [item.label.casefold().removeprefix("the ") for item in list_actors(store, Choice(), 99, 0).items]
    assert labels == sorted(labels)


@pytest.mark.parametrize("choice", [Choice(actor="Nobody"), Choice(country="Nowhere"), Choice(type="NOTHING")])
def test_a_name_that_nothing_bears_is_told(store: ox.Store, choice: Choice) -> None:
    for lists in (list_articles, list_events, list_claims):
        with pytest.raises(UnknownNameError):
            lists(store, choice, 9, 0)
