"""A text says the same however wide its lines were broken."""

import textwrap
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.lines import find_lines
from kg.read.zones import read_layout

AGENCY = """\
Home > World > Africa

Ethiopia and Eritrea reopen border crossing at Zalambessa after two years of tension

July 9, 2019 at 4:15 pm

Traders load sacks of grain at the reopened crossing of Zalambessa on the border of Ethiopia and Eritrea on July 8, \
2019 [Helen Tesfay / Anadolu Agency]

ADDIS ABABA, July 9 (Reuters) - Ethiopia and Eritrea reopened the crossing at Zalambessa on Tuesday, two years after \
it was closed, officials of both countries said. Traders from Adigrat were the first to cross.

“We have waited for this day,” said Haile Gebru, a driver from Mekelle. Nobody asked him for his papers, he said, and \
U.N. monitors watched from a tent beside the road.

Read: Why the two countries fought over a town of nine hundred houses and a church

The foreign ministry in Asmara said that a second crossing would follow in September if both sides kept their word.

(Reporting by Dawit Alemu and Sara Negash; editing by John Smith)

© 2019 Reuters. All rights reserved.
"""
TITLE_ABOVE = """\
Philippine army captures camp of the Abu Sayyaf group on Basilan
ISABELA, Philippines, 12 March 2016 (Philippine Courier) – Soldiers captured a camp of the Abu Sayyaf group on the \
island of Basilan on Friday after a fight of six hours, the army said. Nine soldiers were wounded.

The camp lay near Al-Barka, a town that al-Qaeda-linked fighters had held for weeks, Colonel Rolando Bautista said.

Residents had fled to Lamitan. The mayor asked the government for tents, and the Red Cross sent two lorries with food.
"""
PRESS = """\
FOR IMMEDIATE RELEASE

Network of mothers asks both sides in Cameroon to keep schools open

Bamenda, 2 September 2021 – The Network of Mothers today asked the government of Cameroon and the separatists in the \
north-west to keep schools open and to stop attacks on teachers and pupils.

The separatists have called for a boycott since 2016. Hundreds of schools are closed, and the army has used eleven of \
them as barracks, according to the network.

Notes to editors: The Network of Mothers was founded in Bamenda in 2017 and has members in four of the ten regions.

Contact: Network of Mothers, press office, Commercial Avenue, Bamenda, press@mothers-network.example, weekdays
"""
ARTICLES = (AGENCY, TITLE_ABOVE, PRESS)


def _wrap(text: str, width: int, *, hyphens: bool = False) -> str:
    fill = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=hyphens).fill
    return "\n".join(fill(line) if line.strip() else line for line in text.split("\n"))


def _kinds(text: str) -> Iterator[tuple[str, str]]:
    """Each character that is not blank with the kind of its zone."""
    zones = read_layout(text).zones
    for index, sign in enumerate(text):
        if not sign.isspace():
            yield sign, next((zone.kind for zone in zones if zone.start <= index < zone.end), "body")


@pytest.mark.parametrize("width", [72, 80, 100])
@pytest.mark.parametrize(
    ("text", "title", "published", "publisher", "kinds"),
    [
        (
            AGENCY,
            "Ethiopia and Eritrea reopen border crossing at Zalambessa after two years of tension",
            date(2019, 7, 9),
            "Reuters",
            "boilerplate title dateline caption credit dateline link boilerplate boilerplate",
        ),
        (
            TITLE_ABOVE,
            "Philippine army captures camp of the Abu Sayyaf group on Basilan",
            date(2016, 3, 12),
            "Philippine Courier",
            "title dateline",
        ),
        (
            PRESS,
            "Network of mothers asks both sides in Cameroon to keep schools open",
            date(2021, 9, 2),
            None,
            "boilerplate title dateline boilerplate boilerplate",
        ),
    ],
)
def test_a_wrapped_article_is_read_as_the_unwrapped_one(
    text: str, title: str, published: date, publisher: str | None, kinds: str, width: int
) -> None:
    for layout in (read_layout(text), read_layout(_wrap(text, width))):
        assert (layout.title, layout.published, layout.publisher) == (title, published, publisher)
        assert " ".join(zone.kind for zone in layout.zones) == kinds


@given(st.sampled_from(ARTICLES), st.integers(66, 110), st.booleans(), st.booleans())
def test_wrapping_keeps_the_zone_of_every_character(text: str, width: int, hyphens: bool, blank_ends: bool) -> None:
    wrapped = _wrap(text, width, hyphens=hyphens)
    if blank_ends:
        wrapped = wrapped.replace("\n", " \r\n")
    assert list(_kinds(wrapped)) == list(_kinds(text))


@given(st.sampled_from(ARTICLES), st.integers(66, 110))
def test_an_offset_within_a_joined_line_is_that_of_its_character(text: str, width: int) -> None:
    wrapped = _wrap(text, width)
    for line in find_lines(wrapped):
        for index, sign in enumerate(line.text):
            found = wrapped[line.offset_of(index)]
            assert found == sign or (sign == " " and found.isspace())
        assert line.offset_of(len(line.text)) == line.end


def test_a_headline_as_wide_as_the_lines_below_it_stays_a_headline() -> None:
    body = (
        "The army of Chad crossed the border on Monday and attacked camps of the\n"
        "rebels in the south of Libya, a spokesman said. Forty lorries with troops\n"
        "had left Faya the day before.\n"
    )
    title = "Army of Chad attacks rebels in the south of Libya after weeks of waiting"
    assert read_layout(f"{title}\n{body}").title == title
    assert read_layout(f"{title}\nof talks\n{body}").title == f"{title} of talks"


def test_a_report_without_a_headline_has_none() -> None:
    text = (
        "The army of Chad crossed the border on Monday and attacked the camps of\n"
        "Libyan rebels, a spokesman said. Forty lorries with troops had left Faya\n"
        "the day before, and more were to follow.\n"
    )
    assert read_layout(text).zones == ()


def test_lines_that_end_short_are_no_wrap() -> None:
    text = "They want\nthe release of all who were detained in the spring;\nland;\na vote.\nThe army refused.\n"
    assert len(find_lines(text)) == 5
