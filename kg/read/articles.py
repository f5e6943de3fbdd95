"""The step as a whole. In: what the user named. Out: articles one by one, and a failure for what is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import PurePath

from kg.errors import DuplicateIdError, InputError
from kg.model import Article
from kg.read.formats import READERS, Reader
from kg.read.inputs import Input, InputFile, as_inputs, expand
from kg.read.opening import OpenInput, open_input
from kg.read.records import FIELDS, Defaults, ReadFailure, ReadNote, Record, complete_article, make_article


def read_articles(
    inputs: Input | Iterable[Input],
    *,
    published: date | None = None,
    publisher: str | None = None,
    fields: Mapping[str, str] | None = None,
    tell: Callable[[ReadNote], None] = lambda note: None,
) -> Iterator[Article | ReadFailure]:
    """Read each input in turn, lazily; what cannot be read comes as a `ReadFailure` and ends nothing.

    An input is a path, a folder, a glob or "-" (standard input), a text, an `Article`, a mapping with the keys `id`,
    `text`, `title`, `published`, `publisher`, `url` and `lang` (all but the text optional), or a DataFrame with such
    columns; where one is not there, what others call it is taken (`kg.read.columns`). `fields` maps these names to
    those that records use: `{"text": "body"}`. `published` and `publisher` are for texts that say neither themselves.
    `tell` takes notes of what was passed over or guessed.

    The id of an article is the one given in its record; for a file that is one article, its path below the folder or
    glob that was named, without the suffix; else its URL; else the hash of its text.
    """
    unknown = sorted(set(fields or {}) - set(FIELDS))
    if unknown:
        near = get_close_matches(unknown[0], FIELDS, 1)
        fix = (f"did you mean {near[0]!r}? " if near else "") + f"map one of {', '.join(FIELDS)}"
        raise InputError(f"no field of ours is called {unknown[0]!r}", fix=fix)
    return _read(as_inputs(inputs), Defaults(published, publisher, dict(fields or {}), tell))


def _read(inputs: Iterable[Input], defaults: Defaults) -> Iterator[Article | ReadFailure]:
    places: dict[str, str] = {}
    for found in _find_records(inputs, defaults):
        if isinstance(found, ReadFailure):
            yield found
            continue
        try:
            if isinstance(found, Article):
                article, path, line = complete_article(found, defaults), f"Article {found.id!r}", None
            else:
                article, path, line = make_article(found, defaults), found.path, found.line
        except InputError as error:
            yield ReadFailure(str(error.path), error.line, error)
            continue
        place = path if line is None else f"{path}:{line}"
        if (first := places.setdefault(article.id, place)) is not place:
            message = f"the id {article.id!r} was given to {first} already"
            fix = "give each article an id of its own; files in several folders get theirs from the folder above"
            yield ReadFailure(path, line, DuplicateIdError(message, path=path, line=line, fix=fix))
            continue
        yield article


def _find_records(inputs: Iterable[Input], defaults: Defaults) -> Iterator[Record | Article | ReadFailure]:
    for number, given in enumerate(inputs, start=1):
        for found in expand(given, number, defaults):
            if isinstance(found, InputFile):
                yield from _read_file(found, defaults)
            else:
                yield found


def _read_file(file: InputFile, defaults: Defaults) -> Iterator[Record | ReadFailure]:
    try:
        with open_input(file.path, file.shown, file.given_id, defaults.tell) as source:
            yield from _choose_reader(source).read(source, defaults)
    except InputError as error:
        yield ReadFailure(file.shown, error.line, error)


def _choose_reader(source: OpenInput) -> Reader:
    """By the file's suffix; by its first characters where that says nothing (standard input, .txt, no suffix)."""
    suffix = PurePath(source.path.lower().removesuffix(".gz")).suffix
    named = next((reader for reader in READERS[:-1] if suffix in reader.suffixes), None)
    if named:
        return named
    head = source.peek_text()
    return next(reader for reader in READERS if reader.recognises(head))
