from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.interchange import extraction_to_json, read_extraction
from kg.model import Actor, Article, Event, Participation, Place, Source, Zone
from kg.nlp.found import Found
from kg.nlp.tidy import to_extraction
from kg.nlp.tokens import Doc
from kg.ontology.gazetteer import load_gazetteer

Tree = Callable[[str], Doc]
FoundIn = Callable[..., Found]

ATTACKED = "Hamas/NNP/nsubj/attacked attacked|attack/VBD/ROOT Goma/NNP/dobj/attacked"


def tidied(doc: Doc, found: Found, publisher: Source | None = None):
    extraction = to_extraction(doc, found, (), publisher, load_gazetteer())
    assert read_extraction(extraction_to_json(extraction)) == extraction
    return extraction


def test_every_reference_and_trigger_is_a_mention_in_the_order_of_the_text(tree: Tree, found_in: FoundIn) -> None:
    doc = tree(ATTACKED)
    found = found_in(doc, group="Hamas", events="attacked=ASSAULT")
    mentions = tidied(doc, found).mentions
    assert [(m.text, m.kind, m.denotes) for m in mentions] == [
        ("Hamas", "name", "group-hamas"),
        ("attacked", "trigger", "event-attacked"),
    ]


def test_what_nothing_mentions_and_nothing_uses_is_dropped(tree: Tree, found_in: FoundIn) -> None:
    doc = tree(ATTACKED)
    found = found_in(doc, group="Hamas")
    loose = Actor("actor-loose", "group", "Loose", "named", "test")
    assert [a.id for a in tidied(doc, replace(found, actors=(*found.actors, loose))).actors] == ["group-hamas"]


def test_whom_an_actor_is_part_of_stays_however_long_the_chain(tree: Tree, found_in: FoundIn) -> None:
    doc = tree(ATTACKED)
    found = found_in(doc, group="Hamas")
    chain = tuple(Actor(f"actor-{n}", "group", str(n), "named", "test", part_of=f"actor-{n + 1}") for n in range(6))
    last = Actor("actor-6", "group", "6", "named", "test")
    actors = (*(replace(a, part_of="actor-0") for a in found.actors), *chain, last)
    assert len(tidied(doc, replace(found, actors=actors)).actors) == 8


def test_an_owner_that_no_stage_recorded_is_no_loose_end(tree: Tree, found_in: FoundIn) -> None:
    doc = tree(ATTACKED)
    found = found_in(doc, group="Hamas")
    actors = tuple(replace(a, part_of="country-XXX") for a in found.actors)
    assert tidied(doc, replace(found, actors=actors)).actors[0].part_of is None


@pytest.mark.parametrize("zone", ["boilerplate", "link", "dateline"])
def test_furniture_mentions_nobody(tree: Tree, found_in: FoundIn, zone: str) -> None:
    doc = tree(ATTACKED)
    article = Article("a", doc.text, zones=(Zone(0, len(doc.text), zone),))
    extraction = tidied(doc, replace(found_in(doc, group="Hamas"), article=article))
    assert (extraction.actors, extraction.mentions) == ((), ())


def test_aliases_are_the_names_used_and_not_the_name_itself(tree: Tree, found_in: FoundIn) -> None:
    doc = tree(ATTACKED + "\nHM/NNP/ROOT\nthey/PRP/ROOT")
    found = found_in(doc, group="Hamas, HM=Hamas, they=Hamas")
    assert tidied(doc, found).actors[0].aliases == ("HM",)


def test_a_state_that_acts_is_a_place_too(tree: Tree, found_in: FoundIn) -> None:
    doc = tree("Chad/NNP/nsubj/left left|leave/VBD/ROOT")
    found = found_in(doc, state="Chad")
    chad = Actor("country-TCD", "state", "Chad", "dictionary", "test", country="TCD")
    references = tuple(replace(r, id=chad.id) for r in found.references)
    (place,) = tidied(doc, replace(found, actors=(chad,), references=references)).places
    assert (place.id, place.precision, place.lat is not None) == ("country-TCD", "country", True)


def test_a_bare_adjective_counts_where_its_state_takes_part(tree: Tree, found_in: FoundIn) -> None:
    doc = tree("Chadian/JJ/amod/soldiers soldiers/NNS/nsubj/left left|leave/VBD/ROOT")
    found = found_in(doc, state="Chadian")
    found = replace(found, references=tuple(replace(r, form="adjective") for r in found.references))
    assert tidied(doc, found).mentions == ()
    event = Event(
        "event-left", "x", "RETREAT", "material-cooperation", "test",
        participations=(Participation("state-chadian", "actor"),),
    )  # fmt: skip
    assert [m.text for m in tidied(doc, replace(found, events=(event,))).mentions] == ["Chadian"]


def test_a_place_brings_what_holds_it(tree: Tree, found_in: FoundIn) -> None:
    doc = tree(ATTACKED)
    places = (
        Place("place-goma", "Goma", "city", "test", within="place-kivu"),
        Place("place-kivu", "Kivu", "admin1", "test"),
        Place("place-else", "Else", "city", "test"),
    )
    extraction = tidied(doc, replace(found_in(doc, place="Goma"), places=places))
    assert [p.id for p in extraction.places] == ["place-goma", "place-kivu"]


def test_the_publisher_is_a_source_though_nothing_mentions_it(tree: Tree, found_in: FoundIn) -> None:
    doc = tree(ATTACKED)
    wire = Source("source-wire", "Our Wire", "publisher")
    extraction = tidied(doc, found_in(doc), wire)
    assert (extraction.publisher, extraction.sources) == (wire, (wire,))
