"""What plays which part in an article. In: its text. Out: zones by offset, and what headline and dateline say.

Pure functions of the text; they never change it. What lies in no zone is body. Only general signs count: position,
length, final stop, and the lists of `furniture`, `captions` and `datelines`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.model import Zone, ZoneKind
from kg.read.captions import find_credit, is_caption
from kg.read.datelines import Dateline, find_date_line, find_leading_dateline
from kg.read.furniture import find_owner, find_source, is_furniture, is_link, is_link_heading
from kg.read.headline import HEADER_LINES, Headline, find_headline, find_lead, is_heading, is_running_text
from kg.read.lines import Line, find_lines

_FOOTER_LINES = 3
_DIGITS_OR_LETTERS = re.compile(r"\d+|[^\W\d_]+")
Kinds = list[ZoneKind | None]


@dataclass(frozen=True, slots=True)
class Layout:
    """The zones of a text, and the title, date and medium that stand in them."""

    zones: tuple[Zone, ...] = ()
    title: str | None = None
    published: date | None = None
    publisher: str | None = None


def mark_zones(
    text: str, *, title: str | None = None, publisher: str | None = None, captions: Collection[str] = ()
) -> tuple[Zone, ...]:
    """The zones of a text in textual order, none overlapping another.

    `title` and `publisher` are what is known of it from elsewhere; `captions` are lines known to caption a picture.
    """
    return read_layout(text, title=title, publisher=publisher, captions=captions).zones


def read_layout(
    text: str, *, title: str | None = None, publisher: str | None = None, captions: Collection[str] = ()
) -> Layout:
    """The zones, with the title, date and medium that they give; the arguments are those of `mark_zones`."""
    lines = find_lines(text)
    kinds = _classify(lines, publisher, {_plain(caption) for caption in captions})
    headline = find_headline(lines, kinds, title)
    if headline:
        kinds[headline.index] = "title"
    dates = _find_dates(lines, kinds)
    for i in dates:
        kinds[i] = "dateline"
    _mark_around_headline(lines, kinds, headline)
    zones = [zone for line, kind in zip(lines, kinds, strict=True) if kind for zone in _zones_of(line, kind)]
    datelines = [*dates.values()]
    if headline and headline.dated:
        line = lines[headline.index]
        zones.remove(Zone(line.start, line.end, "title"))
        zones.append(Zone(line.start, line.offset_of(headline.length), "title"))
        zones.append(Zone(line.offset_of(len(line.text) - headline.dated.length), line.end, "dateline"))
        datelines.insert(0, headline.dated)
    lead = find_lead(lines, kinds)
    if lead is not None and (leading := find_leading_dateline(lines[lead].text)):
        zones.append(Zone(lines[lead].start, lines[lead].offset_of(leading.length), "dateline"))
        datelines.append(leading)
    furniture = [line.text for line, kind in zip(lines, kinds, strict=True) if kind == "boilerplate"]
    agencies = [dateline.agency for dateline in datelines]
    publishers = [*map(find_owner, furniture), *agencies, *map(find_source, furniture)]
    return Layout(
        zones=tuple(sorted(zones, key=lambda zone: zone.start)),
        title=" ".join(lines[headline.index].text[: headline.length].split()) if headline else None,
        published=next((dateline.published for dateline in datelines if dateline.published), None),
        publisher=next(filter(None, publishers), None),
    )


def _zones_of(line: Line, kind: ZoneKind) -> Iterator[Zone]:
    """The line's zone; a caption's credit is no part of what it tells."""
    credit = find_credit(line.text) if kind == "caption" else None
    if credit is None:
        yield Zone(line.start, line.end, kind)
        return
    border = line.offset_of(credit)
    if line.text[:credit].strip():
        yield Zone(line.start, line.offset_of(len(line.text[:credit].rstrip())), kind)
    yield Zone(border, line.end, "credit")


def _classify(lines: Sequence[Line], publisher: str | None, captions: Collection[str]) -> Kinds:
    """What each line is wherever it stands: link, caption, furniture, or not yet known."""
    kinds: Kinds = []
    below_lead = in_list = False
    for line in lines:
        kind: ZoneKind | None = None
        listed = in_list and is_heading(line) and not find_date_line(line.text)
        if _plain(line.text) in captions or is_caption(line.text):
            kind = "caption"
        elif listed or is_link(line.text, below_lead=below_lead):
            kind = "link"
        elif is_furniture(line.text) or (publisher and _plain(line.text) == _plain(publisher)):
            kind = "boilerplate"
        in_list = listed or is_link_heading(line.text)
        below_lead = below_lead or (kind is None and is_running_text(line))
        kinds.append(kind)
    return kinds


def _find_dates(lines: Sequence[Line], kinds: Kinds) -> dict[int, Dateline]:
    """The lines that give the date of publication: at the top or the end, and not the headings of a chronicle."""
    dates = {i: find_date_line(line.text) for i, line in enumerate(lines) if kinds[i] in (None, "boilerplate")}
    found: dict[int, Dateline] = {}
    for i, dateline in dates.items():
        if dateline is None or HEADER_LINES <= i < len(lines) - _FOOTER_LINES:
            continue
        shape = _shape(lines[i].text)
        same = [j for j, other in dates.items() if other and j != i and _shape(lines[j].text) == shape]
        if dateline.says_issued or (all(j == i + 1 for j in same if j > i) and all(j in found for j in same if j < i)):
            found[i] = dateline
    return found


def _mark_around_headline(lines: Sequence[Line], kinds: Kinds, headline: Headline | None) -> None:
    """Short lines above the headline are the page's; those between it and the date line are its second part."""
    if headline is None:
        return
    for i in range(headline.index):
        if kinds[i] is None and not is_running_text(lines[i]):
            kinds[i] = "boilerplate"
    below = range(headline.index + 1, min(len(lines), HEADER_LINES))
    dateline = next((i for i in below if kinds[i] == "dateline"), headline.index)
    between = [i for i in below if i < dateline and kinds[i] is None]
    if all(is_heading(lines[i]) for i in between):
        for i in between:
            kinds[i] = "title"


def _shape(line: str) -> str:
    """The form of a date line: "3 May 2024" and "12 April 2024" are of one."""
    return _DIGITS_OR_LETTERS.sub(lambda match: "0" if match.group()[0].isdigit() else "a", line)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
