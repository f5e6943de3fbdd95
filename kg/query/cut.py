"""Counts and cuts the rows of written results. In: bytes in one of four formats, a number. Out: fewer bytes, or None.

A row limit has to be told before the first byte is sent, and the engine writes rows far faster than Python could hand
them over one by one; so rows are counted in what it wrote.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# A string, which may be broken off at the end, or what begins or ends a row.
_JSON = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|(,\{)|(\[\{)')
_CSV = re.compile(rb'"[^"]*+(?:"|\Z)|(\n)')
_XML_ROW = b"<result>"


def cut_rows(written: bytes, form: str, most: int, *, is_whole: bool = True) -> bytes | None:
    """The results with `most` rows, or None where they have no more; of what is not whole, the rows that are."""
    mark, row_starts, end = _FORMS[form]
    if is_whole and written.count(mark) <= most:  # each row has one at least
        return None
    last = None
    for number, start in enumerate(row_starts(written)):
        if number == most:
            return written[:start] + end
        last = start
    return None if is_whole else written[:last] + end


def _json_rows(written: bytes) -> Iterator[int]:
    for match in _JSON.finditer(written):
        if match[1]:
            yield match.start()
        elif match[2]:
            yield match.start() + 1


def _xml_rows(written: bytes) -> Iterator[int]:
    start = written.find(_XML_ROW)
    while start >= 0:
        yield start
        start = written.find(_XML_ROW, start + 1)


def _csv_rows(written: bytes) -> Iterator[int]:
    yield from (m.end() for m in _CSV.finditer(written) if m[1] and m.end() < len(written))


def _tsv_rows(written: bytes) -> Iterator[int]:
    start = written.find(b"\n") + 1
    while 0 < start < len(written):
        yield start
        start = written.find(b"\n", start) + 1


# For each format: what stands in each row at least once, where its rows begin, what ends it.
_FORMS: dict[str, tuple[bytes, Callable[[bytes], Iterator[int]], bytes]] = {
    "json": (b"{", _json_rows, b"]}}"),
    "xml": (_XML_ROW, _xml_rows, b"</results></sparql>"),
    "csv": (b"\n", _csv_rows, b""),
    "tsv": (b"\n", _tsv_rows, b""),
}
