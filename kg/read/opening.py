"""Files and streams to read from. In: a path. Out: its bytes, never more of them than an article can need."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from kg.errors import InputError
from kg.read.encodings import Encoding, decode, find_encoding
from kg.read.records import ReadNote

# A character takes at most four bytes, and a page is markup for the most part.
MOST_BYTES = 64_000_000
# A character may stand as twelve in JSON (two escapes), and there are other fields.
LONGEST_LINE = 16_000_000
_HEAD = 262_144


@dataclass(frozen=True, slots=True)
class OpenInput:
    """An open input: its bytes, the name by which the user knows it, the id for a text without one, who takes notes."""

    stream: io.BufferedReader
    path: str
    given_id: str | None = None
    tell: Callable[[ReadNote], None] = lambda note: None

    def peek_text(self) -> str:
        """The first characters, which stay to be read; for a look only, what does not decode is replaced."""
        head = self.stream.peek(_HEAD)
        found = find_encoding(head, self.path, is_whole=False)
        return head[found.mark :].decode(found.name, "replace")

    def read_bytes(self) -> bytes:
        """All of it; an InputError if it is larger than any article."""
        data = self.stream.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            fix = "split it, or write its articles as JSON lines"
            raise InputError(f"is larger than {MOST_BYTES // 1_000_000} MB", path=self.path, fix=fix)
        return data

    @contextmanager
    def open_lines(self) -> Iterator[io.TextIOWrapper]:
        """A text stream without translation of line ends; `mend` reads what is not UTF-8 in it."""
        found = self._told(find_encoding(self.stream.peek(_HEAD), self.path, is_whole=False))
        self.stream.read(found.mark)
        errors = "surrogateescape" if found.name == "utf-8" else "strict"
        lines = io.TextIOWrapper(self.stream, encoding=found.name, errors=errors, newline="")
        try:
            yield lines
        finally:
            lines.detach()

    def mend(self, line: str) -> str:
        """The line read in its own encoding, where a file in UTF-8 holds lines in another."""
        if line.isascii() or not any("\udc80" <= c <= "\udcff" for c in line):
            return line
        return self.decode(line.encode("utf-8", "surrogateescape"))

    def decode(self, data: bytes, *, declared: str | None = None) -> str:
        """The text of what was read; a guess at its encoding is told of."""
        text, found = decode(data, self.path, declared=declared)
        self._told(found)
        return text

    def _told(self, found: Encoding) -> Encoding:
        if found.is_guess:
            self.tell(ReadNote(self.path, f"does not say its encoding, and is no UTF-8: read as {found.name}"))
        return found


@contextmanager
def open_input(
    path: Path, shown: str, given_id: str | None, tell: Callable[[ReadNote], None] = lambda note: None
) -> Iterator[OpenInput]:
    """Open a file ("-" is standard input, .gz is unpacked); what goes wrong while it is read is an InputError."""
    try:
        with _open(path, shown) as raw:
            stream = io.BufferedReader(cast(Any, raw), _HEAD)
            try:
                yield OpenInput(stream, shown, given_id, tell)
            finally:
                stream.detach()
    except UnicodeDecodeError as error:
        raise InputError(f"is not valid {error.encoding}: {error.reason}", path=shown, fix="save it as UTF-8") from None
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise InputError(f"is broken gzip: {error}", path=shown, fix="fetch it or pack it again") from None
    except FileNotFoundError:
        raise InputError("no such file", path=shown, fix="check the name; it may have been removed") from None
    except OSError as error:
        message = (error.strerror or str(error)).lower()
        raise InputError(f"cannot be read: {message}", path=shown, fix="check the file and who may read it") from None


@contextmanager
def _open(path: Path, shown: str) -> Iterator[IO[bytes]]:
    if shown == "-":
        yield sys.stdin.buffer
    elif path.suffix.lower() == ".gz":
        with gzip.open(path) as unpacked:
            yield cast(IO[bytes], unpacked)
    else:
        with path.open("rb", buffering=0) as raw:
            yield cast(IO[bytes], raw)
