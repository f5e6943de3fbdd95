"""The word classes of trigger conditions, and how a condition names one."""

from __future__ import annotations

import re

import pytest

from kg.errors import OntologyError
from kg.ontology import word_classes
from kg.ontology.fields import read_fields
from kg.ontology.files import data_path
from kg.ontology.word_classes import expanded, load_word_classes

WORD = re.compile(r"[^\sA-Z$]+")

# Read by rules on sides and needs, by no trigger.
OF_THE_MATCHER = {"utterances", "deaths", "harm_to_people", "disasters"}


def test_every_class_holds_lower_case_words_and_no_mark():
    classes = load_word_classes()
    assert len(classes) >= 40
    assert [w for words in classes.values() for w in words if not WORD.fullmatch(w)] == []


def test_the_classes_that_the_matcher_reads_are_there():
    assert {"counting", "quantities", "containers", "aspectual", "suffered", "peacekeepers"} <= set(load_word_classes())


def test_every_class_but_those_of_the_matcher_is_used():
    text = "".join(p.read_text(encoding="utf-8") for p in sorted(data_path("events").glob("*.yaml")))
    text += data_path("word_classes.yaml").read_text(encoding="utf-8")
    unused = [name for name in load_word_classes() if f"${name}" not in text]
    assert set(unused) <= {"counting", "quantities", "containers", "aspectual", "suffered", *OF_THE_MATCHER}


def test_a_class_may_hold_another():
    classes = load_word_classes()
    assert set(classes["soldiers"]) < set(classes["forces"])


def test_a_condition_takes_the_words_of_a_class_once(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("object: [soldier, $soldiers, cook]\n", encoding="utf-8")
    words = expanded(read_fields(path), "object")
    assert words[:2] == ("soldier", "troop")
    assert len(set(words)) == len(words)
    assert words[-1] == "cook"


@pytest.mark.parametrize("text", ["a: [one, $b]\nb: [two]\n", "a: [$nothing]\n"])
def test_a_class_that_stands_nowhere_above_is_refused(tmp_path, monkeypatch, text):
    path = tmp_path / "word_classes.yaml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(word_classes, "data_path", lambda *parts: path)
    with pytest.raises(OntologyError, match="unknown word class") as caught:
        load_word_classes.__wrapped__()
    assert (caught.value.path, caught.value.line) == (path, 1)
