"""Gold suites scored in this process over texts that are parsed once, so that another lexicon is measured in moments.

The scorer is the one that lies beside the data; in the place of the `kg build` that it calls, the same steps run here over
the parses that are kept. What it prints is turned into counts, so that a few records can be scored again for the whole.
"""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pyoxigraph as ox
import spacy.tokens
from spacy.language import Language

from kg.config import load_settings
from kg.graph.build import GraphSettings, build_article_graph
from kg.model import Article
from kg.nlp.extract import Resources, extract
from kg.nlp.tokens import Doc
from kg.nlp.triggers import find_candidates
from kg.nlp.zones import make_doc
from kg.pipeline import versions_of
from kg.read import ReadFailure, read_articles

Counts = dict[str, tuple[float, float]]
"""By figure: how many are right, and of how many. An F1 is twice the right of those wanted and those given."""

# By suite and figure the groups that hold right and of; a share of `n` is turned back into how many.
_COUNTED: dict[str, dict[str, str]] = {
    "plover": {
        "class": r"n (?P<n>\d+): class (?P<share>[\d.]+)",
        "both countries": r"n (?P<n>\d+):.* both countries (?P<share>[\d.]+)",
        "all three": r"n (?P<n>\d+):.* all three (?P<share>[\d.]+)",
    },
    "petrarch": {"dyads": r"dyads (?P<right>\d+)/(?P<of>\d+)"},
    "re3d": {"relation recall": r"relation recall (?P<share>[\d.]+) of (?P<n>\d+)"},
    "current_events": {
        "found": r"n (?P<n>\d+): found (?P<share>[\d.]+)",
        "one title one node": r"one node (?P<right>\d+)/(?P<of>\d+)",
    },
    "event_location": {
        "F": r"counts (?P<tp>\d+) (?P<fp>\d+) (?P<fn>\d+)",
        "none kept none": r"kept so (?P<right>\d+)/(?P<of>\d+)",
    },
}


class Rescorer:
    """One suite: its records and its scorer.

    `matched` holds, for each of the records scored last, the lemmas of the triggers that match in it.
    """

    def __init__(self, nlp: Language, gold: Path, suite: str, file: str, work: Path, actors: Path | None) -> None:
        self.rows: list[dict[str, Any]] = [
            json.loads(x) for x in (gold / file).read_text(encoding="utf-8").splitlines()
        ]
        self.matched: list[set[str]] = []
        self.suite, self._work, self._actors = suite, work, actors
        self._nlp, self._parsed = nlp, dict[tuple[Any, ...], spacy.tokens.Doc]()
        self._score = _load_scorer(gold / "score.py")
        self._resources: Resources | None = None
        settings = load_settings()
        self._graph, self._versions = GraphSettings(settings.base), versions_of(settings)
        self._score.subprocess = SimpleNamespace(run=self._build)

    def counts(self, rows: Sequence[int], resources: Resources) -> Counts:
        """The figures of these records (by their numbers), with these resources."""
        self._resources = resources
        chosen = [self.rows[number] for number in rows]
        line = self._score.SUITES[self.suite](
            chosen, lambda given: self._score.Graph(self.suite, given, ["kg"], self._work, self._actors)
        )
        return {name: _count(re.search(pattern, line)) for name, pattern in _COUNTED[self.suite].items()}

    def _build(self, command: Sequence[str], **_: object) -> SimpleNamespace:
        """What `kg build` would have written of the articles that the scorer wrote."""
        assert self._resources is not None
        source, out = (Path(command[command.index(word) + 1]) for word in ("build", "--out"))
        out.mkdir(parents=True, exist_ok=True)
        self.matched = []
        with (out / "graph.nq").open("wb") as target:
            for article in _readable(read_articles([source])):
                parsed = self._parse(article).copy()
                extraction = extract(parsed, article, self._resources)
                found = find_candidates(Doc(parsed), self._resources.lexicon)  # in the tree as the stages mended it
                self.matched.append({candidate.pattern.lemma for of_token in found for candidate in of_token})
                quads = build_article_graph(extraction, self._graph, self._versions)
                target.write(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
        return SimpleNamespace(returncode=0, stdout="", stderr="")

    def _parse(self, article: Article) -> spacy.tokens.Doc:
        """The article's parse, as it was before any stage mended it."""
        key = (article.text, article.zones)
        if key not in self._parsed:
            doc = make_doc(self._nlp, article)
            for _, pipe in self._nlp.pipeline:
                doc = pipe(doc)
            self._parsed[key] = doc
        return self._parsed[key]


def share(count: tuple[float, float]) -> float:
    """Right of how many; 1 of nothing."""
    right, of = count
    return right / of if of else 1.0


def _readable(items: Iterable[Article | ReadFailure]) -> Iterable[Article]:
    for item in items:
        assert isinstance(item, Article), item
        yield item


def _load_scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    told = scorer.prf
    scorer.prf = lambda tp, fp, fn: f"{told(tp, fp, fn)} counts {tp} {fp} {fn}"
    return scorer


def _count(match: re.Match[str] | None) -> tuple[float, float]:
    assert match is not None
    found = {name: float(value) for name, value in match.groupdict().items()}
    if "tp" in found:
        return 2 * found["tp"], 2 * found["tp"] + found["fp"] + found["fn"]
    if "share" in found:
        return round(found["share"] * found["n"]), found["n"]
    return found["right"], found["of"]
