"""A Doc of ours answers as spaCy's does."""

from __future__ import annotations

import pytest
import spacy.tokens
from spacy.language import Language

from kg.nlp.tokens import Doc

TEXT = (
    "On Monday, rebels and soldiers of the 3rd Brigade, which holds the town, traded fire near Kidal, Mali's army said.\n\n"
    '"We lost nine men and two trucks", Colonel Issa Diarra told AFP... He did not say when or why.'
)
FACTS = (
    "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "whitespace_", "i", "idx", "is_alpha",
    "is_digit", "is_punct", "is_quote", "is_space", "is_sent_start", "is_sent_end", "like_num", "n_lefts", "n_rights",
)  # fmt: skip


@pytest.fixture(scope="module")
def pair(nlp: Language) -> tuple[spacy.tokens.Doc, Doc]:
    """The same text as spaCy's Doc and as ours."""
    parsed = nlp(TEXT)
    return parsed, Doc(parsed)


def test_every_token_has_spacys_facts(pair: tuple[spacy.tokens.Doc, Doc]) -> None:
    for theirs, ours in zip(*pair, strict=True):
        assert [getattr(ours, fact) for fact in FACTS] == [getattr(theirs, fact) for fact in FACTS]


def test_the_tree_is_the_same(pair: tuple[spacy.tokens.Doc, Doc]) -> None:
    for theirs, ours in zip(*pair, strict=True):
        assert ours.head.i == theirs.head.i
        assert [t.i for t in ours.children] == [t.i for t in theirs.children]
        assert [t.i for t in ours.subtree] == [t.i for t in theirs.subtree]
        assert [t.i for t in ours.ancestors] == [t.i for t in theirs.ancestors]
        assert {t.i for t in ours.conjuncts} == {t.i for t in theirs.conjuncts}
        assert (ours.left_edge.i, ours.right_edge.i) == (theirs.left_edge.i, theirs.right_edge.i)
        assert (ours.sent.start, ours.sent.end) == (theirs.sent.start, theirs.sent.end)


def test_every_span_of_words_has_spacys_root_and_text(pair: tuple[spacy.tokens.Doc, Doc]) -> None:
    theirs, ours = pair
    for start in range(len(theirs)):
        for end in range(start + 1, min(start + 8, len(theirs))):
            if any(not (t.is_punct or t.is_space) for t in theirs[start:end]):
                assert ours[start:end].root.i == theirs[start:end].root.i
            assert ours[start:end].text == theirs[start:end].text
            assert ours[start:end].end_char == theirs[start:end].end_char


def test_characters_lead_to_the_tokens_that_they_touch(pair: tuple[spacy.tokens.Doc, Doc]) -> None:
    theirs, ours = pair
    for start in range(len(TEXT) - 9):
        expected, got = theirs.char_span(start, start + 9, alignment_mode="expand"), ours.char_span(start, start + 9)
        assert expected is not None
        assert got is not None
        assert (got.start, got.end) == (expected.start, expected.end)


def test_entities_are_the_same(pair: tuple[spacy.tokens.Doc, Doc]) -> None:
    theirs, ours = pair
    assert [(e.text, e.label_) for e in ours.ents] == [(e.text, e.label_) for e in theirs.ents]


def test_a_slice_of_a_span_is_a_span(pair: tuple[spacy.tokens.Doc, Doc]) -> None:
    theirs, ours = pair
    assert ours[2:9][1:-2].text == theirs[2:9][1:-2].text
    assert ours[2:9][-1] is ours[8]
    assert ours[5:3].text == ""


def test_a_token_is_one_object(pair: tuple[spacy.tokens.Doc, Doc]) -> None:
    _, doc = pair
    assert doc[3].head.children[doc[3].head.children.index(doc[3])] is doc[3]


def test_a_token_hung_elsewhere_takes_along_what_is_below_it(nlp: Language) -> None:
    doc = Doc(nlp("The army said that rebels fled."))
    said, fled = doc[2], doc[5]
    doc.hang(fled, fled, "ROOT")
    doc.hang(said, fled, "parataxis")
    assert (fled.head, said.head, said.dep_) == (fled, fled, "parataxis")
    assert fled not in said.children
    assert [c.i for c in fled.children] == sorted(c.i for c in fled.children)
    assert said in fled.children
    assert {t.i for t in doc.sents[0].root.subtree} == set(range(len(doc)))


def test_an_empty_text_has_no_sentence(nlp: Language) -> None:
    doc = Doc(nlp(""))
    assert (len(doc), doc.sents, doc.ents, doc.char_span(0, 1)) == (0, (), (), None)
