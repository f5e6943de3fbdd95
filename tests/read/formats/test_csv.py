from datetime import date
from pathlib import Path

import pytest

from kg.model import Article
from kg.read import ReadFailure, read_articles

GOOD = "Rebels attacked the town of Bor on Monday, and the army said that it had lost two men."


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_row_is_an_article(delimiter: str, end: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [
        ["id", "text", "published"],
        ["1", f'"{GOOD}{end}{end}""Yes,"" he said."', "2024-05-03"],
        ["2", f'"{GOOD}"', ""],
    ]
    path.write_bytes(end.join(delimiter.join(row) for row in rows).encode("utf-8-sig"))
    first, second = read_articles(path)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.text == f'{GOOD}{end}{end}"Yes," he said.'
    assert (first.published, second.published) == (date(2024, 5, 3), None)


def test_other_names_of_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'nr,body\n1,"{GOOD}"\n')
    [article] = read_articles(path, fields={"id": "nr", "text": "body"})
    assert isinstance(article, Article)
    assert (article.id, article.text) == ("1", GOOD)


def test_the_line_of_a_bad_row_is_that_where_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'id,text,published\n1,"{GOOD}\n\n{GOOD}",\n2,"{GOOD}\n{GOOD}",banana\n')
    _, failure = read_articles(path)
    assert isinstance(failure, ReadFailure)
    assert failure.line == 5


def test_old_encodings(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f'id,text\n1,"{GOOD} It’s in São Tomé."\n'.encode("cp1252"))
    [article] = read_articles(path)
    assert isinstance(article, Article)
    assert article.text.endswith("It’s in São Tomé.")
