"""Which events a summary shows, and what it says of each."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.cli.told import choose_events, event_heads, read_told

ID = "https://w3id.org/conflict-kg/id/"
GRAPHS = (ID + "article-a1", ID + "article-a2")


@pytest.fixture(scope="module")
def graph(graph_file: Path) -> ox.Store:
    store = ox.Store()
    store.load(path=str(graph_file), format=ox.RdfFormat.TRIG)
    return store


def test_events_come_in_the_order_of_the_text_each_as_one(graph: ox.Store) -> None:
    heads = event_heads(graph, GRAPHS)
    assert heads[GRAPHS[0]][0] == ID + "event-a1-talks"
    assert ID + "event-a1-talks" in heads[GRAPHS[1]]
    assert ID + "event-a2-talks" not in heads[GRAPHS[1]]


def test_an_event_is_told_with_all_who_say_and_deny_it(graph: ox.Store) -> None:
    told = read_told(graph, ID + "event-a1-talks")
    assert told.actors == ("Ahmad Massoud", "Amir Khan Muttaqi", "National Resistance Front", "Taliban")
    assert set(told.said_by) == {"AFP", "Amir Khan Muttaqi", "Ariana News"}
    assert told.denied_by == ("Zabihullah Mujahid",)
    assert read_told(graph, ID + "event-a1-offer").said_by == ("Ali Maisam Nazary via AFP",)


def test_the_first_event_shown_of_each_article_is_its_fullest(graph: ox.Store) -> None:
    chosen = {told.iri for told in choose_events(graph, event_heads(graph, GRAPHS), 2)}
    assert chosen == {ID + "event-a1-talks", ID + "event-a2-post"}


def test_what_did_not_happen_comes_last_and_the_undated_stand_at_the_end(graph: ox.Store) -> None:
    everything = choose_events(graph, event_heads(graph, GRAPHS), 99)
    firsts = [told.start or told.not_before for told in everything]
    assert firsts == sorted(filter(None, firsts)) + [None] * firsts.count(None)
    actual = [told for told in everything if told.factuality == "actual"]
    assert all(
        told.factuality == "actual" for told in choose_events(graph, event_heads(graph, GRAPHS), len(actual) - 2)
    )


def test_no_more_are_shown_than_asked_for(graph: ox.Store) -> None:
    assert len(choose_events(graph, event_heads(graph, GRAPHS), 3)) == 3
    assert choose_events(graph, {}, 3) == ()
