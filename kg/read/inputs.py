"""What the user named, taken apart. In: paths, folders, globs, "-", texts, records, tables. Out: files and records."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Protocol, runtime_checkable

from kg.errors import InputError
from kg.model import Article
from kg.read.columns import Columns
from kg.read.formats import READERS
from kg.read.records import Defaults, ReadFailure, ReadNote, Record


@runtime_checkable
class DataFrame(Protocol):
    """What we ask of a pandas DataFrame."""

    columns: Any

    def itertuples(self, index: bool = ..., name: str | None = ...) -> Iterable[tuple[Any, ...]]:
        """The rows."""


Input = str | Path | Article | Mapping[str, object] | DataFrame

SUFFIXES = tuple(suffix for reader in READERS for suffix in reader.suffixes)
_MOST_NAMED = 10
_GLOB = re.compile(r"[*?[]")
_WEB_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: `shown` is how the user knows it, `given_id` the id of the one article in it."""

    path: Path
    shown: str
    given_id: str | None


def as_inputs(inputs: Input | Iterable[Input]) -> Iterable[Input]:
    """One input or many, as many."""
    return [inputs] if isinstance(inputs, (str, Path, Article, Mapping, DataFrame)) else inputs


def expand(given: Input, number: int, defaults: Defaults) -> Iterator[InputFile | Record | Article | ReadFailure]:
    """The files and records of one input, the `number`th of the run."""
    if isinstance(given, Article):
        yield given
    elif isinstance(given, Mapping):
        yield _pick(Columns("record", defaults), given, "record", number)
    elif isinstance(given, DataFrame):
        yield from _read_frame(given, defaults)
    elif isinstance(given, str) and is_text(given):
        yield Record({"text": given}, "text", number)
    elif isinstance(given, (str, Path)):
        yield from _find_files(str(given), defaults)
    else:
        message = f"input {number} is a {type(given).__name__}"
        fix = "give a path, a text, an Article, a mapping or a DataFrame"
        yield _failure(message, "input", fix)


def is_text(given: str) -> bool:
    """Whether a string is an article rather than the name of a file: it has lines, or words and a final stop."""
    if "\n" in given:
        return True
    return " " in given.strip() and bool(_SENTENCE_END.search(given)) and not Path(given).exists()


def _find_files(name: str, defaults: Defaults) -> Iterator[InputFile | ReadFailure]:
    path = Path(name)
    if name == "-":
        yield InputFile(path, name, None)
    elif _WEB_ADDRESS.match(name):
        yield _failure("is a web address", name, "save the page and name the file: nothing is fetched")
    elif path.is_dir():
        yield from _list_folder(path, defaults)
    elif _GLOB.search(name) and not os.path.lexists(name):
        yield from _list_glob(name)
    else:
        yield InputFile(path, name, _id_of(PurePath(path.name)))


def _list_folder(folder: Path, defaults: Defaults) -> Iterator[InputFile | ReadFailure]:
    """The files of known formats in a folder and all below it, by name; others are told of, hidden ones left out."""
    failures: list[ReadFailure] = []
    found: list[Path] = []
    others: list[Path] = []
    visited: set[str] = set()

    def note(error: OSError) -> None:
        failures.append(_failure(f"cannot be listed: {error.strerror}", str(error.filename), "check who may read it"))

    for place, folders, names in os.walk(folder, onerror=note, followlinks=True):
        real = os.path.realpath(place)
        if real in visited:  # a link that leads back
            folders.clear()
            continue
        visited.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if not name.startswith("."):
                (found if _is_known(name) else others).append(Path(place, name))
    files = sorted((path for path in found if path.is_file() or not path.exists()), key=lambda path: path.parts)
    yield from failures
    if others:
        names = sorted(path.relative_to(folder).as_posix() for path in others)
        defaults.tell(ReadNote(str(folder), _not_read(names)))
    if not files and not failures:
        yield _failure("holds no article", str(folder), f"files of articles end in {', '.join(SUFFIXES)} (or .gz)")
    for path in files:
        yield InputFile(path, str(path), _id_of(path.relative_to(folder)))


def _not_read(names: Sequence[str]) -> str:
    """How many files of a folder are in no format of ours, and the first of them by name."""
    shown = ", ".join(names[:_MOST_NAMED]) + (
        f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    )
    number = "1 file was" if len(names) == 1 else f"{len(names)} files were"
    return f"{number} not read: {shown}"


def _list_glob(pattern: str) -> Iterator[InputFile | ReadFailure]:
    parts = PurePath(pattern).parts
    first = next(i for i, part in enumerate(parts) if _GLOB.search(part))
    fixed = Path(*parts[:first])
    try:
        found = sorted(path for path in fixed.glob(str(PurePath(*parts[first:]))) if path.is_file())
        if not any(part.startswith(".") for part in parts[first:]):
            found = [path for path in found if not _is_hidden(path.relative_to(fixed))]
    except ValueError as error:
        yield _failure(f"is no pattern: {error}", pattern, "put ** between slashes")
        return
    if not found:
        yield _failure("matches no file", pattern, "check the pattern")
    for path in found:
        yield InputFile(path, str(path), _id_of(path.relative_to(fixed)))


def _is_hidden(path: PurePath) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _is_known(name: str) -> bool:
    return name.lower().removesuffix(".gz").endswith(SUFFIXES)


def _id_of(path: PurePath) -> str:
    """The path below the folder that the user named, without the suffix: the id that a file gives its one article."""
    name = path.as_posix().encode(errors="backslashreplace").decode()  # no graph holds the bytes of other encodings
    bare = name[:-3] if name.lower().endswith(".gz") else name
    suffix = next((suffix for suffix in SUFFIXES if bare.lower().endswith(suffix)), "")
    return bare[: len(bare) - len(suffix)] or name


def _read_frame(frame: DataFrame, defaults: Defaults) -> Iterator[Record | ReadFailure]:
    names = [str(name) for name in frame.columns]
    columns = Columns("DataFrame", defaults)
    for number, row in enumerate(frame.itertuples(index=False, name=None), start=1):
        values = dict(zip(names, row, strict=True))
        yield _pick(columns, values, "DataFrame", number)
    columns.tell_unused()


def _pick(columns: Columns, values: Mapping[str, object], path: str, number: int) -> Record | ReadFailure:
    try:
        return columns.pick(values, path, number)
    except InputError as error:
        return ReadFailure(path, number, error)


def _failure(message: str, path: str, fix: str) -> ReadFailure:
    return ReadFailure(path, None, InputError(message, path=path, fix=fix))
