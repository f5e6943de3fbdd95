"""Does a line caption a picture? In: a line. Out: yes or no, by the credit that it ends or begins with, and where."""

from __future__ import annotations

import re

from kg.read.datelines import AGENCY

LONGEST = 450
_AGENCY = rf"{AGENCY.replace(' ', chr(92) + ' ')}\b"
_ORIGIN = (
    r"\b(?:Twitter|X|Facebook|Flickr|Wikimedia(?:\ Commons)?|Handout|File|Courtesy|Supplied|Screengrab|Screenshot)\b"
)
_PICTURE = r"(?i:photo(?:graph)?s?|images?|pictures?|illustration|graphic)\b"
_CREDITED = r"(?:\s*(?i:credit|source))?(?:\s*[:;]|\s+(?i:by|courtesy(?:\s+of)?|via)\b(?=\s*[A-Z@]))"
_NAMES = r"(?:[A-Z][\w.'’-]*[ /]+){0,6}"
_RUN = r"[A-Z][\w.&'’-]*(?:\ [\w.&'’-]+){0,3}"
_CREDIT = re.compile(
    rf"""(?:
        \[[^\][]{{0,90}}(?:/|\b{_AGENCY}|{_ORIGIN}|\b{_PICTURE}{_CREDITED})[^\][]{{0,90}}\]
      | \((?:[^()]{{0,90}}(?:\b{_AGENCY}\s*/|/\s*{_AGENCY}|\b{_PICTURE}{_CREDITED}|\bAP\s+Photo)[^()]{{0,90}})\)
      | \((?:{_AGENCY}\s+)?(?i:file|handout|archive)(?:\s+{_PICTURE})?\)
      | (?<!\w){_PICTURE}{_CREDITED}[^:;]{{2,70}}
      | (?:©|\bvia\s|\s[|–—-]\s)\s*{_NAMES}{_AGENCY}(?:\s+{_PICTURE})?
      | \b[A-Z][\w.'’-]*\s?/\s?{_AGENCY}
      | (?<=[.!?]\s){_RUN}\s?/\s?{_RUN}
      | \({_RUN}\s/\s{_RUN}\)
    )\.?$""",
    re.VERBOSE,
)
_BEGINNING = re.compile(
    r"(?:file (?:photo|picture|image)\b|file\s+[-–—]\s|(?:photo|image|picture|caption|photo caption)\s*:"
    r"|this (?:file |handout |aerial |undated )?(?:photo(?:graph)?|image|picture)"
    r" (?:taken|released|provided|shows|dated)\b"
    r"|(?:image|photo|picture) caption,"
    r"|pictured\s*[:,]|in this (?:\w+ ){0,4}(?:photo|image|picture|screengrab)\b"
    r"|(?:a|the) handout (?:photo|image|picture)\b)",
    re.IGNORECASE,
)


_ENDING = re.compile(
    r"\sin this (?:\w+ ){0,2}(?:photo|image|picture|screengrab)\b[^.!?]{0,60}\.?\s*(?P<credit>\([^()]{2,60}\))?\.?$",
    re.IGNORECASE,
)


def is_caption(line: str) -> bool:
    """Whether the line ends in a picture's credit, or begins as captions do."""
    return len(line) <= LONGEST and bool(_BEGINNING.match(line) or _CREDIT.search(line[-200:]) or _ENDING.search(line))


def find_credit(line: str) -> int | None:
    """Where the picture's credit begins that the line ends in, in characters, or None."""
    tail = max(0, len(line) - 200)
    match = _CREDIT.search(line[-200:])
    if match:
        return tail + match.start()
    ending = _ENDING.search(line)
    return ending.start("credit") if ending and ending["credit"] else None
