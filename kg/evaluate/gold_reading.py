"""Codings by hand read from YAML. In: a file in the form of `tests/gold/README.md`. Out: its records, or all mistakes.

Every quote must stand in the article, every name must be listed, every code must be one of the contract: so that a slip
of the pen is found when the file is read, and never scored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

from kg.errors import CodingError, GoldError, InputError
from kg.evaluate.gold import GoldArticle, GoldSentences
from kg.evaluate.gold_entries import read_actor, read_event, read_figure, read_relation, read_sentence
from kg.evaluate.gold_names import Names
from kg.model import Article
from kg.ontology.fields import Fields, read_fields
from kg.read import ReadFailure, read_articles

Entry = TypeVar("Entry")
_SUFFIXES = (".yaml", ".yml")


def find_gold(paths: Iterable[Path]) -> list[Path]:
    """The YAML files that are named or lie in the folders that are named, in the order of their names."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.suffix in _SUFFIXES) if path.is_dir() else [path]
        if not inside:
            raise GoldError("holds no coding", path=path, fix="name a folder with .yaml files, or one such file")
        found += inside
    return list(dict.fromkeys(found))


def read_gold(path: Path) -> GoldArticle | GoldSentences:
    """The coding of an article, or a list of single sentences; CodingError with every mistake in it."""
    try:
        fields = read_fields(path, GoldError)
        return _Reading(path, fields).read()
    except InputError as error:
        raise CodingError([error]) from None


class _Reading:
    """One file while it is read: mistakes are gathered, so that one run shows them all."""

    def __init__(self, path: Path, fields: Fields) -> None:
        self.path, self.fields = path, fields
        self.errors: list[InputError] = []

    def read(self) -> GoldArticle | GoldSentences:
        found = self._sentences() if "sentences" in self.fields else self._article()
        with self._gathered():
            self.fields.close()
        if self.errors:
            raise CodingError(sorted(self.errors, key=_line_of))
        return found

    def _sentences(self) -> GoldSentences:
        return GoldSentences(self.path, self._all("sentences", read_sentence))

    def _article(self) -> GoldArticle:
        article = self._read_text()
        coder = self.fields.optional_text("coder")
        self.fields.optional_text("note")
        actors = self._all("actors", lambda item: read_actor(item, article.text))
        sources = self._all("sources", lambda item: read_actor(item, article.text))
        places = self._all("places", lambda item: read_actor(item, None))
        ids = [str(item.optional_text("id")) for item in self.fields.items("events") if "id" in item]
        names = Names(article.text, actors, sources, places, tuple(ids))
        self.errors += names.clashes(self.fields)
        return GoldArticle(
            path=self.path,
            article=article,
            coder=coder,
            actors=actors,
            sources=sources,
            places=places,
            events=self._all("events", lambda item: read_event(item, names)),
            relations=self._all("relations", lambda item: read_relation(item, names)),
            figures=self._all("figures", lambda item: read_figure(item, names)),
        )

    def _read_text(self) -> Article:
        named = self.fields.optional_text("text")
        path = self.path.parent / named if named else self.path.with_suffix(".txt")
        if not path.is_file():
            fix = "put the article beside the coding, under the same name with .txt, or write `text: ../NAME.txt`"
            raise self.fields.error(f"its article {path} is not there", "text", fix)
        publisher = self.fields.optional_text("publisher")
        read = next(iter(read_articles(path, published=self._published(), publisher=publisher)))
        if isinstance(read, ReadFailure):
            raise read.error
        return read

    def _published(self) -> date | None:
        written = self.fields.optional_text("published")
        try:
            return date.fromisoformat(written) if written else None
        except ValueError:
            raise self.fields.error(f"'published' is {written!r}", "published", "write YYYY-MM-DD") from None

    def _all(self, key: str, read: Callable[[Fields], Entry]) -> tuple[Entry, ...]:
        entries: list[Entry] = []
        items: Iterable[Fields] = ()
        with self._gathered():
            items = list(self.fields.items(key))
        for item in items:
            with self._gathered():
                entries.append(read(item))
        return tuple(entries)

    @contextmanager
    def _gathered(self) -> Iterator[None]:
        try:
            yield
        except InputError as error:
            self.errors.append(error)


def _line_of(error: InputError) -> int:
    return error.line or 0
