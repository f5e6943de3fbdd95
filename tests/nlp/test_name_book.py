"""Names of one mind within an article, over hand-made trees and labels."""

from __future__ import annotations

from collections.abc import Callable

from kg.nlp.name_book import agreeing
from kg.nlp.tokens import Doc, Span

Tree = Callable[[str], Doc]
LEFT = "left|leave/VBD/ROOT"


def labelled(doc: Doc, labels: dict[str, str], described: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """What `agreeing` makes of the first occurrence of each text under its label."""
    words = [t.text for t in doc]
    entities = []
    for text, label in labels.items():
        parts = text.removesuffix("*").split()
        starts = [i for i in range(len(words)) if words[i : i + len(parts)] == parts]
        entities.append(Span(doc, starts[text.endswith("*")], starts[text.endswith("*")] + len(parts), label))
    nouns = {t.i for t in doc if t.text in described}
    return [(e.text, e.label_) for e in agreeing(doc, sorted(entities, key=lambda e: e.start), nouns)]


def named(*names: str) -> str:
    """One line for each name, which is the subject of its own clause."""
    lines = []
    for name in names:
        *first, last = name.split()
        words = [f"{w}/NNP/compound/{last}" for w in first]
        lines.append(" ".join([*words, f"{last}/NNP/nsubj/left", LEFT]))
    return "\n".join(lines)


def test_a_surname_read_as_a_body_is_the_persons(tree: Tree) -> None:
    doc = tree(named("Aisha Bello", "Bello"))
    assert labelled(doc, {"Aisha Bello": "PERSON", "Bello*": "ORG"}) == [("Aisha Bello", "PERSON"), ("Bello", "PERSON")]


def test_a_full_name_read_as_a_work_is_the_person_who_goes_by_its_end(tree: Tree) -> None:
    doc = tree(named("Aisha Bello", "Bello"))
    assert ("Aisha Bello", "PERSON") in labelled(doc, {"Aisha Bello": "WORK_OF_ART", "Bello*": "PERSON"})


def test_a_name_is_one_wherever_it_stands(tree: Tree) -> None:
    doc = tree(named("Aisha Bello", "Delta Movement", "Aisha Bello", "Delta Movement"))
    found = labelled(doc, {"Aisha Bello": "PERSON", "Delta Movement": "ORG"})
    assert found == [("Aisha Bello", "PERSON"), ("Delta Movement", "ORG")] * 2


def test_a_part_of_a_longer_name_and_a_common_word_are_no_names(tree: Tree) -> None:
    doc = tree(f"{named('Young', 'Young Fair')}\nYoung/JJ/amod/men men/NNS/nsubj/left {LEFT}")
    assert labelled(doc, {"Young": "PERSON"}) == [("Young", "PERSON")]


def test_a_noun_for_a_person_beside_it_tells_a_name_that_the_model_missed(tree: Tree) -> None:
    doc = tree(
        f"the/DT/det/envoy envoy/NN/compound/Levi Aner/NNP/compound/Levi Levi/NNP/nsubj/left {LEFT}\n"
        f"{named('Aner Levi', 'Sabra Hill')}"
    )
    assert labelled(doc, {}, described=("envoy",)) == [("Aner Levi", "PERSON"), ("Aner Levi", "PERSON")]
