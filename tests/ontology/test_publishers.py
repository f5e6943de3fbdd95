from __future__ import annotations

import pytest

from kg.ids import named_id
from kg.ontology.actor_index import ActorIndex
from kg.ontology.actors import make_actor_index
from kg.ontology.publishers import publisher_source


@pytest.fixture(scope="module")
def index() -> ActorIndex:
    return make_actor_index()


@pytest.mark.parametrize("name", [None, "", "  "])
def test_no_name_is_no_source(index: ActorIndex, name: str | None) -> None:
    assert publisher_source(name, index) is None


@pytest.mark.parametrize("name", ["Reuters", " Reuters ", "REUTERS"])
def test_a_listed_medium_is_itself_under_each_of_its_names(index: ActorIndex, name: str) -> None:
    source = publisher_source(name, index)
    assert source is not None
    assert source.id in index
    assert source.name == "Reuters"
    assert name.strip() in source.aliases


def test_an_unlisted_outlet_is_a_source_by_its_name(index: ActorIndex) -> None:
    source = publisher_source("The Goma Gazette", index)
    assert source is not None
    assert (source.id, source.name, source.rule) == (
        named_id("source", "The Goma Gazette"),
        "The Goma Gazette",
        "publisher",
    )


def test_a_body_that_publishes_is_a_source_and_not_its_actor(index: ActorIndex) -> None:
    source = publisher_source("United Nations", index)
    assert source is not None
    assert source.id not in index
    assert source.id.startswith("source-")
