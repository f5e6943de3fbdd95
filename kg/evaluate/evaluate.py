"""Files of gold against answers. In: what `gold_reading` read, Extractions or other codings. Out: a score each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.evaluate.gold import GoldArticle, GoldSentences
from kg.evaluate.of_extraction import coding_of_extraction
from kg.evaluate.of_gold import coding_of_gold
from kg.evaluate.scoring import score
from kg.evaluate.sentences import score_sentence
from kg.evaluate.tally import Score, Tally
from kg.model import Article, Extraction

Gold = GoldArticle | GoldSentences


def articles_of(gold: Gold) -> Iterator[Article]:
    """What has to be extracted to score a file; ids are the file's name, and its line where it holds many."""
    if isinstance(gold, GoldArticle):
        yield replace(gold.article, id=str(gold.path))
    else:
        for sentence in gold.sentences:
            yield Article(f"{gold.path}:{sentence.line}", sentence.text)


def score_extractions(gold: Gold, extractions: Mapping[str, Extraction]) -> Score:
    """The score of one file; `extractions` go by the ids of `articles_of`; one that lacks counts as not found."""
    if isinstance(gold, GoldArticle):
        article = replace(gold.article, id=str(gold.path))
        extraction = extractions.get(article.id, Extraction(article))
        return score(coding_of_gold(gold), coding_of_extraction(extraction))
    total = Score()
    for sentence, article in zip(gold.sentences, articles_of(gold), strict=True):
        tally = Tally(sentence.text, str(gold.path))
        score_sentence(sentence, extractions.get(article.id, Extraction(article)), tally)
        total.add(tally.score)
    return total


def score_coder(gold: GoldArticle, other: GoldArticle) -> Score:
    """How far a second coding of the same article agrees with the first."""
    return score(coding_of_gold(gold), coding_of_gold(other))
