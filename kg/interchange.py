"""Extractions as JSON lines, one article a line. In: JSON or `Extraction`s. Out: the other, checked on the way in.

The schema is published (`kg schema`), so that other programs can feed the graph. Dates are ISO 8601; a count is a JSON
number, a decimal is a string. What a line says beyond its schema is checked here too: offsets, ids and what they refer
to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NewType, TextIO

from pydantic import ConfigDict, TypeAdapter, ValidationError

from kg.errors import ExtractionFormatError
from kg.ids import article_local_name
from kg.model import Article, Extraction, Mention

# A type of its own takes a configuration, which a dataclass that knows nothing of pydantic cannot carry.
_Line = NewType("_Line", Extraction)
_ArticleData = NewType("_ArticleData", Article)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]*")
Where = tuple[str, str]
_SEE = "see `kg schema`"


def extraction_to_json(extraction: Extraction) -> str:
    """One extraction as one line of JSON, without the line break."""
    return _adapter().dump_json(_Line(extraction)).decode()


def extraction_to_data(extraction: Extraction) -> dict[str, Any]:
    """One extraction as plain JSON types, the same as its line holds."""
    data: dict[str, Any] = _adapter().dump_python(_Line(extraction), mode="json")
    return data


def article_from_data(data: Mapping[str, Any]) -> Article:
    """The article of plain JSON types. Raises ExtractionFormatError where a field is wrong or unknown."""
    adapter = TypeAdapter(_ArticleData, config=ConfigDict(extra="forbid"))
    try:
        article: Article = adapter.validate_python(dict(data))
    except ValidationError as error:
        raise ExtractionFormatError(_first(error), fix=_SEE) from None
    return article


def write_extractions(extractions: Iterable[Extraction], stream: TextIO) -> None:
    """Write each extraction as a line."""
    for extraction in extractions:
        stream.write(extraction_to_json(extraction) + "\n")


def read_extractions(lines: Iterable[str], path: str | Path | None = None) -> Iterator[Extraction]:
    """The extractions of JSON lines; empty lines are skipped. Raises ExtractionFormatError at the first bad line."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield read_extraction(line, path=path, line=number)


def read_extraction(text: str, *, path: str | Path | None = None, line: int | None = None) -> Extraction:
    """The extraction of one line; `path` and `line` are named in the error."""
    try:
        extraction: Extraction = _adapter().validate_json(text)
    except ValidationError as error:
        raise ExtractionFormatError(_first(error), path=path, line=line, fix=_SEE) from None
    for field, problem in _problems(extraction):
        raise ExtractionFormatError(f"{field}: {problem}", path=path, line=line)
    return extraction


def extraction_schema() -> dict[str, Any]:
    """The JSON Schema of one line."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_adapter().json_schema()}


def _first(error: ValidationError) -> str:
    """The first thing that is wrong, with its field."""
    first = error.errors(include_url=False)[0]
    field = ".".join(str(part) for part in first["loc"])
    return f"{field}: {first['msg']}" if field else str(first["msg"])


@cache
def _adapter() -> TypeAdapter[_Line]:
    return TypeAdapter(_Line, config=ConfigDict(extra="forbid", strict=True))


def _problems(extraction: Extraction) -> Iterator[Where]:
    """What no schema can say, as pairs of field and problem."""
    yield from _bad_ids(extraction)
    yield from _bad_mentions(extraction)
    yield from _bad_zones(extraction.article)
    yield from _dangling(extraction)
    for number, claim in enumerate(extraction.claims):
        if not 0 <= claim.confidence <= 1:
            yield f"claims.{number}.confidence", f"{claim.confidence} is not between 0 and 1"


def _bad_ids(extraction: Extraction) -> Iterator[Where]:
    for kind in ("actors", "sources", "places", "events", "relations", "figures", "claims"):
        seen: set[str] = set()
        for number, record in enumerate(getattr(extraction, kind)):
            if not _ID.fullmatch(record.id):
                yield f"{kind}.{number}.id", f"{record.id!r} is no id (letters, digits and . _ ~ - make one)"
            if record.id in seen:
                yield f"{kind}.{number}.id", f"{record.id!r} is there twice"
            seen.add(record.id)


def _bad_mentions(extraction: Extraction) -> Iterator[Where]:
    for field, mention in _mentions(extraction):
        found = extraction.article.text[mention.start : mention.end] if 0 <= mention.start < mention.end else ""
        if not found or found != mention.text:
            yield field, f"the text at {mention.start}-{mention.end} is {found!r}, not {mention.text!r}"


def _mentions(extraction: Extraction) -> Iterator[tuple[str, Mention]]:
    for number, mention in enumerate(extraction.mentions):
        yield f"mentions.{number}", mention
    for number, claim in enumerate(extraction.claims):
        yield f"claims.{number}.quote", claim.quote
        if claim.cue:
            yield f"claims.{number}.cue", claim.cue
    for number, event in enumerate(extraction.events):
        if event.time and event.time.mention:
            yield f"events.{number}.time.mention", event.time.mention
    for number, relation in enumerate(extraction.relations):
        if relation.time and relation.time.mention:
            yield f"relations.{number}.time.mention", relation.time.mention


def _bad_zones(article: Article) -> Iterator[Where]:
    for number, zone in enumerate(article.zones):
        if not 0 <= zone.start <= zone.end <= len(article.text):
            yield f"article.zones.{number}", f"{zone.start}-{zone.end} is not within the text"


def _dangling(extraction: Extraction) -> Iterator[Where]:
    actors, sources, places, events, relations, figures = (
        {record.id for record in records}
        for records in (
            extraction.actors,
            extraction.sources,
            extraction.places,
            extraction.events,
            extraction.relations,
            extraction.figures,
        )
    )
    if extraction.publisher:
        sources.add(extraction.publisher.id)
    outlet = article_local_name(extraction.article)
    known = {
        "actor": actors,
        "claimant": actors | sources | {outlet},
        "relay": actors | sources,
        "place": places,
        "event": events,
        "actor or place": actors | places,
        "actor or event": actors | events,
        "event, relation or figure": events | relations | figures,
        "record": actors | sources | places | events | relations | figures,
    }
    for field, kind, target in _references(extraction):
        if target not in known[kind]:
            yield field, f"no {kind} here has the id {target!r}"


def _references(extraction: Extraction) -> Iterator[tuple[str, str, str]]:
    """Every id that a record refers to, with its field and what it must be."""
    for number, actor in enumerate(extraction.actors):
        if actor.part_of:
            yield f"actors.{number}.part_of", "actor", actor.part_of
    for number, place in enumerate(extraction.places):
        if place.within:
            yield f"places.{number}.within", "place", place.within
    for number, mention in enumerate(extraction.mentions):
        if mention.denotes:
            yield f"mentions.{number}.denotes", "record", mention.denotes
    yield from _event_references(extraction)
    yield from _claim_references(extraction)


def _claim_references(extraction: Extraction) -> Iterator[tuple[str, str, str]]:
    for number, relation in enumerate(extraction.relations):
        yield f"relations.{number}.subject", "actor", relation.subject
        yield f"relations.{number}.object", "actor or place", relation.object
    for number, figure in enumerate(extraction.figures):
        yield f"figures.{number}.of", "actor or event", figure.of
    for number, claim in enumerate(extraction.claims):
        yield f"claims.{number}.about", "event, relation or figure", claim.about
        yield f"claims.{number}.claimant", "claimant", claim.claimant
        for source in claim.via:
            yield f"claims.{number}.via", "relay", source


def _event_references(extraction: Extraction) -> Iterator[tuple[str, str, str]]:
    for number, event in enumerate(extraction.events):
        for side in event.participations:
            yield f"events.{number}.participations", "actor", side.who
            if side.on_behalf_of:
                yield f"events.{number}.participations", "actor", side.on_behalf_of
        for place in event.places:
            yield f"events.{number}.places", "place", place
        links = {
            "sub_event_of": (event.sub_event_of,),
            "responds_to": event.responds_to,
            "caused_by": event.caused_by,
            "precedes": event.precedes,
        }
        for field, others in links.items():
            for other in others:
                if other:
                    yield f"events.{number}.{field}", "event", other
