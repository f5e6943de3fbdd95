from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.query import show, show_actor, show_event
from kg.query.shown import Shown


def test_an_event_comes_with_all_who_say_so_and_their_words(store: ox.Store) -> None:
    (shown,) = show_event(store, "event-a2-talks")
    assert shown.event.label == "Taliban and NRF meet in Tehran"
    assert (shown.event.start, shown.event.end) == (dt.date(2022, 1, 8), dt.date(2022, 1, 9))
    assert shown.event.status == "disputed"
    assert len(shown.nodes) == 2
    assert shown.places == ("Tehran",)
    assert shown.outcomes == ("no results",)
    assert [(s.claimant, s.stance) for s in shown.said] == [
        ("AFP", "reports"),
        ("The Monitor", "states"),
        ("Amir Khan Muttaqi", "confirms"),
        ("Zabihullah Mujahid", "denies"),
        ("Ariana News", "reports"),
    ]
    assert shown.said[1].property == "outcome"
    assert shown.said[1].value == "no results"
    behalf = {side.name: side.on_behalf_of for side in shown.sides}
    assert behalf["Amir Khan Muttaqi"] == "Taliban"
    assert behalf["Taliban"] is None
    assert [(d.score, d.reason) for d in shown.decisions] == [
        (Decimal("0.85"), "same type, overlapping days, same place")
    ]


def test_a_quote_stands_in_its_article(store: ox.Store) -> None:
    (shown,) = show_event(store, "NRF takes a police post")
    (said,) = shown.said
    assert said.article.headline == "Taliban deny talks as fighting returns to Panjshir"
    assert said.article.publisher == "The Herald"
    assert said.article.published == dt.date(2022, 1, 17)
    text = next(
        q.object.value
        for q in store.quads_for_pattern(ox.NamedNode(said.article.iri), None, None)
        if isinstance(q.object, ox.Literal) and q.predicate.value.endswith("isString")
    )
    assert text[said.start : said.end] == said.quote


def test_an_event_shows_its_numbers_and_what_it_answers(store: ox.Store) -> None:
    (clash,) = show_event(store, "clash Anaba")
    assert ("National Resistance Front", "killed: eight, NRF and Taliban clash in Anaba") in [
        (s.claimant, s.about) for s in clash.said
    ]
    (refusal,) = show_event(store, "Taliban reject the demand")
    assert [line.label for line in refusal.answers] == ["NRF demands an inclusive government"]
    assert refusal.said[0].relayed_by == ("AFP",)
    (demand,) = show_event(store, "NRF demands an inclusive government")
    assert [line.label for line in demand.answered_by] == ["Taliban reject the demand"]


def test_an_actor_shows_names_events_and_what_it_says(store: ox.Store) -> None:
    (nrf,) = show_actor(store, "nrf")
    assert nrf.names == ("NRF", "National Resistance Front", "Résistance Front", "the front")
    assert nrf.kinds == ("group",)
    assert (nrf.sectors, nrf.countries) == (("REB",), ("AFG",))
    assert nrf.events[0].label == "Taliban and NRF meet in Tehran"
    assert len(nrf.events) == 7
    assert nrf.events[-1].start is None
    assert "Ahmad Massoud leaderOf National Resistance Front" in [s.about for s in nrf.said]
    assert "fighters: 4,000, National Resistance Front" in [s.about for s in nrf.said]
    assert [s.about for s in nrf.says] == [
        "killed: eight, NRF and Taliban clash in Anaba",
        "NRF takes a police post",
    ]
    assert [d.reason for d in nrf.decisions] == ["same full name"]


def test_a_country_is_shown_as_the_state_it_is(store: ox.Store) -> None:
    (state,) = show_actor(store, "Washington")
    assert state.label == "United States"
    assert state.kinds == ("state",)


def test_a_name_of_several_gives_each(store: ox.Store) -> None:
    assert [actor.label for actor in show_actor(store, "Massoud")] == ["Ahmad Massoud", "Ahmad Shah Massoud"]


def test_without_identity_an_article_s_event_stands_alone(unresolved: ox.Store) -> None:
    (shown,) = show_event(unresolved, "event-a2-talks")
    assert shown.nodes == (shown.event.iri,)
    assert shown.event.status is None
    assert len(shown.said) == 2


def test_what_nobody_knows_gets_the_nearest_name(store: ox.Store) -> None:
    with pytest.raises(QueryError, match=r"no actor is called 'Mutaqi'; did you mean '.*Muttaqi'\?"):
        show_actor(store, "Mutaqi")
    with pytest.raises(QueryError, match="no event is called 'zzz'"):
        show_event(store, "zzz")


def test_what_is_shown_prints_as_text(store: ox.Store) -> None:
    text = str(show(store, "NRF"))
    assert text == repr(show(store, "NRF"))
    assert text.startswith("National Resistance Front (group, AFG")
    assert "  takes part in:\n" in text
    assert "2022-01-08 to 2022-01-09  CONSULT  " in text
    event = str(show(store, "event-a2-talks"))
    assert "  who says so:\n    " in event
    assert "Zabihullah Mujahid denies: " in event


def test_who_takes_part_in_nothing_is_told_so(store: ox.Store) -> None:
    (shown,) = show(store, "Ahmad Shah Massoud")
    assert "takes part in nothing that is told here" in str(Shown([shown]))


def test_a_name_that_nothing_bears_is_nobody_and_nothing(store: ox.Store) -> None:
    with pytest.raises(QueryError, match=r"^nobody and nothing is called 'Hamas'$"):
        show(store, "Hamas")
    with pytest.raises(QueryError, match="did you mean 'Ahmad Massoud'"):
        show(store, "Ahmed Masoud")
