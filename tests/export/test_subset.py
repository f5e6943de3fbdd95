from __future__ import annotations

import contextlib
import datetime as dt
from functools import cache

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ConfigError
from kg.export.subset import Filter, LeftOut, kept_events, left_out, subset
from kg.graph.reading import text_of
from kg.graph.store import stored_quads
from kg.ontology.contract import CKG
from kg.ontology.files import data_path

ID = "https://w3id.org/conflict-kg/id/"


def events(store: ox.Store, keep: Filter) -> set[str]:
    return {event.removeprefix(ID + "event-") for event in kept_events(store, keep)}


def subjects(store: ox.Store) -> set[str]:
    return {str(quad.subject)[1:-1].removeprefix(ID) for quad in store}


def test_nothing_asked_keeps_all(store: ox.Store) -> None:
    assert subset(store, Filter()) is store
    assert len(kept_events(store, Filter())) == 12


def test_filters_choose_events(store: ox.Store) -> None:
    assert events(store, Filter(types=("consult",))) == {"a1-talks", "a2-talks", "a1-visit"}
    assert events(store, Filter(countries=("AFG",))) == {"a1-storm", "a2-clash", "a2-post", "a2-protest"}
    assert events(store, Filter(countries=("Iran", "AFG"), types=("CONSULT",))) == {"a1-talks", "a2-talks"}
    assert events(store, Filter(actors=("women",))) == {"a2-protest"}
    assert "a1-talks" in events(store, Filter(actors=("Ahmad Massoud",)))


def test_dates_keep_what_overlaps_and_drop_what_is_undated(store: ox.Store) -> None:
    day = dt.date(2022, 1, 9)
    assert events(store, Filter(since=day, until=day)) == {"a1-talks", "a2-talks"}
    assert events(store, Filter(since=dt.date(2022, 1, 15))) == {"a1-visit", "a2-protest"}
    assert events(store, Filter(until=dt.date(2022, 1, 8))) == {"a1-talks", "a2-talks"}
    assert events(store, Filter(until=dt.date(2021, 1, 1))) == set()


def test_what_falls_out_for_lack_of_a_date_or_place_is_counted(store: ox.Store) -> None:
    long_ago = dt.date(1900, 1, 1)
    undated = events(store, Filter()) - events(store, Filter(since=long_ago))
    somewhere = {text_of(quad.subject) for quad in store.quads_for_pattern(None, ox.NamedNode(CKG.place), None)}
    unplaced = {event for event in kept_events(store, Filter()) if event not in somewhere}
    assert undated
    assert unplaced
    assert left_out(store, Filter(since=long_ago)) == LeftOut(undated=len(undated))
    assert left_out(store, Filter(countries=("AFG",))) == LeftOut(unplaced=len(unplaced))
    assert left_out(store, Filter(types=("CONSULT",))) == LeftOut()
    both = left_out(store, Filter(since=long_ago, countries=("AFG",)))
    assert both.neither == len({ID + "event-" + event for event in undated} & unplaced)
    assert both.undated == len(events(store, Filter(countries=("AFG",))) & undated)
    assert both.unplaced == len(unplaced) - both.neither
    assert str(LeftOut(2, 0, 3)) == "2 have no date, 3 have neither"


def test_versions_of_one_event_stay_together(store: ox.Store) -> None:
    assert events(store, Filter(until=dt.date(2022, 1, 8))) == {"a1-talks", "a2-talks"}


def test_hops_lead_to_those_who_act_with_the_actor(store: ox.Store) -> None:
    one = events(store, Filter(actors=("United States",)))
    two = events(store, Filter(actors=("United States",), hops=2))
    assert one == {"a2-sanction", "a1-visit"}
    assert two > one
    assert "a2-clash" in two
    assert "a2-protest" not in two
    assert events(store, Filter(actors=("United States",), hops=9)) == two


def test_parts_and_principals_count_as_the_actor(store: ox.Store) -> None:
    assert events(store, Filter(actors=("Taliban",), types=("CONSULT",))) == {"a1-talks", "a2-talks"}


def test_with_an_event_comes_all_that_tells_it(store: ox.Store) -> None:
    kept = subjects(subset(store, Filter(types=("CONSULT",), countries=("Iran",))))
    assert {"event-a1-talks", "event-a2-talks", "actor-taliban", "place-tehran", "country-IRN", "source-afp"} <= kept
    assert {"article-a1", "article-a2", "run-1", "actor-mujahid", "relation-a1-leader", "figure-a1-fighters"} <= kept
    assert not any(name.startswith(("event-a1-storm", "actor-a2-women", "place-kabul")) for name in kept)
    links = [name for name in kept if name.startswith("link-")]
    assert len(links) == 2


@settings(max_examples=12, deadline=None)
@given(
    st.builds(
        Filter,
        actors=st.sampled_from([("Taliban",), ("NRF", "Women"), ("US",)]),
        types=st.sampled_from([(), ("ASSAULT",), ("CONSULT", "PROTEST")]),
        countries=st.sampled_from([(), ("Afghanistan",)]),
        since=st.sampled_from([None, dt.date(2022, 1, 9)]),
        until=st.sampled_from([None, dt.date(2022, 1, 14)]),
        hops=st.integers(1, 3),
    )
)
def test_a_part_is_part_of_the_whole_and_conforms(store: ox.Store, keep: Filter) -> None:
    part = subset(store, keep)
    assert set(part) <= set(store)
    with contextlib.suppress(ConfigError):  # a name that the part has no more
        assert set(subset(part, keep)) == set(part)
    assert _conforms(part)


def _conforms(part: ox.Store) -> bool:
    graph = rdflib.Graph()
    text = "\n".join(f"{quad.triple} ." for quad in stored_quads(part))
    graph.parse(data=text, format="nt")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=_shapes())
    assert conforms, report
    return True


@cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(data=data_path("shapes.ttl").read_text(encoding="utf-8"), format="turtle")


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: Filter(hops=0, actors=("x",)), "counts from 1"),
        (lambda: Filter(hops=2), "from an actor"),
        (lambda: Filter(since=dt.date(2022, 2, 1), until=dt.date(2022, 1, 1)), "is after"),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(build: object, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        build()  # type: ignore[operator]


def test_names_that_nothing_bears_are_told(store: ox.Store) -> None:
    for keep, message in [
        (Filter(actors=("Talibn",)), "no actor is called 'Talibn' .did you mean 'Taliban'"),
        (Filter(countries=("Atlantis",)), "no country is called 'Atlantis'"),
        (Filter(types=("CONSLT",)), "no event type CONSLT .types here: AGREE"),
    ]:
        with pytest.raises(ConfigError, match=message):
            subset(store, keep)
    assert not kept_events(store, Filter(types=("RETREAT",)))
