"""Inputs that break readers: each is refused with a clear error or read with offsets that hold; the others are read."""

import gzip
import json
import os
import sqlite3
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import DuplicateIdError, InputError
from kg.model import Article
from kg.read import ReadFailure, read_articles

GOOD = "Rebels attacked the town of Bor on Monday, and the army said that it had lost two men in the fighting there."
LONG = " ".join([GOOD] * 4)


def _write(name: str, data: bytes | str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return make


def _lines(*records: object) -> str:
    return "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records)


def _zip(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "report.txt", "w") as packed:
        packed.writestr("a.txt", GOOD)
    return folder / "report.txt"


def _sqlite(folder: Path) -> Path:
    database = sqlite3.connect(folder / "report.txt")
    database.execute("CREATE TABLE news (body TEXT)")
    database.commit()
    database.close()
    return folder / "report.txt"


def _loop(folder: Path) -> Path:
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    return folder / "loop.txt"


def _broken_gzip(folder: Path) -> Path:
    path = folder / "report.txt.gz"
    path.write_bytes(gzip.compress(os.urandom(500).hex().encode())[:-300])
    return path


def _gzip_bomb(folder: Path) -> Path:
    path = folder / "report.txt.gz"
    with gzip.open(path, "wb", compresslevel=1) as packed:
        for _ in range(65):
            packed.write(b"a" * 1_000_000)
    return path


REFUSED = {
    "empty": (_write("a.txt", ""), "holds no text"),
    "white space only": (_write("a.txt", " \n\t\r\n\xa0\n"), "holds no text"),
    "a byte order mark only": (_write("a.txt", b"\xef\xbb\xbf"), "holds no text"),
    "PNG": (_write("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256))), "a PNG picture"),
    "JPEG named HTML": (_write("a.html", b"\xff\xd8\xff\xe0" + bytes(range(256))), "a JPEG picture"),
    "PDF": (_write("a.txt", b"%PDF-1.7\n1 0 obj\n"), "a PDF"),
    "RTF": (_write("a.txt", r"{\rtf1\ansi Rebels attacked.}"), "an RTF document"),
    "ZIP": (_zip, "a ZIP archive"),
    "SQLite": (_sqlite, "an SQLite database"),
    "gzip under another name": (_write("a.txt", gzip.compress(GOOD.encode())), "compressed by gzip"),
    "bytes at random": (_write("a.txt", bytes(i * 7 % 256 for i in range(5000))), "is binary"),
    "UTF-8 with broken bytes": (_write("a.txt", ("“Zürich” " * 9).encode() + b"\xff" + LONG.encode()), "broken bytes"),
    "UTF-16 cut in a character": (_write("a.txt", GOOD.encode("utf-16")[:-1]), "not valid utf-16"),
    "zero character": (_write("a.txt", GOOD + "\0"), "U+0000"),
    "gigantic line": (_write("a.txt", "The army attacked. " * 550_000), "10,450,000 characters"),
    "gigantic file": (_write("a.txt", b"a" * 64_000_001), "larger than 64 MB"),
    "gzip bomb": (_gzip_bomb, "larger than 64 MB"),
    "not English": (
        _write(
            "a.txt",
            "Der Außenminister sagte am Montag, die Gespräche in Teheran hätten zu nichts geführt, und der Widerstand im "
            "Norden werde weitergehen. Es war das erste Mal, dass sich die beiden Parteien getroffen haben.",
        ),
        "does not read as English",
    ),
    "another script": (_write("a.txt", "وقال وزير الخارجية إن المحادثات فشلت يوم الجمعة في طهران. " * 8), "as English"),
    "HTML without text": (
        _write("a.html", "<html><body><script>var x = 1;</script></body></html>"),
        "holds no article",
    ),
    "empty HTML": (_write("a.html", ""), "holds no article"),
    "deep HTML": (_write("a.html", "<div>" * 100_000 + GOOD + "</div>" * 100_000), "holds no article"),
    "no such file": (lambda folder: folder / "none.txt", "no such file"),
    "link to itself": (_loop, "cannot be read"),
    "broken gzip": (_broken_gzip, "broken gzip"),
    "no gzip at all": (_write("a.txt.gz", GOOD), "broken gzip"),
    "JSON of another kind": (_write("a.json", "[1, 2]"), "a JSON int, not an object"),
    "deep JSON": (_write("a.jsonl", "[" * 100_000), "is no JSON"),
    "gigantic number in JSON": (_write("a.jsonl", '{"text": ' + "9" * 5000 + "}"), "is no JSON"),
    "CSV without a header": (_write("a.csv", f'"{GOOD}",2024-05-03\n'), "has no column 'text'"),
    "CSV that is empty": (_write("a.csv", ""), "has no column 'text'"),
    "pattern without a file": (lambda folder: folder / "*.nothing", "matches no file"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_each_is_refused_clearly_and_the_next_is_read(case: str, tmp_path: Path) -> None:
    make, message = REFUSED[case]
    (tmp_path / "in").mkdir()
    path = make(tmp_path / "in")
    start = time.monotonic()
    found = list(read_articles([path, {"id": "next", "text": GOOD}]))
    assert time.monotonic() - start < 5
    *failures, last = found
    assert isinstance(last, Article)
    assert failures
    assert all(isinstance(failure, ReadFailure) for failure in failures)
    first = failures[0]
    assert isinstance(first, ReadFailure)
    assert message in str(first.error)
    assert str(path) in str(first.error)
    assert first.error.fix


READ = {
    "UTF-8 with a mark": (_write("a.txt", b"\xef\xbb\xbf" + GOOD.encode()), GOOD),
    "UTF-16": (_write("a.txt", GOOD.encode("utf-16")), GOOD),
    "UTF-16 without a mark": (_write("a.txt", GOOD.encode("utf-16-be")), GOOD),
    "UTF-32": (_write("a.txt", b"\xff\xfe\x00\x00" + GOOD.encode("utf-32-le")), GOOD),
    "Latin-1": (_write("a.txt", f"{GOOD} Zürich, São Tomé.".encode("latin-1")), f"{GOOD} Zürich, São Tomé."),
    "Windows-1252": (_write("a.txt", f"“{GOOD}” – it’s".encode("cp1252")), f"“{GOOD}” – it’s"),
    "line ends of three kinds": (_write("a.txt", f"{GOOD}\r\n\r\n{GOOD}\r{GOOD}\n"), f"{GOOD}\r\n\r\n{GOOD}\r{GOOD}\n"),
    "control characters": (_write("a.txt", f"{GOOD}\x07 \x1b[1m{GOOD}\x0c"), f"{GOOD}\x07 \x1b[1m{GOOD}\x0c"),
    "marks of direction": (_write("a.txt", f"\u200f\u202b{GOOD}\u202c\u200e"), f"\u200f\u202b{GOOD}\u202c\u200e"),
    "zero-width characters": (_write("a.txt", GOOD.replace(" ", "\u200b \ufeff")), GOOD.replace(" ", "\u200b \ufeff")),
    "characters beyond the first plane": (_write("a.txt", f"🔥💥 {GOOD} 𝕏 👩‍👩‍👧"), f"🔥💥 {GOOD} 𝕏 👩‍👩‍👧"),
    "non-characters": (_write("a.txt", f"{GOOD}\uffff\ufdd0"), f"{GOOD}\uffff\ufdd0"),
    "a thousand combining marks": (_write("a.txt", f"{GOOD} a" + "\u0301" * 1000), f"{GOOD} a" + "\u0301" * 1000),
    "one word of a million letters": (_write("a.txt", f"{GOOD}\n" + "a" * 999_000), f"{GOOD}\n" + "a" * 999_000),
    "a million line breaks": (_write("a.txt", GOOD + "\n" * 900_000 + GOOD), GOOD + "\n" * 900_000 + GOOD),
    "a million hyphens": (_write("a.txt", GOOD + "\n" + "A-" * 400_000), GOOD + "\n" + "A-" * 400_000),
    "no suffix": (_write("report", GOOD), GOOD),
    "gzip": (_write("a.txt.gz", gzip.compress(GOOD.encode())), GOOD),
    "JSON array instead of lines": (_write("a.jsonl", json.dumps([{"text": GOOD}])), GOOD),
    "JSON object over many lines": (_write("a.json", json.dumps({"text": GOOD}, indent=2)), GOOD),
    "JSON lines in UTF-16": (_write("a.jsonl", (json.dumps({"text": GOOD}) + "\n").encode("utf-16")), GOOD),
    "JSON lines with a mark": (_write("a.jsonl", b"\xef\xbb\xbf" + json.dumps({"text": GOOD}).encode()), GOOD),
    "JSON lines in Windows-1252": (_write("a.jsonl", ('{"text": "“' + GOOD + '”"}').encode("cp1252")), f"“{GOOD}”"),
    "huge CSV field": (_write("a.csv", f'text\n"{LONG * 500}"\n'), LONG * 500),
    "CSV with lines in a field": (_write("a.csv", f'id;text\r\n1;"{GOOD}\r\n\r\n""Yes"""\r\n'), f'{GOOD}\r\n\r\n"Yes"'),
    "pipe": (lambda folder: folder / "report.txt", GOOD),
}


@pytest.mark.parametrize("case", READ)
def test_each_is_read_as_it_stands(case: str, tmp_path: Path) -> None:
    make, text = READ[case]
    path = make(tmp_path)
    if case == "pipe":
        path.write_text(text)
        path = Path(f"/dev/fd/{os.open(path, os.O_RDONLY)}")
    start = time.monotonic()
    [article] = read_articles(path)
    assert time.monotonic() - start < 5
    assert isinstance(article, Article), article
    assert article.text == text
    assert all(0 <= zone.start < zone.end <= len(text) for zone in article.zones)


def _read_lines(folder: Path, *records: object) -> list[Article | ReadFailure]:
    path = folder / "news.jsonl"
    path.write_text(_lines({"id": "first", "text": GOOD}, *records, {"id": "last", "text": GOOD}))
    found = list(read_articles(path))
    assert isinstance(found[0], Article)
    assert isinstance(found[-1], Article)
    assert (found[0].id, found[-1].id) == ("first", "last")
    return found[1:-1]


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ('{"text": "' + GOOD, "is no JSON: Unterminated string"),
        ("not JSON at all", "is no JSON"),
        ([1, 2], "a JSON list, not an object"),
        ({"words": GOOD}, "no field 'text'; it has: words"),
        ({"text": None}, "holds no text"),
        ({"text": "  "}, "holds no text"),
        ({"text": 7}, "'text' is a int, not a string"),
        ({"text": ["a", "b"]}, "'text' is a list, not a string"),
        ({"text": GOOD, "title": {"en": "x"}}, "'title' is a dict, not a string"),
        ({"text": GOOD, "id": True}, "'id' is a bool, not a string"),
        ({"text": GOOD, "published": "banana"}, "'published' is 'banana'"),
        ({"text": GOOD, "published": "2024-02-31"}, "'published' is '2024-02-31'"),
        ({"text": GOOD, "published": "04/05/2024"}, "YYYY-MM-DD"),
        ({"text": GOOD, "published": "0001-01-01"}, "'published' is '0001-01-01'"),
        ({"text": GOOD, "published": 1714000000}, "'published' is '1714000000'"),
        ({"text": GOOD, "lang": "fr"}, "language is 'fr'"),
        ({"text": GOOD + "\ud83d"}, "U+D83D at 108"),
        ({"text": GOOD, "title": "\udc00"}, "'title' holds the character U+DC00"),
        ({"text": "a \0 b"}, "U+0000 at 2"),
        ({"id": "first", "text": GOOD + " Again."}, "was given to"),
        ({"text": "a" * 1_000_001}, "1,000,001 characters"),
        ('{"text": "' + "a" * 16_000_000 + '"}', "16,000,000 characters"),
    ],
)
def test_a_bad_line_is_left_out_and_named(record: object, message: str, tmp_path: Path) -> None:
    [failure] = _read_lines(tmp_path, record)
    assert isinstance(failure, ReadFailure)
    assert failure.line == 2
    assert message in str(failure.error)
    assert f"{tmp_path / 'news.jsonl'}:2: " in str(failure.error)
    assert failure.error.fix


@pytest.mark.parametrize("blank", ["", "   ", "\t"])
def test_a_blank_line_is_no_failure(blank: str, tmp_path: Path) -> None:
    assert _read_lines(tmp_path, blank) == []


def test_escaped_pairs_make_one_character(tmp_path: Path) -> None:
    [article] = _read_lines(tmp_path, '{"text": "\\ud83d\\udd25 ' + GOOD + '"}')
    assert isinstance(article, Article)
    assert article.text.startswith("🔥 Rebels")


def test_broken_quotes_end_a_csv_file_but_keep_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text(f'id,text\n1,"{GOOD}"\n2,"{GOOD}\n3,"{GOOD} Again."\n')
    found = list(read_articles([path, {"id": "next", "text": GOOD}]))
    assert [item.id for item in found if isinstance(item, Article)] == ["1", "next"]
    [failure] = [item for item in found if isinstance(item, ReadFailure)]
    assert failure.line == 3
    assert "is no CSV from here on" in str(failure.error)


def test_a_row_with_another_number_of_fields_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text(f"id,text\n1,{GOOD}\n2,{GOOD.replace(',', '')}\n3\n")
    found = list(read_articles(path))
    assert [item.id for item in found if isinstance(item, Article)] == ["2"]
    assert [item.line for item in found if isinstance(item, ReadFailure)] == [2, 4]


def test_a_file_that_vanishes_between_listing_and_reading(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"{GOOD} {name}.")
    reading = read_articles(tmp_path)
    first = next(reading)
    (tmp_path / "b.txt").unlink()
    vanished, last = reading
    assert isinstance(first, Article)
    assert isinstance(vanished, ReadFailure)
    assert "no such file" in str(vanished.error)
    assert isinstance(last, Article)
    assert last.id == "c"


def test_a_truncated_gzip_of_lines_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    lines = "".join(json.dumps({"id": str(i), "text": f"{GOOD} {os.urandom(300).hex()}"}) + "\n" for i in range(2000))
    packed = gzip.compress(lines.encode())
    path.write_bytes(packed[: len(packed) * 2 // 3])
    *articles, failure = read_articles(path)
    assert len(articles) > 500
    assert isinstance(failure, ReadFailure)
    assert "broken gzip" in str(failure.error)


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "notes.docx").write_bytes(b"PK\x03\x04")
    [failure] = read_articles(tmp_path)
    assert isinstance(failure, ReadFailure)
    assert "holds no article" in str(failure.error)


def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "again").symlink_to(tmp_path)
    assert [item.id for item in read_articles(tmp_path) if isinstance(item, Article)] == ["a"]


def test_a_pipe_in_a_folder_does_not_block(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    os.mkfifo(tmp_path / "b.txt")
    assert [item.id for item in read_articles(tmp_path) if isinstance(item, Article)] == ["a"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GOOD)
    path.chmod(0)
    [failure] = read_articles(path)
    assert isinstance(failure, ReadFailure)
    assert "permission denied" in str(failure.error)


def test_a_duplicate_id_names_both_places(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    for folder in ("one", "two"):
        (tmp_path / folder / "report.txt").write_text(f"{GOOD} {folder}.")
    first, failure = read_articles([tmp_path / "one", tmp_path / "two"])
    assert isinstance(first, Article)
    assert isinstance(failure, ReadFailure)
    assert isinstance(failure.error, DuplicateIdError)
    assert str(tmp_path / "one" / "report.txt") in str(failure.error)
    assert str(tmp_path / "two" / "report.txt") in str(failure.error)


def test_an_input_of_another_kind_is_a_failure() -> None:
    failure, article = read_articles([7, GOOD])  # type: ignore[list-item]
    assert isinstance(failure, ReadFailure)
    assert isinstance(failure.error, InputError)
    assert isinstance(article, Article)


def test_a_web_address_is_not_fetched() -> None:
    [failure] = read_articles("https://news.example/talks")
    assert isinstance(failure, ReadFailure)
    assert "web address" in str(failure.error)
