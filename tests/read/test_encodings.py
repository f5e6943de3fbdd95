import pytest

from kg.errors import InputError
from kg.read.encodings import decode

TEXT = "The café in Zürich, the “talks” in São Tomé – and the minister’s plan – failed."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_encoding_is_found(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_other_scripts_are_guessed(encoding: str) -> None:
    text = "Министр иностранных дел заявил, что переговоры провалились. " * 4
    assert decode(text.encode(encoding), "a.txt") == text


def test_what_a_page_declares_counts_where_it_is_no_utf_8() -> None:
    text = "Wałęsa spoke in Łódź."
    assert decode(text.encode("cp1250"), "a.html", declared="cp1250") == text
    assert decode(text.encode("utf-8"), "a.html", declared="cp1250") == text


def test_nothing_but_the_encoding_changes() -> None:
    text = "One\r\nTwo\rThree\x0b\u2028\ufeffFour\u200b"
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize("data", [b"\x89PNG\r\n", b"%PDF-1.4", b"PK\x03\x04", bytes(range(32)) * 20])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.txt: is "):
        decode(data, "a.txt")
