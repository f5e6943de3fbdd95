from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.language import Language

from kg.model import Article, Place
from kg.nlp.countries import with_countries
from kg.nlp.extract import extract, load_resources
from kg.nlp.found import Found
from kg.nlp.story import Story
from kg.nlp.tokens import Doc

Tree = Callable[[str], Doc]
FoundIn = Callable[..., Found]

COUNTRY_OF = {"Khartoum": "SDN", "Darfur": "SDN", "Goma": "COD", "Nyala": "SDN", "Omdurman": "SDN"}


def placed(found: Found) -> Found:
    """The Found with the records of its places."""
    ids = {r.id for r in found.references if r.kind == "place"}
    named = {f"place-{name.lower()}": (name, country) for name, country in COUNTRY_OF.items()}
    return replace(found, places=tuple(Place(i, named[i][0], "city", "test", country=named[i][1]) for i in sorted(ids)))


def countries(doc: Doc, found: Found) -> dict[str, str | None]:
    return {a.name: a.country for a in with_countries(doc, placed(found))}


def named(*places: str) -> str:
    return " ".join([f"{places[0]}/NNP/ROOT", *(f"{p}/NNP/dep/{places[0]}" for p in places[1:])])


@pytest.mark.parametrize("preposition", ["in", "from", "near"])
def test_the_place_in_the_phrase_tells_its_country(tree: Tree, found_in: FoundIn, preposition: str) -> None:
    doc = tree(
        f"men/NNS/nsubj/left {preposition}/IN/prep/men Goma/NNP/pobj/{preposition} left/VBD/ROOT\n{named('Nyala', 'Darfur', 'Khartoum')}"
    )
    assert countries(doc, found_in(doc, group="men", place=", ".join(COUNTRY_OF))) == {"men": "COD"}


def test_a_place_under_the_verb_tells_nothing_of_its_subject(tree: Tree, found_in: FoundIn) -> None:
    doc = tree(f"Delta/NNP/nsubj/left left/VBD/ROOT from/IN/prep/left Goma/NNP/pobj/from\n{named('Nyala')}")
    assert countries(doc, found_in(doc, group="Delta", place="Goma, Nyala")) == {"Delta": None}


@pytest.mark.parametrize(
    ("sector", "known", "expected"),
    [
        ("GOV", "named", "SDN"),
        ("REB", "named", "SDN"),
        (None, "unnamed", "SDN"),
        (None, "named", None),
        ("BUS", "named", None),
    ],
)
def test_the_story_tells_the_country_of_organs_and_of_the_unnamed(
    tree: Tree, found_in: FoundIn, sector: str | None, known: str, expected: str | None
) -> None:
    doc = tree(f"men/NNS/nsubj/left left/VBD/ROOT\n{named('Khartoum', 'Nyala')}")
    found = found_in(doc, group="men", place=", ".join(COUNTRY_OF))
    actors = tuple(replace(a, sector=sector, known=known) for a in found.actors)
    assert countries(doc, replace(found, actors=actors)) == {"men": expected}


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (("Khartoum",), "SDN"),
        (("Khartoum", "Nyala", "Darfur", "Goma"), "SDN"),
        (("Khartoum", "Nyala", "Goma"), None),
        (("Khartoum", "Goma"), None),
    ],
)
def test_a_story_is_about_one_country_or_none(
    tree: Tree, found_in: FoundIn, places: tuple[str, ...], expected: str | None
) -> None:
    doc = tree(named(*places))
    assert Story(doc, placed(found_in(doc, place=", ".join(COUNTRY_OF)))).country == expected


def test_a_text_without_places_is_about_none(tree: Tree, found_in: FoundIn) -> None:
    doc = tree("They/PRP/ROOT")
    assert Story(doc, found_in(doc)).country is None


def test_a_country_that_is_known_stays(tree: Tree, found_in: FoundIn) -> None:
    doc = tree("men/NNS/nsubj/left in/IN/prep/men Goma/NNP/pobj/in left/VBD/ROOT")
    found = found_in(doc, group="men", place="Goma")
    actors = tuple(replace(a, country="RWA") for a in found.actors)
    assert countries(doc, replace(found, actors=actors)) == {"men": "RWA"}


def test_the_rule_tells_where_the_country_comes_from(tree: Tree, found_in: FoundIn) -> None:
    doc = tree("men/NNS/nsubj/left in/IN/prep/men Goma/NNP/pobj/in left/VBD/ROOT")
    (actor,) = with_countries(doc, placed(found_in(doc, group="men", place="Goma")))
    assert actor.rule == "test; country of its place"


def test_the_state_that_somebody_faces_is_not_theirs(nlp: Language) -> None:
    text = "President Halvorsen threatened action against Peru. Protesters in Peru attacked police."
    found = extract(nlp(text), Article("test", text), load_resources())
    assert {a.name: a.country for a in found.actors if a.known != "dictionary"} == {
        "Halvorsen": None,
        "Protesters": "PER",
    }


def test_people_told_by_their_origin_are_of_where_they_act(nlp: Language) -> None:
    text = "Ethnic Serbs demonstrated in Bosnia on Monday. Ethnic Croat rebels shelled a village in Bosnia."
    found = extract(nlp(text), Article("test", text), load_resources())
    of = {a.name: (a.country, a.part_of) for a in found.actors if a.name.startswith("Ethnic")}
    assert of == {"Ethnic Serbs": ("BIH", None), "Ethnic Croat rebels": ("BIH", None)}


def test_a_coalition_of_another_time_is_somebody_and_of_no_one_state(nlp: Language) -> None:
    text = "In June 2006 Zarqawi was killed by U.S.-led coalition aircraft north of Baghdad."
    found = extract(nlp(text), Article("test", text), load_resources())
    (coalition,) = (a for a in found.actors if a.name == "U.S.-led coalition")
    assert (coalition.known, coalition.country) == ("unnamed", None)
