from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.quotes import Quote, find_beginning, find_quotes

TEXT = "The army’s troops met\nrebels. “We met,” he said – twice. The meeting ended; they met again."


def _found(quote: str) -> list[str]:
    return [TEXT[q.start : q.end] for q in find_quotes(TEXT, quote)]


def test_line_breaks_and_kinds_of_signs_do_not_matter() -> None:
    assert _found("army's troops met rebels") == ["army’s troops met\nrebels"]
    assert _found('"We met," he said - twice') == ["“We met,” he said – twice"]


def test_a_quote_is_whole_words() -> None:
    assert len(_found("met")) == 3
    assert _found("meet") == []


def test_asterisks_mark_what_is_meant() -> None:
    assert find_quotes(TEXT, "they *met* again") == [Quote(TEXT.index("met again"), TEXT.index(" again"))]
    assert _found("The *meeting ended*;") == ["meeting ended"]
    assert _found("*We met*,") == ["We met"]
    assert find_quotes("Rated ***** by all", "*****") == [Quote(6, 11)]


def test_the_beginning_that_the_text_has() -> None:
    assert find_beginning(TEXT, "rebels. “We *left*") == "rebels. “We"
    assert find_beginning(TEXT, "nothing of it") == ""


@given(st.data(), st.text(alphabet="ab’ \n-—", min_size=1))
def test_words_copied_from_a_text_are_found_in_it(data: st.DataObject, text: str) -> None:
    words = text.split()
    if words:
        word = data.draw(st.sampled_from(words))
        assert any(text[q.start : q.end] == word for q in find_quotes(text, word))
