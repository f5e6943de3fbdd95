"""Borders of zones and paragraphs are sentence starts before the parser runs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.language import Language

from kg.model import Article, Zone
from kg.nlp.found import Found
from kg.nlp.zones import make_doc, zone_of_tokens

BLANK = English()


def starts(article: Article) -> list[str]:
    return [t.text for t in make_doc(BLANK, article)[1:] if t.is_sent_start]


def test_a_sentence_starts_where_a_zone_begins_and_where_it_ends() -> None:
    text = "Talks fail\nGENEVA Both sides left."
    article = Article("a", text, zones=(Zone(0, 10, "title"), Zone(11, 17, "dateline")))
    assert starts(article) == ["GENEVA", "Both"]


def test_a_sentence_starts_after_a_blank_line_and_not_after_a_line_break() -> None:
    assert starts(Article("a", "Talks fail\n\nBoth sides\nleft\r\n \r\nNobody spoke")) == ["Both", "Nobody"]


def test_a_sentence_broken_to_fit_a_width_has_the_tokens_of_the_whole_one() -> None:
    broken = "Rebels of the Free Papua Movement shot at\nPolice Mobile Brigade troops and \n fled to the nearest hills at the end of last\nFriday."
    words = [t.text for t in make_doc(BLANK, Article("a", broken)) if not t.is_space]
    assert words == [t.text for t in BLANK(" ".join(broken.split()))]
    assert [t.text for t in make_doc(BLANK, Article("a", broken)) if t.is_space] == ["  "]


def test_a_line_break_after_a_stop_or_a_short_line_stays() -> None:
    for text in ("Demands\nPrisoners", "The rebels came back to the town of Bor on Monday.\nThe army fled."):
        assert "\n" in make_doc(BLANK, Article("a", text)).text


def test_a_border_within_a_word_or_before_spaces_counts_for_the_next_word() -> None:
    article = Article("a", "Talks fail   Both left", zones=(Zone(0, 11, "title"), Zone(15, 22, "caption")))
    assert starts(article) == ["Both", "left"]


def test_the_parser_keeps_the_borders(nlp: Language) -> None:
    text = "Army shells the town\n\nRebels took the bridge"
    doc = make_doc(nlp, Article("a", text))
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    assert [s.text.strip() for s in doc.sents] == ["Army shells the town", "Rebels took the bridge"]


@given(st.text(alphabet="ab. \n\r\t\u00a0é\U0001f600", max_size=40), st.data())
def test_any_text_with_any_zones_keeps_its_characters(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    zone = Zone(start, data.draw(st.integers(start, len(text))), "caption")
    made = make_doc(BLANK, Article("a", text, zones=(zone,))).text
    assert len(made) == len(text)
    assert all(had == has or (had.isspace() and has == " ") for had, has in zip(text, made, strict=True))


def test_each_token_has_the_kind_of_its_zone_and_the_rest_is_body() -> None:
    article = Article("a", "Talks fail\nGENEVA Both left", zones=(Zone(0, 10, "title"), Zone(11, 17, "dateline")))
    kinds = zone_of_tokens(BLANK.make_doc(article.text), Found(article))
    assert kinds == ["title", "title", "body", "dateline", "body", "body"]


def test_a_zone_that_ends_within_a_word_takes_the_whole_word() -> None:
    article = Article("a", "Talks fail", zones=(Zone(0, 8, "title"),))
    assert zone_of_tokens(BLANK.make_doc(article.text), Found(article)) == ["title", "title"]


def test_no_sentence_begins_after_a_comma(nlp: Language) -> None:
    text = "Rwanda has 2,500 soldiers in Cabo Delgado, Brigadier Claude Nshuti, a spokesman, told Canal Press."
    doc = make_doc(nlp, Article("test", text))
    assert [t.i for t in doc if t.is_sent_start is False] == [t.i + 1 for t in doc if t.text == ","]
