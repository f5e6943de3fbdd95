"""JSON lines, and JSON arrays or single objects. In: objects with named fields. Out: a record each."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping

from kg.errors import InputError
from kg.read.columns import Columns
from kg.read.formats.reader import Reader
from kg.read.opening import LONGEST_LINE, OpenInput
from kg.read.records import Defaults, ReadFailure, Record

_ARRAY = re.compile(r"\s*\[")
_OBJECT_OVER_LINES = re.compile(r'\s*\{(?:[^\n]*[^\n}\s])?[ \t\r]*\n\s*"')
_NAMED_OBJECT = re.compile(r'\s*(?:\[\s*)?\{\s*"[^"\n]*"\s*:')
_FIX = "write one object a line"


def read_json(source: OpenInput, defaults: Defaults) -> Iterator[Record | ReadFailure]:
    """Objects, one a line, each on its own: a broken line leaves the others whole. An array is read as a whole."""
    columns = Columns(source.path, defaults)
    yield from _read_objects(source, columns)
    columns.tell_unused()


def _read_objects(source: OpenInput, columns: Columns) -> Iterator[Record | ReadFailure]:
    head = source.peek_text()
    if _ARRAY.match(head) or _OBJECT_OVER_LINES.match(head):
        yield from _read_whole(source, columns)
        return
    with source.open_lines() as lines:
        for number, line in _number_lines(lines):
            try:
                if line is None:
                    message = f"line of more than {LONGEST_LINE:,} characters"
                    raise InputError(message, path=source.path, line=number, fix="split the article")
                if line.strip("\ufeff \t\r\n"):
                    found = _parse(source.mend(line), source.path, number)
                    yield columns.pick(_as_object(found, source.path, number), source.path, number)
            except InputError as error:
                yield ReadFailure(source.path, number, error)


def _number_lines(lines: io.TextIOWrapper) -> Iterator[tuple[int, str | None]]:
    """Each line with its number; None for one that is too long, whose rest is skipped."""
    number = 0
    while line := lines.readline(LONGEST_LINE):
        number += 1
        if len(line) < LONGEST_LINE or line.endswith("\n"):
            yield number, line
            continue
        while (rest := lines.readline(LONGEST_LINE)) and not rest.endswith("\n"):
            pass
        yield number, None


def _read_whole(source: OpenInput, columns: Columns) -> Iterator[Record | ReadFailure]:
    found = _parse(source.decode(source.read_bytes()), source.path, None)
    for number, item in enumerate(found if isinstance(found, list) else [found], start=1):
        where = f"{source.path}, item {number}"
        try:
            yield columns.pick(_as_object(item, where, None), where, None)
        except InputError as error:
            yield ReadFailure(where, None, error)


def _parse(text: str, path: str, line: int | None) -> object:
    try:
        return json.loads(text.strip("\ufeff \t\r\n"))
    except json.JSONDecodeError as error:
        message = f"is no JSON: {error.msg.removesuffix(' at')} at character {error.pos + 1}"
        raise InputError(message, path=path, line=line, fix=_FIX) from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"is no JSON that can be read: {error}", path=path, line=line, fix=_FIX) from None


def _as_object(found: object, path: str, line: int | None) -> Mapping[str, object]:
    if not isinstance(found, dict):
        message = f"is a JSON {type(found).__name__}, not an object with a text"
        raise InputError(message, path=path, line=line, fix='write {"text": "..."}')
    return found


def _is_json(head: str) -> bool:
    return bool(_NAMED_OBJECT.match(head))


JSON = Reader("JSON lines", (".jsonl", ".ndjson", ".json"), read_json, _is_json)
