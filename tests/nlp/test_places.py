"""Which words name places, and which place they mean; on hand-made trees with the model's entities written in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.language import Language

from kg.model import Actor, Article, Place, Zone
from kg.nlp.found import Found, Reference
from kg.nlp.places import demonym_countries, find_places
from kg.nlp.tokens import Doc, Span
from kg.ontology.gazetteer import load_gazetteer

Tree = Callable[[str], Doc]


def with_entities(doc: Doc, **labels: str) -> Doc:
    """Sets entities: `GPE="Khost, Afghanistan"`."""
    spans = []
    for label, names in labels.items():
        for name in names.split(", "):
            start = doc.text.index(name)
            span = doc.char_span(start, start + len(name))
            assert span is not None
            spans.append(Span(doc, span.start, span.end, label))
    doc.ents = tuple(spans)
    return doc


def places_of(doc: Doc, found: Found | None = None) -> dict[str, Place]:
    """The name in the text of each reference, and its place."""
    places, references = find_places(doc, found or Found(Article("a", doc.text)), load_gazetteer())
    by_id = {p.id: p for p in places}
    assert all(p.within is None or p.within in by_id for p in places)
    assert all(r.start <= r.head < r.end for r in references)
    return {doc[r.start : r.end].text: by_id[r.id] for r in references}


def fought_in(name: str) -> str:
    """A sentence about a place of one or two words, with a comma and a container where given ("Paris, Texas")."""
    first, _, second = name.partition(", ")
    tail = f" ,/,/punct/{first} {second}/NNP/appos/{first}" if second else ""
    return f"They/PRP/nsubj/fought fought|fight/VBD/ROOT in/IN/prep/fought {first}/NNP/pobj/in{tail}"


def test_a_town_comes_with_the_areas_that_hold_it(tree: Tree) -> None:
    places = places_of(with_entities(tree(fought_in("Khost, Afghanistan")), GPE="Khost, Afghanistan"))
    assert places["Khost"].country == "AFG"
    assert places["Khost"].precision == "city"
    assert places["Afghanistan"].id == "country-AFG"
    assert places["Afghanistan"].precision == "country"


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("Paris", "FRA", "city"),
        ("Paris, Texas", "USA", "city"),
        ("Tripoli", "LBY", "city"),
        ("Tripoli, Lebanon", "LBN", "city"),
        ("Georgia", "GEO", "country"),
        ("Atlanta, Georgia", "USA", "city"),
        ("Mexico", "MEX", "country"),
        ("Kuwait", "KWT", "country"),
        ("Luxembourg", "LUX", "country"),
        ("Homs", "SYR", "city"),
        ("Idlib", "SYR", "city"),
        ("Donbas", "UKR", "region"),
        ("Panjshir", "AFG", "admin1"),
        ("Kashmir", None, "region"),
        ("US", "USA", "country"),
    ],
)
def test_the_place_that_a_newspaper_means(tree: Tree, name: str, country: str | None, precision: str) -> None:
    places = places_of(with_entities(tree(fought_in(name)), GPE=name))
    place = places[name.partition(",")[0]]
    assert (place.country, place.precision) == (country, precision)


def test_a_state_of_a_federation_is_told_by_the_town_in_it(tree: Tree) -> None:
    places = places_of(with_entities(tree(fought_in("Atlanta, Georgia")), GPE="Atlanta, Georgia"))
    assert places["Georgia"].precision == "admin1"
    assert places["Georgia"].country == "USA"


def test_the_word_after_a_name_tells_its_kind(tree: Tree) -> None:
    doc = tree(
        "They/PRP/nsubj/fought fought|fight/VBD/ROOT in/IN/prep/fought Homs/NNP/compound/province province/NN/pobj/in"
    )
    assert places_of(with_entities(doc, GPE="Homs"))["Homs"].precision == "admin1"


def test_the_countries_of_the_story_decide(tree: Tree) -> None:
    doc = tree(
        "Lebanese/JJ/amod/troops troops/NNS/nsubj/fought fought|fight/VBD/ROOT in/IN/prep/fought Tripoli/NNP/pobj/in "
        "and/CC/cc/Tripoli Beirut/NNP/conj/Tripoli"
    )
    places = places_of(with_entities(doc, NORP="Lebanese", GPE="Tripoli, Beirut"))
    assert set(places) == {"Tripoli", "Beirut"}
    assert places["Tripoli"].country == "LBN"


def test_a_list_of_countries_is_no_chain_of_containers(tree: Tree) -> None:
    doc = tree(
        "China/NNP/nsubj/met ,/,/punct/China Japan/NNP/conj/China and/CC/cc/Japan Niger/NNP/conj/Japan met|meet/VBD/ROOT"
    )
    places = places_of(with_entities(doc, GPE="China, Japan, Niger"))
    assert {p.id for p in places.values()} == {"country-CHN", "country-JPN", "country-NER"}


@pytest.mark.parametrize(
    "written",
    [
        "Ahmad/NNP/compound/Massoud Massoud/NNP/nsubj/spoke spoke|speak/VBD/ROOT",
        "Of/IN/prep/fled these/DT/pobj/Of Most/JJS/nsubj/fled fled|flee/VBD/ROOT",
        "Reading/VBG/csubj/helps helps|help/VBZ/ROOT",
        "In/IN/prep/met March/NNP/pobj/In they/PRP/nsubj/met met|meet/VBD/ROOT",
        "Congress/NNP/nsubj/met met|meet/VBD/ROOT",
        "President/NNP/compound/Lincoln Lincoln/NNP/nsubj/spoke spoke|speak/VBD/ROOT",
        "Afghan/JJ/amod/troops troops/NNS/nsubj/fled fled|flee/VBD/ROOT",
        "They/PRP/nsubj/told told|tell/VBD/ROOT us/PRP/dobj/told",
    ],
)
def test_people_demonyms_and_common_words_are_no_places(tree: Tree, written: str) -> None:
    doc = tree(written)
    if "Massoud" in written:
        with_entities(doc, PERSON="Ahmad Massoud")
    assert places_of(doc) == {}


def test_a_part_of_a_longer_name_is_no_place(tree: Tree) -> None:
    doc = tree(
        "Experts/NNS/nsubj/spoke at/IN/prep/Experts Michigan/NNP/compound/University State/NNP/compound/University "
        "University/NNP/pobj/at spoke|speak/VBD/ROOT"
    )
    assert "Michigan" not in places_of(with_entities(doc, ORG="Michigan State University"))


def test_a_listed_armed_group_is_no_village(tree: Tree) -> None:
    doc = tree("The/DT/det/Taliban Taliban/NNPS/nsubj/fled fled|flee/VBD/ROOT in/IN/prep/fled Turkey/NNP/pobj/in")
    with_entities(doc, GPE="Taliban, Turkey")
    group = Actor("actor-taliban", "group", "Taliban", "dictionary", "test")
    held = Reference(1, 2, 1, group.id, "actor", "name", "test")
    found = Found(Article("a", doc.text), actors=(group,), references=(held,))
    assert set(places_of(doc, found)) == {"Turkey"}


def test_boilerplate_names_no_places(tree: Tree) -> None:
    doc = with_entities(tree(fought_in("Kabul")), GPE="Kabul")
    article = Article("a", doc.text, zones=(Zone(0, len(doc.text), "boilerplate"),))
    assert places_of(doc, Found(article)) == {}


def test_what_no_gazetteer_lists_is_kept_at_the_centre_of_its_container(tree: Tree) -> None:
    doc = tree(
        "They/PRP/nsubj/fought fought|fight/VBD/ROOT near/IN/prep/fought Qwarzand/NNP/pobj/near in/IN/prep/Qwarzand "
        "Aleppo/NNP/pobj/in"
    )
    places = places_of(with_entities(doc, GPE="Aleppo"))
    village = places["Qwarzand"]
    holder = places["Aleppo"]
    assert (village.lat, village.long, village.precision) == (holder.lat, holder.long, "admin2")
    assert village.rule == "centre of what holds it"
    assert village.within == places["Aleppo"].id
    assert village.country == "SYR"


def test_the_same_name_in_capitals_is_found(tree: Tree) -> None:
    assert places_of(with_entities(tree(fought_in("KABUL")), GPE="KABUL"))["KABUL"].country == "AFG"


def test_names_used_in_the_text_are_aliases(tree: Tree) -> None:
    place = places_of(with_entities(tree(fought_in("Kiev")), GPE="Kiev"))["Kiev"]
    assert place.name == "Kyiv"
    assert place.aliases == ("Kiev",)


def test_demonyms_are_those_of_states_and_no_names_of_countries() -> None:
    demonyms = demonym_countries()
    assert demonyms["afghan"] == "AFG"
    assert demonyms["afghans"] == "AFG"
    assert "us" not in demonyms
    assert "netherlands" not in demonyms


def test_a_report_read_by_the_model(nlp: Language) -> None:
    doc = Doc(
        nlp("Shelling hit a market in Donetsk on Thursday, the Ukrainian army said. Fighters held the town of Bakhmut.")
    )
    places = places_of(doc)
    assert {n: p.country for n, p in places.items()} == {"Donetsk": "UKR", "Bakhmut": "UKR"}
    assert places_of(doc, replace(Found(Article("a", doc.text)))) == places
