"""Articles through the stages, in one process or several. In: Articles. Out: one result each, in their order.

Each process loads the model and the ontology once. Only a few batches are under way at a time, so that memory does not
grow with the number of articles; results come in order, whoever is done first.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from spacy.language import Language

from kg.garbage import uncollected
from kg.model import Article, Extraction
from kg.nlp.extract import Resources, extract, load_resources
from kg.nlp.language_model import load_language_model
from kg.nlp.zones import make_doc

Result = TypeVar("Result")

_BATCH = 8
_BATCHES_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a process needs to load before it can read: a model's name and a user's additions to the ontology."""

    model: str
    actors: Path | None = None
    events: Path | None = None

    def load(self) -> tuple[Language, Resources]:
        """The model and the ontology, once for each process."""
        return load_language_model(self.model), load_resources(self.actors, self.events)


def extract_one(article: Article, recipe: Recipe) -> Extraction:
    """One article's Extraction, in this process."""
    nlp, resources = recipe.load()
    doc = make_doc(nlp, article)
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return extract(doc, article, resources)


def extract_all(
    articles: Iterable[Article], recipe: Recipe, finish: Callable[[Extraction], Result], jobs: int = 1
) -> Iterator[Result]:
    """`finish` of each article's Extraction, in order; with several jobs it runs in their processes: it must pickle."""
    if jobs == 1:
        return (_finished(article, recipe, finish) for article in articles)
    return _in_processes(articles, recipe, finish, jobs)


def _in_processes(
    articles: Iterable[Article], recipe: Recipe, finish: Callable[[Extraction], Result], jobs: int
) -> Iterator[Result]:
    context = multiprocessing.get_context("spawn")
    remaining = iter(articles)
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_load_once, initargs=(recipe,)) as pool:
        under_way: deque[Future[list[Result]]] = deque()
        while True:
            while len(under_way) < jobs * _BATCHES_AHEAD and (batch := list(islice(remaining, _BATCH))):
                under_way.append(pool.submit(_run_batch, batch, recipe, finish))
            if not under_way:
                return
            yield from under_way.popleft().result()


def _load_once(recipe: Recipe) -> None:
    recipe.load()


def _run_batch(batch: list[Article], recipe: Recipe, finish: Callable[[Extraction], Result]) -> list[Result]:
    return [_finished(article, recipe, finish) for article in batch]


def _finished(article: Article, recipe: Recipe, finish: Callable[[Extraction], Result]) -> Result:
    """One article's result. Meanwhile no garbage is collected: all that is made lives until the article is done."""
    with uncollected():
        return finish(extract_one(article, recipe))
