from datetime import date

import pytest

from kg.read.datelines import find_date_line, find_leading_dateline, find_trailing_date


@pytest.mark.parametrize(
    "line",
    [
        "January 15, 2022 at 10:57 am",
        "Saturday, January 15, 2022",
        "15 January 2022",
        "2022-01-15",
        "15/01/2022 10:57",
        "Published: 15 Jan 2022 10:57 GMT",
        "Updated 3:14 PM EDT, Sat January 15, 2022",
        "Sat 15 Jan 2022 10.57 GMT",
        "By Jane Doe | January 15, 2022",
        "KABUL, January 15, 2022",
        "2022-01-15T10:57:00Z",
        "15 January 2022 – Updated 16 January 2022",
    ],
)
def test_lines_that_are_a_date(line: str) -> None:
    found = find_date_line(line)
    assert found
    assert found.length == len(line)
    assert found.published == date(2022, 1, 15)


@pytest.mark.parametrize(
    "line",
    [
        "January 15",
        "On 15 January 2022",
        "January 15, 2022: the army attacks",
        "In January 2022",
        "Kabul",
        "The army attacked on January 15, 2022",
    ],
)
def test_lines_that_are_none(line: str) -> None:
    assert find_date_line(line) is None


def test_a_date_that_could_be_two_days_is_a_date_line_without_a_date() -> None:
    found = find_date_line("04/05/2022")
    assert found
    assert found.published is None


@pytest.mark.parametrize(
    ("dateline", "agency", "published"),
    [
        ("KABUL, Jan 15 (Reuters) -", "Reuters", None),
        ("KABUL (AP) —", "AP", None),
        ("KABUL, Afghanistan (AP) —", "AP", None),
        ("Kabul (AFP) -", "AFP", None),
        ("GENEVA/CAIRO, May 3 (Reuters) -", "Reuters", None),
        ("TEHRAN, Jan 11, 2022 (Hindukush Wire) -", "Hindukush Wire", date(2022, 1, 11)),
        ("Khartoum, 15 April 2023 (SUNA) -", "SUNA", date(2023, 4, 15)),
        ("Goma, DR Congo, 28 Jan. 2025 (Kivu Post) –", "Kivu Post", date(2025, 1, 28)),
        ("UNITED NATIONS, Aug. 3 (Xinhua) --", "Xinhua", None),
        ("Geneva, 3 May 2023 –", None, date(2023, 5, 3)),
        ("DAMASCUS, Syria, Dec. 8 —", None, None),
        ("DAMASCUS —", None, None),
        ("Jan. 15 (UPI) --", "UPI", None),
        ("(Reuters) -", "Reuters", None),
        ("Thursday, March 15, 2012", None, date(2012, 3, 15)),
    ],
)
def test_what_stands_before_the_first_sentence(dateline: str, agency: str | None, published: date | None) -> None:
    found = find_leading_dateline(f"{dateline} Rebels attacked the town of Bor.")
    assert found
    assert (found.length, found.agency, found.published) == (len(dateline), agency, published)


@pytest.mark.parametrize(
    "line",
    [
        "Kabul – the capital – is quiet.",
        "NATO — the alliance — met in Brussels.",
        "On Thursday, the European Court of Justice (ECJ) — the highest court — ruled.",
        "The army (SAF) - once united - broke apart.",
        "Russia (Moscow) - The army attacked.",
        "Thursday, March 15, 2012, was a quiet day.",
        "UN - The council met.",
        "(YPG) – The units – attacked.",
        "Rebels attacked the town of Bor - again.",
    ],
)
def test_sentences_with_dashes_have_no_dateline(line: str) -> None:
    assert find_leading_dateline(line) is None


def test_a_date_that_closes_a_headline() -> None:
    found = find_trailing_date("Talks fail in Doha Tuesday, September 1, 2015")
    assert found
    assert found.length == len("Tuesday, September 1, 2015")
    assert find_trailing_date("Tuesday, September 1, 2015") is None
    assert find_trailing_date("Talks fail in Doha") is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Updated - November 17, 2023 09:12 pm IST - CHENNAI", date(2023, 11, 17)),
        ("Visayan Ledger / 05:12 PM August 22, 2023", date(2023, 8, 22)),
    ],
)
def test_a_date_line_may_name_the_paper_or_the_desk(line: str, day: date) -> None:
    found = find_date_line(line)
    assert found
    assert found.published == day


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Bukavu (DR Congo), March 5, 2025 (Agence Kivu) - Rebels entered the town.", "Agence Kivu"),
        ("Kismayo (Jubba Media) - A bomb went off.", "Jubba Media"),
    ],
)
def test_a_country_in_brackets_and_an_agency_that_no_list_has(line: str, agency: str) -> None:
    found = find_leading_dateline(line)
    assert found
    assert found.agency == agency
