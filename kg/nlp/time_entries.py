"""Lines and words that head the entries of a report: "Monday, 3 May", "14:05". In: a text. Out: whether, and where."""

from __future__ import annotations

import re

from kg.nlp.time_patterns import find_time_matches

# "14:05", "9.30 a.m. GMT" on a line of its own or before its words.
_HOUR = re.compile(
    r"^[ \t]*\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?(?=[ \t]*(?:$|[-–—:|] |[A-Z]))", re.MULTILINE
)


def is_time(line: str) -> bool:
    """Whether the line is a date or an hour and nothing else."""
    told = line.strip()
    if not told[:1].isdigit() and not told[:1].isupper():
        return False
    hour = _HOUR.match(told)
    return (hour is not None and hour.end() == len(told)) or any(
        (match.start, match.end) == (0, len(told)) for match in find_time_matches(told)
    )


def is_running_report(text: str) -> bool:
    """Whether entries begin with the hour at which they were written: what they tell is of the day of the report."""
    return len(_HOUR.findall(text)) > 1
