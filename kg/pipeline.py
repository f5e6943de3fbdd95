"""The main job: from inputs to a graph in a store. In: paths, texts, Articles. Out: a `BuildReport`.

One article's graph is a function of that article alone, so articles are read, extracted and turned into N-Quads one by
one, in one process or several; identity and derived graphs are made from the whole at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from importlib.metadata import version
from typing import Any

import pyoxigraph as ox

from kg.config import Settings
from kg.graph.build import GraphSettings, Versions, build_article_graph
from kg.ids import article_local_name
from kg.model import Article, Extraction, Problem
from kg.nlp.language_model import load_language_model, model_version
from kg.nlp.pool import Recipe, extract_all
from kg.read import ReadFailure, ReadNote, read_articles
from kg.resolve import load_decisions
from kg.store import OpenStore
from kg.store.fingerprint import Fingerprints
from kg.store.keeping import ArticleResult, Keeper


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build. `published` and `publisher` supply what an article lacks."""

    resolve: bool = True
    keep_text: bool = True
    jobs: int = 1
    published: date | None = None
    publisher: str | None = None


@dataclass(slots=True)
class BuildReport:
    """What a build read, what failed and why, and where the graph has gaps.

    `unchanged` are those of the articles that the store held already, made in the same way. `notes` tell what was
    passed over or guessed in reading: other files in a folder, columns of no use, an encoding. Events, undated and
    unplaced ones are counted as each article tells them, before what is the same is joined.
    """

    articles: int = 0
    unchanged: int = 0
    events: int = 0
    claims: int = 0
    undated: int = 0
    unplaced: int = 0
    failures: list[ReadFailure] = field(default_factory=list)
    notes: list[ReadNote] = field(default_factory=list)
    problems: list[tuple[str, Problem]] = field(default_factory=list)
    unknown_actors: Counter[str] = field(default_factory=Counter)

    def add(self, result: ArticleResult) -> None:
        """Counts one article."""
        self.articles += 1
        self.events += result.events
        self.claims += result.claims
        self.undated += result.undated
        self.unplaced += result.unplaced
        self.problems.extend((result.article_id, problem) for problem in result.problems)
        self.unknown_actors.update(result.unknown_actors)

    def note(self, note: ReadNote) -> None:
        """Keeps a note, once."""
        if note not in self.notes:
            self.notes.append(note)


def build(
    inputs: Iterable[Any],
    held: OpenStore,
    settings: Settings,
    options: BuildOptions,
    on_article: Callable[[ArticleResult], None] | None = None,
) -> BuildReport:
    """Reads the inputs into the store. An input that fails is in the report and stops nothing.

    What the store holds already, made in just this way, is reported and not made again: a build that was stopped goes
    on where it was.
    """
    report = BuildReport()
    recipe = Recipe(settings.model, settings.actors, settings.events)
    recipe.load()  # what the user must mend is told before the long work
    decisions = load_decisions(settings.decisions)
    versions, graph_settings = versions_of(settings), GraphSettings(settings.base, options.keep_text)
    finish = partial(article_result, settings=graph_settings, versions=versions)
    keeper = Keeper(held, settings.base, Fingerprints(settings, graph_settings, versions), resolve=options.resolve)

    def tell(result: ArticleResult) -> None:
        report.add(result)
        if on_article is not None:
            on_article(result)

    def unmade() -> Iterator[Article]:
        for article in _readable(inputs, settings, options, report):
            told = keeper.find(article)
            if told is None:
                yield article
            else:
                report.unchanged += 1
                tell(told)

    for result in extract_all(unmade(), recipe, finish, options.jobs):
        keeper.keep(result)
        tell(result)
    keeper.finish(decisions)
    return report


def extractions(
    inputs: Iterable[Any], settings: Settings, options: BuildOptions, report: BuildReport
) -> Iterator[Extraction]:
    """The Extractions of the inputs, for `kg extract`; failures go into the report."""
    recipe = Recipe(settings.model, settings.actors, settings.events)
    return extract_all(_readable(inputs, settings, options, report), recipe, _unchanged, options.jobs)


def _unchanged(extraction: Extraction) -> Extraction:
    return extraction


def versions_of(settings: Settings) -> Versions:
    """What made a graph: our version, the model's, the contract's."""
    return Versions.of(version("conflict-kg"), model_version(load_language_model(settings.model)))


def article_result(extraction: Extraction, settings: GraphSettings, versions: Versions) -> ArticleResult:
    """The article's graph, written out, with the counts of a report."""
    quads = build_article_graph(extraction, settings, versions)
    mentioned = Counter(m.denotes for m in extraction.mentions)
    unknown = [a for a in extraction.actors if a.known == "named"]
    return ArticleResult(
        article_id=extraction.article.id,
        graph=article_local_name(extraction.article),
        nquads=ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"",
        events=len(extraction.events),
        undated=sum(e.time is None or e.time.edtf is None for e in extraction.events),
        unplaced=sum(not e.places for e in extraction.events),
        claims=len(extraction.claims),
        unknown_actors=tuple(a.name for a in unknown for _ in range(mentioned[a.id])),
        problems=extraction.problems,
    )


def _readable(
    inputs: Iterable[Any], settings: Settings, options: BuildOptions, report: BuildReport
) -> Iterator[Article]:
    publisher = options.publisher or settings.publisher
    reading = read_articles(
        inputs, published=options.published, publisher=publisher, fields=settings.fields or None, tell=report.note
    )
    for item in reading:
        if isinstance(item, ReadFailure):
            report.failures.append(item)
        else:
            yield item
