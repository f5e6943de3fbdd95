import json
import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Zone
from kg.read.zones import mark_zones, read_layout

SHARED = Path(__file__).parents[2].parent / "shared"

PAGE = """\
close

The news of the south since 1987

Army and rebels clash near Bor, dozens killed

May 3, 2023 at 10:57 am

Soldiers of the army wait near Bor on May 1, 2023 [Jane Doe / Anadolu Agency]

JUBA, May 3 (Reuters) - The army clashed with rebels near Bor on Tuesday and dozens of people were killed, officials said.

Read: Why the war goes on

“We will not leave,” a rebel commander said.

Subscribe to our newsletter
"""


def _parts(text: str, **known: str) -> list[tuple[str, str]]:
    return [(zone.kind, text[zone.start : zone.end]) for zone in mark_zones(text, **known)]


def test_the_parts_of_a_copied_page() -> None:
    assert _parts(PAGE) == [
        ("boilerplate", "close"),
        ("boilerplate", "The news of the south since 1987"),
        ("title", "Army and rebels clash near Bor, dozens killed"),
        ("dateline", "May 3, 2023 at 10:57 am"),
        ("caption", "Soldiers of the army wait near Bor on May 1, 2023"),
        ("credit", "[Jane Doe / Anadolu Agency]"),
        ("dateline", "JUBA, May 3 (Reuters) -"),
        ("link", "Read: Why the war goes on"),
        ("boilerplate", "Subscribe to our newsletter"),
    ]


def test_title_date_and_agency_are_read_from_the_page() -> None:
    layout = read_layout(PAGE)
    assert layout.title == "Army and rebels clash near Bor, dozens killed"
    assert layout.published == date(2023, 5, 3)
    assert layout.publisher == "Reuters"


def test_line_ends_do_not_matter() -> None:
    crlf = PAGE.replace("\n", "\r\n")
    assert _parts(crlf) == _parts(PAGE)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the town of Bor on Monday.",
        "Rebels attacked the town of Bor on Monday",
        "Rebels attacked the town of Bor on Monday. The army fled.\n\nIt came back on Tuesday, officials said.",
        "",
    ],
)
def test_plain_sentences_have_no_zones(text: str) -> None:
    assert mark_zones(text) == ()


def test_a_date_line_alone_before_the_report() -> None:
    text = "Friday, January 4, 2019 \n\n\nAn apartment building collapsed on Monday in Magnitogorsk."
    assert _parts(text, title="Building collapses in Magnitogorsk") == [("dateline", "Friday, January 4, 2019")]


def test_a_headline_that_ends_in_a_date() -> None:
    text = "Talks on Yemen fail in Kuwait Tuesday, August 9, 2016\n\nThe talks on Yemen ended without a result."
    assert _parts(text) == [("title", "Talks on Yemen fail in Kuwait"), ("dateline", "Tuesday, August 9, 2016")]
    assert _parts(text, title="Talks on Yemen fail in Kuwait") == _parts(text)


def test_a_known_title_marks_only_a_line_that_says_the_same() -> None:
    text = "Background\n\nThe talks on Yemen ended without a result."
    assert _parts(text, title="Talks on Yemen fail in Kuwait") == []
    text = "TALKS ON YEMEN  fail in Kuwait\n\nThe talks on Yemen ended without a result."
    assert _parts(text, title="Talks on Yemen fail in Kuwait")[0] == ("title", "TALKS ON YEMEN  fail in Kuwait")


def test_the_second_part_of_a_headline_stands_above_the_date_line() -> None:
    text = "Talks on Yemen fail\nHouthis reject UN plan\nMay 3, 2023\nThe talks on Yemen ended; the Houthis rejected the plan."
    assert [kind for kind, _ in _parts(text)] == ["title", "title", "dateline"]
    assert read_layout(text).title == "Talks on Yemen fail"


def test_the_dates_of_a_chronicle_are_not_its_date() -> None:
    text = (
        "Chronicle of the war in Sudan\n\n15 April 2023\nFighting broke out in Khartoum.\n\n16 April 2023\nThe army bombed the "
        "camps of the RSF.\n\n20 May 2023\nThe two sides of the war signed a truce in Jeddah.\n"
    )
    assert _parts(text) == [("title", "Chronicle of the war in Sudan")]
    dated = text.replace("Sudan\n\n", "Sudan\n\nPublished: 1 June 2023\n\n", 1)
    assert read_layout(dated).published == date(2023, 6, 1)
    assert len(mark_zones(dated)) == 2


def test_a_list_of_links_ends_where_the_report_goes_on() -> None:
    text = "The army attacked Bor.\n\nRelated stories\nWhy the war goes on\nWho is who in Bor\nThe rebels fled on Monday, officials said.\n"
    assert _parts(text) == [("link", "Related stories"), ("link", "Why the war goes on"), ("link", "Who is who in Bor")]


def test_captions_and_publisher_that_are_known() -> None:
    text = "The army attacked Bor.\nRuins of the market in Bor\nThe  Daily\n"
    zones = mark_zones(text, publisher="the daily", captions=["Ruins of the  market in Bor"])
    assert [zone.kind for zone in zones] == ["caption", "boilerplate"]


def test_a_caption_alone() -> None:
    text = "Families wait in Goris on September 26, 2023. [Jane Doe / Reuters]"
    credit = text.index("[")
    assert mark_zones(text) == (Zone(0, credit - 1, "caption"), Zone(credit, len(text), "credit"))


def _check(text: str, zones: tuple[Zone, ...]) -> None:
    end = 0
    for zone in zones:
        assert end <= zone.start < zone.end <= len(text)
        assert text[zone.start : zone.end].strip() == text[zone.start : zone.end]
        end = zone.end


PIECES = [
    *PAGE.splitlines(),
    "Talks fail Tuesday, September 1, 2015",
    "15 April 2023",
    "Related stories",
    "Who are the Houthis?",
    "Q: Why?",
    "KABUL — The army fled.",
    "Thursday, March 15, 2012 Rebels attacked",
    "and went on",
    "\u200f",
    "…",
    "(AFP)",
    "© 2020 X. All rights reserved",
]


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from(PIECES), max_size=20),
    st.sampled_from(["\n", "\r\n", "\n\n", "\r", " \n"]),
    st.none() | st.sampled_from(PIECES),
)
def test_zones_are_sorted_in_the_text_and_do_not_overlap(pieces: list[str], end: str, title: str | None) -> None:
    text = end.join(pieces)
    _check(text, mark_zones(text, title=title))


@given(st.text(max_size=400))
def test_any_text_has_zones(text: str) -> None:
    _check(text, mark_zones(text))


@pytest.mark.skipif(not SHARED.exists(), reason="the shared texts are not here")
def test_the_founding_article() -> None:
    text = (SHARED / "seed" / "article.txt").read_text(encoding="utf8")
    expected = json.loads((SHARED / "seed" / "expected.json").read_text(encoding="utf8"))
    parts = _parts(text)
    caption, credit = expected["caption"].rsplit(" [", 1)
    assert [part for kind, part in parts if kind == "caption"] == [caption]
    assert [part for kind, part in parts if kind == "credit"] == [f"[{credit}"]
    assert [part for kind, part in parts if kind in ("boilerplate", "link")] == expected["not_text"]
    layout = read_layout(text)
    assert layout.title == expected["title"]
    assert layout.published == date.fromisoformat(expected["published"])


@pytest.mark.skipif(not SHARED.exists(), reason="the shared texts are not here")
def test_real_articles_keep_their_body() -> None:
    chosen = random.Random(7)
    for name in ("wikinews/articles", "gum/dev"):
        rows = [
            json.loads(line) for line in (SHARED / "gold" / f"{name}.jsonl").read_text(encoding="utf8").splitlines()
        ]
        for row in chosen.sample(rows, min(40, len(rows))):
            layout = read_layout(row["text"], title=row["title"], publisher=row.get("publisher"))
            _check(row["text"], layout.zones)
            marked = sum(zone.end - zone.start for zone in layout.zones if zone.kind in ("boilerplate", "link"))
            assert marked < 0.05 * len(row["text"])
