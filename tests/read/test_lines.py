from hypothesis import given
from hypothesis import strategies as st

from kg.read.lines import find_lines


def _texts(text: str) -> list[str]:
    return [line.text for line in find_lines(text)]


def test_lines_are_found_whatever_ends_them() -> None:
    assert _texts("One.\r\n\r\nTwo.\rThree.\n\u2028Four.\x0cFive.") == ["One.", "Two.", "Three.", "Four.", "Five."]


def test_blanks_and_invisible_marks_are_left_outside() -> None:
    assert _texts("\u200f  One. \u200b\n \xa0\ufeff \n\tTwo.\xa0") == ["One.", "Two."]


def test_lines_broken_at_a_fixed_width_are_joined_to_paragraphs() -> None:
    text = (
        "Truce holds in Yemen\n"
        "The United Nations envoy to Yemen said on Tuesday that a truce of\n"
        "two months was holding, although both sides had reported\n"
        "violations in the provinces of Marib and Taiz.\n"
        "\n"
        "The truce began on April 2.\n"
    )
    title, first, second = _texts(text)
    assert title == "Truce holds in Yemen"
    assert first.startswith("The United Nations")
    assert first.endswith("Taiz.")
    assert second == "The truce began on April 2."


def test_short_lines_that_each_begin_anew_are_not_joined() -> None:
    assert len(_texts("Home\nWorld\nAfrica\nTruce holds\nThe truce began on April 2.\n")) == 5


@given(st.text(alphabet=st.sampled_from("aB. \n\r\t\u200b\u2028\xa0é")))
def test_offsets_hold(text: str) -> None:
    end = 0
    for line in find_lines(text):
        assert line.start >= end
        assert text[line.start : line.end] == line.raw
        assert line.text.strip() == line.text != ""
        assert line.raw.strip() == line.raw
        end = line.end
