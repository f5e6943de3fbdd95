import pytest

from kg.read.captions import find_credit, is_caption


@pytest.mark.parametrize(
    "line",
    [
        "Soldiers march in Khost on January 12, 2022 [Sardar Shafaq / Anadolu Agency]",
        "Smoke rises over the market [AFP]",
        "Fighters guard the palace in Kabul [File: Reuters]",
        "A man walks past ruins in Homs. (Reuters/Ali Khara)",
        "A man walks past ruins in Homs. (AP Photo/Hassan Ammar)",
        "A man walks past ruins in Homs. (Photo by Omar Sanadiki/AFP)",
        "A man walks past ruins in Homs (file photo)",
        "Protesters block a bridge. Photo: Jane Doe/EPA",
        "Protesters block a bridge Image: Jane Doe.",
        "Protesters block a bridge. Photograph: Дмитрий Кошелев",
        "Protesters block a bridge. John Smith/Getty Images",
        "Protesters block a bridge | AFP",
        "Protesters block a bridge in Juba, 3 May 2021. NILE NEWSWIRE/Peter Lado",
        "Protesters block a bridge © Reuters",
        "Image: Jane Doe.",
        "FILE PHOTO: Fighters of the group parade in Sanaa",
        "FILE - Fighters of the group parade in Sanaa",
        "In this photo released by the army, soldiers enter the town.",
        "Soldiers stand guard in Juba in this file photo taken April 3, 2024. (Nile News)",
        "This picture taken on January 26, 2025 shows fighters at a parade (Agence Nil / Ali Deng)",
        "People gather in Juba on May 17, 2023. Ali Deng/Nile Media",
        "Image caption, A burnt classroom in Juba",
    ],
)
def test_lines_with_a_credit_are_captions(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "The minister met the ambassador in Kabul.",
        "“We will fight [them],” he told AFP.",
        "The group published a photo of the hostage.",
        "He said the photos showed soldiers (see below).",
        "The war gave the army a bad image.",
        "The president announced it via Twitter.",
        "The army said it had captured the town. (AFP)",
        "The truce (brokered by the UN) holds.",
    ],
)
def test_running_text_is_not(line: str) -> None:
    assert not is_caption(line)


def test_a_long_paragraph_is_not() -> None:
    assert not is_caption("The army advanced. " * 40 + "Photo: Jane Doe")


def test_the_credit_is_apart_from_what_the_caption_tells() -> None:
    line = "A man walks past ruins in Homs. (Reuters/Ali Khara)"
    assert find_credit(line) == line.index("(")
    assert find_credit("A man walks past ruins in Homs.") is None
