"""What the user has decided about identity. In: a CSV file. Out: `Decision`s, each with its line.

```csv
decision,left,right,note
same,actor-nrf,person-panjshir-front-1a2b3c,one group under two names
not-same,event-a-1,event-b-7,two attacks on one day
wrong,event-a-3,,the verb is a metaphor
```

A name is an IRI or the local part of one. What no article here holds is passed over: the file may outlive articles.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from kg.csvtext import csv_line
from kg.errors import ConfigError

Verdict = Literal["same", "not-same", "wrong"]
COLUMNS = ("decision", "left", "right", "note")
_VERDICTS = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the file. `right` is None where the verdict is about one node alone."""

    verdict: Verdict
    left: str
    right: str | None
    note: str
    path: Path
    line: int

    def error(self, message: str, fix: str | None = None) -> ConfigError:
        """An error that points at this line."""
        return ConfigError(message, path=self.path, line=self.line, fix=fix)


def load_decisions(path: Path | None) -> tuple[Decision, ...]:
    """The decisions of a file, none where there is no file to read. Raises ConfigError with the line."""
    if path is None:
        return ()
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream, strict=True)
            _check_columns(rows, path)
            return tuple(_decision(row, path, rows.line_num) for row in rows)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ConfigError(f"cannot be read as CSV: {error}", path=path) from error


def with_decision(text: str, verdict: Verdict, left: str, right: str | None, note: str) -> str:
    """The text of a file of decisions with one more line; an empty text gets its header first."""
    head = text if text.endswith("\n") or not text else text + "\n"
    return (head or csv_line(COLUMNS)) + csv_line((verdict, left, right or "", " ".join(note.split())))


def without_decisions(text: str, lines: frozenset[int]) -> str:
    """The text of a file of decisions without those that end on these lines, counted from 1."""
    rows, written = csv.reader(io.StringIO(text, newline=""), strict=True), io.StringIO(text, newline="").readlines()
    kept, start = "", 0
    for _ in rows:
        kept += "" if rows.line_num in lines else "".join(written[start : rows.line_num])
        start = rows.line_num
    return kept


def _check_columns(rows: csv.DictReader[str], path: Path) -> None:
    found = tuple(rows.fieldnames or ())
    if not set(COLUMNS[:3]) <= set(found) or not set(found) <= set(COLUMNS):
        raise ConfigError(f"has the columns {', '.join(found)}", path=path, line=1, fix=f"use {', '.join(COLUMNS)}")


def _decision(row: dict[str, str | None], path: Path, line: int) -> Decision:
    verdict, left, right, note = ((row.get(column) or "").strip() for column in COLUMNS)
    if None in row:
        raise ConfigError("has more fields than columns", path=path, line=line, fix="put the note in quotation marks")
    if verdict not in _VERDICTS:
        raise ConfigError(f"{verdict!r} is no decision", path=path, line=line, fix=f"use {', '.join(_VERDICTS)}")
    if not left:
        raise ConfigError("names nothing on the left", path=path, line=line, fix="give an IRI or a local name")
    if bool(right) is (verdict == "wrong"):
        fix = "leave the right side empty" if right else "name both nodes"
        raise ConfigError(f"{verdict!r} with right side {right!r}", path=path, line=line, fix=fix)
    return Decision(cast(Verdict, verdict), left, right or None, note, path, line)
