"""A text as it was found, and the article made of it. In: values by field. Out: an article, or why it is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from numbers import Integral

from kg.errors import InputError
from kg.ids import default_article_id
from kg.model import Article
from kg.read.dates import FIRST_YEAR, LAST_YEAR, read_date
from kg.read.language import is_english, is_english_tag
from kg.read.zones import read_layout

FIELDS = ("id", "text", "title", "published", "publisher", "url", "lang")
# As long a text as spaCy's parser takes.
LONGEST_TEXT = 1_000_000
_NO_GRAPH_HOLDS = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Record:
    """A text with what its file says of it, not yet checked: `values` by the names of `FIELDS`.

    `given_id` names a text that says no id itself. `captions` are lines that the file marks as captions.
    """

    values: Mapping[str, object]
    path: str
    line: int | None = None
    given_id: str | None = None
    captions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """An input, or one record in it, that was left out: where, and why. The others are read."""

    path: str
    line: int | None
    error: InputError


@dataclass(frozen=True, slots=True)
class ReadNote:
    """What was passed over or guessed, and is no error: where, and what."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a text gets that says nothing itself, and by what names records call our fields.

    `tell` takes the notes: what the user may not expect of how an input was read.
    """

    published: date | None = None
    publisher: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    tell: Callable[[ReadNote], None] = lambda note: None

    def name_of(self, field_name: str) -> str:
        """What a record calls our field."""
        return self.names.get(field_name, field_name)


def make_article(record: Record, defaults: Defaults) -> Article:
    """The checked article; its zones are marked, and its headline and dateline fill what the record does not say."""
    values = {name: _read_string(record, name) for name in FIELDS if name != "published"}
    text, lang = values["text"], values["lang"]
    if text is None or not text.strip():
        raise _refusal(record, "holds no text", "leave it out, or check that the right field was named")
    if len(text) > LONGEST_TEXT:
        raise _refusal(record, f"holds {len(text):,} characters", f"split it: at most {LONGEST_TEXT:,} can be parsed")
    if (lang and not is_english_tag(lang)) or not is_english(text):
        said = (
            f"says that its language is {lang!r}" if lang and not is_english_tag(lang) else "does not read as English"
        )
        raise _refusal(record, said, "leave it out, or translate it: only English is understood")
    published = _read_published(record)
    layout = read_layout(text, title=values["title"], publisher=values["publisher"], captions=record.captions)
    return Article(
        id=values["id"] or record.given_id or default_article_id(text, values["url"]),
        text=text,
        title=values["title"] or layout.title,
        published=published or layout.published or defaults.published,
        publisher=values["publisher"] or layout.publisher or defaults.publisher,
        url=values["url"],
        lang=lang,
        zones=layout.zones,
    )


def complete_article(article: Article, defaults: Defaults) -> Article:
    """An article that the user made, checked like any other; the zones that it has are kept."""
    place = f"Article {article.id!r}"
    values = {name: getattr(article, name) for name in FIELDS}
    made = make_article(Record(values, place), defaults)
    if not article.zones:
        return made
    ends = [end for zone in article.zones for end in (zone.start, zone.end)]
    if ends != sorted(ends) or ends[0] < 0 or ends[-1] > len(article.text):
        raise InputError(
            "zones overlap, are not in order or leave the text", path=place, fix="pass none: kg marks them"
        )
    return replace(made, zones=article.zones)


def is_missing(value: object) -> bool:
    """Whether a value stands for none: None, "", NaN, NaT, pandas' NA."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return True
    return type(value).__name__ in {"NAType", "NaTType"} or (isinstance(value, float) and value != value)


def _read_string(record: Record, name: str) -> str | None:
    value = record.values.get(name)
    if is_missing(value):
        return None
    if name == "id" and isinstance(value, Integral) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise _refusal(record, f"{name!r} is a {type(value).__name__}, not a string", f"write {name!r} as a string")
    if broken := _NO_GRAPH_HOLDS.search(value):
        message = f"{name!r} holds the character U+{ord(broken.group()):04X} at {broken.start()}"
        raise _refusal(record, message, "remove it: no graph format can hold it")
    return value if name == "text" else value.strip()


def _read_published(record: Record) -> date | None:
    value = record.values.get("published")
    if is_missing(value):
        return None
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        found = value if FIRST_YEAR <= value.year <= LAST_YEAR else None
    else:
        found = read_date(value) if isinstance(value, str) else None
    if found is None:
        raise _refusal(
            record, f"'published' is {str(value)[:40]!r}, no date that we can read", "write it as YYYY-MM-DD"
        )
    return found


def _refusal(record: Record, message: str, fix: str) -> InputError:
    return InputError(message, path=record.path, line=record.line, fix=fix)
