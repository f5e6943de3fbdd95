"""Everybody who is named or told by what they are, in sentences as they are printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from kg.model import Actor, Article
from kg.nlp.actors import ActorsFound, find_actors
from kg.nlp.extract import load_resources
from kg.nlp.found import Found
from kg.nlp.tokens import Doc

Find = Callable[..., ActorsFound]


@pytest.fixture(scope="module")
def find(nlp: Language) -> Find:
    def run(text: str, identifier: str = "test", published: date | None = None) -> ActorsFound:
        found = Found(Article(identifier, text, published=published))
        return find_actors(Doc(nlp(text)), found, load_resources().dictionary)

    return run


def named(found: ActorsFound, name: str) -> Actor:
    return next(a for a in found.actors if a.name == name)


AGENTS = [
    ("Kenyan soldiers left.", "Kenyan soldiers", "group", "MIL", "KEN"),
    ("Gunmen left.", "Gunmen", "group", "UAF", None),
    ("A Chadian diplomat left.", "Chadian diplomat", "person", "GOV", "TCD"),
    ("Fighters of Hamas left.", "Fighters", "group", "REB", "PSE"),
    ("A group of diplomats from Kenya left.", "diplomats", "group", "GOV", "KEN"),
]


@pytest.mark.parametrize(("text", "name", "kind", "sector", "country"), AGENTS)
def test_agents(find: Find, text: str, name: str, kind: str, sector: str, country: str | None) -> None:
    actor = named(find(text), name)
    assert (actor.kind, actor.sector, actor.country) == (kind, sector, country)
    assert actor.rule == "agent noun"


def test_an_agent_without_an_owner_is_unnamed_and_with_one_is_part_of_it(find: Find) -> None:
    found = find("Gunmen attacked Hamas fighters.")
    assert (named(found, "Gunmen").known, named(found, "Gunmen").part_of) == ("unnamed", None)
    assert named(found, "Hamas fighters").part_of == named(found, "Hamas").id


def test_unnamed_actors_and_surnames_are_never_shared_between_articles(find: Find) -> None:
    text = "Gunmen attacked Danjuma. Musa Bello left."
    one, other = find(text, "one"), find(text, "other")
    shared = {a.id for a in one.actors} & {a.id for a in other.actors}
    assert shared == {a.id for a in one.actors if " " in a.name}


def test_two_owners_are_two_actors_in_one_phrase(find: Find) -> None:
    found = find("Israeli and Palestinian officials met.")
    officials = [a for a in found.actors if a.name.endswith("officials")]
    assert sorted(a.country for a in officials if a.country) == ["ISR", "PSE"]


OFFICES = [
    ("French Foreign Minister Jean Morel left.", "Jean Morel", "GOV", "FRA", "country-FRA"),
    ("Jean Morel, a spokesman for Hamas, left.", "Jean Morel", "REB", "PSE", "actor-hamas"),
    ("Kenyan President Amina Yusuf left.", "Amina Yusuf", "GOV", "KEN", "country-KEN"),
    ("Amina Yusuf left.", "Amina Yusuf", None, None, None),
]


@pytest.mark.parametrize(("text", "name", "sector", "country", "body"), OFFICES)
def test_an_office_tells_sector_country_and_body(
    find: Find, text: str, name: str, sector: str | None, country: str | None, body: str | None
) -> None:
    actor = named(find(text), name)
    assert (actor.sector, actor.country, actor.part_of) == (sector, country, body)


def test_media_are_sources_and_no_actors(find: Find) -> None:
    found = find("Hamas left, Reuters reported.")
    assert [s.name for s in found.sources] == ["Reuters"]
    assert "Reuters" not in {a.name for a in found.actors}


def test_a_people_is_a_group_of_its_state(find: Find) -> None:
    people = named(find("Russians voted."), "Russians")
    assert (people.kind, people.sector, people.country) == ("group", "CVL", "RUS")


@pytest.mark.parametrize(("published", "sector"), [(date(2020, 1, 1), "REB"), (date(2022, 1, 15), "GOV")])
def test_roles_and_those_of_members_are_of_the_articles_day(find: Find, published: date, sector: str) -> None:
    found = find("Taliban fighters left.", published=published)
    assert named(found, "Taliban").sector == named(found, "Taliban fighters").sector == sector


def test_references_stand_in_order_and_their_heads_lie_within(find: Find) -> None:
    found = find("Kenyan Foreign Minister Amina Yusuf met Hamas and gunmen from Chad, Reuters reported.")
    assert list(found.references) == sorted(found.references, key=lambda r: (r.start, r.end, r.id))
    assert all(r.start <= r.head < r.end for r in found.references)
    known = {a.id for a in found.actors} | {s.id for s in found.sources}
    assert {r.id for r in found.references} <= known
