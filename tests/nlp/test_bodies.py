"""Bodies of states: one actor under all their names, and the state that a report means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from kg.model import Actor, Article, Extraction
from kg.nlp.extract import extract, load_resources

Read = Callable[..., Extraction]


@pytest.fixture(scope="module")
def read(nlp: Language) -> Read:
    def run(text: str, identifier: str = "test") -> Extraction:
        return extract(nlp(text), Article(identifier, text, published=date(2024, 3, 15)), load_resources())

    return run


def meant(extraction: Extraction, words: str) -> list[str]:
    """The names of the actors that the words stand for."""
    names = {a.id: a.name for a in extraction.actors}
    return [names[m.denotes] for m in extraction.mentions if m.text == words and m.denotes in names]


def named(extraction: Extraction, name: str) -> Actor:
    return next(a for a in extraction.actors if a.name == name)


def test_a_states_body_is_one_node_in_all_articles(read: Read) -> None:
    one, other = read("The Zambian army left.", "one"), read("The army of Zambia left.", "other")
    army = named(one, "Zambian army")
    assert army.id in {a.id for a in other.actors}
    assert (army.sector, army.country, army.part_of) == ("MIL", "ZMB", "country-ZMB")


@pytest.mark.parametrize(
    "text",
    [
        "The Zambian Foreign Ministry left.",
        "Zambia's foreign ministry left.",
        "The ministry of foreign affairs of Zambia left.",
        "The new Zambian foreign ministry left.",
    ],
)
def test_it_is_called_by_its_state_and_its_first_name(read: Read, text: str) -> None:
    assert "Zambian foreign ministry" in {a.name for a in read(text).actors}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mali's army left Gao. The armed forces denied it.", "armed forces"),
        ("The military of Mali left Gao.", "military"),
        ("The Malian defence forces left Gao.", "Malian defence forces"),
    ],
)
def test_a_listed_body_is_meant_by_each_of_its_names(read: Read, text: str, words: str) -> None:
    assert meant(read(text), words) == ["Malian Armed Forces"]


def test_the_names_with_the_owner_are_kept(read: Read) -> None:
    army = named(
        read("Mali's armed forces left. The Malian army denied it. The military said no more."), "Malian Armed Forces"
    )
    assert set(army.aliases) == {"Mali's armed forces", "Malian army"}


WHOSE = [
    ("Sudan is at war. Khartoum and Nyala were shelled. The army denied it.", "army", "Sudanese Armed Forces"),
    ("LUSAKA - The government resigned.", "government", "Zambian government"),
    ("President Nayib Bukele said the army would march.", "army", "Salvadoran army"),
    (
        "The junta in Niger left France and its allies. The military government said so.",
        "military government",
        "Nigerien junta",
    ),
    ("Chinese and Indian officials met in Beijing. In Lagos, police arrested ten men.", "police", "Nigerian police"),
    ("Parliament in Nairobi rejected a law on trade with China and India.", "Parliament", "Kenyan parliament"),
]


@pytest.mark.parametrize(("text", "words", "body"), WHOSE)
def test_the_state_that_the_report_means(read: Read, text: str, words: str, body: str) -> None:
    assert meant(read(text), words) == [body]


def test_of_two_armies_the_last_one_named_is_meant(read: Read) -> None:
    text = (
        "The Kenyan army met the Somali army in Mogadishu. The army of Kenya left Somalia. The army said it was over."
    )
    assert meant(read(text), "army")[-1] == "Kenya Defence Forces"


@pytest.mark.parametrize(
    "text",
    [
        "They want a government.",
        "No government in Zambia can do this.",
        "The previous government of Zambia fell.",
        "Officers of the local police of Lusaka left.",
    ],
)
def test_another_body_is_not_the_states(read: Read, text: str) -> None:
    assert not {a.name for a in read(text).actors} & {"Zambian government", "Zambian police"}


def test_a_body_of_no_state_stays_with_its_article(read: Read) -> None:
    one, other = (read("Parliament and the Senate rejected the bill.", i) for i in ("one", "other"))
    assert not {a.id for a in one.actors} & {a.id for a in other.actors}


def test_people_told_by_their_body_are_part_of_it(read: Read) -> None:
    soldiers = named(read("Army officers left Lusaka, Zambia."), "Army officers")
    assert (soldiers.known, soldiers.country) == ("named", "ZMB")
    assert soldiers.part_of == named(read("The Zambian army left."), "Zambian army").id
