"""Sentences that end in who says them, whatever the parser made of the speaker."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.nlp.closing_speech import mend_closing_speech
from kg.nlp.tokens import Doc


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        ("Rebels shelled a school, killing nine and wounding 14, Hassan Warsame, the head of the clinic, said.", "Warsame", "said"),
        ("The gunmen abducted a teacher, Amina Yusuf, the mayor of Luuq district, told reporters.", "Yusuf", "told"),
        ("The army freed 20 hostages, General Tom Okello, a spokesman for the army, said.", "Okello", "said"),
        ("Nobody will leave the base, Omar Dirie, who commands the brigade, told the radio.", "Dirie", "told"),
        ("Artillery killed five people and wounded 12, Saleh al-Yafai, the director of the hospital, said.", "Yafai", "said"),
    ],
)  # fmt: skip
def test_the_speaker_is_the_subject_of_the_verb_above_what_is_said(
    nlp: Language, text: str, speaker: str, verb: str
) -> None:
    doc = Doc(nlp(text))
    mend_closing_speech(doc)
    root = doc.sents[0].root
    assert root.text == verb
    assert [t.text for t in root.children if t.dep_ == "nsubj"] == [speaker]
    assert any(t.dep_ == "ccomp" for t in root.children)


@pytest.mark.parametrize(
    "text",
    [
        "Turkey, which borders Syria, said it would close the border.",
        "The rebels killed Ann Li, the mayor, said two officials.",
        "He praised John Smith, the envoy, and said the talks would go on.",
        "On Monday, after the talks ended, John Smith, the envoy, told reporters that nothing was agreed.",
        "The gunmen killed a teacher.",
    ],
)
def test_all_else_stays_as_it_is(nlp: Language, text: str) -> None:
    doc = Doc(nlp(text))
    before = [(t.head, t.dep_, t.children) for t in doc]
    mend_closing_speech(doc)
    assert [(t.head, t.dep_, t.children) for t in doc] == before
