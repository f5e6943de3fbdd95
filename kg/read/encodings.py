"""Bytes to characters. In: bytes. Out: the text and nothing changed in it but the encoding, or why they are no text.

Order: byte order mark; UTF-16 by its zero bytes; UTF-8 if valid; what the page declares; a guess. A text is kept as it
is: line ends, control characters and invisible marks count in the offsets.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from kg.errors import InputError

# Longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, film or picture"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "compressed by gzip"),
    (b"BZh", "compressed by bzip2"),
    (b"\xfd7zXZ", "compressed by xz"),
    (b"\x28\xb5\x2f\xfd", "compressed by zstandard"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
)
_SAMPLE = 65_536
_FEW_CONTROLS, _MOST_CONTROLS = 8, 0.02
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\v\x1b\x1c\x1d\x1e\x1f")


class Encoding(NamedTuple):
    """An encoding, the length of the byte order mark, and whether no more than the likeliest was chosen."""

    name: str
    mark: int = 0
    is_guess: bool = False


def decode(data: bytes, path: str, *, declared: str | None = None) -> tuple[str, Encoding]:
    """The text of a whole file. Raises InputError where it is no text; `declared` is the encoding that a page names."""
    found = find_encoding(data, path, declared=declared)
    try:
        return data[found.mark :].decode(found.name), found
    except UnicodeDecodeError as error:
        message = f"is not valid {found.name} at byte {error.start + found.mark}"
        raise InputError(message, path=path, fix="save it as UTF-8") from None


def find_encoding(head: bytes, path: str, *, declared: str | None = None, is_whole: bool = True) -> Encoding:
    """The encoding of a file by its first bytes."""
    for signature, name in _BINARY:
        if head.startswith(signature):
            raise InputError(f"is {name}, not text", path=path, fix="save it as text or HTML")
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return Encoding(encoding, len(mark))
    if utf_16 := _find_utf_16(head):
        return Encoding(utf_16)
    _refuse_binary(head, path)
    if _decodes(head, "utf-8", is_whole=is_whole):
        return Encoding("utf-8")
    if declared and _decodes(head, declared, is_whole=is_whole):
        return Encoding(declared)
    _refuse_damaged(head, path)
    return Encoding(_guess(head), is_guess=True)


def _find_utf_16(head: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every second byte is zero."""
    sample = head[:1024]
    if len(sample) < 4:
        return None
    for first_zero, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = sample[first_zero::2], sample[1 - first_zero :: 2]
        if zeros.count(0) > 0.7 * len(zeros) and not others.count(0):
            return encoding
    return None


def _refuse_binary(head: bytes, path: str) -> None:
    sample = head[:_SAMPLE]
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in sample)
    if controls > max(_FEW_CONTROLS, _MOST_CONTROLS * len(sample)):
        raise InputError(f"is binary: {controls} control characters", path=path, fix="save it as text or HTML")


def _refuse_damaged(head: bytes, path: str) -> None:
    """Refuse UTF-8 in which some bytes are broken: read as anything else, all its accents would be wrong."""
    read = head.decode("utf-8", "replace")
    broken = read.count("\ufffd")
    if sum(not c.isascii() for c in read) > 3 * broken:
        at = len(read[: read.index("\ufffd")].encode())
        raise InputError(f"is UTF-8 with {broken} broken bytes, the first at {at}", path=path, fix="save it as UTF-8")


def _decodes(data: bytes, encoding: str, *, is_whole: bool) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)("strict").decode(data, is_whole)
    except (UnicodeDecodeError, LookupError, AttributeError):
        return False
    return True


def _guess(head: bytes) -> str:
    """The likeliest legacy encoding. Guesses mix up the Western ones: there, English text is Windows-1252."""
    from charset_normalizer import from_bytes  # costs 50 ms, and few inputs need it

    best = from_bytes(head[:_SAMPLE]).best()
    name = best.encoding if best else "cp1252"
    western = name in {"cp1250", "cp1252", "cp1254", "cp1257", "cp1258", "latin_1"} or name.startswith("iso8859")
    if not western:
        return name
    return "cp1252" if _decodes(head, "cp1252", is_whole=True) else "latin-1"
