"""What the words beside a name say that its bearer is, over real parses."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.model import Actor, Article
from kg.nlp.events import affiliations
from kg.nlp.extract import extract, load_resources
from kg.nlp.found import Found


def actors(nlp: Language, text: str) -> dict[str, Actor]:
    return {a.name: a for a in extract(nlp(text), Article("test", text), load_resources()).actors}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Harakat Noor, an extremist faction in the camp, killed ten soldiers.", "Harakat Noor", "group"),
        ("The rebel group Tuku Mada killed ten soldiers.", "Tuku Mada", "group"),
        ("Alice Mbuyi, the administrator of the district, accused the army of murder.", "Alice Mbuyi", "person"),
        ("Boris Kanev, 58, accused the army of murder.", "Boris Kanev", "person"),
        ("Col Blaise Okoro, the army's spokesman, accused the rebels of murder.", "Blaise Okoro", "person"),
        ("Rebels met Bay President Ali Omar Karie in Baidoa.", "Ali Omar Karie", "person"),
        ("The Serb List accused the police of murder.", "Serb List", "organization"),
        ("The Football Association of Ireland accused the police of murder.", "Football Association of Ireland", "organization"),
    ],
)  # fmt: skip
def test_the_kind_that_the_words_tell(nlp: Language, text: str, name: str, kind: str) -> None:
    found = actors(nlp, text)
    assert name in found, sorted(found)
    assert found[name].kind == kind


def test_another_given_name_makes_another_person(nlp: Language) -> None:
    text = 'Alan Gagloev, the leader, left. "We will stay," Inal Gagloev, who led the delegation, told Russia.'
    found = actors(nlp, text)
    assert {"Alan Gagloev", "Inal Gagloev"} & set(found) != {"Alan Gagloev"}


def test_rebels_of_a_country_do_not_stand_for_its_state() -> None:
    state = Actor("country-CMR", "state", "Cameroon", "dictionary", "test")
    army = Actor("army", "organization", "army", "unnamed", "test", sector="MIL", part_of=state.id)
    rebels = Actor("rebels", "group", "separatists", "unnamed", "test", sector="REB", part_of=state.id)
    found = Found(Article("test", ""), actors=(state, army, rebels))
    assert affiliations(found) == {"army": frozenset({state.id})}


@pytest.mark.parametrize(
    "text", ["Rebels took the town without much resistance.", "The plan drew opposition in Kenya."]
)
def test_what_is_done_is_nobody(nlp: Language, text: str) -> None:
    assert not [name for name in actors(nlp, text) if "resistance" in name or "opposition" in name]


def test_the_opposition_is_somebody(nlp: Language) -> None:
    assert [n for n in actors(nlp, "The opposition accused the police of murder.") if "opposition" in n]
