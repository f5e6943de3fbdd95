"""Reads hours and parts of a day that no day is told with ("at dawn", "at 8 a.m."). In: matches. Out: `Days`.

They are of the day that the text told last, where that day is recent; what is told with a day of its own is not read.
"""

from __future__ import annotations

import re
from datetime import timedelta

from kg.nlp import time_calendar as cal
from kg.nlp.time_calendar import Context, Days

RULE = "time of the day told before"
_NEAR = (
    r"(?:(?:at )?(?:about|around|nearly|almost|approximately)|(?:shortly|just|soon|minutes) (?:after|before)"
    r"|at|by|before|after)"
)
_HOUR = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_HALF = r"(?:[ap]\.?m\b\.?|o['’]clock|hours local time|local time|in the (?:morning|afternoon|evening))"
CLOCK = rf"\b{_NEAR} {_HOUR}(?:[:.]\d\d)? ?{_HALF}(?:,? local time)?"
CLOCK_SIGNS = (
    *("a.m", "p.m", "o'clock", "o’clock", "local time", "in the morning", "in the afternoon", "in the evening"),
    *(f"{digit}{gap}{half}" for digit in "0123456789" for gap in ("", " ") for half in ("am", "pm")),
)
PART = (
    r"\b(?:in the (?:early |late |same )?(?:morning|afternoon|evening)(?: hours)?|in the (?:early|small) hours"
    r"(?: of the morning)?|(?:at|before|around|by|after|shortly (?:after|before)|just (?:after|before)) "
    r"(?:dawn|daybreak|first light|sunrise|noon|midday|dusk|sunset|nightfall|dark)|late in the (?:afternoon|evening))\b"
)
PART_SIGNS = (
    *("morning", "afternoon", "evening", "early hours", "small hours", "dawn", "daybreak", "first light", "sunrise"),
    *("noon", "midday", "dusk", "sunset", "nightfall", "dark"),
)
_RECENT = timedelta(days=7)


def read_time_of_day(_: re.Match[str], context: Context) -> Days | None:
    """ "At dawn", "in the afternoon", "shortly after 8 a.m.": on the day told before."""
    told, anchor = context.day, context.anchor
    if told is None or context.tense == "future" or (anchor is not None and not told <= anchor <= told + _RECENT):
        return cal.unknown(RULE)
    return cal.single(told, RULE)
