import pytest

from kg.read.furniture import find_owner, find_source, is_furniture, is_link, is_link_heading


@pytest.mark.parametrize(
    "line",
    [
        "Read: The other side of Afghanistan: Lives hooked on drugs",
        "READ MORE: Who are the Houthis?",
        "Read also: How two generals broke Sudan",
        "Also read: Famine looms in Darfur",
        "See also – Who is Ahmad Massoud",
        "» Related: UN warns of famine",
        "[Read more: Famine in Darfur]",
        "More on this story:",
        "https://news.example/talks",
    ],
)
def test_links_are_links_wherever_they_stand(line: str) -> None:
    assert is_link(line, below_lead=False)


@pytest.mark.parametrize(
    "line", ["Opinion: Why the truce will fail", "Watch: Rebels enter the capital", "Explainer: Who are the Houthis?"]
)
def test_some_are_links_only_below_the_lead(line: str) -> None:
    assert is_link(line, below_lead=True)
    assert not is_link(line, below_lead=False)


@pytest.mark.parametrize(
    "line",
    ["He read the statement to reporters.", "Also in the past day, the army shelled Bor.", "Analysis: it failed."],
)
def test_sentences_are_no_links(line: str) -> None:
    assert not is_link(line, below_lead=True)


def test_headings_of_lists_of_links() -> None:
    assert is_link_heading("Related stories")
    assert is_link_heading("You may also like:")
    assert not is_link_heading("Background")


@pytest.mark.parametrize(
    "line",
    [
        "clear",
        "Share | Tweet | Print",
        "Home > World > Africa > Sudan",
        "Skip to main content",
        "Advertisement",
        "By John Smith and Jane Doe in Kabul",
        "By Jane Doe, Kabul correspondent",
        "(Reporting by Jane Doe in Kabul; Editing by Joe Bloggs)",
        "Reporting by Jane Doe; editing by Joe Bloggs",
        "We use cookies to improve your experience.",
        "Subscribe to our newsletter",
        "Follow us on Telegram",
        "© 2022 The Daily. All rights reserved.",
        "The views expressed in this article are the author's own.",
        "This article was originally published in The Daily.",
        "FOR IMMEDIATE RELEASE",
        "Tags: Sudan, RSF",
        "4 min read",
        "12 comments",
        "#Sudan #Darfur",
        "press@network.example",
        "AFP",
        "* * *",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the army had taken Bor",
        "Reporting by Amnesty International shows that the army killed civilians.",
        "The two sides agreed to sign up to a plan today.",
        "Join us, the general said.",
        "Support us with weapons, Nazary said.",
        "Background",
        "Contact groups met in Berlin",
        "Taliban / Massoud talks fail",
        "No progress in informal talks between Taliban, opposition",
        "AFP reported it on Friday.",
    ],
)
def test_parts_of_reports_are_no_furniture(line: str) -> None:
    assert not is_furniture(line)


def test_who_published_it() -> None:
    assert find_source("Source: Anadolu Agency") == "Anadolu Agency"
    assert find_source("Sources said so") is None
    assert find_owner("© 2022 The Danube Courier. All rights reserved.") == "The Danube Courier"
    assert find_owner("(c) 2020 AP, all rights reserved") == "AP"
    assert find_owner("© 2022") is None
