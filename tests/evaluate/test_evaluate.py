"""Our own answers as codings, and whole files against them."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from kg.config import Settings
from kg.evaluate.evaluate import articles_of, score_coder, score_extractions
from kg.evaluate.gold import GoldArticle, GoldSentence, GoldSentences
from kg.evaluate.of_extraction import coding_of_extraction
from kg.evaluate.quotes import Quote
from kg.model import Article, Claim, Event, Extraction, Mention
from kg.pipeline import BuildOptions, BuildReport, extractions

TEXT = "They may attack."


def _answer(polarity: str = "positive", modality: str = "hypothetical") -> Extraction:
    article = Article("s.yaml:2", TEXT)
    event = Event("e", "attack", "ASSAULT", "material-conflict", "test")
    quote = Mention(0, 16, TEXT, "quote")
    claim = Claim("c", "e", "a", quote, "test", polarity=polarity, modality=modality, certainty="possible")
    return Extraction(article, events=(event,), claims=(claim,), mentions=(Mention(9, 15, "attack", "trigger", "e"),))


def _sentences() -> GoldSentences:
    sentence = GoldSentence(TEXT, Quote(9, 15), 2, ("positive",), ("hypothetical", "future"), "possible")
    return GoldSentences(Path("s.yaml"), (sentence,))


def test_the_codes_of_the_marked_word_are_compared() -> None:
    gold = _sentences()
    assert [a.id for a in articles_of(gold)] == ["s.yaml:2"]
    assert score_extractions(gold, {"s.yaml:2": _answer()}).slips == []
    assert score_extractions(gold, {"s.yaml:2": _answer(modality="future")}).slips == []
    wrong = score_extractions(gold, {"s.yaml:2": _answer("negative", "actual")})
    assert [(s.row, s.wanted, s.given) for s in wrong.slips] == [
        ("polarity", "positive", "negative"),
        ("modality", "hypothetical or future", "actual"),
    ]


def test_a_sentence_without_an_event_of_ours_is_missed() -> None:
    found = score_extractions(_sentences(), {})
    assert [(s.fault, s.row, s.wanted) for s in found.slips] == [("missed", "event", "attack")]
    assert found.counts["polarity"].wanted == 0


def test_every_field_of_an_extraction_has_its_place(rich_extraction: Extraction) -> None:
    coding = coding_of_extraction(rich_extraction)
    assert len(coding.events) == len(rich_extraction.events)
    assert all(event.claims for event in coding.events)
    assert all(coding.text[s.start : s.end] for event in coding.events for s in event.spans)
    assert all(isinstance(n, Decimal) for figure in coding.figures for n in figure.numbers if n is not None)
    publisher = rich_extraction.publisher
    claimants = {claim.by for event in coding.events for claim in event.claims}
    assert publisher is None or publisher.id not in claimants


def test_relations_written_both_ways_count_once(rich_extraction: Extraction) -> None:
    relation = replace(rich_extraction.relations[0], relation="opposedTo")
    turned = replace(relation, id="turned", subject=relation.object, object=relation.subject)
    assert len(coding_of_extraction(replace(rich_extraction, relations=(relation, turned))).relations) == 1


def test_the_example_is_read_and_scored(example: GoldArticle) -> None:
    report = BuildReport()
    found = extractions(list(articles_of(example)), Settings(), BuildOptions(), report)
    scored = score_extractions(example, {extraction.article.id: extraction for extraction in found})
    assert report.failures == []
    assert scored.counts["event"].right >= 3
    assert all(slip.path == str(example.path) for slip in scored.slips)


def test_two_coders_of_one_article(example: GoldArticle) -> None:
    other = replace(example, events=example.events[1:])
    assert score_coder(example, example).slips == []
    assert score_coder(example, other).counts["event"].right == 3
