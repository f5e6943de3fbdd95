"""Extractions survive JSON lines, and a bad line is told with its place and its field."""

import io
import json
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import model
from kg.errors import ExtractionFormatError
from kg.ids import article_local_name
from kg.interchange import (
    article_from_data,
    extraction_schema,
    extraction_to_data,
    extraction_to_json,
    read_extraction,
    read_extractions,
    write_extractions,
)
from kg.model import Actor, Article, Claim, Event, Extraction, Figure, Mention, Participation, Place, TimeSpan

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
IDS = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
DATES = st.dates(min_value=date(1900, 1, 1))
NUMBERS = st.none() | st.integers(0, 10**9) | st.decimals(0, 10**9, places=2)


@st.composite
def mentions(draw, text: str) -> Mention:
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return Mention(start, end, text[start:end], draw(st.sampled_from(get_args(model.MentionKind))))


@st.composite
def extractions(draw) -> Extraction:
    article = Article(draw(TEXTS), draw(TEXTS), draw(st.none() | TEXTS), draw(st.none() | DATES), lang="en")
    a, p, e, f, c = (f"{kind}-{draw(IDS)}" for kind in "apefc")
    quote = draw(mentions(article.text))
    time = TimeSpan(
        draw(st.none() | DATES), draw(st.none() | DATES), "day", "t", lasted=draw(st.booleans()), mention=quote
    )
    sides = tuple(
        Participation(a, role) for role in draw(st.lists(st.sampled_from(["actor", "recipient"]), max_size=2))
    )
    degrees = st.none() | st.floats(-90, 90)
    return Extraction(
        article,
        actors=(Actor(a, "group", draw(TEXTS), "named", "t", aliases=tuple(draw(st.lists(TEXTS, max_size=2)))),),
        places=(Place(p, draw(TEXTS), "city", "t", lat=draw(degrees), long=draw(degrees)),),
        events=(
            Event(e, draw(TEXTS), "AID", "material-cooperation", "t", participations=sides, places=(p,), time=time),
        ),
        figures=(Figure(f, e, "money", draw(TEXTS), "t", draw(NUMBERS), draw(NUMBERS), draw(NUMBERS)),),
        claims=(
            Claim(
                c, f, article_local_name(article), quote, "t", confidence=draw(st.decimals(0, 1, places=2)), via=(a,)
            ),
        ),
        mentions=tuple(draw(st.lists(mentions(article.text), max_size=2))),
    )


@given(extractions())
def test_what_is_written_is_read_back(extraction):
    line = extraction_to_json(extraction)
    assert "\n" not in line
    assert read_extraction(line) == extraction
    assert json.loads(line) == extraction_to_data(extraction)


def test_the_rich_one_comes_back_with_its_types(rich_extraction):
    again = read_extraction(extraction_to_json(rich_extraction))
    assert again == rich_extraction
    assert isinstance(again.claims[0].confidence, Decimal)
    assert isinstance(again.article.published, date)
    assert [type(f.best) for f in again.figures] == [type(f.best) for f in rich_extraction.figures]


def test_lines_are_written_and_read_and_empty_ones_skipped(rich_extraction):
    stream = io.StringIO()
    write_extractions([rich_extraction, rich_extraction], stream)
    assert list(read_extractions([*stream.getvalue().splitlines(keepends=True), "\n"])) == [rich_extraction] * 2


def test_an_article_is_read_from_plain_data(rich_extraction):
    data = extraction_to_data(rich_extraction)["article"]
    assert article_from_data(data) == rich_extraction.article
    with pytest.raises(ExtractionFormatError, match="titel"):
        article_from_data({**data, "titel": "x"})


def change(data, path, value):
    *parents, last = path
    for step in parents:
        data = data[step]
    if value is DELETE:
        del data[last]
    else:
        data[last] = value


DELETE = object()
DAMAGE = [
    (("article", "text"), DELETE, r"article\.text: Field required|article\.text: Missing"),
    (("article", "id"), 7, r"article\.id: Input should be a valid string"),
    (("article", "published"), "14/03/2023", r"article\.published: Input should be a valid date"),
    (("article", "author"), "x", r"article\.author: Unexpected"),
    (("actorz",), [], r"actorz: Unexpected"),
    (("actors", 0, "kind"), "tribe", r"actors\.0\.kind: Input should be 'person', 'group'"),
    (("events", 0, "factuality"), "true", r"events\.0\.factuality"),
    (("claims", 0, "confidence"), "high", r"claims\.0\.confidence"),
    (("claims", 0, "confidence"), "1.5", r"claims\.0\.confidence: 1\.5 is not between 0 and 1"),
    (("events", 0, "reciprocal"), "yes", r"events\.0\.reciprocal"),
    (("mentions", 0, "start"), 5, r"mentions\.0: the text at 5-"),
    (("mentions", 0, "start"), -5, r"mentions\.0: the text at -5"),
    (("mentions", 0, "text"), "Rebels", r"mentions\.0: the text at .* not 'Rebels'"),
    (("claims", 1, "quote", "end"), 10**6, r"claims\.1\.quote: the text"),
    (("claims", 0, "cue", "text"), "x", r"claims\.0\.cue: the text"),
    (("events", 0, "time", "mention", "end"), 1, r"events\.0\.time\.mention: the text"),
    (("article", "zones", 0, "end"), 10**6, r"article\.zones\.0: 0-1000000 is not within the text"),
    (("actors", 0, "id"), "two words", r"actors\.0\.id: 'two words' is no id"),
    (("actors", 1, "id"), "actor-dawn-front", r"actors\.1\.id: 'actor-dawn-front' is there twice"),
    (("actors", 1, "part_of"), "nobody", r"actors\.1\.part_of: no actor here has the id 'nobody'"),
    (("places", 0, "within"), "nowhere", r"places\.0\.within: no place"),
    (("events", 0, "places"), ["nowhere"], r"events\.0\.places: no place"),
    (("events", 0, "participations", 0, "who"), "nobody", r"events\.0\.participations: no actor"),
    (("events", 1, "caused_by"), ["nothing"], r"events\.1\.caused_by: no event"),
    (("relations", 0, "object"), "nobody", r"relations\.0\.object: no actor or place"),
    (("figures", 0, "of"), "nothing", r"figures\.0\.of: no actor or event"),
    (("claims", 0, "about"), "nothing", r"claims\.0\.about: no event, relation or figure"),
    (("claims", 0, "claimant"), "nobody", r"claims\.0\.claimant: no claimant"),
    (("claims", 1, "via"), ["nobody"], r"claims\.1\.via: no relay"),
    (("mentions", 0, "denotes"), "nothing", r"mentions\.0\.denotes: no record"),
]


@pytest.mark.parametrize(("path", "value", "message"), DAMAGE, ids=[".".join(map(str, d[0])) for d in DAMAGE])
def test_a_damaged_line_is_told_with_file_line_and_field(rich_extraction, path, value, message):
    good, bad = extraction_to_data(rich_extraction), extraction_to_data(rich_extraction)
    change(bad, path, value)
    lines = [json.dumps(good), json.dumps(bad)]
    reader = read_extractions(lines, "news.jsonl")
    assert next(reader) == rich_extraction
    with pytest.raises(ExtractionFormatError, match=rf"^news\.jsonl:2: ({message})"):
        next(reader)


@pytest.mark.parametrize("line", ["{", "[]", "null", '"x"', "{}", '{"article": null}', "\x00"])
def test_what_is_no_extraction_is_told(line):
    with pytest.raises(ExtractionFormatError, match="see `kg schema`"):
        read_extraction(line)


def test_the_schema_describes_every_field(rich_extraction):
    schema = extraction_schema()
    assert schema["$schema"].endswith("2020-12/schema")
    assert set(schema["properties"]) == {f.name for f in fields(Extraction)}
    for kind in (Actor, Article, Claim, Event, Figure, Mention, Place, TimeSpan):
        described = schema["$defs"][kind.__name__]
        assert set(described["properties"]) == {f.name for f in fields(kind)}
        assert described["additionalProperties"] is False
    json.dumps(schema)
