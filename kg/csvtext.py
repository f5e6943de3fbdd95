"""Lines of comma-separated values. In: texts. Out: one line after RFC 4180, ended by a bare line feed."""

from __future__ import annotations

from collections.abc import Iterable


def csv_line(values: Iterable[str]) -> str:
    """The values as one line; a value with a comma, a quote or any line end is quoted.

    Python's own writer leaves a lone carriage return bare when lines end in a line feed; readers then see two lines.
    """
    line = ",".join(_quoted(value) if any(c in value for c in ',"\r\n') else value for value in values)
    return (line or '""') + "\n"


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'
