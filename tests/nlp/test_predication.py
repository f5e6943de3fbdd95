"""What is said of somebody is nobody else, over hand-made trees."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language

from kg.model import Actor, Article, Extraction
from kg.nlp.extract import extract, load_resources
from kg.nlp.predication import predicated
from kg.nlp.tokens import Doc

Tree = Callable[[str], Doc]


def read(nlp: Language, text: str) -> Extraction:
    return extract(nlp(text), Article("test", text), load_resources())


def people(nlp: Language, text: str) -> list[Actor]:
    return [a for a in read(nlp, text).actors if a.kind == "person"]


def test_a_complement_is_said_of_its_subject(tree: Tree) -> None:
    doc = tree("Bello/NNP/nsubj/is is|be/VBZ/ROOT a/DT/det/soldier soldier/NN/attr/is")
    found = predicated(doc[3])
    assert found is not None
    assert [t.text for t in found.subjects] == ["Bello"]
    assert not found.denied


def test_what_somebody_is_not(tree: Tree) -> None:
    doc = tree("Bello/NNP/nsubj/is is|be/VBZ/ROOT not/RB/neg/is a/DT/det/soldier soldier/NN/attr/is")
    found = predicated(doc[4])
    assert found is not None
    assert found.denied


def test_in_a_cleft_it_is_who_acts(tree: Tree) -> None:
    doc = tree(
        "it/PRP/nsubj/was was|be/VBD/ROOT the/DT/det/army army/NN/attr/was that/WDT/nsubj/fled fled|flee/VBD/relcl/army"
    )
    assert predicated(doc[3]) is None


def test_the_description_is_the_person(nlp: Language) -> None:
    (person,) = people(nlp, "Aminata Kargbo is a Kenyan teacher. She was a soldier in 2010.")
    assert (person.name, person.country) == ("Aminata Kargbo", "KEN")


def test_who_is_brought_by_a_participle_is_the_person(nlp: Language) -> None:
    (person,) = people(nlp, "A teacher named Aminata Kargbo accused the police of murder. The teacher fled.")
    assert (person.name, person.sector) == ("Aminata Kargbo", "EDU")


def test_what_a_body_is_called_is_the_body(nlp: Language) -> None:
    extraction = read(nlp, "Gulf Star, a shipping company, sued Kenya. The company accused the navy of theft.")
    ids = {m.denotes for m in extraction.mentions if m.text in ("Gulf Star", "shipping company", "company")}
    assert len(ids) == 1


def test_qualities_and_deeds_are_nobody(nlp: Language) -> None:
    text = "Police used force and shot a man in the head. He lives in exile and wants justice."
    assert not {"force", "head", "exile", "justice"} & {a.name for a in read(nlp, text).actors}


def test_relatives_belong_to_nobodys_body(nlp: Language) -> None:
    text = "FBI agent John Reed fled. His father accused the police of murder."
    father = next(a for a in read(nlp, text).actors if a.name == "father")
    assert father.part_of is None
