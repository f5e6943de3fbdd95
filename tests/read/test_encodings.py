from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read import ReadNote, read_articles
from kg.read.encodings import decode


def text_of(data: bytes, path: str, declared: str | None = None) -> str:
    return decode(data, path, declared=declared)[0]


TEXT = "The café in Zürich, the “talks” in São Tomé – and the minister’s plan – failed."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_encoding_is_found(encoding: str) -> None:
    assert text_of(TEXT.encode(encoding), "a.txt") == TEXT


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_other_scripts_are_guessed(encoding: str) -> None:
    text = "Министр иностранных дел заявил, что переговоры провалились. " * 4
    assert text_of(text.encode(encoding), "a.txt") == text


def test_what_a_page_declares_counts_where_it_is_no_utf_8() -> None:
    text = "Wałęsa spoke in Łódź."
    assert text_of(text.encode("cp1250"), "a.html", declared="cp1250") == text
    assert text_of(text.encode("utf-8"), "a.html", declared="cp1250") == text


def test_nothing_but_the_encoding_changes() -> None:
    text = "One\r\nTwo\rThree\x0b\u2028\ufeffFour\u200b"
    assert text_of(text.encode(), "a.txt") == text


@pytest.mark.parametrize("data", [b"\x89PNG\r\n", b"%PDF-1.4", b"PK\x03\x04", bytes(range(32)) * 20])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.txt: is "):
        decode(data, "a.txt")


def test_a_guess_is_told_and_nothing_else(tmp_path: Path) -> None:
    notes: list[ReadNote] = []
    for name, data in (("a.txt", TEXT.encode("cp1252")), ("b.txt", TEXT.encode()), ("c.txt", TEXT.encode("utf-16"))):
        (tmp_path / name).write_bytes(data)
    assert len(list(read_articles(tmp_path, tell=notes.append))) == 3
    assert notes == [ReadNote(str(tmp_path / "a.txt"), "does not say its encoding, and is no UTF-8: read as cp1252")]
