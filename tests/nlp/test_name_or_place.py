from __future__ import annotations

import pytest

from kg.model import Actor, Article, Place
from kg.nlp.found import Found, Reference, ReferenceForm
from kg.nlp.name_or_place import settle_names

TEXT = Article("a", "Goma")


def reference(identifier: str, kind: str, start: int = 0, end: int = 1, form: ReferenceForm = "name") -> Reference:
    return Reference(start, end, end - 1, identifier, "place" if kind == "place" else "actor", form, "test")


def settled(actor: Actor, place: Place, *others: Actor, span: tuple[int, int] = (0, 1)) -> list[str]:
    """Which readings of the tokens stay: the actor's stretches over `span`, the place's over the first token."""
    found = Found(TEXT, actors=(actor, *others), places=(place,), references=(reference(actor.id, "actor", *span),))
    return [r.kind for r in settle_names(found, (reference(place.id, "place"),))]


LISTED = Place("place-goma", "Goma", "city", "test", lat=-1.7, long=29.2)
UNLISTED = Place("place-goma", "Goma", "city", "test")


def actor(kind: str = "organization", known: str = "named", **fields: str) -> Actor:
    return Actor("actor-goma", kind, fields.pop("name", "Goma"), known, "test", **fields)


@pytest.mark.parametrize("kind", ["organization", "group", "person"])
def test_the_gazetteer_goes_before_the_models_guess(kind: str) -> None:
    assert settled(actor(kind), LISTED) == ["place"]


@pytest.mark.parametrize("kind", ["organization", "group", "person"])
def test_a_listed_actor_goes_before_the_gazetteer(kind: str) -> None:
    assert settled(actor(kind, "dictionary"), LISTED) == ["actor"]


def test_a_person_with_an_office_or_a_body_is_a_person() -> None:
    assert settled(actor("person", sector="GOV"), LISTED) == ["actor"]
    assert settled(actor("person", part_of="actor-hamas"), LISTED) == ["actor"]


def test_a_surname_of_somebody_named_in_full_is_a_person() -> None:
    full = Actor("actor-full", "person", "Musa Goma", "named", "test")
    assert settled(actor("person"), LISTED, full) == ["actor"]


def test_a_longer_name_of_a_listed_actor_holds_the_place_within_it() -> None:
    assert settled(actor(known="dictionary"), LISTED, span=(0, 2)) == ["actor"]


def test_a_place_that_no_gazetteer_lists_goes_before_the_models_guess_too() -> None:
    assert settled(actor(), UNLISTED) == ["place"]
    assert settled(actor(known="dictionary"), UNLISTED) == ["actor"]


def test_a_country_acts_and_lies_somewhere() -> None:
    state = Actor("country-TCD", "state", "Chad", "dictionary", "test", country="TCD")
    place = Place("country-TCD", "Chad", "country", "test", lat=15.4, long=18.7, country="TCD")
    assert sorted(settled(state, place)) == ["actor", "place"]
