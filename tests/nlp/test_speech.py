from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from kg.model import Article
from kg.nlp.found import Found, Reference
from kg.nlp.speech import find_speeches
from kg.nlp.tokens import Doc

VOCAB = spacy.blank("en").vocab

NAMES = {
    "source": "AFP, Reuters, Al Jazeera, SANA, Xinhua",
    "group": "Hamas, Taliban, Houthi, United Nations, SPLM",
    "state": "Russia, Ukraine, Israel, Sudan, Khartoum, Kenya",
    "person": "Musa Bello, Ali Nazari, Nazari=Ali Nazari, Hanna Tetteh, Omar, Ivan Petrov, Petro",
}


def said(nlp: Language, found_in: Callable[..., Found], text: str) -> list[tuple[str, tuple[str, ...], str, str]]:
    """(speaker, relays, stance, content) of each speech."""
    doc = Doc(nlp(text))
    speeches = find_speeches(doc, found_in(doc, **NAMES))
    return [
        (
            "" if s.speaker is None else doc[s.speaker].text,
            tuple(doc[v].text for v in s.via),
            s.stance,
            " ".join(doc[s.start : s.end].text.strip('",.').split()),
        )
        for s in speeches
    ]


def test_what_the_statement_says_is_said_by_who_made_it(nlp: Language, found_in: Callable[..., Found]) -> None:
    text = "Hamas said in a statement that two men had died. The statement added that Israel had shelled a camp."
    assert [s for s, _, _, _ in said(nlp, found_in, text)] == ["Hamas", "Hamas"]
    text = "Hamas said in a statement that two men had died. According to the statement, a camp was shelled."
    assert [s for s, _, _, _ in said(nlp, found_in, text)] == ["Hamas", "Hamas"]


def test_a_report_that_nobody_made_before_has_no_speaker(nlp: Language, found_in: Callable[..., Found]) -> None:
    assert [s for s, _, _, _ in said(nlp, found_in, "The report said that two men had died.")] == [""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # quotations
        ('"We fled," AFP reported Ali Nazari as telling journalists.', [("Nazari", ("AFP",), "states", "We fled")]),
        ('"We will fight," said Omar.', [("Omar", (), "states", "We will fight")]),
        ("“We will fight,” said Omar.", [("Omar", (), "states", "We will fight")]),
        ("«We will fight», said Omar.", [("Omar", (), "states", "We will fight")]),
        ("‘We will fight,’ said Omar.", [("Omar", (), "states", "We will fight")]),
        ('Ivan Petrov said: "The raid failed."', [("Petrov", (), "states", "The raid failed")]),
        (
            '"Our men are ready," Omar said. "They will strike."',
            [("Omar", (), "states", "Our men are ready"), ("Omar", (), "states", "They will strike")],
        ),
        ('"We have lost," AFP reported Omar stating.', [("Omar", ("AFP",), "states", "We have lost")]),
        ('"We have lost," Reuters quoted him as saying.', [("him", ("Reuters",), "states", "We have lost")]),
        (
            'Omar spoke for an hour. He said:\n\n"We have lost the town. We shall return."',
            [("He", (), "states", "We have lost the town. We shall return")],
        ),
        # clauses
        ("Hamas said that the raid had killed two men.", [("Hamas", (), "states", "that the raid had killed two men")]),
        (
            "Omar told Reuters that Hamas had demanded a truce, and that Israel rejected the demand.",
            [
                (
                    "Omar",
                    ("Reuters",),
                    "states",
                    "that Hamas had demanded a truce, and that Israel rejected the demand",
                )
            ],
        ),
        (
            "Omar said Israel urged Hamas to free him and that Hamas had refused.",
            [
                ("Omar", (), "states", "Israel urged Hamas to free him and that Hamas had refused"),
                ("Israel", ("Omar",), "demands", "to free him"),
            ],
        ),
        ("The raid killed two men, Hamas said.", [("Hamas", (), "states", "The raid killed two men")]),
        (
            "Musa Bello told Reuters that the army had left.",
            [("Bello", ("Reuters",), "states", "that the army had left")],
        ),
        ("AFP reported that the army had left.", [("AFP", (), "reports", "that the army had left")]),
        ("Omar, who said that the army had left, resigned.", [("Omar", (), "states", "that the army had left")]),
        (
            "Israel confirmed that it had struck the port.",
            [("Israel", (), "confirms", "that it had struck the port")],
        ),
        ("It was reported by AFP that the army had left.", [("AFP", (), "reports", "the army had left")]),
        (
            "Reuters quoted Omar as saying that the army had left.",
            [("Omar", ("Reuters",), "states", "that the army had left")],
        ),
        (
            "Omar was quoted by Reuters as saying that the army had left.",
            [("Omar", ("Reuters",), "states", "that the army had left")],
        ),
        (
            "Musa Bello told the news agency Xinhua that the army had left.",
            [("Bello", ("Xinhua",), "states", "that the army had left")],
        ),
        (
            "The convoy was hit, a police spokesman, Musa Bello, told Xinhua.",
            [("Bello", ("Xinhua",), "states", "The convoy was hit")],
        ),
        (
            "AFP cited Musa Bello, who heads the provincial police, as saying that the army had left.",
            [("Bello", ("AFP",), "states", "that the army had left")],
        ),
        (
            "The bus was stopped, said Musa Bello, and was burned.",
            [("Bello", (), "states", "The bus was stopped"), ("Bello", (), "states", "was burned")],
        ),
        (
            "The convoy was attacked, said Omar, and two men were killed.",
            [("Omar", (), "states", "The convoy was attacked"), ("Omar", (), "states", "two men were killed")],
        ),
        ("Hamas spoke of an attack on its base.", [("Hamas", (), "states", "an attack on its base")]),
        ("Talks failed, with Hamas speaking of an attack.", [("Hamas", (), "states", "an attack")]),
        ("A statement by Hamas spoke of an attack.", [("Hamas", (), "states", "an attack")]),
        # phrases and nouns
        (
            "Two people were killed, according to Hamas.",
            [("Hamas", (), "states", "Two people were killed, according to Hamas")],
        ),
        (
            "Ukraine's claim that Russia shelled the plant drew anger.",
            [("Ukraine", (), "states", "that Russia shelled the plant")],
        ),
        ("A statement by Hamas said that two men had died.", [("Hamas", (), "states", "that two men had died")]),
        # objects, infinitives and gerunds
        ("Israel denied attacking the hospital.", [("Israel", (), "denies", "attacking the hospital")]),
        ("Israel confirmed the attack on the base.", [("Israel", (), "confirms", "the attack on the base")]),
        ("Hamas claimed responsibility for the attack.", [("Hamas", (), "alleges", "responsibility for the attack")]),
        (
            "Ukraine accused Russia of shelling the city.",
            [("Ukraine", (), "alleges", "Russia of shelling the city")],
        ),
        ("Hamas vowed to retaliate.", [("Hamas", (), "offers", "to retaliate")]),
        (
            "Khartoum rejected allegations that Sudan bombed the camp.",
            [("Khartoum", (), "denies", "that Sudan bombed the camp")],
        ),
        # what is not said
        ("No group claimed responsibility for the attack.", []),
        ("Nobody has claimed the attack.", []),
        ("Omar may say that the army left.", []),
        ("He called it a “security zone” on Monday.", []),
        ("The army attacked the town.", []),
    ],
)
def test_finds_who_says_what(nlp: Language, found_in: Callable[..., Found], text: str, expected: list[object]) -> None:
    found = said(nlp, found_in, text)
    assert [(s, v, t, c.removeprefix("that ")) for s, v, t, c in found] == [
        (s, v, t, c.removeprefix("that "))
        for s, v, t, c in expected  # type: ignore[misc]
    ]


def test_a_speech_within_a_speech_is_deeper_and_relayed_by_the_outer_speaker(
    nlp: Language, found_in: Callable[..., Found]
) -> None:
    doc = Doc(nlp("Kenya said that Omar had told its envoy that the rebels attacked the base."))
    outer, inner = find_speeches(doc, found_in(doc, **NAMES))
    assert (outer.depth, inner.depth) == (0, 1)
    assert doc[inner.speaker or 0].text == "Omar"
    assert [doc[v].text for v in inner.via] == ["Kenya"]


def test_both_speakers_of_one_sentence_speak(nlp: Language, found_in: Callable[..., Found]) -> None:
    found = said(nlp, found_in, "Russia and Sudan said the convoy was attacked.")
    assert [s for s, _, _, _ in found] == ["Russia", "Sudan"]


def test_a_contrasted_clause_belongs_to_its_own_speaker(nlp: Language, found_in: Callable[..., Found]) -> None:
    found = said(nlp, found_in, "Hamas said the strikes hit a school, while Israel insisted it had targeted a base.")
    assert [(s, v) for s, v, _, _ in found] == [("Hamas", ()), ("Israel", ())]


RELAYED = (
    "Ali Nazari told AFP that the army had left. Nazari also said that two men had died. "
    '"The rest fled," he added. He said that the town was empty.'
)


def test_a_relay_lasts_as_long_as_the_same_speaker_goes_on(nlp: Language, found_in: Callable[..., Found]) -> None:
    assert [v for _, v, _, _ in said(nlp, found_in, RELAYED)] == [("AFP",)] * 4


def test_a_relay_ends_with_another_speaker(nlp: Language, found_in: Callable[..., Found]) -> None:
    text = "Ali Nazari told AFP that the army had left. Musa Bello said that two men had died. Bello said that he fled."
    assert [v for _, v, _, _ in said(nlp, found_in, text)] == [("AFP",), (), ()]


def test_a_relay_ends_with_a_statement_of_its_own(nlp: Language, found_in: Callable[..., Found]) -> None:
    text = "Ali Nazari told AFP that the army had left. Nazari said in a statement that two men had died."
    assert [v for _, v, _, _ in said(nlp, found_in, text)] == [("AFP",), ()]


def test_a_quotation_of_several_paragraphs_has_one_speaker(nlp: Language, found_in: Callable[..., Found]) -> None:
    text = (
        '"We lost the town," Omar said.\n\n"We lost the bridge.\n\n"But we shall return."\n\nThe army left on Friday.'
    )
    found = said(nlp, found_in, text)
    assert [s for s, _, _, _ in found] == ["Omar"] * 3


def test_a_quotation_after_somebody_elses_sentence_is_not_guessed(
    nlp: Language, found_in: Callable[..., Found]
) -> None:
    text = '"We lost the town," Omar said.\n\nThe army entered the town on Friday.\n\n"There is nobody left here."'
    assert [s for s, _, _, _ in said(nlp, found_in, text)] == ["Omar"]


def test_an_interview_names_its_speakers_before_colons(nlp: Language, found_in: Callable[..., Found]) -> None:
    text = "Hanna Tetteh: Who attacked the town?\n\nOmar: The rebels attacked it. They left.\n\nThe war goes on."
    assert [(s, c) for s, _, _, c in said(nlp, found_in, text)] == [
        ("Tetteh", "Who attacked the town?"),
        ("Omar", "The rebels attacked it. They left"),
    ]


def test_one_name_with_a_colon_is_a_heading(nlp: Language, found_in: Callable[..., Found]) -> None:
    assert said(nlp, found_in, "Taliban: a history\n\nThe rebels attacked the town.") == []


def test_a_reporting_verb_in_the_simple_past_goes_on_from_the_reporting_verb(
    nlp: Language, found_in: Callable[..., Found]
) -> None:
    text = "Sudan denied that Hamas had taken the airport, and accused Russia of attacking its camps."
    assert [(s, t) for s, _, t, _ in said(nlp, found_in, text)] == [("Sudan", "denies"), ("Sudan", "alleges")]


def test_a_mark_that_is_never_closed_ends_with_its_paragraph(nlp: Language, found_in: Callable[..., Found]) -> None:
    text = '"We lost the town, Omar said.\n\nThe army entered the town.\n\nHamas said that two men died.'
    assert ("Hamas", (), "states", "that two men died") in said(nlp, found_in, text)


def test_reads_a_tree_without_a_model() -> None:
    doc = Doc(
        spacy.tokens.Doc(
            VOCAB,
            ["Ann", "said", "Bob", "left", "."],
            heads=[1, 1, 3, 1, 1],
            deps=["nsubj", "ROOT", "nsubj", "ccomp", "punct"],
            pos=["PROPN", "VERB", "PROPN", "VERB", "PUNCT"],
            tags=["NNP", "VBD", "NNP", "VBD", "."],
            lemmas=["Ann", "say", "Bob", "leave", "."],
        )
    )
    found = Found(Article("a", doc.text), references=(Reference(0, 1, 0, "person-ann", "actor", "name", "test"),))
    (speech,) = find_speeches(doc, found)
    assert (speech.speaker, speech.cue, speech.start, speech.end, speech.form) == (0, 1, 2, 4, "indirect")


@given(st.lists(st.sampled_from(['"', "“", "”", "he", "said", "rebels", "left", ",", ".", "\n\n", "'"]), max_size=25))
def test_any_muddle_of_marks_gives_ranges_within_the_doc(words: list[str]) -> None:
    doc = Doc(
        spacy.tokens.Doc(
            VOCAB,
            words,
            heads=list(range(len(words))),
            deps=["ROOT"] * len(words),
            pos=["VERB" if w in ("said", "left") else "SPACE" if w == "\n\n" else "NOUN" for w in words],
            tags=["VBD" if w in ("said", "left") else "NN" for w in words],
            lemmas=["say" if w == "said" else w for w in words],
        )
    )
    for speech in find_speeches(doc, Found(Article("a", doc.text))):
        assert 0 <= speech.start < speech.end <= len(doc)
        assert 0 <= speech.cue < len(doc)
